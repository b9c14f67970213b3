using System.Globalization;
using System.Security.Claims;
using System.Text.RegularExpressions;
using Governance.Designer.Desk;
using Governance.Portal.Design;
using Governance.Portal.Shared;
using Governance.Workflows.Definitions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Governance.Portal.Tests.Design;

/// <summary>The panel of a step and the table of all, as they are drawn, without a browser.</summary>
public sealed class PanelTests(DesignPortal scene) : IClassFixture<DesignPortal>
{
    [Theory]
    [InlineData("en-CA", "“Time to answer” cannot be “soon”.")]
    [InlineData("fr-CA", "« Délai de réponse » ne peut pas être « soon ».")]
    public async Task What_does_not_fit_is_marked_at_its_field_with_the_sentence(string culture, string sentence)
    {
        var panel = await Panel(culture, """{"id":"asks","type":"Governance.Confirm","role":{"expression":{"type":"Literal","value":"dean"}},"dueIn":{"expression":{"type":"Literal","value":"soon"}},"closesIn":{"expression":{"type":"Literal","value":"P3D"}},"lateAt":{"expression":{"type":"Literal","value":"90"}}}""");

        Assert.Equal(("true", "in-lateAt-error"), Marked(panel, "in-lateAt"));
        Assert.Equal(("", ""), Marked(panel, "in-remindAt"));
        Assert.Equal(("true", "in-dueIn-error"), Marked(panel, "in-dueIn"));
        Assert.Equal(sentence, Text(panel, "in-dueIn-error"));
        Assert.Equal(("", ""), Marked(panel, "in-role"));
        Assert.Equal(("true", "in-closesIn-error"), Marked(panel, "in-closesIn"));
    }

    [Fact]
    public async Task What_is_lacking_and_a_script_that_does_not_read_are_marked_where_they_are_written()
    {
        var asks = await Panel("en-CA", """{"id":"asks","type":"Governance.Decide","person":{"expression":{"type":"JavaScript","value":"1 +"}}}""");
        Assert.Equal(("true", "in-role-error"), Marked(asks, "in-role"));
        Assert.Equal("The step lacks “Who”.", Text(asks, "in-role-error"));
        Assert.Equal(("true", "in-person-error"), Marked(asks, "in-person-script"));
        Assert.Equal("“Only this person”, character 4: The expression ends where something is still missing.", Text(asks, "in-person-error"));
        Assert.Equal("« Seulement cette personne », caractère 4 : L’expression s’arrête alors qu’il manque encore quelque chose.",
            Text(await Panel("fr-CA", """{"id":"asks","type":"Governance.Decide","person":{"expression":{"type":"JavaScript","value":"1 +"}}}"""), "in-person-error"));

        var switches = await Panel("en-CA", """{"id":"asks","type":"Elsa.FlowSwitch","cases":[{"label":"first","condition":{"type":"JavaScript","value":"getVariable('gone') === 3"}},{"label":"other","condition":{"type":"JavaScript","value":"1 === 1"}}]}""");
        Assert.Equal(("true", "cases-0-condition-error"), Marked(switches, "cases-0-condition-script"));
        Assert.Equal("“first”: there is no variable “gone” here.", Text(switches, "cases-0-condition-error"));
        Assert.Equal(("", ""), Marked(switches, "cases-1-condition-script"));
    }

