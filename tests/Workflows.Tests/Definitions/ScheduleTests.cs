using System.Globalization;
using System.Text.Json.Nodes;
using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Testing;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Tests.Definitions;

/// <summary>Times that stand in a definition: lengths, dates and cron expressions.</summary>
public sealed class ScheduleTests
{
    private static readonly DateTimeOffset Leap = new(2028, 2, 29, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Elsa.Cron", "cronExpression", "\"every day\"", "“Cron expression”: “every day” is not a cron expression. It has five fields, or six with seconds first.")]
    [InlineData("Elsa.Cron", "cronExpression", "\"61 * * * *\"", "“Cron expression”: “61 * * * *” is not a cron expression. It has five fields, or six with seconds first.")]
    [InlineData("Elsa.Cron", "cronExpression", "{\"a\":1}", "“Cron expression”: “{\"a\":1}” is not a cron expression. It has five fields, or six with seconds first.")]
    [InlineData("Elsa.Cron", "cronExpression", "\"0 0 30 2 *\"", "“Cron expression”: the time “0 0 30 2 *” never comes.")]
    [InlineData("Elsa.Cron", "cronExpression", "\"\"", "The step lacks “Cron expression”.")]
    [InlineData("Elsa.Timer", "interval", "\"soon\"", "“Interval” cannot be “soon”.")]
    [InlineData("Elsa.Timer", "interval", "\"00:00:00\"", "“Interval” cannot be “00:00:00”.")]
    [InlineData("Elsa.Timer", "interval", "\"-00:00:05\"", "“Interval” cannot be “-00:00:05”.")]
    [InlineData("Elsa.Timer", "interval", "\"P99999999999Y\"", "“Interval” cannot be “P99999999999Y”.")]
    [InlineData("Elsa.Timer", "interval", "[]", "“Interval” cannot be “[]”.")]
    [InlineData("Elsa.Timer", "interval", "null", "The step lacks “Interval”.")]
    [InlineData("Elsa.Delay", "timeSpan", "\"P2001Y\"", "“How long” cannot be “P2001Y”.")]
    [InlineData("Elsa.StartAt", "dateTime", "\"2026-13-45\"", "“Date and time” cannot be “2026-13-45”.")]
    [InlineData("Elsa.StartAt", "dateTime", "{\"year\":2027}", "“Date and time” cannot be “{\"year\":2027}”.")]
    public async Task A_time_that_cannot_be_kept_is_a_sentence_and_no_crash_at_publishing(string type, string input, string value, string sentence)
    {
        await using var host = await TestHost.Start(services => services.AddWorkflows());
        foreach (var shape in new[] { """{"typeName":"String","expression":{"type":"Literal","value":VALUE}}""", """{"type":"Literal","value":VALUE}""" })
        {
            var refused = await Assert.ThrowsAsync<RuleBroken>(() => host.Send(Caller.System, new PublishDefinition(Starting(type, input, shape.Replace("VALUE", value, StringComparison.Ordinal)))));
            Assert.Equal(sentence, refused.Sentence.In(CultureInfo.GetCultureInfo("en-CA")));
            Assert.NotEqual(sentence, refused.Sentence.In(CultureInfo.GetCultureInfo("fr-CA")));
        }
        Assert.Equal(0, await host.WithDb(db => db.Set<StoredDefinition>().CountAsync()));
    }

    [Theory]
    [InlineData("Elsa.Cron", "cronExpression", "*/5 * * * * *", 5)]
    [InlineData("Elsa.Cron", "cronExpression", "1 0 * * *", 60)]
    [InlineData("Elsa.Timer", "interval", "00:00:07", 7)]
    [InlineData("Elsa.Timer", "interval", "PT8S", 8)]
    public async Task A_time_that_can_be_kept_starts_the_workflow_then(string type, string input, string value, int seconds)
    {
        var midnight = new ManualClock(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var host = await TestHost.Start(services => services.AddWorkflows(), midnight);
        await host.Send(Caller.System, new PublishDefinition(Starting(type, input, JsonValue.Create(value).ToJsonString())));

        Assert.Equal(midnight.GetUtcNow().AddSeconds(seconds), await host.WithDb(db => db.Set<StoredTrigger>().Select(trigger => trigger.DueAt).SingleAsync()));
    }

    [Theory]
    [InlineData("Elsa.Timer", "interval", "'PT' + (4 + 4) + 'S'", "Timer:begin", 8)]
    [InlineData("Elsa.Cron", "cronExpression", "['1', '0', '*', '*', '*'].join(' ')", "Cron:begin", 60)]
    [InlineData("Elsa.Event", "eventName", "'Order' + 'Placed'", "Event:OrderPlaced", null)]
    public async Task What_starts_a_workflow_may_be_computed(string type, string input, string script, string key, int? seconds)
    {
        var midnight = new ManualClock(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var host = await TestHost.Start(services => services.AddWorkflows(), midnight);
        await host.Send(Caller.System, new PublishDefinition(Starting(type, input, Script(script))));

        var trigger = await host.WithDb(db => db.Set<StoredTrigger>().SingleAsync());
        Assert.Equal((key, seconds), (trigger.Key, (int?)(trigger.DueAt - midnight.GetUtcNow())?.TotalSeconds));
    }

    [Theory]
    [InlineData("Elsa.Event", "eventName", "getVariable('Order')", "“Event name” says what starts the workflow, so it cannot depend on what a running workflow knows.")]
    [InlineData("Elsa.Event", "eventName", "'Order' + getInput('kind')", "“Event name” says what starts the workflow, so it cannot depend on what a running workflow knows.")]
    [InlineData("Elsa.Timer", "interval", "variables.Often", "“Interval” says what starts the workflow, so it cannot depend on what a running workflow knows.")]
    [InlineData("Elsa.Timer", "interval", "'P' + 'T'", "“Interval” cannot be “PT”.")]
    public async Task What_starts_a_workflow_is_known_before_it_runs(string type, string input, string script, string sentence)
    {
        await using var host = await TestHost.Start(services => services.AddWorkflows());
        var definition = Starting(type, input, Script(script));

        var refused = await Assert.ThrowsAsync<RuleBroken>(() => host.Send(Caller.System, new PublishDefinition(definition)));

        Assert.Equal(sentence, refused.Sentence.In(CultureInfo.GetCultureInfo("en-CA")));
        Assert.NotEqual(sentence, refused.Sentence.In(CultureInfo.GetCultureInfo("fr-CA")));
        var inTheMiddle = definition.Replace("\"canStartWorkflow\":true", "\"canStartWorkflow\":false", StringComparison.Ordinal);
        Assert.NotEqual(definition, inTheMiddle);
        if (sentence.Contains("depend", StringComparison.Ordinal))
            await host.Send(Caller.System, new PublishDefinition(inTheMiddle));
    }

    [Theory]
    [InlineData("1.12:00:00", "2028-03-02T00:00:00")]
    [InlineData("00:00:05", "2028-02-29T12:00:05")]
    [InlineData("P1Y", "2029-02-28T12:00:00")]
    [InlineData("P1Y6M", "2029-08-29T12:00:00")]
    [InlineData("P1M2W3DT4H5M6S", "2028-04-15T16:05:06")]
    [InlineData("PT90.5S", "2028-02-29T12:01:30.5")]
    [InlineData("P1000Y", "3028-02-29T12:00:00")]
    [InlineData("PT0S", "2028-02-29T12:00:00")]
    public void A_length_of_time_is_counted_in_calendar_years_and_months(string period, string after)
    {
        Assert.True(Period.IsValid(period));
        Assert.Equal(DateTimeOffset.Parse(after, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal), Period.After(Leap, period));
    }

    [Fact]
    public void Business_days_are_a_length_of_time_but_no_interval()
    {
        Assert.Equal(10, Period.BusinessDays("P10BD"));
        Assert.Null(Period.BusinessDays("P10D"));
        Assert.True(Period.IsValid("P10BD"));
        Assert.False(Period.IsInterval("P10BD"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1YT")]
    [InlineData("P-1Y")]
    [InlineData("P1Y\n")]
    [InlineData("P1D1Y")]
    [InlineData("P1001Y")]
    [InlineData("P9999999999D")]
    [InlineData("P999Y999999999D")]
    [InlineData("10675199.02:48:05")]
    [InlineData("-10675199.02:48:05.4775808")]
    [InlineData("P٣D")]
    [InlineData("P0BD")]
    [InlineData("P2001BD")]
    [InlineData("P1WBD")]
    public void A_text_that_is_no_length_of_time_is_a_sentence(string text)
    {
        Assert.False(Period.IsValid(text));
        Assert.False(Period.IsInterval(text));
        Assert.Equal($"“{text}” is not a length of time.", Assert.Throws<RuleBroken>(() => Period.After(Leap, text)).Sentence.In(CultureInfo.InvariantCulture));
    }

    private static string Starting(string type, string input, string value) => Flow.Plain(flow =>
    {
        flow.Add("begin", type).Connect("begin", "Done", "end", instead: true);
        flow.Step("begin")[input] = JsonNode.Parse(value);
        flow.Step("begin")["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
    }).Text;

    private static string Script(string script) =>
        new JsonObject { ["expression"] = new JsonObject { ["type"] = "JavaScript", ["value"] = script } }.ToJsonString();
}
