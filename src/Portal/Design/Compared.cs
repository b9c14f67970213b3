using System.Globalization;
using Governance.Designer.Compare;
using Governance.Domain.Words;
using Governance.Portal.Shared;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Portal.Design;

/// <summary>Two versions side by side: both of a lineage, or one of the lineage that it was copied from.</summary>
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

    /// <summary>Reads what an address names, such as "3..4", "3..draft" or "college:3..draft"; null where there are no such versions.</summary>
    public static async Task<Compared?> Of(Ask ask, string definitionId, string range)
    {
        if (range.Split("..") is not [var from, var to] || await Read(from) is not { } before || await Read(to) is not { } after)
            return null;
        var known = (await ask.Of((DefinitionQueries definitions) => definitions.Check(after))).Known;
        return new(before, after, Name(from, before), Name(to, after), known, DefinitionDifference.Between(before, after, known));

        async Task<WorkflowDefinition?> Read(string which)
        {
            var text = which == Draft ? (await ask.Of((DefinitionQueries definitions) => definitions.Draft(definitionId)))?.Json
                : int.TryParse(Number(which), CultureInfo.InvariantCulture, out var version) ? await ask.Of((DefinitionQueries definitions) => definitions.Text(IsOfAnother(which) ? which[..which.LastIndexOf(':')] : definitionId, version))
                : null;
            return text is null ? null : DefinitionReader.Read(text).Definition;
        }
    }

    private static bool IsOfAnother(string which) => which.Contains(':');

    private static string Number(string which) => which[(which.LastIndexOf(':') + 1)..];

    private static string Name(string which, WorkflowDefinition definition) => (which switch
    {
        Draft => new Sentence("the draft"),
        _ when IsOfAnother(which) => new Sentence("version {0} of “{1}”", Number(which), definition.DisplayName),
        _ => new Sentence("version {0}", which),
    }).ToString();
}
