using System.Globalization;
using System.Text;
using Governance.Designer.Desk;
using Governance.Domain.Commands;
using Governance.Portal.Accounts;
using Governance.Portal.Shared;
using Governance.Workflows.Engine;

namespace Governance.Portal.Design;

/// <summary>What the designer needs, and definitions as files: Elsa's JSON, byte for byte as it is stored.</summary>
internal static class DesignSetup
{
    public static void AddDesign(this IServiceCollection services)
    {
        services.AddSingleton<DraftDesk>();
        services.AddSingleton<Clipboard>();
    }

    public static void MapDesign(this IEndpointRouteBuilder portal) =>
        portal.MapGet("/workflows/{definitionId}/export/{version}", Export).WithMetadata(new RequiresPermissionAttribute(Permission.ReadDefinitions));

    private static async Task<IResult> Export(string definitionId, string version, Ask ask)
    {
        var text = version == "draft" ? (await ask.Of((DefinitionQueries definitions) => definitions.ToEdit(definitionId)))?.Json
            : int.TryParse(version, CultureInfo.InvariantCulture, out var number) ? await ask.Of((DefinitionQueries definitions) => definitions.Text(definitionId, number))
            : null;
        return text is null ? Results.NotFound() : Results.File(Encoding.UTF8.GetBytes(text), "application/json", definitionId + ".json");
    }
}
