using System.Globalization;
using System.Text.Json.Nodes;
using Governance.Workflows.Definitions;

namespace Governance.Designer.Editing;

/// <summary>
/// The version that came with the product and that a definition goes back to: an earlier one of its own lineage, or the one
/// that it began as a copy of under a name of its own. A copy carries it in its custom properties; a copy of a copy keeps it.
/// </summary>
public sealed record Origin(string DefinitionId, int Version)
{
    /// <summary>The custom property of a definition that says what it was copied from.</summary>
    public const string Property = "copiedFrom";

    /// <summary>What a definition says it was copied from; null where it says nothing, or nothing that can be read.</summary>
    public static Origin? Of(WorkflowDefinition definition) =>
        definition.CustomProperties[Property] is JsonObject from && from["definitionId"]?.ToString() is { Length: > 0 } lineage
        && int.TryParse(from["version"]?.ToString(), CultureInfo.InvariantCulture, out var version) ? new(lineage, version) : null;

    /// <summary>How an address of a lineage's own page names it: "3", or "college:3" for a version of another lineage.</summary>
    public string In(string definitionId) =>
        (definitionId == DefinitionId ? "" : DefinitionId + ":") + Version.ToString(CultureInfo.InvariantCulture);
}
