using System.Text.Json.Nodes;
using Governance.Designer.Editing;
using Governance.Designer.Picture;
using Governance.Domain.Duties;
using Governance.Domain.Organisations;
using Governance.Domain.Words;
using Governance.Workflows.Activities.People;
using Governance.Workflows.Anytime;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Designer.Compare;

/// <summary>
/// What differs between two versions of a definition. Steps are the same where their ids are; places on the canvas say
/// nothing. Whatever differs is named: a field that nobody knows is a change of its step's settings.
/// </summary>
public static class DefinitionDifference
{
    private static readonly HashSet<string> ToldElsewhere = new(StringComparer.Ordinal)
    {
        "id", "nodeId", "name", "type", "version", "metadata", "customProperties", "outcomes", "activities", "connections",
    };

    public static IReadOnlyList<DefinitionChange> Between(WorkflowDefinition before, WorkflowDefinition after, IReadOnlyDictionary<string, ActivityDeclaration> known)
    {
        var old = before.AllActivities.DistinctBy(step => step.Id).ToDictionary(step => step.Id, StringComparer.Ordinal);
        var now = after.AllActivities.DistinctBy(step => step.Id).ToDictionary(step => step.Id, StringComparer.Ordinal);
        return
        [
            .. now.Values.Where(step => !old.ContainsKey(step.Id)).Select(step => new DefinitionChange(ChangeTopic.Steps, ChangeKind.Added, step.Id, new("“{0}” was added.", Title(step, known)))),
            .. old.Values.Where(step => !now.ContainsKey(step.Id)).Select(step => new DefinitionChange(ChangeTopic.Steps, ChangeKind.Removed, step.Id, new("“{0}” was taken away.", Title(step, known)))),
            .. now.Values.Where(step => old.ContainsKey(step.Id)).SelectMany(step => OfStep(old[step.Id], step, known)),
            .. Lines(before, after, old, now, known),
            .. OfWhole(before, after),
        ];
    }

    /// <summary>The marks for the drawing of both: what became of each step.</summary>
    public static IReadOnlyDictionary<string, ChangeKind> Marks(IEnumerable<DefinitionChange> changes) =>
        changes.Where(change => change.StepId is not null).GroupBy(change => change.StepId!)
            .ToDictionary(group => group.Key, group => group.Any(change => change is { Topic: ChangeTopic.Steps, Kind: not ChangeKind.Changed }) ? group.First(change => change.Topic == ChangeTopic.Steps).Kind : ChangeKind.Changed, StringComparer.Ordinal);

    private static IEnumerable<DefinitionChange> OfStep(Activity before, Activity after, IReadOnlyDictionary<string, ActivityDeclaration> known)
    {
        var title = Title(after, known);
        if (Title(before, known) != title)
            yield return new(ChangeTopic.Steps, ChangeKind.Changed, after.Id, new("“{0}” is now called “{1}”.", Title(before, known), title));
        if (before.Type != after.Type)
            yield return new(ChangeTopic.Steps, ChangeKind.Changed, after.Id, new("“{0}” is a step of another kind.", title));
        var kind = known.GetValueOrDefault(after.Type);
        foreach (var name in before.Source.Select(field => field.Key).Union(after.Source.Select(field => field.Key)).Where(name => !ToldElsewhere.Contains(name)))
        {
            if (JsonNode.DeepEquals(before.Source[name], after.Source[name]) || before.Ports.ContainsKey(name) || after.Ports.ContainsKey(name))
                continue;
            var input = kind?.Inputs.FirstOrDefault(one => one.Name == name);
            // told by what the step offers
            if (input?.Kind == InputKind.Branches && StepOutcomes.Value(before.Raw(name)) is JsonArray && StepOutcomes.Value(after.Raw(name)) is JsonArray)
                continue;
            var topic = input?.Kind is InputKind.Role or InputKind.Person or InputKind.Body or InputKind.Duration or InputKind.Interval or InputKind.DateTime or InputKind.CalendarRule ? ChangeTopic.WhoAndWhen : ChangeTopic.Settings;
            yield return new(topic, ChangeKind.Changed, after.Id, new("“{0}”: “{1}” is {3}, was {2}.", title, input?.Label ?? new(name, name), Value(before, name, input), Value(after, name, input)));
        }
        var flags = new[] { "canStartWorkflow", "mergeMode" }.Where(flag => before.CustomProperties[flag]?.ToString() != after.CustomProperties[flag]?.ToString());
        foreach (var _ in flags)
            yield return new(ChangeTopic.Settings, ChangeKind.Changed, after.Id, new("“{0}” begins or joins otherwise.", title));
        foreach (var change in Outcomes(Offered(before, kind), Offered(after, kind), after.Id, title))
            yield return change;
    }

