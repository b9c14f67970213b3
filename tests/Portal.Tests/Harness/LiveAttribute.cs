using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Governance.Portal.Tests.Harness;

/// <summary>Makes a page written in C# interactive, as <c>@rendermode InteractiveServer</c> does in Razor.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class LiveAttribute : RenderModeAttribute
{
    public override IComponentRenderMode Mode => RenderMode.InteractiveServer;
}
