using System.Globalization;
using Governance.Designer.Compare;
using Governance.Portal.Shared;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Portal.Design;

/// <summary>Two versions of a lineage side by side.</summary>
/// <param name="From">What the earlier one is called: "version 3".</param>
/// <param name="To">What the later one is called: "the draft".</param>
public sealed record Compared(
    WorkflowDefinition Before,
    WorkflowDefinition After,
    string From,
    string To,
    IReadOnlyDictionary<string, ActivityDeclaration> Known,
    IReadOnlyList<DefinitionChange> Changes)
{
    private const string Draft = "draft";

    /// <summary>Reads what an address names, such as "3..4" or "3..draft"; null where there are no such versions.</summary>
    public static async Task<Compared?> Of(Ask ask, string definitionId, string range)
    {
        if (range.Split("..") is not [var from, var to] || await Read(from) is not { } before || await Read(to) is not { } after)
            return null;
        var known = (await ask.Of((DefinitionQueries definitions) => definitions.Check(after))).Known;
        return new(before, after, Name(from), Name(to), known, DefinitionDifference.Between(before, after, known));

        async Task<WorkflowDefinition?> Read(string which)
        {
            var text = which == Draft ? (await ask.Of((DefinitionQueries definitions) => definitions.Draft(definitionId)))?.Json
                : int.TryParse(which, CultureInfo.InvariantCulture, out var version) ? await ask.Of((DefinitionQueries definitions) => definitions.Text(definitionId, version))
                : null;
            return text is null ? null : DefinitionReader.Read(text).Definition;
        }
    }

    private static string Name(string which) => which == Draft ? new Domain.Words.Sentence("the draft").ToString() : new Domain.Words.Sentence("version {0}", which).ToString();
}
