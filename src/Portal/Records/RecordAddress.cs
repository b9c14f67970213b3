using Governance.Domain.Credentials;
using Governance.Domain.Words;
using Governance.Portal.Shared;

namespace Governance.Portal.Records;

/// <summary>The address of a view of the list of records: filters, order and page.</summary>
public sealed record RecordAddress(RecordFilter Filter, int Page)
{
    /// <summary>Filters and order without the page: what a saved view keeps and what a file of the list is of.</summary>
    public string Query => ListAddress.Query(Parts(null));

    public bool IsFiltered => Filter with { Sort = RecordSort.Moved, Reversed = false } != new RecordFilter();

    public static RecordAddress Read(string query)
    {
        var address = new ListAddress(query);
        return new(
            new(address.Text("text"), address.Choice<CredentialState>("stage"), address.Id("organisation"), address.Choice<RecordSort>("sort") ?? RecordSort.Moved,
                address.Text("unit"), address.Text("holder"), address.Choice<RecordMatter>("matter"), address.Number("days"), address.Choice<CredentialState>("left"), address.Number("within"), address.Text("reversed") == "true"),
            address.Number("page") ?? 1);
    }

    public string At(int page) => ListAddress.Of("/records", ListAddress.Query(Parts(page > 1 ? page : null)));

    /// <summary>By a column; where the list is by it already, the other way round.</summary>
    public string By(RecordSort sort) => (this with { Filter = Filter with { Sort = sort, Reversed = Filter.Sort == sort && !Filter.Reversed } }).At(1);

    /// <summary>Whether a column goes up or down by the values that it shows; null where the list is by another.</summary>
    public string? Direction(RecordSort sort) => Filter.Sort != sort ? null
        : (sort is RecordSort.Age or RecordSort.Proposed or RecordSort.Published) != Filter.Reversed ? "descending" : "ascending";

    internal static Sentence Name(RecordSort sort) => sort switch
    {
        RecordSort.Moved => new("Moved last"),
        RecordSort.Title => new("By title"),
        RecordSort.Due => new("Due first"),
        RecordSort.Stage => new("By stage"),
        RecordSort.Unit => new("By unit"),
        RecordSort.Age => new("Longest in its stage first"),
        RecordSort.Organisation => new("By organization"),
        RecordSort.Holder => new("By whom it waits for"),
        RecordSort.Lead => new("By lead"),
        RecordSort.Proposed => new("Proposed last"),
        RecordSort.Published => new("Published last"),
    };

    internal static Sentence Name(RecordMatter matter) => matter switch
    {
        RecordMatter.Moving => new("On its way to publication"),
        RecordMatter.Overdue => new("A step is overdue"),
        RecordMatter.Returned => new("Returned for more work"),
        RecordMatter.ReviewDue => new("Yearly look due this quarter"),
        RecordMatter.EndorsementEnds => new("An endorsement ends within 90 days"),
    };

    private IEnumerable<(string, object?)> Parts(int? page) =>
    [
        ("text", Filter.Text), ("stage", Filter.State), ("organisation", Filter.OrganisationId), ("unit", Filter.Unit), ("holder", Filter.Holder),
        ("matter", Filter.Matter), ("days", Filter.Days), ("left", Filter.Left), ("within", Filter.Left is null ? null : Filter.Within), ("sort", Filter.Sort == RecordSort.Moved ? null : Filter.Sort), ("reversed", Filter.Reversed ? "true" : null), ("page", page),
    ];
}
