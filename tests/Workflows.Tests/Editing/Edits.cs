using Governance.Designer.Editing;
using Governance.Domain.Credentials;
using Governance.Domain.Duties;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Words;
using Governance.Workflows.Definitions;

using Edit = Governance.Designer.Editing.Edit;

namespace Governance.Workflows.Tests.Editing;

/// <summary>Edits of every kind that fit a definition, chosen by chance. The same seed gives the same edit.</summary>
internal static class Edits
{
    internal static readonly InputDeclaration Branches = new("branches", new("Branches", "Branches"), InputKind.Branches);

    /// <summary>The kinds of edit there are: a new one must be given here, a test says so.</summary>
    public static readonly IReadOnlyList<Func<WorkflowDefinition, IReadOnlyDictionary<string, ActivityDeclaration>, Random, Edit?>> Kinds =
    [
        (definition, known, chance) => new AddStep(Pick([.. known.Values.OrderBy(kind => kind.Type, StringComparer.Ordinal)], chance), new(chance.Next(2000), chance.Next(800)), AnyWay(definition, known, chance)),
        (definition, known, chance) => new AddStep(Pick([.. known.Values.OrderBy(kind => kind.Type, StringComparer.Ordinal)], chance), new(chance.Next(2000), chance.Next(800))),
        (definition, _, chance) => Any(definition, chance) is { } step ? new RemoveSteps([step.Id]) : null,
        (definition, _, chance) => Any(definition, chance) is { } step ? new MoveSteps(new Dictionary<string, Position> { [step.Id] = new(chance.Next(2000), chance.Next(800)) }) : null,
        (definition, _, chance) => Any(definition, chance) is { } step ? new RenameStep(step.Id, new($"Step {chance.Next(99)}", $"Étape {chance.Next(99)}")) : null,
        (definition, known, chance) => Any(definition, chance) is { } step && known.GetValueOrDefault(step.Type)?.Inputs is { Count: > 0 } inputs
            ? new SetInput(step.Id, Pick(inputs, chance), chance.Next(5) == 0 ? null : InputValue.Of(InputKind.Text, "P10D")) : null,
        (definition, _, chance) => Any(definition, chance) is { } step ? new SetFlag(step.Id, "mergeMode", chance.Next(2) == 0 ? null : "Race", new("Merge", "Fusion")) : null,
        (definition, known, chance) => AnyWay(definition, known, chance) is { } way && Any(definition, chance) is { } target ? new Connect(way.Step, way.Port, target.Id) : null,
        (definition, _, chance) => definition.Root.Connections is { Count: > 0 } lines && Pick(lines, chance) is var line ? new Disconnect(line.Source, line.SourcePort, line.Target) : null,
        (definition, _, chance) => WithOutcomes(definition, chance) is { } step
            ? new AddOutcome(step.Id, new(OutcomeForm.NameFor("Tabled", OutcomeForm.Of(step).Select(one => one.Name)), new("Tabled", "Déposé"), Bilingual.Empty, true, false, "plain")) : null,
        (definition, _, chance) => WithOutcomes(definition, chance) is { } step ? new ChangeOutcome(step.Id, Pick(OutcomeForm.Of(step), chance) with { NeedsReason = chance.Next(2) == 0, Label = new("Other", "Autre") }) : null,
        (definition, _, chance) => WithOutcomes(definition, chance) is { } step ? new RemoveOutcome(step.Id, Pick(OutcomeForm.Of(step), chance).Name) : null,
        (definition, _, chance) => WithOutcomes(definition, chance) is { } step ? new MoveOutcome(step.Id, Pick(OutcomeForm.Of(step), chance).Name, chance.Next(-2, 3)) : null,
        (definition, _, chance) => Fork(definition, chance) is { } fork ? new SetBranches(fork.Id, Branches, Shuffled(SetBranches.Of(fork, "branches"), chance)) : null,
        (definition, _, chance) => new SetDuties(chance.Next(3) == 0 ? [] : [new(DutyRule.NoAuthorDecides, []), new(DutyRule.ChairIsNotApprover, Any(definition, chance) is { } step ? [step.Id] : [])]),
        (_, _, chance) => new RenameWorkflow(new($"Workflow {chance.Next(99)}", $"Parcours {chance.Next(99)}"), "What it is for."),
        (_, _, chance) => new SetFlowMode(chance.Next(2) == 0 ? FlowMode.TokenBased : FlowMode.CounterBased),
        (definition, _, chance) => new SetVariableDeclaration($"v{chance.Next(5)}", $"Value{chance.Next(50)}", "String", "") is var set && definition.Variables.Any(one => one.Name == set.Name && one.Id != set.Id) ? null : set,
        (definition, _, chance) => definition.Variables is { Count: > 0 } variables ? new RemoveVariableDeclaration(Pick(variables, chance).Id) : null,
        (_, _, chance) => new SetNote(new($"n{chance.Next(5)}", new($"Note {chance.Next(99)}", ""), new(chance.Next(500), 0))),
        (definition, _, chance) => CanvasNote.Of(definition) is { Count: > 0 } notes ? new RemoveNote(Pick(notes, chance).Id) : null,
        (definition, _, chance) => Any(definition, chance) is { } one && Any(definition, chance) is { } other && definition.Root.Activities.Count < 150 ? new PasteSteps(StepFragment.Of(definition, [one.Id, other.Id])) : null,
        (definition, known, chance) => definition.Root.Activities.FirstOrDefault(step => known.GetValueOrDefault(step.Type)?.Outputs.Count > 0) is { } step
            ? new KeepOutput(step.Id, known[step.Type].Outputs[0], definition.Variables is { Count: > 0 } values ? Pick(values, chance).Id : null) : null,
        (definition, _, chance) => WithOutcomes(definition, chance) is { } step ? new RenameOutcome(step.Id, Pick(OutcomeForm.Of(step), chance).Name, $"renamed-{chance.Next(99)}") : null,
        (definition, _, chance) => Any(definition, chance) is { } step && OutcomeForm.Of(step).Count == 0 ? new LabelOutcome(step.Id, "referred-back", chance.Next(2) == 0 ? new("Referred back", "Renvoyé") : Bilingual.Empty) : null,
        (definition, _, chance) => Any(definition, chance) is { } step && OutcomeForm.Of(step).Count == 0 ? new SetReturn(step.Id, "referred-back", chance.Next(2) == 0) : null,
        (definition, _, chance) => Any(definition, chance) is { } one && Any(definition, chance) is { } other ? new GroupSteps([one.Id, other.Id], "part", new("A part", "Une partie")) : null,
        (definition, _, chance) => new AddAnytime(Action(OutcomeForm.NameFor("Withdraw", AnytimeForm.Of(definition).Select(one => one.Name)), chance)),
        (definition, _, chance) => AnyAction(definition, chance) is { } action ? new ChangeAnytime(action, Action(chance.Next(2) == 0 ? action : $"renamed-{chance.Next(99)}", chance)) : null,
        (definition, _, chance) => AnyAction(definition, chance) is { } action ? new MoveAnytime(action, chance.Next(-2, 3)) : null,
        (definition, _, chance) => AnyAction(definition, chance) is { } action ? new RemoveAnytime(action) : null,
        (definition, _, chance) => new TakeOver(new RenameWorkflow(new($"Taken {chance.Next(99)}", $"Repris {chance.Next(99)}"), "From a file.").On(definition), new("Imported from a file")),
        (definition, _, chance) => Any(definition, chance) is { } step
            ? new Together([new SetNote(new("n1", new($"Note {chance.Next(99)}", ""), new(0, chance.Next(500)))), new MoveSteps(new Dictionary<string, Position> { [step.Id] = new(chance.Next(2000), chance.Next(800)) })]) : null,
    ];

