namespace Governance.Portal.Shared;

/// <summary>
/// A page with Radzen components: it alone gets their style sheet, script, and the place for their dialogs. The browser
/// loads such a page whole, so that the script runs before the components ask for it.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UsesRadzenAttribute : Attribute
{
    /// <summary>Whether the page that answers this request is marked.</summary>
    internal static bool On(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<UsesRadzenAttribute>() is not null;
}
