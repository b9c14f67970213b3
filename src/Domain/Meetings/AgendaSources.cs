using Governance.Domain.Bodies;
using Governance.Domain.Credentials;
using Governance.Domain.Storage;
using Governance.Domain.Voting;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Meetings;

/// <summary>
/// What an agenda is made of: steps that wait for the vote of a body, and minutes that wait for its approval. What stands
/// on the agenda of another meeting that is still to be held is left to that one.
/// </summary>
internal sealed class AgendaSources(GovernanceDb db, TimeProvider clock)
{
    /// <summary>The steps that wait for the body and stand on no agenda ahead, in the order in which they came.</summary>
    internal async Task<IReadOnlyList<WaitingStep>> Waiting(Body body, CancellationToken cancellation)
    {
        var open = await db.Set<WorkItem>().AsNoTracking().Where(item => item.BodyId == body.Id && item.State == WorkState.Open)
            .OrderBy(item => item.OpenedAt).ThenBy(item => item.Id).ToListAsync(cancellation);
        var placed = (await Ahead(body.Id, cancellation)).SelectMany(meeting => meeting.Agenda.Items).Select(item => item.WorkItemId).OfType<Guid>().ToHashSet();
        var steps = open.Select(item => item.Id).ToList();
        var decided = (await db.Set<Motion>().AsNoTracking().Where(motion => steps.Contains(motion.WorkItemId) && (motion.State == MotionState.Held || motion.State == MotionState.Objected))
            .Select(motion => new { motion.WorkItemId, motion.State }).ToListAsync(cancellation)).ToLookup(motion => motion.WorkItemId, motion => motion.State);
        var waiting = open.Where(item => !placed.Contains(item.Id) && !decided[item.Id].Contains(MotionState.Held)).ToList();
        var ids = waiting.Select(item => item.CredentialId).Distinct().ToList();
        var titles = await db.Set<MicroCredential>().AsNoTracking().Where(one => ids.Contains(one.Id)).Select(one => new { one.Id, one.Title }).ToDictionaryAsync(one => one.Id, one => one.Title, cancellation);
        var answered = await db.Set<WorkItem>().AsNoTracking().Where(item => item.BodyId == body.Id && item.State == WorkState.Completed && ids.Contains(item.CredentialId)).ToListAsync(cancellation);
        var agendas = await db.Set<Meeting>().AsNoTracking().Where(meeting => meeting.BodyId == body.Id).OrderBy(meeting => meeting.StartsAt).Select(meeting => meeting.Agenda).ToListAsync(cancellation);
        return [.. waiting.Select(item =>
        {
            var last = Last(answered.Where(one => one.CredentialId == item.CredentialId));
            // where the body could not decide, the step that comes again is still the one that was pulled
            var same = answered.Where(one => one.CredentialId == item.CredentialId && !(one.CompletedAt <= last?.CompletedAt)).Select(one => one.Id).Append(item.Id).ToHashSet();
            return new WaitingStep(item, titles[item.CredentialId], last is null ? null : last.Answer?.GoesForward == true, decided[item.Id].Any())
            {
                Pulled = agendas.Select(agenda => agenda.PullOf(same)).LastOrDefault(pull => pull is not null),
            };
        })];
    }

    /// <summary>The item that a step becomes.</summary>
    internal AgendaItem Item(WaitingStep step, Bylaws bylaws)
    {
        var (part, why) = step.WasObjectedTo ? (AgendaPart.Regular, AgendaReason.Objected)
            : step.Pulled is not null ? (AgendaPart.Regular, AgendaReason.Pulled)
            : AgendaRule.Of(bylaws, step.Before, step.Item.Signs is not null, step.Item.Outcomes.Any(outcome => outcome.Name == PullAgendaItem.Outcome));
        return new(OrderedId.At(clock.GetUtcNow()), part, why, step.Title) { WorkItemId = step.Item.Id, CredentialId = step.Item.CredentialId, Pulled = step.Pulled };
    }

