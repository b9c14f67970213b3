using Governance.Portal.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Governance.Portal.Tests.Harness;

/// <summary>A live page that only tests know: a button that counts, a field that keeps what is typed, and a clock.</summary>
[Route("/probe")]
[AllowAnonymous]
[Live]
public sealed class Probe : ComponentBase
{
    internal static string? Stored { get; set; }

    private int pressed;

    [Inject]
    private Keep Keep { get; set; } = null!;

    [Inject]
    private Words T { get; set; } = null!;

    [Inject]
    private Dates Dates { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "h1");
        builder.AddContent(1, T["Settings"]);
        builder.CloseElement();
        builder.OpenElement(2, "button");
        builder.AddAttribute(3, "id", "press");
        builder.AddAttribute(4, "data-live", RendererInfo.IsInteractive);
        builder.AddAttribute(5, "onclick", EventCallback.Factory.Create(this, () => pressed++));
        builder.AddContent(6, pressed);
        builder.CloseElement();
        builder.OpenElement(7, "label");
        builder.AddContent(8, "Text");
        builder.OpenElement(9, "textarea");
        builder.AddAttribute(10, "id", "text");
        builder.AddAttribute(11, "data-keep", "probe/text");
        builder.AddAttribute(12, "value", Stored ?? "");
        builder.AddAttribute(13, "onchange", EventCallback.Factory.Create<ChangeEventArgs>(this, Store));
        builder.CloseElement();
        builder.CloseElement();
        builder.OpenElement(14, "p");
        builder.AddAttribute(15, "id", "clock");
        builder.AddContent(16, Dates.Time(Clock.GetUtcNow()));
        builder.CloseElement();
    }

    private Task Store(ChangeEventArgs change)
    {
        Stored = (string?)change.Value;
        return Keep.Saved("probe/text", Stored);
    }
}
