using System.Text.Json.Nodes;
using Governance.Domain.Duties;
using Governance.Portal.Tests.Harness;
using Governance.Workflows.Definitions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.Design;

/// <summary>Draws a definition from an empty one: step by step, each with everything that stands in the file, then line by line.</summary>
internal sealed class Drawing(Visit visit, Hands hands, WorkflowDefinition wanted, IReadOnlyDictionary<string, ActivityDeclaration> known)
{
    private readonly Dictionary<string, string> drawn = new(StringComparer.Ordinal);

    private IPage Page => visit.Page;

    /// <summary>What each step and value of the wanted definition is called in the one that was drawn.</summary>
    public IReadOnlyDictionary<string, string> Names => drawn;

    public async Task Draw()
    {
        foreach (var (variable, number) in wanted.Variables.Select((variable, index) => (variable, index + 1)))
            await Declare(variable, "value-" + number);
        var before = drawn[wanted.Root.Activities[0].Id] = "proposed";
        var numbers = new Dictionary<string, int>();
        foreach (var step in wanted.Root.Activities.Skip(1))
        {
            var kind = step.Type[(step.Type.LastIndexOf('.') + 1)..];
            var id = drawn[step.Id] = kind + (numbers[kind] = numbers.GetValueOrDefault(kind) + 1);
            await hands.Add(step.Type, known[step.Type].Name.En, before);
            await hands.Open(id);
            await Fill(step);
            before = id;
        }
        await hands.OpenWorkflow();
        foreach (var duty in DeclaredDuties.Of(wanted))
            await State(duty);
    }

    /// <summary>Draws every line that is not there yet.</summary>
    public async Task Connect(WorkflowDefinition half)
    {
        foreach (var step in wanted.Root.Activities.Where(step => !known[step.Type].IsTerminal))
        {
            var ports = Governance.Designer.Desk.DefinitionDrawing.PortsOf(wanted, step, known).Select(port => port.Name).ToList();
            var missing = wanted.Root.Connections.Where(line => line.Source == step.Id)
                .Where(line => !half.Root.Connections.Contains(new(drawn[step.Id], line.SourcePort, drawn[line.Target], Connection.In)))
                .Select(line => (line.SourcePort, ports.IndexOf(line.SourcePort), drawn[line.Target], wanted.Find(line.Target)!.DisplayText.En)).ToList();
            if (missing.Count > 0)
                await hands.Connect(drawn[step.Id], missing);
        }
    }

    /// <summary>A script with the names of the drawn steps.</summary>
    private string Script(string script) =>
        drawn.Aggregate(script, (text, name) => text.Replace($"'{name.Key}'", $"'{name.Value}'", StringComparison.Ordinal));

    private async Task Declare(Variable variable, string id)
    {
        drawn[variable.Id] = id;
        await hands.Press("section[aria-labelledby=wf-values] button");
        await hands.Write("#value-" + id, variable.Name);
        await hands.Choose("#type-" + id, variable.TypeName switch { "String" => "text", "Int32" => "whole number", _ => "anything" });
        if (variable.DefaultValue?.ToString() is { Length: > 0 } value)
            await hands.Write("#default-" + id, value);
        await hands.Leave();
        await Expect(Page.Locator("#value-" + id)).ToHaveValueAsync(variable.Name);
    }

    private async Task State(Duty duty)
    {
        await hands.Press("#duty-" + duty.Rule);
        foreach (var step in duty.Steps)
        {
            await Unfold($"#duty-{duty.Rule}-{drawn[step]}");
            await hands.Press($"#duty-{duty.Rule}-{drawn[step]}");
        }
    }

    private async Task Fill(Activity step)
    {
        await hands.Write("#name-en", step.DisplayText.En);
        await hands.Write("#name-fr", step.DisplayText.Fr);
        var inputs = known[step.Type].Inputs.Where(input => step.Raw(input.Name) is not null).OrderBy(input => input.Kind != InputKind.Variable).ToList();
        foreach (var input in inputs.Where(input => input.Kind != InputKind.FormFields))
            await Set(step, input);
        if (known[step.Type].HasOwnOutcomes)
            await Outcomes([.. (step.Raw("outcomes") as JsonArray ?? []).OfType<JsonObject>()]);
        else if (step.Raw("outcomes") is JsonArray { Count: > 0 })
            await hands.Press("#part-return-1");
        foreach (var output in known[step.Type].Outputs)
        {
            if ((step.Raw(output.Name) as JsonObject)?["memoryReference"]?["id"]?.ToString() is { } kept)
                await hands.Choose("#out-" + output.Name, wanted.Variables.First(variable => variable.Id == kept).Name);
        }
        // the list of all fields is long: whoever has it open by key passes them all
        foreach (var input in inputs.Where(input => input.Kind == InputKind.FormFields))
            await Set(step, input);
        await hands.Leave();
    }

