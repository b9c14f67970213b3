using Governance.Portal.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Radzen;
using Radzen.Blazor;

namespace Governance.Portal.Tests.Harness;

/// <summary>A live page with the Radzen components that passed on trial: buttons, text box, tabs, dialog.</summary>
[Route("/probe/radzen")]
[AllowAnonymous]
[UsesRadzen]
[Live]
public sealed class RadzenProbe : ComponentBase
{
    [Inject]
    private DialogService Dialogs { get; set; } = null!;

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.Title("Radzen");
        builder.OpenElement(1, "div");
        builder.AddAttribute(2, "data-live", RendererInfo.IsInteractive);
        foreach (var style in new[] { ButtonStyle.Primary, ButtonStyle.Base, ButtonStyle.Danger, ButtonStyle.Success })
        {
            builder.OpenComponent<RadzenButton>(3);
            builder.AddComponentParameter(4, "Text", "Button " + style);
            builder.AddComponentParameter(5, "ButtonStyle", style);
            builder.AddComponentParameter(6, "Click", EventCallback.Factory.Create<MouseEventArgs>(this, Ask));
            builder.CloseComponent();
        }
        builder.OpenComponent<RadzenTextBox>(7);
        builder.AddComponentParameter(8, "Placeholder", "Nothing yet");
        builder.AddComponentParameter(9, "aria-label", "Text");
        builder.CloseComponent();
        builder.OpenComponent<RadzenTabs>(10);
        builder.AddComponentParameter(11, "AriaLabel", "Parts");
        builder.AddComponentParameter(12, "Tabs", (RenderFragment)Tabs);
        builder.CloseComponent();
        builder.CloseElement();
    }

    private static void Tabs(RenderTreeBuilder tabs)
    {
        foreach (var name in new[] { "One", "Two" })
        {
            tabs.OpenComponent<RadzenTabsItem>(0);
            tabs.AddComponentParameter(1, "Text", name);
            tabs.AddComponentParameter(2, "ChildContent", (RenderFragment)(body => body.AddContent(0, "Tab " + name)));
            tabs.CloseComponent();
        }
    }

    private Task Ask() => Dialogs.Confirm("Sure?", "A question", new ConfirmOptions { Width = "min(30rem,95vw)" });
}
