using System.Globalization;
using System.Text;
using Governance.Designer.Desk;
using Governance.Domain.Commands;
using Governance.Portal.Accounts;
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

    public static void MapDesign(this IEndpointRouteBuilder portal) => portal.MapGet("/workflows/{definitionId}/export/{version}", Export);

    [RequiresPermission(Permission.ReadDefinitions)]
    private static async Task<IResult> Export(string definitionId, string version, DefinitionQueries definitions)
    {
        var text = version == "draft" ? (await definitions.ToEdit(definitionId))?.Json
            : int.TryParse(version, CultureInfo.InvariantCulture, out var number) ? await definitions.Text(definitionId, number)
            : null;
        return text is null ? Results.NotFound() : Results.File(Encoding.UTF8.GetBytes(text), "application/json", definitionId + ".json");
    }
}
