using Governance.Workflows.Definitions;

namespace Governance.Portal.Tests.Drawing;

/// <summary>The steps of a definition as a pencil meets them: each before what follows it, outcome by outcome; those that no line reaches come last.</summary>
internal static class FlowOrder
{
    public static IReadOnlyList<Activity> Of(WorkflowDefinition definition, IReadOnlyDictionary<string, ActivityDeclaration> known)
    {
        var met = new HashSet<string>(StringComparer.Ordinal);
        var order = new List<Activity>();
        foreach (var start in definition.Root.Activities.Where(step => step.CanStartWorkflow).Concat(definition.Root.Activities))
            Meet(start);
        return order;

        void Meet(Activity step)
        {
            if (!met.Add(step.Id))
                return;
            order.Add(step);
            foreach (var line in Lines(definition, step, known))
                Meet(definition.Find(line.Target)!);
        }
    }

    /// <summary>The lines out of a step in the order of its outcomes.</summary>
    public static IReadOnlyList<Connection> Lines(WorkflowDefinition definition, Activity step, IReadOnlyDictionary<string, ActivityDeclaration> known)
    {
        var outcomes = StepOutcomes.Of(step, known[step.Type]).ToList();
        return [.. definition.Root.Connections.Where(line => line.Source == step.Id).OrderBy(line => outcomes.IndexOf(line.SourcePort))];
    }
}