    [Fact]
    public async Task An_outcome_that_leads_to_two_steps_names_both_and_each_can_be_taken_away()
    {
        var ways = Regex.Replace(System.Net.WebUtility.HtmlDecode(await Shown<WayList>("en-CA", """
            {"id":"asks","type":"Governance.Decide","outcomes":[{"name":"approve","label":{"en":"Approve","fr":"Approuver"}}]},
            {"id":"one","type":"Elsa.Finish","metadata":{"displayText":"The one"}},{"id":"other","type":"Elsa.Finish","metadata":{"displayText":"The other"}}
            """, (_, definition) => new() { ["Step"] = definition.Root.Activities[0] },
            """{"source":{"activity":"asks","port":"approve"},"target":{"activity":"one","port":"In"}},{"source":{"activity":"asks","port":"approve"},"target":{"activity":"other","port":"In"}}""")), "\\s+", " ");

        Assert.Matches("<option[^>]* selected>2 steps at once<", ways);
        Assert.Equal(["The one", "The other"], Regex.Matches(ways, "No longer lead to “(?<step>[^”]*)”").Select(match => match.Groups["step"].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_kind_of_step_that_nobody_drew_before_has_a_field_for_each_of_its_inputs()
    {
        var panel = await Panel("en-CA", $$$"""
            {"id":"asks","type":"{{{MadeUp.Type}}}","ofRole":{"expression":{"type":"Literal","value":"dean"}},"ofChoice":{"expression":{"type":"Literal","value":"one"}},"ofNumber":{"expression":{"type":"Literal","value":"many"}},
             "ofDuration":{"expression":{"type":"Literal","value":"P3BD"}},"ofBilingual":{"en":"Said","fr":"Dit"},"ofBranches":{"expression":{"type":"Literal","value":["left","right"]}},
             "ofCases":[{"label":"first","condition":{"type":"JavaScript","value":"false"}}]}
            """);

        // a person or a body would be asked instead of whoever holds the role
        Assert.Contains("<option value=\"ofPerson\">An input Person</option>", panel, StringComparison.Ordinal);
        Assert.Contains("<option value=\"ofBody\">A body</option>", panel, StringComparison.Ordinal);
        foreach (var kind in Enum.GetValues<InputKind>().Except([InputKind.Person, InputKind.Body]))
        {
            var id = kind switch
            {
                InputKind.Bilingual => "in-ofBilingual-en",
                InputKind.FormFields => "in-ofFormFields-all",
                InputKind.Condition => "in-ofCondition-script",
                InputKind.Cases => "ofCases-0-condition-script",
                InputKind.Branches => "ofBranches-1-name",
                _ => "in-of" + kind,
            };
            Marked(panel, id);
            Assert.Contains($"for=\"{id}\"", panel, StringComparison.Ordinal);
            Assert.Contains($"An input {kind}", panel, StringComparison.Ordinal);
        }
        Assert.Contains("<option value=\"one\" selected>The first one</option>", panel, StringComparison.Ordinal);
        Assert.Contains("<option value=\"other\">other</option>", panel, StringComparison.Ordinal);
        Assert.Equal(("true", "in-ofNumber-error"), Marked(panel, "in-ofNumber"));
        Assert.Equal(["About what", "How", "When", "Which way", "Who"], Regex.Matches(panel, "<h3 class=\"(sr|h4)\" id=\"part-[0-9]\">(?<said>[^<]*)</h3>").Select(match => match.Groups["said"].Value).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("en-CA", "“Left” leads to", "“right” leads to", "French missing")]
    [InlineData("fr-CA", "« Gauche » mène à", "« right » mène à", "Français manquant")]
    public async Task A_branch_is_read_in_the_language_of_the_reader_and_one_that_has_a_name_alone_lacks_its_French(string culture, string first, string second, string missing)
    {
        const string Fork = """{"id":"fork","type":"Elsa.FlowFork","branches":{"expression":{"type":"Object","value":["left","right"]}},"outcomes":[{"name":"left","label":{"en":"Left","fr":"Gauche"}}]}""";
        var panel = await Panel(culture, Fork);

        Assert.Equal(["Left", "Gauche", "right", ""], new[] { "0-en", "0-fr", "1-en", "1-fr" }.Select(id => Regex.Match(panel, $"<input [^>]*id=\"branches-{id}\"[^>]*>").Value).Select(field => Regex.Match(field, " value=\"([^\"]*)\"").Groups[1].Value));
        Assert.Equal([missing], Regex.Matches(System.Net.WebUtility.HtmlDecode(panel), "<span class=\"chip warn\">([^<]*)</span>").Select(match => match.Groups[1].Value));
        var ways = System.Net.WebUtility.HtmlDecode(await Shown<WayList>(culture, Fork, (_, definition) => new() { ["Step"] = definition.Root.Activities[0] })).Replace('\u202F', ' ').Replace('\u00A0', ' ');
        Assert.Contains(first, ways, StringComparison.Ordinal);
        Assert.Contains(second, ways, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "role", "in-role")]
    [InlineData(""","unit":{"expression":{"type":"Literal","value":"proposing-unit"}}""", "unit/proposing-unit", "in-role in-unit-script")]
    [InlineData(""","unit":{"expression":{"type":"JavaScript","value":"'proposing-unit'"}}""", "role", "in-role in-unit-script")]
    [InlineData(""","person":{"expression":{"type":"Literal","value":"somebody"}}""", "person", "in-role in-person")]
    [InlineData(""","person":{"expression":{"type":"Literal","value":"somebody"}},"unit":{"expression":{"type":"Literal","value":"proposing-unit"}}""", "person", "in-role in-person in-unit")]
    public async Task Who_is_asked_is_one_choice_and_what_it_asks_for_and_whatever_else_is_said(string also, string way, string fields)
    {
        var panel = await Panel("en-CA", """{"id":"asks","type":"Governance.Confirm","role":{"expression":{"type":"Literal","value":"dean"}}""" + also + "}");

        Assert.Equal(["Anyone who holds the role", "Only of the unit that proposes it", "Only of the unit that it affects, each for itself", "Only this person"],
            Regex.Matches(Regex.Match(panel, "<select class=\"input\" id=\"who\".*?</select>", RegexOptions.Singleline).Value, "<option[^>]*>(?<said>[^<]*)</option>").Select(match => match.Groups["said"].Value));
        Assert.Contains($"<option value=\"{way}\" selected>", panel, StringComparison.Ordinal);
        foreach (var field in new[] { "in-role", "in-unit", "in-unit-script", "in-person" })
            Assert.Equal(fields.Split(' ').Contains(field) || (field == "in-unit-script" && fields.Contains("in-unit", StringComparison.Ordinal)), panel.Contains($" id=\"{field}\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_asks_a_body_chooses_which_and_nothing_before()
    {
        var panel = await Panel("en-CA", """{"id":"asks","type":"Governance.Vote"}""");
        Assert.DoesNotContain("id=\"who\"", panel, StringComparison.Ordinal);
        Assert.Contains("id=\"in-body\"", panel, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en-CA", "1|Course proposed|Event|||Done: The dean decides", "2|The dean decides|Decide|Dean|5 business days|Approve: leads nowhere")]
    [InlineData("fr-CA", "1|Cours proposé|Événement|||Terminé: La direction décide", "2|La direction décide|Décider|Direction de faculté|5 jours ouvrables|Approuver: ne mène nulle part")]
    public async Task The_table_says_of_each_step_what_it_is_who_answers_how_long_and_what_follows(string culture, params string[] rows)
    {
        var table = await Shown<OutlineTable>(culture, """
            {"id":"asked","type":"Elsa.Event","metadata":{"displayText":"Course proposed"},"customProperties":{"canStartWorkflow":true,"displayText":{"fr":"Cours proposé"}}},
            {"id":"dean","type":"Governance.Decide","metadata":{"displayText":"The dean decides"},"customProperties":{"displayText":{"fr":"La direction décide"}},
             "role":{"expression":{"type":"Literal","value":"dean"}},"dueIn":{"expression":{"type":"Literal","value":"P5BD"}},"outcomes":[{"name":"approve","label":{"en":"Approve","fr":"Approuver"}}]}
            """, (work, definition) => new()
            {
                ["Steps"] = StepOrder.Of(definition, work.Known),
                ["OnKey"] = (Func<KeyboardEventArgs, string, Task>)((_, _) => Task.CompletedTask),
                ["OnClick"] = (Func<MouseEventArgs, string, Task>)((_, _) => Task.CompletedTask),
            }, """{"source":{"activity":"asked","port":"Done"},"target":{"activity":"dean","port":"In"}}""");

        Assert.Equal(6, Regex.Count(table, "<th scope=\"col\""));
        Assert.Equal(rows, Regex.Matches(table, "<tr( class=\"[^\"]*\")?>\\s*<td.*?</tr>", RegexOptions.Singleline).Select(row =>
            string.Join('|', Regex.Matches(row.Value, "<t[dh][^>]*>(.*?)</t[dh]>", RegexOptions.Singleline)
                .Select(cell => Regex.Replace(System.Net.WebUtility.HtmlDecode(Regex.Replace(cell.Groups[1].Value, "<[^>]*>", "")).Replace('\u202F', ' ').Replace('\u00A0', ' ').Replace(" :", ":", StringComparison.Ordinal), "\\s+", " ").Trim()))));
    }

    /// <summary>The panel of one step in a workflow that holds nothing else.</summary>
    private Task<string> Panel(string culture, string step) => Shown<StepPanel>(culture, step, (_, definition) => new() { ["Step"] = definition.Root.Activities[0] });

    private async Task<string> Shown<TComponent>(string culture, string steps, Func<DraftWork, WorkflowDefinition, Dictionary<string, object?>> with, string lines = "")
        where TComponent : IComponent
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        var definition = DefinitionReader.Read($$$"""{"definitionId":"panel","name":"Panel","root":{"id":"flow","type":"Elsa.Flowchart","activities":[{{{steps}}}],"connections":[{{{lines}}}]}}""").Definition!;
        await using var scope = scene.Portal.Services.CreateAsyncScope();
        ((IHostEnvironmentAuthenticationStateProvider)scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>()).SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal())));
        var work = new DraftWork(new DraftDesk(scene.Portal.Clock).Open(definition, null), "Somebody", scope.ServiceProvider.GetRequiredService<Command>(), scope.ServiceProvider.GetRequiredService<Ask>());
        await work.LookAgain();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(new Dictionary<string, object?>(with(work, definition)) { ["Work"] = work }))).ToHtmlString());
    }

    private static (string Invalid, string Describedby) Marked(string html, string id)
    {
        var tag = Regex.Match(html, $"<[a-z]+ [^>]*id=\"{id}\"[^>]*>");
        Assert.True(tag.Success, $"{id} is not there: {html}");
        return (Attribute("aria-invalid"), Attribute("aria-describedby"));

        string Attribute(string name) => Regex.Match(tag.Value, $"{name}=\"([^\"]*)\"").Groups[1].Value;
    }

    private static string Text(string html, string id) =>
        System.Net.WebUtility.HtmlDecode(Regex.Replace(Regex.Match(html, $"<p [^>]*id=\"{id}\"[^>]*>(.*?)</p>").Groups[1].Value, "<[^>]*>", "")).Replace('\u202F', ' ').Replace('\u00A0', ' ');
}
