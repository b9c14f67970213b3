using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Endorsements;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Work;

/// <summary>
/// A workflow comes to a deciding step: where a return is in force and its mode lets the step's earlier decision pass,
/// that decision is carried over and answered with. Null: the step is to be asked. A final step is always asked.
/// </summary>
[Requires(Permission.RunWorkflow)]
public sealed record CarryOverDecision(OpenWorkItem Asked) : ICommand<CarriedDecision?>;

/// <summary>The decision with which a step is left again without being asked.</summary>
/// <param name="VersionNumber">The version that was decided on then.</param>
public sealed record CarriedDecision(Guid WorkItemId, string Outcome, string? Comment, int? VersionNumber);

internal sealed class CarryOverDecisionHandler(GovernanceDb db, Signatures signatures, TimeProvider clock) : IRequestHandler<CarryOverDecision, CarriedDecision?>
{
    public async Task<CarriedDecision?> Handle(CarryOverDecision request, CancellationToken cancellationToken)
    {
        var asked = request.Asked;
        var items = await db.Set<WorkItem>().Where(item => item.InstanceId == asked.InstanceId && item.State == WorkState.Completed).ToListAsync(cancellationToken);
        var returns = new Returns(items);
        if (returns.InForce(asked.InstanceId) is not { } returned || returns.Latest(asked.InstanceId, asked.StepId) is not { Signature: { } signature } earlier)
            return null;
        if (!returns.MayCarry(earlier, returned) || !earlier.Answers(asked) || await HasEnded(earlier, cancellationToken))
            return null;
        var record = await db.Set<MicroCredential>().Include(one => one.Versions).SingleOrDefaultAsync(one => one.Id == asked.CredentialId, cancellationToken) ?? throw new NotFound();
        var stands = signatures.Standing(signature, record.Said(signature.Version), record.Said(record.LatestVersion?.Number)).Stands;
        if (!returned.LetsPass(stands))
            return null;
        earlier.CarryOver(returned, record.LatestVersion?.Number, stands, clock.GetUtcNow());
        return new(earlier.Id, earlier.Outcome!, earlier.Comment, earlier.VersionNumber);
    }

    /// <summary>An endorsement holds until a date, whatever is written in the proposal.</summary>
    private async Task<bool> HasEnded(WorkItem earlier, CancellationToken cancellation)
    {
        var at = clock.GetUtcNow();
        return earlier.Kind == WorkKind.Endorsement && !await db.Set<Endorsement>().AnyAsync(one => one.WorkItemId == earlier.Id
            && (one.State == EndorsementState.Declined || (one.State == EndorsementState.Signed && one.ValidUntil > at)), cancellation);
    }
}

/// <summary>A decision carried over: for which return, to which version of the proposal, when.</summary>
public sealed record Carrying(Guid Return, int? Version, DateTimeOffset At);