    // of a fork, a switch and a part what it offers stands elsewhere, and what is said of it here
    private static IReadOnlyList<OutcomeForm> Offered(Activity step, ActivityDeclaration? kind)
    {
        var said = OutcomeForm.Of(step);
        return kind is null ? said : [.. StepOutcomes.Of(step, kind).Union(said.Select(one => one.Name), StringComparer.Ordinal)
            .Select(name => said.FirstOrDefault(one => one.Name == name) ?? new(name, OfferedOutcomes.LabelOf(step, name), Bilingual.Empty, false, false, "plain"))];
    }

    private static IEnumerable<DefinitionChange> Outcomes(IReadOnlyList<OutcomeForm> old, IReadOnlyList<OutcomeForm> now, string step, Bilingual title)
    {
        foreach (var outcome in now.Where(one => old.All(other => other.Name != one.Name)))
            yield return new(ChangeTopic.Outcomes, ChangeKind.Added, step, new("“{0}” offers “{1}” too.", title, outcome.Label));
        foreach (var outcome in old.Where(one => now.All(other => other.Name != one.Name)))
            yield return new(ChangeTopic.Outcomes, ChangeKind.Removed, step, new("“{0}” does not offer “{1}” any more.", title, outcome.Label));
        foreach (var (was, isNow) in old.Join(now, one => one.Name, one => one.Name, (was, isNow) => (was, isNow)).Where(pair => pair.was != pair.isNow))
        {
            yield return was.Label != isNow.Label
                ? new(ChangeTopic.Outcomes, ChangeKind.Changed, step, new("“{0}”: the outcome “{1}” now reads “{2}”.", title, was.Label, isNow.Label))
                : new(ChangeTopic.Outcomes, ChangeKind.Changed, step, new("“{0}”: the outcome “{1}” asks or says something else.", title, isNow.Label));
        }
        if (old.Select(one => one.Name).Intersect(now.Select(one => one.Name)).SequenceEqual(now.Select(one => one.Name).Intersect(old.Select(one => one.Name))) is false)
            yield return new(ChangeTopic.Outcomes, ChangeKind.Changed, step, new("“{0}” offers its outcomes in another order.", title));
    }

    private static IEnumerable<DefinitionChange> Lines(
        WorkflowDefinition before, WorkflowDefinition after, Dictionary<string, Activity> old, Dictionary<string, Activity> now, IReadOnlyDictionary<string, ActivityDeclaration> known)
    {
        var (was, isNow) = (AllLines(before), AllLines(after));
        foreach (var line in isNow.Where(line => !was.Contains(line)))
            yield return new(ChangeTopic.Ways, ChangeKind.Added, old.ContainsKey(line.Source) ? line.Source : null, new("“{0}”, “{1}” leads to “{2}”.", Title(now[line.Source], known), OfferedOutcomes.LabelOf(now[line.Source], line.SourcePort), Title(now[line.Target], known)));
        foreach (var line in was.Where(line => !isNow.Contains(line)))
            yield return new(ChangeTopic.Ways, ChangeKind.Removed, now.ContainsKey(line.Source) ? line.Source : null, new("“{0}”, “{1}” does not lead to “{2}” any more.", Title(old[line.Source], known), OfferedOutcomes.LabelOf(old[line.Source], line.SourcePort), Title(old[line.Target], known)));
    }

    private static HashSet<Connection> AllLines(WorkflowDefinition definition) => definition.AllActivities.SelectMany(step => step.Connections).ToHashSet();

