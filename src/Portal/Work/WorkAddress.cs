using Governance.Domain.Credentials;
using Governance.Domain.Work;
using Governance.Portal.Shared;

namespace Governance.Portal.Work;

/// <summary>The address of a view of My work: filters, order and page.</summary>
public sealed record WorkAddress(WorkFilter Filter, WorkSort Sort, int Page)
{
    /// <summary>Filters and order without the page: what a saved view keeps.</summary>
    public string Query => ListAddress.Query(Parts(null));

    public bool IsFiltered => Filter != WorkFilter.All;

    public static WorkAddress Read(string query)
    {
        var address = new ListAddress(query);
        return new(
            new(address.Text("text"), address.Choice<WorkKind>("kind"), address.Choice<CredentialState>("stage"), address.Text("unit"),
                address.Choice<WorkDue>("due"), address.Choice<WorkTaken>("taken"), address.Text("role")),
            address.Choice<WorkSort>("sort") ?? WorkSort.Due,
            address.Number("page") ?? 1);
    }

    public string At(int page) => ListAddress.Of("/", ListAddress.Query(Parts(page > 1 ? page : null)));

    private IEnumerable<(string, object?)> Parts(int? page) =>
    [
        ("text", Filter.Text), ("kind", Filter.Kind), ("stage", Filter.Stage), ("unit", Filter.Unit), ("due", Filter.Due), ("taken", Filter.Taken),
        ("role", Filter.Holder), ("sort", Sort == WorkSort.Due ? null : Sort), ("page", page),
    ];
}