    public static Edit? Some(WorkflowDefinition definition, IReadOnlyDictionary<string, ActivityDeclaration> known, Random chance) =>
        Pick(Kinds, chance)(definition, known, chance);

    /// <summary>The same, with nothing where a rule refuses it.</summary>
    public static EditHistory Try(EditHistory history, Edit? edit)
    {
        try
        {
            return edit is null ? history : history.Do(edit, "QA officer");
        }
        catch (RuleBroken)
        {
            return history;
        }
    }

    private static AnytimeForm Action(string name, Random chance) => new(
        name, new($"Withdraw {chance.Next(99)}", $"Retirer {chance.Next(99)}"), chance.Next(2) == 0 ? Bilingual.Empty : new("It ends", "C’est fini"),
        [Pick(Role.All, chance).Id], [.. Enum.GetNames<CredentialState>().Where(_ => chance.Next(2) == 0)], chance.Next(2) == 0 ? null : nameof(CredentialAction.Withdraw));

    private static string? AnyAction(WorkflowDefinition definition, Random chance) =>
        AnytimeForm.Of(definition) is { Count: > 0 } actions ? Pick(actions, chance).Name : null;

    private static Activity? Any(WorkflowDefinition definition, Random chance) =>
        definition.Root.Activities is { Count: > 0 } steps ? Pick(steps, chance) : null;

    private static Activity? WithOutcomes(WorkflowDefinition definition, Random chance) =>
        definition.Root.Activities.Where(step => OutcomeForm.Of(step).Count > 0).ToList() is { Count: > 0 } steps ? Pick(steps, chance) : null;

    private static Activity? Fork(WorkflowDefinition definition, Random chance) =>
        definition.Root.Activities.Where(step => step.Type == "Elsa.FlowFork" && SetBranches.Of(step, "branches").Count > 0).ToList() is { Count: > 0 } steps ? Pick(steps, chance) : null;

    private static After? AnyWay(WorkflowDefinition definition, IReadOnlyDictionary<string, ActivityDeclaration> known, Random chance) =>
        Any(definition, chance) is { } step && known.TryGetValue(step.Type, out var kind) && StepOutcomes.Of(step, kind) is { Count: > 0 } outcomes ? new(step.Id, Pick(outcomes, chance)) : null;

    // one is renamed, one may go, one may come, two change places
    private static List<Branch> Shuffled(IReadOnlyList<Branch> branches, Random chance)
    {
        var list = branches.ToList();
        list[0] = list[0] with { Name = $"Branch {chance.Next(1000)}", Label = chance.Next(3) == 0 ? null : new($"Branch {chance.Next(1000)}", $"Branche {chance.Next(1000)}") };
        if (list.Count > 1 && chance.Next(2) == 0)
            list.RemoveAt(list.Count - 1);
        if (list.Count < 6 && chance.Next(2) == 0)
            list.Add(new(null, $"New {chance.Next(1000)}"));
        list.Reverse();
        return list;
    }

    private static T Pick<T>(IReadOnlyList<T> from, Random chance) => from[chance.Next(from.Count)];
}
