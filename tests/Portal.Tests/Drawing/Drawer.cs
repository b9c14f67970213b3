using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Governance.Designer.Conditions;
using Governance.Designer.Editing;
using Governance.Designer.Picture;
using Governance.Domain.Competencies;
using Governance.Domain.Forms;
using Governance.Domain.Work;
using Governance.Domain.Words;
using Governance.Workflows.Activities.People;
using Governance.Workflows.Definitions;

namespace Governance.Portal.Tests.Drawing;

/// <summary>
/// Draws a definition at the designer as somebody would who has it in front of them: it reads what is wanted and tells a
/// hand what to do. It knows the controls of the panel by what the kinds of step declare, and no definition in particular.
/// </summary>
internal sealed partial class Drawer(Hand hand, WorkflowDefinition wanted, IReadOnlyDictionary<string, ActivityDeclaration> known, FormCatalogue forms)
{
    // what stands in the drawing for a step or a value that is wanted
    private readonly Dictionary<string, string> steps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    // what asks for a step that is not drawn yet
    private readonly List<(Activity Step, Func<Task> Do)> later = [];

    /// <param name="start">What an empty drawing begins with.</param>
    public async Task Draw(string start)
    {
        await hand.Prepare();
        await Whole();
        var lines = wanted.Root.Connections.ToList();
        foreach (var step in FlowOrder.Of(wanted, known))
        {
            if (steps.Count == 0)
            {
                steps[step.Id] = start;
                await hand.Choose(start);
            }
            else
            {
                var line = lines.First(line => line.Target == step.Id && steps.ContainsKey(line.Source));
                steps[step.Id] = await hand.Add(step.Type, known[step.Type].Name.En, (steps[line.Source], line.SourcePort));
                lines.Remove(line);
            }
            await Fill(step);
            // what leads back is chosen where the step is described
            foreach (var back in lines.Where(line => line.Source == step.Id && steps.ContainsKey(line.Target)).ToList())
            {
                await hand.Set($"[id^=way-][data-port='{back.SourcePort}']", steps[back.Target]);
                lines.Remove(back);
            }
        }
        foreach (var line in lines)
            await hand.Connect(steps[line.Source], line.SourcePort, steps[line.Target]);
        foreach (var (step, act) in later)
        {
            await hand.Choose(steps[step.Id]);
            await act();
        }
        await hand.ChooseNothing();
        foreach (var duty in DeclaredDuties.Of(wanted))
        {
            await hand.Set($"#duty-{duty.Rule}", "true");
            foreach (var step in duty.Steps)
                await hand.Set($"#duty-{duty.Rule}-{steps[step]}", "true");
        }
    }

