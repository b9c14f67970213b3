using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Meetings;

/// <summary>
/// The chair or the secretary plans a meeting. What waits for the body and came in time stands on its agenda from the
/// beginning, and so do minutes that wait for approval. Answers with the meeting's id.
/// </summary>
[Requires(Permission.Vote)]
public sealed record PlanMeeting(Guid BodyId, WrittenPlan Plan) : ICommand<Guid>;

internal sealed class PlanMeetingHandler(GovernanceDb db, CallerSlot slot, OrganisationQueries organisations, AgendaSources sources, TimeProvider clock) : IRequestHandler<PlanMeeting, Guid>
{
    public async Task<Guid> Handle(PlanMeeting request, CancellationToken cancellationToken)
    {
        var body = await db.Set<Body>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == request.BodyId, cancellationToken) ?? throw new NotFound();
        MeetingAccess.RequireLead(slot.Caller, body.Id);
        var plan = MeetingPlan.Of(request.Plan, await organisations.Calendar(body.OrganisationId, cancellationToken));
        Rule.Require(plan.StartsAt > clock.GetUtcNow(), "A meeting is planned for later than now.");
        var meeting = new Meeting(OrderedId.At(clock.GetUtcNow()), body, plan);
        await sources.Fill(meeting, body, cancellationToken);
        db.Add(meeting);
        return meeting.Id;
    }
}
