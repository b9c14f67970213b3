using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;

namespace Governance.Portal.Tests.Harness;

internal static class ProbeTitle
{
    /// <summary>The page's title and its one heading.</summary>
    internal static void Title(this RenderTreeBuilder builder, string title)
    {
        builder.OpenComponent<PageTitle>(0);
        builder.AddComponentParameter(1, "ChildContent", (RenderFragment)(text => text.AddContent(0, title)));
        builder.CloseComponent();
        builder.OpenElement(2, "h1");
        builder.AddContent(3, title);
        builder.CloseElement();
    }
}
