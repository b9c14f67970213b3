using Governance.Domain.Credentials;
using Governance.Domain.Words;

namespace Governance.Domain.Work;

/// <summary>
/// What filtering and sorting need of a step that waits. Done here and not by the database: whether a step waits for
/// somebody depends on claims, votes and separation of duties, and units are sorted by the rules of the reader's language.
/// </summary>
/// <param name="Principal">In whose name it would be answered; null: in the caller's own.</param>
/// <param name="IsPutOff">Whether its decision is put off to a day that is still to come.</param>
internal sealed record WorkLine(WorkItem Item, Bilingual Unit, CredentialState Stage, string SearchText, ClaimReading Claim, Guid? Principal, bool IsPutOff)
{
    /// <summary>Whether it waits, but not for the caller now.</summary>
    internal bool IsAside => IsPutOff || Claim.IsOfAnother;

    private string HolderId => Item.RoleId ?? Item.BodyId.ToString()!;

    /// <summary>Those that the filter lets through.</summary>
    internal static IEnumerable<WorkLine> Found(IEnumerable<WorkLine> lines, WorkFilter filter, WorkHorizon horizon)
    {
        var words = Folded.Words(filter.Text);
        return lines.Where(line => line.Is(filter, horizon) && Folded.AreIn(words, [line.SearchText, line.Item.Title.En, line.Item.Title.Fr]));
    }

    /// <summary>In the order asked for; what others have taken comes after, and what was put off comes last.</summary>
    internal static IEnumerable<WorkLine> Sorted(IEnumerable<WorkLine> lines, WorkSort sort)
    {
        var first = lines.OrderBy(line => line.IsPutOff).ThenBy(line => line.Claim.IsOfAnother);
        var sorted = sort switch
        {
            WorkSort.Due => first,
            WorkSort.Stage => first.ThenBy(line => line.Stage),
            WorkSort.Unit => first.ThenBy(line => line.Unit.ToString(), StringComparer.CurrentCulture),
        };
        return sorted.ThenBy(line => line.Item.DueAt ?? DateTimeOffset.MaxValue).ThenBy(line => line.Item.OpenedAt).ThenBy(line => line.Item.Id);
    }

    private bool Is(WorkFilter filter, WorkHorizon horizon) =>
        (filter.Kind is null || Item.Kind == filter.Kind)
        && (filter.Stage is null || Stage == filter.Stage)
        && (filter.Unit is null || WorkFilter.NameOf(Unit) == filter.Unit)
        && (filter.Holder is null || HolderId == filter.Holder)
        && (filter.Due is not { } due || IsDue(due, horizon))
        && (filter.Taken is not { } taken || IsTaken(taken));

    private bool IsDue(WorkDue due, WorkHorizon horizon) => due switch
    {
        WorkDue.Overdue => Item.DueAt < horizon.Now,
        WorkDue.Today => Item.DueAt <= horizon.EndOfToday,
        WorkDue.Week => Item.DueAt <= horizon.EndOfWeek,
        WorkDue.Later => Item.DueAt > horizon.EndOfWeek,
        WorkDue.None => Item.DueAt is null,
    };

    private bool IsTaken(WorkTaken taken) => taken switch
    {
        WorkTaken.Me => Claim.IsMine,
        WorkTaken.Nobody => Claim.Holder is null,
        WorkTaken.Others => Claim.IsOfAnother,
    };
}
