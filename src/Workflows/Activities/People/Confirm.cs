using Governance.Domain.Work;
using Governance.Workflows.Definitions;

namespace Governance.Workflows.Activities.People;

/// <summary>
/// A person says that something is done, or how it turned out: an office gives its input, a window for objections stands
/// open. The units that a proposal affects are each asked. It judges nothing of the proposal, so no edit makes it stale and no return carries it over.
/// </summary>
internal sealed class Confirm : PeopleStep
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Governance.Confirm",
        new("Confirm", "Confirmer"),
        new("A person says that something is done, or how it turned out.", "Une personne dit que c’est fait, ou comment cela s’est passé."),
        [RoleInput, PersonInput, UnitsInput, SignsInput, DueInput, RemindInput, LateInput, ClosesInput],
        []) { HasOwnOutcomes = true, IsForPeople = true, Outputs = PeopleOutputs, Suggests = [new("confirmed", new("Confirm", "Confirmer"))] };

    protected override WorkKind Kind => WorkKind.Decision;
}
