using Governance.Domain.Deliveries;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Words;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.People;

/// <summary>
/// Writes to the people of a role: a mail row, sent after the burst has committed, in each reader's language.
/// The initiative lead is the proposal's own; while it has none, the QA office is written to instead.
/// "{title}" in the texts stands for the micro-credential's name; a reason is quoted below the text.
/// </summary>
internal sealed class Notify : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Governance.Notify",
        new("Notify", "Aviser"),
        new("Writes to the people of a role.", "Écrit aux personnes d’un rôle."),
        [
            new("role", new("Whom", "Qui"), InputKind.Role, IsRequired: true),
            new("subject", new("Subject", "Objet"), InputKind.Bilingual, IsRequired: true),
            new("text", new("Text", "Texte"), InputKind.Bilingual, IsRequired: true),
            new("reason", new("Reason to quote", "Motif à citer"), InputKind.Any),
        ],
        [Connection.Done]);

    public override async ValueTask<StepResult> Execute(StepContext step)
    {
        var credential = await step.Read<CredentialFacts>().Of(step.CorrelationId!);
        var about = new MailAbout(credential.Id, Subject: Filled(step, "subject", credential.Title), Text: WithReason(Filled(step, "text", credential.Title), step.Text("reason")));
        var role = step.RequiredText("role");
        if (role == Role.InitiativeLead.Id && credential.HasLead)
            step.Read<Outbox>().Mail(Addressee.Person(credential.LeadId), MailTemplate.Message, about);
        else
            await step.Read<Outbox>().MailRole(role == Role.InitiativeLead.Id ? Role.QaOfficer.Id : role, credential.OrganisationId, MailTemplate.Message, about);
        return StepResult.Done;
    }

    private static Bilingual Filled(StepContext step, string input, Bilingual title)
    {
        var text = OfferedOutcomes.BilingualOf(step.Activity.Raw(input)) ?? Bilingual.Empty;
        return new(
            text.En.Replace("{title}", title.En.Length > 0 ? title.En : title.Fr, StringComparison.Ordinal),
            text.Fr.Replace("{title}", title.Fr.Length > 0 ? title.Fr : title.En, StringComparison.Ordinal));
    }

    private static Bilingual WithReason(Bilingual text, string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? text : new($"{text.En}\n\n“{reason}”", $"{text.Fr}\n\n«\u202f{reason}\u202f»");
}
