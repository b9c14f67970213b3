using System.Text;
using Governance.Workflows.Definitions;

namespace Governance.Portal.Design;

/// <summary>A definition as a file for the browser to keep: Elsa's JSON, as it stands.</summary>
public static class Export
{
    /// <summary>An address that holds the whole file, so that what is on the screen is what is kept.</summary>
    public static string DataOf(WorkflowDefinition definition) =>
        "data:application/json;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(DefinitionWriter.Write(definition)));
}
