using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Workflows.Engine;
using Governance.Workflows.Flow;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Anytime;

/// <summary>Does what the running definition allows the caller's role at any time, such as withdrawing. A reason is always asked.</summary>
[Requires(Permission.CompleteWork)]
public sealed record TakeAnytimeAction(string CredentialId, string Action, string Reason) : ICommand;

internal sealed class TakeAnytimeActionHandler(
    GovernanceDb db,
    IServiceProvider services,
    CallerSlot slot,
    DefinitionStore definitions,
    TimeProvider clock) : IRequestHandler<TakeAnytimeAction, Unit>
{
    public async Task<Unit> Handle(TakeAnytimeAction request, CancellationToken cancellationToken)
    {
        var credential = await db.Set<MicroCredential>().Include(one => one.Versions).Include(one => one.Stays).SingleOrDefaultAsync(one => one.Id == request.CredentialId, cancellationToken) ?? throw new NotFound();
        var instance = await db.Set<WorkflowInstance>()
            .Where(one => one.CorrelationId == request.CredentialId && one.Status == InstanceStatus.Running)
            .OrderByDescending(one => one.CreatedAt).FirstOrDefaultAsync(cancellationToken);
        Rule.Require(instance is not null, "This workflow has already ended.");
        var definition = await definitions.Get(db, instance!.DefinitionHash, cancellationToken);
        var action = AnytimeAction.Of(definition).FirstOrDefault(one => one.Name == request.Action) ?? throw new NotFound();
        if (!Holds(slot.Caller, action, credential))
            throw new Refused(new Sentence("This is not for your role."));
        Rule.Require(action.States.Contains(credential.State), "“{0}” is no longer possible at this stage.", action.Label);
        Rule.Require(action.CancelsWith != CredentialAction.DropChange || credential.WasActive, "The evaluation asked for this change; the QA office decides what becomes of it.");
        Rule.Require(!string.IsNullOrWhiteSpace(request.Reason), "Write the reason; the team will read it.");
        Rule.Require(request.Reason.Length <= 4000, "Keep this within {0} characters; it has {1}.", 4000, request.Reason.Length);
        var at = clock.GetUtcNow();
        db.Write(new AnytimeActionTaken(credential.Id, action.Name, instance.Id) { OrganisationId = credential.OrganisationId, Remark = request.Reason.Trim() }, at);
        if (action.CancelsWith is not { } move)
            return Unit.Value;
        var person = slot.Caller;
        credential.Move(move, request.Reason.Trim(), at);
        var burst = await BurstScope.TreeWithin(services, person.PersonId, at).Open(instance);
        await (CredentialLifecycle.IsEnded(credential.State) ? burst.Cancel() : burst.Drive(new FlowAnswer.GoTo(AnytimeAction.RestOf(definition)!.Id)));
        await db.SaveChangesAsync(cancellationToken);
        slot.Caller = person;
        return Unit.Value;
    }

    /// <summary>Whether the caller's role may; an initiative lead only for a record of their own.</summary>
    internal static bool Holds(Caller caller, AnytimeAction action, MicroCredential credential) =>
        action.RoleIds.Select(Role.Find).OfType<Role>().Any(role => caller.Holds(role, credential.OrganisationId)
            && (role != Role.InitiativeLead || credential.LeadId == caller.PersonId));
}
