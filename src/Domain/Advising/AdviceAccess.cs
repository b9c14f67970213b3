using Governance.Domain.Commands;
using Governance.Domain.Duties;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Advising;

/// <summary>
/// Who asks for advice, who gives it and who reads it. Laws: it is asked for by whoever leads the step, which is who may answer
/// it, the chair or the secretary of a body that votes, or the QA office; whom separation of duties keeps from the step gives
/// none; those who decide read it, and whoever reads reviews.
/// </summary>
public sealed class AdviceAccess(GovernanceDb db, DutyCheck duties, TimeProvider clock)
{
    internal async Task RequireMayAsk(WorkItem item, Caller caller, CancellationToken cancellation)
    {
        if (caller.May(Permission.OperateWorkflows, item.OrganisationId))
            return;
        await duties.RequireMayAct(item, caller, cancellation);
        if (item.BodyId is { } body && !caller.Presides(body))
            throw new Refused(new Sentence("The chair and the secretary of the body lead its votes."));
    }

    /// <summary>Throws <see cref="RuleBroken"/> with the rule and the fact where the person may not say anything about the step.</summary>
    internal async Task RequireMayAdvise(WorkItem item, Guid personId, CancellationToken cancellation)
    {
        var book = await DutyBook.Of(db, [item], [personId], cancellation);
        if (book.Against(item, [personId], clock.GetUtcNow()) is [var breach, ..])
            throw new RuleBroken(breach.Sentence(book.Name));
    }

    internal async Task<bool> MayAsk(WorkItem item, Caller caller, CancellationToken cancellation)
    {
        if (!item.IsOpen || !IsAskedAt(item) || !caller.May(Permission.CompleteWork))
            return false;
        try
        {
            await RequireMayAsk(item, caller, cancellation);
            return true;
        }
        catch (RuleBroken)
        {
            return false;
        }
    }

    /// <summary>Advice is for those who decide; a blind review is its reviewer's own.</summary>
    internal static bool IsAskedAt(WorkItem item) => item.Kind is WorkKind.Decision or WorkKind.Vote;

    internal static bool MayRead(WorkItem item, Caller caller) => item.MayAct(caller) || caller.May(Permission.ReadReviews, item.OrganisationId);

    /// <summary>Ends in silence what is still asked about a step that is left.</summary>
    internal static async Task EndOf(GovernanceDb db, WorkItem item, CancellationToken cancellation)
    {
        if (!IsAskedAt(item))
            return;
        foreach (var advice in await db.Set<Advice>().Where(one => one.WorkItemId == item.Id && one.State == AdviceState.Asked).ToListAsync(cancellation))
            advice.Lapse();
    }
}
