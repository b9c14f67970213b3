using Governance.Domain.Commands;
using Governance.Domain.Deliveries;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using MediatR;

namespace Governance.Domain.Meetings;

/// <summary>The chair or the secretary changes when and where a meeting is held. On another date the members are told and asked again whether they come; once they have the agenda, they are told of another place or link as well.</summary>
[Requires(Permission.Vote)]
public sealed record ReplanMeeting(Guid MeetingId, WrittenPlan Plan) : ICommand;

internal sealed class ReplanMeetingHandler(GovernanceDb db, CallerSlot slot, OrganisationQueries organisations, Outbox outbox, TimeProvider clock) : IRequestHandler<ReplanMeeting, Unit>
{
    public async Task<Unit> Handle(ReplanMeeting request, CancellationToken cancellationToken)
    {
        var meeting = await db.Led(request.MeetingId, slot.Caller, cancellationToken);
        var calendar = await organisations.Calendar(meeting.OrganisationId, cancellationToken);
        var plan = MeetingPlan.Of(request.Plan, calendar);
        Rule.Require(plan.StartsAt > clock.GetUtcNow(), "A meeting is planned for later than now.");
        var (before, place) = (meeting.StartsAt, (meeting.Room, meeting.Link));
        meeting.Replan(plan);
        if (meeting.StartsAt != before)
        {
            var (body, start) = (await db.BodyOf(meeting, cancellationToken), calendar.LocalOf(meeting.StartsAt));
            outbox.MailMembers(meeting, body,
                new Sentence("{0}: the meeting of {1} has another date", body.Name, MeetingWords.Day(calendar.LocalOf(before))),
                new Sentence("It begins on {0} at {1}. What members said was about the other date: say on its page whether you will be there.", MeetingWords.Day(start), MeetingWords.Time(start)));
        }
        else if (meeting.SentAt is not null && (meeting.Room, meeting.Link) != place)
        {
            var (body, start) = (await db.BodyOf(meeting, cancellationToken), calendar.LocalOf(meeting.StartsAt));
            outbox.MailMembers(meeting, body,
                new Sentence("{0}: the meeting of {1} has another place", body.Name, MeetingWords.Day(start)),
                new Sentence("It begins at {0} as planned. Place: {1}", MeetingWords.Time(start), string.Join(", ", new[] { meeting.Room, meeting.Link }.Where(one => !string.IsNullOrEmpty(one)))));
        }
        return Unit.Value;
    }
}
