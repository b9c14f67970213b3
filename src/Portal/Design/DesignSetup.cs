using System.Globalization;
using System.IO.Compression;
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
        services.AddSingleton<ImportTray>();
    }

    public static void MapDesign(this IEndpointRouteBuilder portal)
    {
        portal.MapGet("/workflows/{definitionId}/export/{version}", Export);
        portal.MapGet("/workflows/{definitionId}/export/{version}/parts", ExportWithParts);
    }

    [RequiresPermission(Permission.ReadDefinitions)]
    private static async Task<IResult> Export(string definitionId, string version, DefinitionQueries definitions)
    {
        return await Text(definitionId, version, definitions) is { } text ? Results.File(Encoding.UTF8.GetBytes(text), "application/json", definitionId + ".json") : Results.NotFound();
    }

    /// <summary>The definition and every part that it uses, a file each, in one archive, which Import takes back as it is.</summary>
    [RequiresPermission(Permission.ReadDefinitions)]
    private static async Task<IResult> ExportWithParts(string definitionId, string version, DefinitionQueries definitions, DefinitionParts parts)
    {
        if (await Text(definitionId, version, definitions) is not { } text)
            return Results.NotFound();
        var bytes = new MemoryStream();
        await using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (id, json) in await parts.Of(definitionId, text))
            {
                await using var entry = await archive.CreateEntry(id + ".json").OpenAsync();
                await entry.WriteAsync(Encoding.UTF8.GetBytes(json));
            }
        }
        return Results.File(bytes.ToArray(), "application/zip", definitionId + ".zip");
    }

    private static async Task<string?> Text(string definitionId, string version, DefinitionQueries definitions) =>
        version == "draft" ? (await definitions.ToEdit(definitionId))?.Json
        : int.TryParse(version, CultureInfo.InvariantCulture, out var number) ? await definitions.Text(definitionId, number)
        : null;
}
