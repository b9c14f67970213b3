using Governance.Designer.Editing;
using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Words;
using Governance.Portal.Shared;
using Governance.Workflows.Engine;

namespace Governance.Portal.Design;

/// <summary>What new workflows are called in addresses and files, and where those that there are may be changed.</summary>
internal static class WorkflowIds
{
    // pages that stand where a workflow of this name would
    private static readonly string[] Pages = ["new", "import"];

    /// <summary>An id made of the name that no workflow has yet and no page stands at.</summary>
    public static async Task<string> For(Bilingual name, Ask ask) =>
        OutcomeForm.NameFor(name.En, (await ask.Of((DefinitionQueries definitions) => definitions.All())).Select(one => one.DefinitionId).Concat(Pages));

    /// <summary>Why a workflow is not the caller's to change; null where it is.</summary>
    public static Sentence? WhyNotHere(string definitionId, IEnumerable<OrganisationSummary> institutions, Caller caller) =>
        DefinitionKeepers.Refusal(DefinitionKeepers.Others(institutions.Where(one => one.Workflow == definitionId).Select(one => (one.Id, one.Name)), caller));
}