    private static IEnumerable<DefinitionChange> OfWhole(WorkflowDefinition before, WorkflowDefinition after)
    {
        if (before.DisplayName != after.DisplayName)
            yield return Whole(ChangeKind.Changed, new("The workflow is now called “{0}”.", after.DisplayName));
        if (before.Description != after.Description)
            yield return Whole(ChangeKind.Changed, new("The description of the workflow changed."));
        var (old, now) = (DeclaredDuties.Of(before), DeclaredDuties.Of(after));
        foreach (var duty in now.Where(one => old.All(other => other.Rule != one.Rule)))
            yield return Whole(ChangeKind.Added, new("New rule: {0}.", duty.Rule.Name()));
        foreach (var duty in old.Where(one => now.All(other => other.Rule != one.Rule)))
            yield return Whole(ChangeKind.Removed, new("No longer a rule: {0}.", duty.Rule.Name()));
        foreach (var duty in now.Where(one => old.Any(other => other.Rule == one.Rule && !other.Steps.ToHashSet().SetEquals(one.Steps))))
            yield return Whole(ChangeKind.Changed, new("The rule is about other steps: {0}.", duty.Rule.Name()));
        foreach (var change in Actions(AnytimeForm.Of(before), AnytimeForm.Of(after)))
            yield return change;
        foreach (var name in before.Variables.Select(one => one.Name).Except(after.Variables.Select(one => one.Name)))
            yield return Whole(ChangeKind.Removed, new("The value “{0}” was taken away.", name));
        foreach (var variable in after.Variables.Where(one => !before.Variables.Contains(one)))
            yield return Whole(before.Variables.Any(one => one.Name == variable.Name) ? ChangeKind.Changed : ChangeKind.Added, new("The value “{0}” is new or begins otherwise.", variable.Name));
        var others = before.CustomProperties.Select(field => field.Key).Union(after.CustomProperties.Select(field => field.Key))
            .Where(name => name is not (DeclaredDuties.Property or AnytimeAction.Property or Origin.Property or "displayText") && !JsonNode.DeepEquals(before.CustomProperties[name], after.CustomProperties[name]));
        foreach (var name in others)
            yield return Whole(ChangeKind.Changed, name == CanvasNote.Property ? new("The notes on the drawing changed.") : new("“{0}” of the workflow changed.", name));
    }

    private static IEnumerable<DefinitionChange> Actions(IReadOnlyList<AnytimeForm> before, IReadOnlyList<AnytimeForm> after)
    {
        var (old, now) = (before.DistinctBy(one => one.Name).ToDictionary(one => one.Name), after.DistinctBy(one => one.Name).ToDictionary(one => one.Name));
        foreach (var action in now.Values.Where(one => !old.ContainsKey(one.Name)))
            yield return Whole(ChangeKind.Added, new("Possible at any time now: “{0}”.", action.Label));
        foreach (var action in old.Values.Where(one => !now.ContainsKey(one.Name)))
            yield return Whole(ChangeKind.Removed, new("No longer possible at any time: “{0}”.", action.Label));
        foreach (var action in now.Values.Where(one => old.TryGetValue(one.Name, out var was) && was != one))
            yield return Whole(ChangeKind.Changed, new("“{0}”, possible at any time, says or does something else, or is for others.", action.Label));
        if (!old.Keys.Where(now.ContainsKey).SequenceEqual(now.Keys.Where(old.ContainsKey)))
            yield return Whole(ChangeKind.Changed, new("What is possible at any time is offered in another order."));
    }

    private static DefinitionChange Whole(ChangeKind kind, Sentence what) => new(ChangeTopic.Whole, kind, null, what);

    private static Bilingual Title(Activity step, IReadOnlyDictionary<string, ActivityDeclaration> known) => StepTitle.Of(step, known.GetValueOrDefault(step.Type));

    private static object Value(Activity step, string name, InputDeclaration? input) => step.Input(name) switch
    {
        null when step.Raw(name) is null => new Sentence("nothing"),
        { Type: Expression.Literal, Text: var text } => input?.Kind switch
        {
            InputKind.Role => Role.Find(text)?.Name ?? new Bilingual(text, text),
            InputKind.Person => new Sentence("one person by name"),
            InputKind.Duration or InputKind.Interval => StepWords.Period(text) ?? new("nothing"),
            _ => text,
        },
        { Text: var script } => script,
        _ => step.Raw(name)!.ToJsonString(),
    };
}
