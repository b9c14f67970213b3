using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;

namespace Governance.Domain.Meetings;

/// <summary>The chair or the secretary changes when and where a meeting is held.</summary>
[Requires(Permission.Vote)]
public sealed record ReplanMeeting(Guid MeetingId, WrittenPlan Plan) : ICommand;

internal sealed class ReplanMeetingHandler(GovernanceDb db, CallerSlot slot, OrganisationQueries organisations, TimeProvider clock) : IRequestHandler<ReplanMeeting, Unit>
{
    public async Task<Unit> Handle(ReplanMeeting request, CancellationToken cancellationToken)
    {
        var meeting = await db.Led(request.MeetingId, slot.Caller, cancellationToken);
        var plan = MeetingPlan.Of(request.Plan, await organisations.Calendar(meeting.OrganisationId, cancellationToken));
        Rule.Require(plan.StartsAt > clock.GetUtcNow(), "A meeting is planned for later than now.");
        meeting.Replan(plan);
        return Unit.Value;
    }
}
