using System.Globalization;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Governance.Domain.Commands;
using Governance.Testing;
using Governance.Workflows.Engine;
using Governance.Workflows.Expressions;
using Governance.Workflows.Operations;
using Governance.Workflows.Tests.Flow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Workflows.Tests.Expressions;

public sealed class ScriptDateTests
{
    private static readonly ExpressionContext Evening = new() { Now = new DateTimeOffset(2026, 1, 5, 20, 30, 15, 250, TimeSpan.FromHours(-5)) };

    private static readonly string[] NearDates = ["2026-01-31", "0001-01-01", "9999-12-31", "2028-02-29", "2026-02-29", "2026-01-31T23:59:59.999Z", "2026-01-31T14:30", "0001-01-01T00:00+14:00", "", "x", "2026-1-1"];

    [Theory]
    [InlineData("now()", "2026-01-06T01:30:15.250Z")]
    [InlineData("today()", "2026-01-06")]
    [InlineData("addDays(today(), 30)", "2026-02-05")]
    [InlineData("addDays('2026-03-01', -1)", "2026-02-28")]
    [InlineData("addDays(now(), '1')", "2026-01-07T01:30:15.250Z")]
    [InlineData("addMonths('2026-01-31', 1)", "2026-02-28")]
    [InlineData("addMonths('2028-03-31T10:00Z', -1)", "2028-02-29T10:00:00.000Z")]
    [InlineData("addYears('2028-02-29', 1)", "2029-02-28")]
    [InlineData("addYears('2028-02-29', 7971)", "9999-02-28")]
    [InlineData("formatDate('2026-01-05T23:00:00-05:00')", "2026-01-06")]
    [InlineData("formatDate(now())", "2026-01-06")]
    [InlineData("addDays('2026-01-05T10:00:01.5+01:00', 0)", "2026-01-05T09:00:01.500Z")]
    [InlineData("addDays('9999-12-30T23:59:59.999Z', 1)", "9999-12-31T23:59:59.999Z")]
    [InlineData("addDays(today(), 30) < '2026-03-01' ? 'soon' : 'later'", "soon")]
    [InlineData("String(daysBetween('2026-01-31', '2026-03-01'))", "29")]
    [InlineData("String(daysBetween('2026-01-02T00:01Z', '2026-01-01T23:59Z'))", "-1")]
    public void Dates_are_texts_in_utc(string script, string text) => Assert.Equal(text, (string?)Value(script, Evening));

    [Theory]
    [InlineData("addDays('tomorrow', 1)", "“addDays” needs a date such as 2026-01-31 or 2026-01-31T14:30:00Z.")]
    [InlineData("addDays()", "“addDays” needs a date such as 2026-01-31 or 2026-01-31T14:30:00Z.")]
    [InlineData("formatDate('2026-02-29')", "“formatDate” needs a date such as 2026-01-31 or 2026-01-31T14:30:00Z.")]
    [InlineData("daysBetween(null, '2026-02-28')", "“daysBetween” needs a date such as 2026-01-31 or 2026-01-31T14:30:00Z.")]
    [InlineData("addDays('2026-01-31')", "“addDays” needs a date and a whole number.")]
    [InlineData("addMonths('2026-01-31', 0.5)", "“addMonths” needs a date and a whole number.")]
    [InlineData("addYears('2026-01-31', Infinity)", "“addYears” needs a date and a whole number.")]
    [InlineData("addDays('9999-12-31', 1)", "“addDays” leaves the calendar, which ends with the year 9999.")]
    [InlineData("addDays('0001-01-01', -1)", "“addDays” leaves the calendar, which ends with the year 9999.")]
    [InlineData("addMonths('2026-01-31', 1e300)", "“addMonths” leaves the calendar, which ends with the year 9999.")]
    [InlineData("addYears('2026-01-31', -2026)", "“addYears” leaves the calendar, which ends with the year 9999.")]
    public void What_is_no_date_faults_with_a_sentence(string script, string sentence)
    {
        var fault = Assert.Throws<ExpressionFault>(() => Value(script, Evening));

        Assert.Equal(sentence, fault.Sentence.In(CultureInfo.GetCultureInfo("en-CA")));
        Assert.NotEqual(sentence, fault.Sentence.In(CultureInfo.GetCultureInfo("fr-CA")));
    }

    [Fact]
    public void There_is_no_clock_where_nothing_runs() =>
        Assert.Equal("“today” is known only while a workflow runs.",
            Assert.Throws<ExpressionFault>(() => Value("today()", ExpressionContext.Empty)).Sentence.In(CultureInfo.InvariantCulture));

    [Fact]
    public void Any_text_and_any_number_give_a_date_or_a_sentence()
    {
        var calls = Gen.Elements("addDays", "addMonths", "addYears", "daysBetween", "formatDate")
            .SelectMany(name => Gen.Elements(NearDates).SelectMany(text => Gen.OneOf(Gen.Choose(-4_000_000, 4_000_000).Select(number => (double)number), Gen.Elements(0.5, 1e18, -1e300, double.NaN))
                .Select(number => (name, text, number))));
        Check.One(Samples.Of(3_000), Prop.ForAll(calls.ToArbitrary(), call => IsDateOrSentence($"{call.name}('{call.text}', {JsConversion.ToText(call.number)})")));
    }

    [Fact]
    public void Days_are_counted_as_the_calendar_counts_them()
    {
        var days = Gen.Choose(0, DateOnly.MaxValue.DayNumber);
        Check.One(Samples.Of(1_000), Prop.ForAll(days.SelectMany(from => days.Select(to => (from, to))).ToArbitrary(), pair =>
        {
            var (from, to) = (Text(pair.from), Text(pair.to));
            return Value($"daysBetween('{from}', '{to}')", Evening)!.GetValue<int>() == pair.to - pair.from
                && (string?)Value($"addDays('{from}', {pair.to - pair.from})", Evening) == to;
        }));
    }

    [Fact]
    public async Task A_script_in_a_workflow_sees_the_time_of_its_burst()
    {
        await using var host = await TestHost.Start(services => services.AddWorkflows());
        var definition = Drawn.Json(["""say=SetName{"value":{"typeName":"String","expression":{"type":"JavaScript","value":"addDays(now(), 1)"}}}"""], []);
        await host.Send(Caller.System, new PublishDefinition(definition));
        await host.Send(Caller.System, new StartInstance("drawn"));
        await host.Services.GetRequiredService<WorkflowEngine>().RunUntilQuiet();

        Assert.Equal("2026-01-06T14:00:00.000Z", await host.WithDb(db => db.Set<WorkflowInstance>().Select(instance => instance.Name).SingleAsync()));
    }

    private static bool IsDateOrSentence(string script)
    {
        try
        {
            return Value(script, Evening)!.ToString().Length > 0;
        }
        catch (ExpressionFault fault)
        {
            return fault.Sentence.In(CultureInfo.InvariantCulture).Length > 10;
        }
    }

    private static string Text(int day) => DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static JsonNode? Value(string script, ExpressionContext context) => Script.Read(script).Script!.Evaluate(context);
}
