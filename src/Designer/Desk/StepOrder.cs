using Governance.Workflows.Definitions;

namespace Governance.Designer.Desk;

/// <summary>The steps of a flowchart as one would tell them: each after what leads to it, a join after all its branches.</summary>
public static class StepOrder
{
    public static IReadOnlyList<Activity> Of(WorkflowDefinition definition, IReadOnlyDictionary<string, ActivityDeclaration> known)
    {
        var root = definition.Root;
        var steps = root.Activities.DistinctBy(step => step.Id).ToDictionary(step => step.Id, StringComparer.Ordinal);
        var lines = root.Connections.ToLookup(line => line.Source, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        // who begins is told first; what nobody reaches comes at the end, as it stands in the file
        return [.. root.Activities.Where(IsStart).Concat(root.Activities).SelectMany(start => seen.Contains(start.Id) ? [] : Told(start))];

        // a step is put down after everything it leads to, the last outcome first: read backwards, that is the order of telling
        IEnumerable<Activity> Told(Activity first)
        {
            var told = new List<Activity>();
            var open = new Stack<(Activity Step, IEnumerator<Activity> Next)>();
            seen.Add(first.Id);
            open.Push((first, After(first).GetEnumerator()));
            while (open.TryPeek(out var top))
            {
                if (!top.Next.MoveNext())
                {
                    told.Add(top.Step);
                    open.Pop();
                }
                else if (seen.Add(top.Next.Current.Id))
                    open.Push((top.Next.Current, After(top.Next.Current).GetEnumerator()));
            }
            told.Reverse();
            return told;
        }

        IEnumerable<Activity> After(Activity step)
        {
            var outcomes = known.TryGetValue(step.Type, out var kind) ? StepOutcomes.Of(step, kind) : [];
            return lines[step.Id].OrderByDescending(line => outcomes.ToList().IndexOf(line.SourcePort)).Select(line => steps.GetValueOrDefault(line.Target)).OfType<Activity>();
        }
    }

    private static bool IsStart(Activity step) => step.CanStartWorkflow || step.Type == "Elsa.Start";
}
