using Governance.Domain.Forms;

namespace Governance.Domain.Work;

/// <summary>
/// Which decisions of one person may be answered several at once, as a body adopts its consent items: what they said yes to
/// before and are asked again, and a change to what is published that is less than major (governance part A11). All else,
/// every final approval and what is answered by a signature, is looked at by itself.
/// </summary>
public static class ConsentRule
{
    /// <summary>The outcome that may be given together with others; null where the step is looked at by itself.</summary>
    /// <param name="before">The last answer at the same step; null the first time.</param>
    /// <param name="change">How much it changes what is published; null where it is no such change.</param>
    internal static OfferedOutcome? Of(WorkItem item, WorkItem? before, EditClass? change)
    {
        if (item.Kind != WorkKind.Decision || item.IsApproval || item.Signs is not null)
            return null;
        var offered = item.Outcomes.Where(one => one is { GoesForward: true, NeedsReason: false, AsksConditions: false }).ToList();
        return before is not null ? offered.Find(one => one.Name == before.Outcome)
            : change < EditClass.Major ? offered.Find(one => one.Tone == "main")
            : null;
    }
}