    /// <summary>Puts on the agenda what waits and came in time, and the minutes that wait for approval.</summary>
    internal async Task Fill(Meeting meeting, Body body, CancellationToken cancellation)
    {
        var placed = (await Ahead(body.Id, cancellation)).Append(meeting).SelectMany(one => one.Agenda.Items).Select(item => item.MinutesOf).OfType<Guid>().ToHashSet();
        foreach (var minutes in await db.Set<Minutes>().AsNoTracking().Where(one => one.BodyId == body.Id && one.State != MinutesState.Approved && !placed.Contains(one.Id)).OrderBy(one => one.Id).ToListAsync(cancellation))
            meeting.Add(MinutesItem(minutes));
        foreach (var step in (await Waiting(body, cancellation)).Where(step => step.Item.OpenedAt <= meeting.PapersBy && !meeting.Agenda.Items.Any(item => item.WorkItemId == step.Item.Id)))
            meeting.Add(Item(step, body.BylawsAt(meeting.StartsAt)));
    }

    /// <summary>
    /// Puts a step on the regular agenda of the next meeting that is planned, because a member objected to what was decided. Where none
    /// is, the next one that is planned takes it up.
    /// </summary>
    internal async Task PlaceObjected(Body body, WorkItem item, Bilingual title, CancellationToken cancellation)
    {
        var ahead = (await Ahead(body.Id, cancellation)).Where(meeting => meeting.State == MeetingState.Planned).ToList();
        if (ahead.FirstOrDefault() is { } next && !ahead.SelectMany(meeting => meeting.Agenda.Items).Any(one => one.WorkItemId == item.Id))
            next.Add(Item(new(item, title, Before: null, WasObjectedTo: true), body.BylawsAt(next.StartsAt)));
    }

    internal AgendaItem MinutesItem(Minutes minutes) =>
        new(OrderedId.At(clock.GetUtcNow()), AgendaPart.Opening, AgendaReason.Minutes, minutes.Title) { MinutesOf = minutes.Id };

    internal Task<List<Meeting>> Ahead(Guid bodyId, CancellationToken cancellation) =>
        db.Set<Meeting>().Where(meeting => meeting.BodyId == bodyId && (meeting.State == MeetingState.Planned || meeting.State == MeetingState.InSession))
            .OrderBy(meeting => meeting.StartsAt).ToListAsync(cancellation);

    /// <summary>What follows on a step that a member pulled lies in its place on the agenda.</summary>
    internal async Task FollowPulled(WorkItem opened, CancellationToken cancellation)
    {
        foreach (var meeting in await Ahead(opened.BodyId!.Value, cancellation))
        foreach (var item in meeting.Agenda.Items.Where(item => item.Pulled is not null && item.CredentialId == opened.CredentialId))
        {
            if (await db.Set<WorkItem>().AnyAsync(one => one.Id == item.WorkItemId && one.Outcome == PullAgendaItem.Outcome, cancellation))
                meeting.GoOnWith(item.Id, opened.Id);
        }
    }

    // that there was no quorum, or that one member wants it discussed, says nothing of what the body holds of it
    private static WorkItem? Last(IEnumerable<WorkItem> answered) => answered.Where(item => PutMotion.IsDecision(item.Outcome!)).MaxBy(item => item.CompletedAt);
}

/// <summary>A step that waits for the vote of a body.</summary>
/// <param name="Before">Whether the body's last answer about the record took it forward; null where it gave none.</param>
/// <param name="WasObjectedTo">Whether a member objected to what the body decided on it.</param>
internal sealed record WaitingStep(WorkItem Item, Bilingual Title, bool? Before, bool WasObjectedTo)
{
    /// <summary>That a member pulled it from an agenda, and the body has not decided on it since.</summary>
    public Pull? Pulled { get; init; }
}