    private async Task Set(Activity step, InputDeclaration input)
    {
        var id = "#in-" + input.Name;
        var expression = step.Input(input.Name);
        if (expression?.Type == Expression.JavaScript)
            await Expert(id + "-script", Script(expression.Text));
        else if (input.Kind == InputKind.Bilingual)
        {
            await hands.Write(id + "-en", step.Raw(input.Name)!["en"]!.ToString());
            await hands.Write(id + "-fr", step.Raw(input.Name)!["fr"]!.ToString());
        }
        else if (input.Name is "branches" or "cases")
            await Branches(step, input.Name);
        else if (input.Kind == InputKind.Variable)
            await hands.Choose(id, wanted.Variables.First(variable => variable.Id == step.VariableId(input.Name)).Name);
        else if (input.Kind is InputKind.Duration or InputKind.Interval)
            await Period(id, expression!.Text);
        else if (StepOutcomes.Value(step.Raw(input.Name)) is JsonArray names)
        {
            foreach (var name in names.Select(one => one!.ToString()))
                await Judge(id, name);
        }
        else if (input.Kind == InputKind.Boolean)
            await hands.Press(id);
        else if (await Page.Locator(id).EvaluateAsync<string>("one => one.tagName") == "SELECT")
            await hands.Choose(id, (await Page.Locator($"{id} option[value='{expression!.Text}']").First.TextContentAsync())!);
        else
            await hands.Write(id, expression!.Text);
    }

    private async Task Expert(string selector, string script)
    {
        await Unfold(selector);
        await hands.Write(selector, script);
        await hands.Leave();
    }

    private async Task Period(string id, string period)
    {
        var plain = Governance.Designer.Picture.PlainPeriod.Of(period)!;
        await hands.Write(id, plain.Count);
        await hands.Leave();
        var unit = plain.Unit switch { "BD" => "business days", "D" => "days", "W" => "weeks", "M" => "months", _ => "years" };
        if (plain.Unit != "BD")
            await hands.Choose(id + "-unit", unit);
    }

    private async Task Judge(string id, string name)
    {
        var box = name == "competency-map" ? id + "-map" : await Page.Locator($"{id}-{name}").CountAsync() > 0 ? $"{id}-{name}" : $"[id^='{id[1..]}-'][id$='-{name}']";
        await Unfold(box);
        await hands.Press(box);
        await Expect(Page.Locator(box).First).ToBeCheckedAsync();
    }

    private async Task Branches(Activity step, string input)
    {
        foreach (var (branch, index) in Governance.Designer.Editing.SetBranches.Of(step, input).Select((branch, index) => (branch, index)))
        {
            await hands.Press($".field:has([id='in-{input}-name']) > button");
            await hands.Write($"#{input}-{index}-name", branch.Name);
            await hands.Leave();
            await Expect(Page.Locator($"#{input}-{index}-name")).ToHaveValueAsync(branch.Name);
            if (branch.Condition is { } script)
                await Expert($"#{input}-{index}-condition-script", Script(script));
        }
    }

    private async Task Outcomes(IReadOnlyList<JsonObject> outcomes)
    {
        for (var index = 0; index < outcomes.Count; index++)
        {
            if (await Page.Locator($"#outcome-{index}-name").CountAsync() == 0)
                await hands.Press("section[aria-labelledby=part-outcomes] > .row button");
            var names = Page.Locator("[id^=outcome-][id$=-name]");
            await Expect(Page.Locator($"#outcome-{index}-name")).ToHaveCountAsync(1);
            var name = outcomes[index]["name"]!.ToString();
            var there = await names.EvaluateAllAsync<string[]>("all => all.map(one => one.value)");
            for (var place = Array.IndexOf(there, name); place > index; place--)
            {
                await hands.Press($"li:has(#outcome-{place}-name) > .row button >> nth=0");
                await Expect(Page.Locator($"#outcome-{place - 1}-name")).ToHaveValueAsync(name);
            }
            await Outcome(outcomes[index], "#outcome-" + index);
        }
        for (var extra = await Page.Locator("[id^=outcome-][id$=-name]").CountAsync() - 1; extra >= outcomes.Count; extra--)
        {
            await Unfold($"#outcome-{extra}-name");
            await hands.Press($"details:has(#outcome-{extra}-name) button.danger");
            await Expect(Page.Locator("[id^=outcome-][id$=-name]")).ToHaveCountAsync(extra);
        }
    }

    private async Task Outcome(JsonObject outcome, string id)
    {
        await Unfold(id + "-name");
        foreach (var (part, text) in new[] { ("en", outcome["label"]?["en"]), ("fr", outcome["label"]?["fr"]), ("hint-en", outcome["hint"]?["en"]), ("hint-fr", outcome["hint"]?["fr"]) })
        {
            if (text is not null && await Page.Locator($"{id}-{part}").InputValueAsync() != text.ToString())
                await hands.Write($"{id}-{part}", text.ToString());
        }
        foreach (var (part, isOn) in new[] { ("reason", outcome["needsReason"]), ("returns", outcome["returns"]) })
        {
            if (await Page.Locator($"{id}-{part}").IsCheckedAsync() != (isOn?.GetValue<bool>() == true))
                await hands.Press($"{id}-{part}");
        }
        if (await Page.Locator(id + "-tone").InputValueAsync() != outcome["tone"]!.ToString())
            await hands.Choose(id + "-tone", outcome["tone"]!.ToString() switch { "main" => "The usual answer", "plain" => "One among others", _ => "Ends or refuses" });
        if (await Page.Locator(id + "-name").InputValueAsync() != outcome["name"]!.ToString())
        {
            await hands.Write(id + "-name", outcome["name"]!.ToString());
            await hands.Leave();
            await Expect(Page.Locator(id + "-name")).ToHaveValueAsync(outcome["name"]!.ToString());
        }
    }

    /// <summary>Opens what a control is folded away in.</summary>
    private async Task Unfold(string selector)
    {
        if (await Page.Locator(selector).First.EvaluateAsync<bool>("one => one.closest('details')?.open === false"))
            await hands.Press($"details:has({selector}) > summary");
    }
}
