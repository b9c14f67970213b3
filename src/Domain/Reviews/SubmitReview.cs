using Governance.Domain.Commands;
using Governance.Domain.Duties;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Work;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Reviews;

/// <summary>Hands the caller's review in and completes its step, in one transaction.</summary>
[Requires(Permission.Review)]
public sealed record SubmitReview(Guid WorkItemId) : ICommand;

internal sealed class SubmitReviewHandler(GovernanceDb db, CallerSlot slot, RubricCatalogue rubrics, DecisionSigning signing, DutyCheck duties, TimeProvider clock)
    : IRequestHandler<SubmitReview, Unit>
{
    public async Task<Unit> Handle(SubmitReview request, CancellationToken cancellationToken)
    {
        var item = await db.Set<WorkItem>().SingleOrDefaultAsync(one => one.Id == request.WorkItemId, cancellationToken) ?? throw new NotFound();
        await duties.RequireMayAct(item, slot.Caller, cancellationToken);
        item.RequireSignature(slot.Caller);
        var scope = rubrics.Scope(item.Subject);
        var review = await db.Set<Review>().SingleOrDefaultAsync(one => one.WorkItemId == item.Id, cancellationToken);
        Rule.Require(review is not null, "Score the criteria first; there is nothing to hand in yet.");
        var at = clock.GetUtcNow();
        review!.Submit(slot.Caller.PersonId, item, scope, at);
        await signing.Sign(item, cancellationToken);
        item.Complete(slot.Caller.PersonId, item.Outcomes[0].Name, null, null, at, principal: review.ForId);
        return Unit.Value;
    }
}
