using Governance.Domain.Credentials;
using Governance.Domain.Deliveries;
using Governance.Domain.Endorsements;
using Governance.Domain.Work;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.People;

/// <summary>
/// Asks the proposal's industry partner to endorse the latest version, by a link that works for this one step
/// (framework element "partner endorsement": the competency is in demand, the assessment reflects the job).
/// </summary>
internal sealed class Endorse : PeopleStep
{
    /// <summary>How long a link works where the definition gives no time to answer.</summary>
    private const string DefaultLife = "P30D";

    public override ActivityDeclaration Declaration { get; } = new(
        "Governance.Endorse",
        new("Ask for an endorsement", "Demander un appui"),
        new("The industry partner answers by a link, without an account.", "Le partenaire de l’industrie répond par un lien, sans compte."),
        [
            new("purpose", new("Purpose", "But"), InputKind.Choice, Options: [new("first", new("The first endorsement", "Le premier appui")), new("reconfirmation", new("A reconfirmation", "Une reconfirmation"))]),
            JudgesInput,
            DueInput, RemindInput, LateInput,
            EscalateInput,
            ClosesInput,
        ],
        []) { HasOwnOutcomes = true, IsForPeople = true, Outputs = PeopleOutputs, Suggests = [new("endorsed", new("Sign the endorsement", "Signer l’appui")), new("declined", new("Decline", "Refuser"), "plain", NeedsReason: true)] };

    protected override WorkKind Kind => WorkKind.Endorsement;

    protected override string? Role(StepContext step) => null;

    /// <summary>What the claims depend on, and who is asked.</summary>
    protected override IReadOnlyList<string> Judges(StepContext step) =>
        Named(step, [.. EndorsementClaim.All.SelectMany(claim => claim.DependsOn).Append("industry-partner").Distinct()]);

    protected override async ValueTask<string?> Subject(StepContext step) => (await Facts(step)).PartnerId.ToString();

    protected override async ValueTask Opened(StepContext step, Guid workItemId)
    {
        var facts = await Facts(step);
        var expiresAt = await step.After(step.Text("dueIn") ?? step.Text(SilenceRules.Input) ?? DefaultLife);
        var endorsementId = await step.Send(new RequestEndorsement(facts.Id, facts.PartnerId!.Value, workItemId, facts.VersionNumber!.Value, expiresAt));
        step.Read<Outbox>().Mail(Addressee.Partner(facts.PartnerId.Value), MailTemplate.EndorsementRequest, new MailAbout(facts.Id, workItemId, endorsementId));
    }

    private static async Task<CredentialFact> Facts(StepContext step)
    {
        var facts = await step.Read<CredentialFacts>().Of(Credential(step));
        return facts.PartnerId is null || facts.VersionNumber is null
            ? throw new InvalidOperationException("The proposal names no industry partner.")
            : facts;
    }
}
