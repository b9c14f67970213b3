using Governance.Domain.Commands;
using Governance.Domain.Duties;
using Governance.Domain.Credentials;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Work;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Reviews;

/// <summary>
/// Keeps the score of one criterion: "saved as you type". The first one starts the review and makes the step the
/// caller's. Without a level it takes the level back.
/// </summary>
[Requires(Permission.Review)]
public sealed record ScoreCriterion(Guid WorkItemId, string CriterionId, Level? Level, string? Note) : ICommand;

internal sealed class ScoreCriterionHandler(GovernanceDb db, CallerSlot slot, RubricCatalogue rubrics, DutyCheck duties, TimeProvider clock)
    : IRequestHandler<ScoreCriterion, Unit>
{
    public async Task<Unit> Handle(ScoreCriterion request, CancellationToken cancellationToken)
    {
        var item = await db.Set<WorkItem>().SingleOrDefaultAsync(one => one.Id == request.WorkItemId, cancellationToken) ?? throw new NotFound();
        var principal = await duties.RequireMayAct(item, slot.Caller, cancellationToken);
        var scope = rubrics.Scope(item.Subject);
        var review = await db.Set<Review>().SingleOrDefaultAsync(one => one.WorkItemId == item.Id, cancellationToken)
            ?? await Start(item, scope, principal, cancellationToken);
        review.Score(slot.Caller.PersonId, item, scope, request.CriterionId, request.Level, request.Note, clock.GetUtcNow());
        return Unit.Value;
    }

    private async Task<Review> Start(WorkItem item, RubricScope scope, Guid? principal, CancellationToken cancellation)
    {
        var people = DutyCheck.Actors(slot.Caller.PersonId!.Value, principal);
        var leadId = await db.Set<MicroCredential>().Where(one => one.Id == item.CredentialId).Select(one => one.LeadId).SingleAsync(cancellation);
        var at = clock.GetUtcNow();
        var review = Review.Start(OrderedId.At(at), item, scope, people, leadId, await db.Set<Review>().AnyAsync(Review.OfRound(item, people), cancellation), at);
        db.Add(review);
        return review;
    }
}
