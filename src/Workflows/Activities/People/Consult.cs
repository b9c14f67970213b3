using System.Globalization;
using System.Text.Json.Nodes;
using Governance.Domain.Consultations;
using Governance.Domain.Words;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.People;

/// <summary>
/// Puts parts of the latest version before the public, who comment without an account, until the time is over. Nobody
/// answers the step: what was said is read by those who decide later, and silence closes it as well.
/// </summary>
internal sealed class Consult : ActivityType
{
    private const string Closed = "closed";

    public override ActivityDeclaration Declaration { get; } = new(
        "Governance.Consult",
        new("Consult the public", "Consulter le public"),
        new("Anybody reads the parts shown on a public page and comments, until the time is over.", "Chacun lit les parties montrées sur une page publique et les commente, jusqu’à la fin du délai."),
        [
            new("fields", new("What the public reads", "Ce que le public lit"), InputKind.FormFields, IsRequired: true),
            new(SilenceRules.Input, new("How long it is open", "Durée d’ouverture"), InputKind.Duration, IsRequired: true),
        ],
        [Closed]) { Outputs = [new("comments", new("How many comments", "Nombre de commentaires"))] };

    public override async ValueTask<StepResult> Execute(StepContext step)
    {
        var closesAt = await step.After(step.RequiredText(SilenceRules.Input));
        var credential = step.CorrelationId ?? throw new InvalidOperationException("This workflow carries no micro-credential.");
        var shows = step.List("fields").Select(name => name?.ToString() ?? "").ToList();
        step.Memory["consultation"] = (await step.Send(new OpenConsultation(credential, TitleOf(step.Activity), shows, closesAt))).ToString();
        step.WaitUntil(closesAt);
        return StepResult.Waits;
    }

    public override async ValueTask<StepResult> Resume(StepContext step, string key, JsonNode? payload)
    {
        step.SetOutput("comments", await step.Send(new EndConsultation(Opened(step)!.Value)));
        return StepResult.With(Closed);
    }

    public override async ValueTask Cancel(StepContext step)
    {
        if (Opened(step) is { } consultation)
            await step.Send(new EndConsultation(consultation) { IsBrokenOff = true });
    }

    private static Guid? Opened(StepContext step) => Guid.TryParse(step.Memory["consultation"]?.ToString(), CultureInfo.InvariantCulture, out var id) ? id : null;

    private Bilingual TitleOf(Activity activity) => activity.DisplayText is { En.Length: > 0 } text ? text : Declaration.Name;
}
