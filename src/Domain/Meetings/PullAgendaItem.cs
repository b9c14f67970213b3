using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Voting;
using Governance.Domain.Words;
using Governance.Domain.Work;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Meetings;

/// <summary>
/// Any voting member takes an item out of the consent agenda until its vote, so that it is discussed and voted on by itself. A step
/// that offers an outcome for that is answered with it.
/// </summary>
[Requires(Permission.Vote)]
public sealed record PullAgendaItem(Guid MeetingId, Guid ItemId, string? Reason) : ICommand
{
    /// <summary>The outcome that a step is answered with where a member pulls it: one member is enough, so nobody moves it.</summary>
    public const string Outcome = "pulled-by-a-member";
}

internal sealed class PullAgendaItemHandler(GovernanceDb db, CallerSlot slot, OrganisationQueries organisations, StepAnswers answers, TimeProvider clock) : IRequestHandler<PullAgendaItem, Unit>
{
    public async Task<Unit> Handle(PullAgendaItem request, CancellationToken cancellationToken)
    {
        var meeting = await db.MeetingOf(request.MeetingId, cancellationToken);
        var body = await db.BodyOf(meeting, cancellationToken);
        var (at, person) = (clock.GetUtcNow(), slot.Caller.PersonId);
        if (!body.MembersAt(at).Any(member => member.PersonId == person && member.IsVoting))
            throw new Refused(new Sentence("A voting member of the body pulls an item."));
        var calendar = await organisations.Calendar(meeting.OrganisationId, cancellationToken);
        var workItemId = meeting.Agenda.Item(request.ItemId).WorkItemId;
        var isVotedOn = await db.Set<Motion>().AnyAsync(motion => motion.WorkItemId == workItemId && (motion.State == MotionState.Open || motion.State == MotionState.Tied || motion.State == MotionState.Held
            || (motion.State == MotionState.Closed && motion.MeetingId == meeting.Id)), cancellationToken);
        meeting.Pull(request.ItemId, new(person!.Value, at, Written.Text(request.Reason)), body.BylawsAt(meeting.StartsAt).Consent, isVotedOn, (calendar.LocalOf(at), calendar.LocalOf(meeting.StartsAt)));
        var step = await db.Set<WorkItem>().SingleOrDefaultAsync(item => item.Id == workItemId, cancellationToken);
        if (step is { IsOpen: true } && step.Outcomes.Any(outcome => outcome.Name == PullAgendaItem.Outcome))
            await answers.Give(step, by: null, PullAgendaItem.Outcome, Written.Text(request.Reason), mode: null, cancellationToken);
        return Unit.Value;
    }
}
