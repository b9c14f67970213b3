using Governance.Domain.Bodies;
using Governance.Domain.Credentials;
using Governance.Domain.Voting;
using Governance.Domain.Work;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.People;

/// <summary>
/// A body votes, by its own bylaws, on which of the outcomes offered it chooses. An outcome named "no-quorum" or "defer"
/// is not for motions alone: the step leaves by it where a vote had no quorum, or the item was tabled.
/// </summary>
internal sealed class Vote : PeopleStep
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Governance.Vote",
        new("Vote", "Voter"),
        new("A body votes between the outcomes offered, by its bylaws.", "Une instance vote entre les issues offertes, selon ses règlements."),
        [new("body", new("Which body", "Quelle instance"), InputKind.Body, IsRequired: true), JudgesInput, FinalInput, SignsInput, DueInput, RemindInput, LateInput, EscalateInput, ClosesInput],
        []) { HasOwnOutcomes = true, IsForPeople = true, Outputs = PeopleOutputs, Suggests = Decision };

    protected override WorkKind Kind => WorkKind.Vote;

    protected override string? Role(StepContext step) => null;

    protected override IReadOnlyList<string> Judges(StepContext step) => Named(step, JudgedFields.Everything);

    /// <summary>A decision that members may still object to is no silence: the step waits for the end of that time.</summary>
    protected override async ValueTask<DateTimeOffset?> OpenUntil(StepContext step, IReadOnlyList<Guid> asked) => await step.Read<VoteQueries>().HeldUntil(asked[0]);

    /// <summary>The body of this code in the organisation whose record the workflow carries.</summary>
    protected override async ValueTask<Guid?> Body(StepContext step)
    {
        var code = step.RequiredText("body");
        var organisation = (await step.Read<CredentialFacts>().Of(Credential(step))).OrganisationId;
        return await step.Read<BodyQueries>().Named(code, organisation)
            ?? throw new InvalidOperationException($"The organization has no body with the code “{code}”. Found it, then try this step again.");
    }
}
