using Governance.Domain.Lists;
using Governance.Domain.Words;

namespace Governance.Portal.Records;

/// <summary>What a list of records may show of each, besides its number and title. The names stand in the database.</summary>
public enum RecordColumn
{
    Stage,
    Unit,
    Organisation,

    /// <summary>For how many days it has been in its stage.</summary>
    Age,

    /// <summary>The next step and who holds it.</summary>
    Next,
    Due,
    Lead,
    Proposed,
    Published,
}

public static class RecordColumns
{
    /// <summary>Those that everybody begins with.</summary>
    internal static readonly IReadOnlyList<RecordColumn> Usual = [RecordColumn.Stage, RecordColumn.Unit, RecordColumn.Age, RecordColumn.Next, RecordColumn.Due];

    internal static IReadOnlyList<RecordColumn> Of(ListChoices choices) => choices.Columns is { } chosen
        ? [.. Enum.GetValues<RecordColumn>().Where(column => chosen.Contains(column.ToString()))]
        : Usual;

    internal static Sentence Name(RecordColumn column) => column switch
    {
        RecordColumn.Stage => new("Stage"),
        RecordColumn.Unit => new("Unit"),
        RecordColumn.Organisation => new("Organization"),
        RecordColumn.Age => new("Time in stage"),
        RecordColumn.Next => new("Next step"),
        RecordColumn.Due => new("Due"),
        RecordColumn.Lead => new("Lead"),
        RecordColumn.Proposed => new("Proposed on"),
        RecordColumn.Published => new("Published on"),
    };
}
