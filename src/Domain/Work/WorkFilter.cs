using Governance.Domain.Credentials;
using Governance.Domain.Words;

namespace Governance.Domain.Work;

public enum WorkSort
{
    /// <summary>What is due first comes first; steps without a due date at the end.</summary>
    Due,
    Stage,
    Unit,
}

/// <summary>When a step is due, seen from now.</summary>
public enum WorkDue
{
    Overdue,

    /// <summary>Before the day ends, or overdue.</summary>
    Today,

    /// <summary>Before the week ends, or overdue.</summary>
    Week,
    Later,
    None,
}

public enum WorkTaken
{
    Me,
    Nobody,
    Others,
}

/// <summary>Which of the steps that wait for a caller a list shows; what is null is not looked at.</summary>
/// <param name="Text">Words of the record's number, titles or unit, or of the step's title; without regard to case or accents.</param>
/// <param name="Unit">The unit's name in English, or in French where it has no other.</param>
/// <param name="Holder">The role's id, or the body's.</param>
public sealed record WorkFilter(
    string? Text = null,
    WorkKind? Kind = null,
    CredentialState? Stage = null,
    string? Unit = null,
    WorkDue? Due = null,
    WorkTaken? Taken = null,
    string? Holder = null)
{
    public static readonly WorkFilter All = new();

    /// <summary>What a unit is called in a filter: units are written out where they are used and have no number.</summary>
    public static string NameOf(Bilingual unit) => unit.En.Length > 0 ? unit.En : unit.Fr;
}

/// <summary>The piece of a list that is asked for. Pages count from 1; a page past the end is the last one.</summary>
/// <param name="Views">Other filters of which the number of steps is wanted, in this order.</param>
public sealed record WorkSlice(WorkFilter Filter, WorkSort Sort, int Page, int PageSize, IReadOnlyList<WorkFilter> Views)
{
    public static readonly WorkSlice Whole = new(WorkFilter.All, WorkSort.Due, 1, int.MaxValue, []);
}
