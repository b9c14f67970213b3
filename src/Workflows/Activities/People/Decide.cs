using Governance.Domain.Work;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.People;

/// <summary>A person with the role chooses one of the outcomes that the definition offers.</summary>
internal sealed class Decide : PeopleStep
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Governance.Decide",
        new("Decide", "Décider"),
        new("A person decides between the outcomes offered.", "Une personne choisit parmi les issues offertes."),
        [RoleInput, PersonInput, UnitInput, JudgesInput, FinalInput, SignsInput, DueInput, RemindInput, LateInput, EscalateInput, ClosesInput],
        []) { HasOwnOutcomes = true, IsForPeople = true, Outputs = PeopleOutputs, Suggests = Decision };

    protected override WorkKind Kind => WorkKind.Decision;

    protected override IReadOnlyList<string> Judges(StepContext step) => Named(step, JudgedFields.Everything);
}
