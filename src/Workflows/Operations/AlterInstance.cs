using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Workflows.Activities.People;
using Governance.Workflows.Engine;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Operations;

/// <summary>
/// Changes a running instance from outside: retries or skips a faulted step, moves it to another version, sets a
/// variable, gives up a step or the whole. A reason is always asked, and stands in the event.
/// </summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="Alteration">What is changed.</param>
/// <param name="Reason">Why, in the words of whoever asks.</param>
/// <param name="Runs">Whether what follows runs at once; otherwise with the next burst.</param>
/// <param name="Over">The incident that asks for it: refused where somebody was faster, so that no step is tried twice.</param>
[Requires(Permission.OperateWorkflows)]
public sealed record AlterInstance(Guid InstanceId, Alteration Alteration, string Reason, bool Runs = true, Guid? Over = null) : ICommand;

internal sealed class AlterInstanceHandler(GovernanceDb db, IServiceProvider services, CallerSlot slot, TimeProvider clock) : IRequestHandler<AlterInstance, Unit>
{
    public const int MaxReason = 4000;

    public async Task<Unit> Handle(AlterInstance request, CancellationToken cancellationToken)
    {
        var instance = await db.Set<WorkflowInstance>().LookedAfterBy(db, slot.Caller).SingleOrDefaultAsync(one => one.Id == request.InstanceId, cancellationToken) ?? throw new NotFound();
        Rule.Require(!string.IsNullOrWhiteSpace(request.Reason), "Write the reason; it stands in the history.");
        Rule.Require(request.Reason.Length <= MaxReason, "Keep this within {0} characters; it has {1}.", MaxReason, request.Reason.Length);
        Rule.Require(instance.SubStatus is InstanceSubStatus.Suspended or InstanceSubStatus.Faulted, "This workflow has already ended.");
        if (request.Over is { } incident && !await Waits(instance.Id, incident, cancellationToken))
            throw new SomeoneWasFaster(new Sentence("Somebody has seen to this incident already."));
        var now = clock.GetUtcNow();
        var burst = await BurstScope.TreeWithin(services, null, now).Open(instance);
        await request.Alteration.Check(burst);
        db.Write(
            new InstanceAltered(instance.Id, request.Alteration.Kind, request.Alteration.Subject(burst), OutcomeOf(request.Alteration, burst), instance.CorrelationId, new(request.Alteration, request.Runs))
            {
                Remark = request.Reason.Trim(),
            },
            now);
        return Unit.Value;
    }

    /// <summary>Whether the incident waits for somebody: it is not resolved, and no change is on its way to the instance.</summary>
    private async Task<bool> Waits(Guid instanceId, Guid incidentId, CancellationToken cancellation) =>
        await db.Set<Incident>().AnyAsync(one => one.Id == incidentId && one.InstanceId == instanceId && one.ResolvedAt == null, cancellation)
        && !await db.EventDeliveries.AnyAsync(one => one.DoneAt == null && one.InstanceId == instanceId && one.Key == InstanceAltered.Key, cancellation);

    private static Bilingual? OutcomeOf(Alteration alteration, Burst burst) =>
        alteration is Alteration.Skip skip && burst.Definition.Find(skip.ActivityId) is { } step ? OfferedOutcomes.LabelOf(step, skip.Outcome) : null;
}
