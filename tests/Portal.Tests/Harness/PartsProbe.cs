using Governance.Domain.Credentials;
using Governance.Portal.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Governance.Portal.Tests.Harness;

/// <summary>Every shared part on one page.</summary>
[Route("/probe/parts")]
[AllowAnonymous]
public sealed class PartsProbe : ComponentBase
{
    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.Title("Parts");
        foreach (var state in Enum.GetValues<CredentialState>())
            Part<StageChip>(builder, ("Of", state));
        Part<Journey>(builder, ("Steps", Way()));
        foreach (var tone in new[] { "info", "ok", "warn", "bad", "plain" })
            Part<Note>(builder, ("Tone", tone), ("Heading", "Note " + tone), ("ChildContent", (RenderFragment)(text => text.AddContent(0, "A sentence set apart."))));
        foreach (var hours in new[] { -200, -30, 3, 26, 96, 500 })
        {
            Part<RelativeDue>(builder, ("At", Clock.GetUtcNow().AddHours(hours)), ("OrganisationId", null!));
            Part<RelativeDue>(builder, ("At", Clock.GetUtcNow().AddHours(hours)), ("OrganisationId", null!), ("Inline", true));
        }
        foreach (var hue in new[] { "", "v", "p", "g", "n", "c" })
            Part<PersonAvatar>(builder, ("Name", "Registrar, Fanshawe College"), ("Hue", hue));
        foreach (var kind in Enum.GetValues<OutcomeKind>())
            Part<OutcomeNote>(builder, ("Of", new Outcome(kind, "What happened.")), ("Done", "Saved."));
        foreach (var icon in Icons.Names)
            Part<Icon>(builder, ("Name", icon));
    }

    private static List<JourneyStep> Way() =>
    [
        .. Stage.MainRoad.Select((state, index) => new JourneyStep(
            Stage.Of(state).Name.ToString(),
            Stage.Of(state).Icon,
            index switch { 4 => JourneyPlace.Again, < 5 => JourneyPlace.Done, 5 => JourneyPlace.Now, _ => JourneyPlace.Ahead },
            index < 6 ? $"{index + 3} days" : null)),
    ];

    private static void Part<TComponent>(RenderTreeBuilder builder, params (string Name, object Value)[] parameters)
        where TComponent : IComponent
    {
        builder.OpenElement(1, "div");
        builder.OpenComponent<TComponent>(2);
        foreach (var (name, value) in parameters)
            builder.AddComponentParameter(3, name, value);
        builder.CloseComponent();
        builder.CloseElement();
    }
}