    private async Task Whole()
    {
        await hand.ChooseNothing();
        await hand.Set("#wf-what", wanted.Description);
        foreach (var (value, index) in wanted.Variables.Select((value, index) => (value, index)))
        {
            var id = values[value.Id] = string.Create(CultureInfo.InvariantCulture, $"value-{index + 1}");
            await hand.Press("#add-value");
            await hand.Set("#value-" + id, value.Name);
            await hand.Set("#type-" + id, value.TypeName);
            await hand.Set("#default-" + id, value.DefaultValue ?? "");
        }
        foreach (var (action, index) in AnytimeForm.Of(wanted).Select((action, index) => (action, index)))
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"#anytime-{index}-");
            await hand.Press("#add-anytime");
            await hand.There(at + "en:focus");
            await Both(at, action.Label);
            await Both(at + "hint-", action.Hint);
            foreach (var one in action.Roles.Concat(action.States))
                await hand.Set(at + one, "true");
            await hand.Set(at + "does", action.CancelsWith ?? "");
            await hand.Set(at + "name", action.Name);
        }
    }

    private async Task Fill(Activity step)
    {
        var kind = known[step.Type];
        await Both("#name-", step.DisplayText);
        foreach (var input in kind.Inputs.Where(input => step.Raw(input.Name) is not null))
            await Input(step, input);
        if (kind.HasOwnOutcomes)
            await Outcomes(OutcomeForm.Of(step));
        if (kind.IsWorkflow)
        {
            foreach (var (name, index) in kind.Outcomes.Where(name => name != Connection.Done).Select((name, index) => (name, index)))
            {
                if (StepOutcomes.LabelOf(step, name) is { } label)
                    await Both(string.Create(CultureInfo.InvariantCulture, $"#part-{index}-"), label);
                await hand.Set($"#part-return-{index}", OutcomeForm.Of(step).Any(outcome => outcome.Name == name && outcome.Returns) ? "true" : "false");
            }
        }
        foreach (var output in kind.Outputs)
        {
            if (KeepOutput.Of(step, output) is { } value)
                await hand.Set("#out-" + output.Name, values[value]);
        }
        if (kind.TriggerInput is not null)
            await hand.Set("#starts", step.CanStartWorkflow ? "true" : "false");
        if (step.MergeMode is { Length: > 0 } mode)
            later.Add((step, () => hand.Set("#merge-mode", mode)));
    }

    private async Task Both(string at, Bilingual text)
    {
        await hand.Set(at + "en", text.En);
        await hand.Set(at + "fr", text.Fr);
    }

    private async Task Input(Activity step, InputDeclaration input)
    {
        var at = "#in-" + input.Name;
        var text = step.Input(input.Name)?.Text ?? "";
        if (input is { Part: InputPart.Who, Kind: InputKind.Choice or InputKind.Person })
            await hand.Set("#who", input.Kind == InputKind.Choice ? $"{input.Name}/{text}" : input.Name);
        switch (input.Kind)
        {
            case InputKind.Cases:
            case InputKind.Branches:
                await Branches(step, input.Name);
                break;
            case InputKind.Condition:
                await Compare(at, text);
                break;
            case InputKind.Bilingual:
                await Both(at + "-", OfferedOutcomes.BilingualOf(step.Raw(input.Name))!);
                break;
            case InputKind.Choice when input.Part == InputPart.Who:
                break;
            case InputKind.Variable:
                await hand.Set(at, values[step.VariableId(input.Name)!]);
                break;
            case InputKind.Any when FoundOut.In(text) is { } found:
                await Once(step, [found.StepId], () => hand.Set(at + "-from", $"{steps[found.StepId]}/{found.Output}"));
                break;
            case var _ when step.Input(input.Name)?.Type == Expression.JavaScript:
                await Once(step, Asked().Matches(text).Select(match => match.Groups["step"].Value), () => hand.Set(at + "-script", Here(text)));
                break;
            case InputKind.Duration or InputKind.Interval:
                var period = PlainPeriod.Of(text)!;
                await hand.Set(at, period.Count);
                await hand.Set(at + "-unit", period.Unit);
                break;
            case InputKind.FormFields:
                foreach (var name in (JsonArray)StepOutcomes.Value(step.Raw(input.Name))!)
                    await hand.Set(at + FieldId(name!.ToString()), "true");
                break;
            default:
                await hand.Set(at, text == "CredentialProposed:" + wanted.DefinitionId ? await hand.Value(at) : text);
                break;
        }
    }

    private string FieldId(string name) =>
        name == JudgedFields.Everything ? "-all" : name == CompetencyMap.FieldId ? "-map" : forms.Sections.Any(section => section.Id == name) ? "-" + name
        : $"-{forms.Sections.First(section => section.Fields.Any(field => field.Id == name)).Id}-{name}";

    // what the kind suggests stays as far as it is wanted; the others are added at the end
    private async Task Outcomes(IReadOnlyList<OutcomeForm> outcomes)
    {
        var kept = 0;
        while (kept < outcomes.Count && await hand.Count($"#outcome-{kept}-name") > 0 && await hand.Value($"#outcome-{kept}-name") == outcomes[kept].Name)
            kept++;
        for (var last = await hand.Count("[id^=outcome-][id$=-name]") - 1; last >= kept; last--)
        {
            await hand.Unfold($"#outcome-{last}-name");
            await hand.Press($".outcome:has(#outcome-{last}-name) details > div > .danger");
            await hand.Gone($"#outcome-{last}-name");
            await hand.There("#add-outcome:focus");
        }
        foreach (var (outcome, index) in outcomes.Select((outcome, index) => (outcome, index)))
        {
            var at = $"#outcome-{index}-";
            if (index >= kept)
            {
                await hand.Press("#add-outcome");
                await hand.There(at + "en:focus");
            }
            await Both(at, outcome.Label);
            await Both(at + "hint-", outcome.Hint);
            await hand.Set(at + "reason", outcome.NeedsReason ? "true" : "false");
            await hand.Set(at + "returns", outcome.Returns ? "true" : "false");
            await hand.Set(at + "conditions", outcome.AsksConditions ? "true" : "false");
            await hand.Set(at + "cleared", outcome.NeedsCleared ? "true" : "false");
            await hand.Set(at + "tone", outcome.Tone);
            await hand.Set(at + "name", outcome.Name);
        }
    }

    private async Task Branches(Activity step, string input)
    {
        foreach (var (branch, index) in SetBranches.Of(step, input).Select((branch, index) => (branch, index)))
        {
            var at = $"#{input}-{index}-";
            await hand.Press($"#add-{input}");
            await hand.There(at + "en:focus");
            await Both(at, branch.Label ?? Bilingual.Empty);
            await hand.Set(at + "name", branch.Name);
            if (branch.Condition is { } script)
                await Compare(at + "condition", script);
        }
    }

    private async Task Compare(string at, string script)
    {
        if (ConditionScript.Read(script) is not { } condition || (condition is Condition.Group group && group.Parts.Any(part => part is not Condition.Compare)))
        {
            await hand.Set(at + "-script", Here(script));
            return;
        }
        IReadOnlyList<Condition> rows = condition is Condition.Group several ? several.Parts : [condition];
        foreach (var (row, index) in rows.Cast<Condition.Compare>().Select((row, index) => (row, index)))
        {
            await hand.Press(at + "-add");
            await hand.Set($"{at}-{index}-of", Key(row.Of));
            await hand.Set($"{at}-{index}-how", row.How.ToString());
            await hand.Set($"{at}-{index}-to", row.To);
        }
        if (condition is Condition.Group { All: false })
            await hand.Set(at + "-all", "any");
    }

    private string Key(Asked asked) => asked switch
    {
        Asked.Value value => "v:" + value.Name,
        Asked.OutcomeOf outcome => "o:" + steps[outcome.StepId],
        Asked.Answer answer => $"a:{answer.In}/{answer.Field}",
        _ => throw new InvalidOperationException(asked.ToString()),
    };

    private Task Once(Activity step, IEnumerable<string> asked, Func<Task> act)
    {
        if (asked.All(steps.ContainsKey))
            return act();
        later.Add((step, act));
        return Task.CompletedTask;
    }

    // a script with what its steps are called here
    private string Here(string script) => Asked().Replace(script, match => $"getOutputFrom('{steps[match.Groups["step"].Value]}',");

    [GeneratedRegex(@"getOutputFrom\('(?<step>[^']+)',")]
    private static partial Regex Asked();
}
