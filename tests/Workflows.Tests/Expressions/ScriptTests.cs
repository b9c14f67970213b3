using System.Globalization;
using System.Text.Json.Nodes;
using Governance.Workflows.Expressions;

namespace Governance.Workflows.Tests.Expressions;

public sealed class ScriptTests
{
    [Theory]
    // numbers are written as JavaScript writes them
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("(1 + 2) * 3", "9")]
    [InlineData("0.1 + 0.2", "0.30000000000000004")]
    [InlineData("7 % 3 - -7 % 3", "2")]
    [InlineData("0x1F + 0b11 + 0o17 + 1e3 + .5", "1049.5")]
    [InlineData("String(1e21) + ' ' + 1e20 + ' ' + 1.5e-7 + ' ' + 0.000001 + ' ' + 123456789012345680000", "\"1e+21 100000000000000000000 1.5e-7 0.000001 123456789012345680000\"")]
    [InlineData("1 / 0", "null")]
    [InlineData("'' + 1 / 0 + -1 / 0 + 0 / 0 + -0", "\"Infinity-InfinityNaN0\"")]
    // adding and comparing convert as in JavaScript
    [InlineData("'a' + 1 + true + null + undefined", "\"a1truenullundefined\"")]
    [InlineData("1 + '2'", "\"12\"")]
    [InlineData("'3' * '4' - true", "11")]
    [InlineData("[] + {}", "\"[object Object]\"")]
    [InlineData("[1, [2, 3], null, 4] + ''", "\"1,2,3,,4\"")]
    [InlineData("'10' < '9'", "true")]
    [InlineData("'10' < 9", "false")]
    [InlineData("null >= 0", "true")]
    [InlineData("undefined >= 0", "false")]
    [InlineData("1 == '1'", "true")]
    [InlineData("1 === '1'", "false")]
    [InlineData("null == undefined", "true")]
    [InlineData("null === undefined", "false")]
    [InlineData("null == 0", "false")]
    [InlineData("'' == 0", "true")]
    [InlineData("true == '1'", "true")]
    [InlineData("[1] == 1", "true")]
    [InlineData("[] == []", "false")]
    [InlineData("NaN == NaN", "false")]
    [InlineData("NaN != NaN", "true")]
    [InlineData("'a' !== 'a'", "false")]
    // logic gives one of its sides
    [InlineData("0 || 'x'", "\"x\"")]
    [InlineData("0 ?? 'x'", "0")]
    [InlineData("null ?? 'x'", "\"x\"")]
    [InlineData("'' && nothing.here", "\"\"")]
    [InlineData("!'' && !0 && !null", "true")]
    [InlineData("true ? 1 : nothing()", "1")]
    [InlineData("false ? 1 : true ? 2 : 3", "2")]
    [InlineData("1 + +'2' - -'3'", "6")]
    // texts, templates, lists, objects
    [InlineData("`a${1 + 1}b${`c${'}'}`}`", "\"a2bc}\"")]
    [InlineData("'\\u0041\\x42\\n\\'' + \"\\u{1F600}\"", "\"AB\\n'\uD83D\uDE00\"")]
    [InlineData("return { a: 1, 'b c': [1, 2,], 3: undefined, d: NaN, };", "{\"a\":1,\"b c\":[1,2],\"d\":null}")]
    [InlineData("({ a: { b: ['x', 'y'] } }).a.b[1]", "\"y\"")]
    [InlineData("[10, 20]['0'] + 'héllo'[1] + 'abc'.length + [1, 2].length", "\"10é32\"")]
    [InlineData("[1][5]", "null")]
    [InlineData("[1, 2, 3].find(item => item > 1) + [1].find((item, index, list) => list.length) + ' ' + [1].find(item => item > 1)", "\"3 undefined\"")]
    [InlineData("({}).missing", "null")]
    [InlineData("[undefined, 1]", "[null,1]")]
    [InlineData("'abc'.slice(-2) + 'abc'.slice(1, 2) + 'abc'.slice(2, 1)", "\"bcb\"")]
    [InlineData("' \uFEFFa '.trim().toUpperCase() + 'É'.toLowerCase()", "\"Aé\"")]
    [InlineData("'a-b-c'.split('-').join('+') + 'ab'.split('').length + 'a'.split().length", "\"a+b+c21\"")]
    [InlineData("'aba'.replace('a', '[$&$$]')", "\"[a$]ba\"")]
    [InlineData("'aba'.replace('b', found => found.toUpperCase())", "\"aBa\"")]
    [InlineData("'abc'.startsWith('b', 1) && 'abc'.endsWith('b', 2) && 'abc'.includes('c') && 'abcb'.indexOf('b', 2) === 3", "true")]
    [InlineData("[1, 2, 3, 4].filter(n => n % 2 === 0).map((n, i) => n * 10 + i)", "[20,41]")]
    [InlineData("[1, 2].map(n => [3, 4].map(m => n * m))", "[[3,4],[6,8]]")]
    [InlineData("[0, 1, ''].map(Boolean)", "[false,true,false]")]
    [InlineData("[1, 2].some(n => n > 1) && [].every(n => false) && ![1].every(n => n > 1)", "true")]
    [InlineData("[1, NaN].includes(NaN) && [1, NaN].indexOf(NaN) === -1", "true")]
    [InlineData("[1, 2, 3].slice(1)", "[2,3]")]
    [InlineData("[{ a: 1 }].map(x => ({ b: x.a }))", "[{\"b\":1}]")]
    [InlineData("[1].map(() => 'x')", "[\"x\"]")]
    // functions of the language
    [InlineData("Math.max(1, '5', 3) + Math.min() + Math.round(-2.5) + Math.floor(-0.5)", "null")]
    [InlineData("Math.max(1, '5', 3) + Math.round(-2.5) + Math.floor(-0.5) + Math.trunc(1.9) + Math.abs(-1) + Math.pow(2, 3)", "12")]
    [InlineData("JSON.stringify({ a: [1, 'x\\n\"', null, undefined], u: undefined, n: NaN })", "\"{\\u0022a\\u0022:[1,\\u0022x\\\\n\\\\\\u0022\\u0022,null,null],\\u0022n\\u0022:null}\"")]
    [InlineData("JSON.parse('{\"a\": [1, 2.5e1]}').a[1]", "25")]
    [InlineData("String([1, 2]) + String() + Number('0x10') + Number(' 12 ') + Number('') + Number('1 2') + Boolean('false')", "\"1,216120NaNtrue\"")]
    [InlineData("/* a comment */ 1 // another", "1")]
    [InlineData("", null)]
    [InlineData("1; 2;", "2")]
    public void A_script_gives_what_JavaScript_gives(string script, string? json)
    {
        Assert.Equal(json is null or "null" ? null : JsonNode.Parse(json)!.ToJsonString(), Value(script)?.ToJsonString());
    }

    [Fact]
    public void A_script_sees_variables_inputs_outputs_and_the_correlation()
    {
        var seen = new Dictionary<string, JsonNode?> { ["total"] = 5, ["Items"] = new JsonArray(1, 2), ["d"] = 2.5m, ["l"] = 7L, ["t"] = JsonValue.Create(DateTimeOffset.UnixEpoch) };
        var context = Seeing(seen) with
        {
            GetInput = name => name == "amount" ? 3 : null,
            GetOutput = (step, output) => $"{step}/{output ?? "result"}",
            CorrelationId = "c-1",
        };

        Assert.Equal("[5,5,5,2,2.5,7,null,null]", Value("[getVariable('total'), variables.total, getTotal(), variables['Items'].length, variables.d, variables.l, getVariable('nobody'), variables.nobody]", context)!.ToJsonString());
        Assert.Equal("1970-01-01T00:00:00+00:00", (string?)Value("variables.t", context));
        Assert.Equal("3 a/result a/b c-1", (string?)Value("`${getInput('amount')} ${getOutputFrom('a')} ${getOutputFrom('a', 'b')} ${getCorrelationId()}`", context));
    }

    [Fact]
    public void A_script_changes_variables_only_by_saying_so()
    {
        var variables = new Dictionary<string, JsonNode?> { ["total"] = 5 };

        Value("setVariable('list', [getTotal(), { a: undefined }]); setTotal(getTotal() * 2)", Seeing(variables));

        Assert.Equal("[5,{}]", variables["list"]!.ToJsonString());
        Assert.Equal(10, variables["total"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("1 +", 3, "The expression ends where something is still missing.")]
    [InlineData("a = 1", 2, "“=” has no place in an expression: compare with “===”, change a variable with “setVariable”.")]
    [InlineData("new Date()", 0, "“new” is not part of the expression language.")]
    [InlineData("i++", 1, "“++” is not part of the expression language.")]
    [InlineData("a?.b", 1, "“?.” is not part of the expression language.")]
    [InlineData("{ a: 1 }", 0, "An object at the beginning must stand in parentheses or after “return”.")]
    [InlineData("return 1; 2", 10, "Nothing may follow “return”.")]
    [InlineData("return\n1", 6, "“return” needs its value on the same line.")]
    [InlineData("'abc", 0, "The text that starts here is not closed: “'”.")]
    [InlineData("`abc ${1}", 9, "The text that starts here is not closed: “`”.")]
    [InlineData("1 /* x", 2, "The comment that starts here is not closed.")]
    [InlineData("a #", 2, "The character “#” has no meaning here.")]
    [InlineData("012", 0, "This is not a number: “012”.")]
    [InlineData("1n", 0, "This is not a number: “1n”.")]
    [InlineData("(1", 2, "“)” is missing at the end.")]
    [InlineData("[1, , 2]", 4, "“,” is not expected here.")]
    [InlineData("1 2", 2, "“2” is not expected here.")]
    [InlineData("a\nb", 2, "“b” is not expected here.")]
    [InlineData("a ?? b || c", 7, "“??” beside “&&” or “||” needs parentheses.")]
    [InlineData("x => x", 0, "An arrow function may stand only where a function is given, as in “list.map(item => item.name)”.")]
    [InlineData("[1].map(x => { return x })", 13, "The body of an arrow function is one expression; an object stands in parentheses.")]
    [InlineData("[1].map((x, x) => x)", 8, "The parameters of an arrow function need different names of their own.")]
    public void What_is_not_in_the_language_is_refused_with_its_place(string script, int position, string sentence)
    {
        var problem = Script.Read(script).Problem!;

        Assert.Equal((position, sentence), (problem.Position, problem.Sentence.In(CultureInfo.InvariantCulture)));
        Assert.NotEqual(sentence, problem.Sentence.In(CultureInfo.GetCultureInfo("fr-CA")));
    }

    [Theory]
    [InlineData("nope.nope", "There is nothing called “nope”.")]
    [InlineData("nope()", "There is nothing called “nope”.")]
    [InlineData("null.x", "“x” is asked of a value that is not there.")]
    [InlineData("variables.x.y", "“y” is asked of a value that is not there.")]
    [InlineData("'a'.constructor('x')", "This value has no function “constructor”.")]
    [InlineData("Math.random()", "This value has no function “random”.")]
    [InlineData("[1].map(1)", "“map” needs a function, for example item => item.done.")]
    [InlineData("getVariable()", "“getVariable” needs a name.")]
    [InlineData("JSON.parse('{')", "The text given to “JSON.parse” is not JSON.")]
    [InlineData("JSON.parse('\"\\\\ud800\"')", "The text given to “JSON.parse” is not JSON.")]
    [InlineData("'a'.split ?? 1", "“split” is a function: it can only be called.")]
    [InlineData("'' + String", "A function can only be called: it has no text and no number.")]
    [InlineData("(1)()", "What is called here is not a function.")]
    public void What_is_not_there_faults_with_a_sentence(string script, string sentence)
    {
        var fault = Assert.Throws<ExpressionFault>(() => Value(script));

        Assert.Equal(sentence, fault.Sentence.In(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void An_unknown_name_faults_only_where_the_run_reaches_it()
    {
        var script = Script.Read("getVariable('ok') ? 'fine' : nope(x => missing)").Script!;

        Assert.Equal("fine", (string?)script.Evaluate(Seeing(new() { ["ok"] = true })));
        Assert.Throws<ExpressionFault>(() => script.Evaluate(ExpressionContext.Empty));
        Assert.Equal([29, 39], script.UnknownNames(_ => false).Select(problem => problem.Position));
    }

    [Fact]
    public void Names_of_variables_and_unknown_names_are_told_apart()
    {
        var script = Script.Read("getTotal() + setOther(1) + variables.a + getVariable('b') + [1].map(item => item + Math.round(1) + Math.sum(2))").Script!;

        Assert.Equal(["There is nothing called “setOther”.", "There is no function “sum”."],
            script.UnknownNames(name => name == "Total").Select(problem => problem.Sentence.In(CultureInfo.InvariantCulture)));
        Assert.Equal(["a", "b"], script.NamedVariables.Select(variable => variable.Name));
    }

    [Theory]
    [InlineData("[1,2,3,4,5,6,7,8].map(a => [1,2,3,4,5,6,7,8].map(b => [1,2,3,4,5,6,7,8].map(c => [1,2,3,4,5,6,7,8].map(d => [1,2,3,4,5,6,7,8].map(e => [1,2,3,4,5,6,7,8].map(f => [1,2,3,4,5,6,7,8].map(g => [1,2,3,4,5,6,7,8].map(h => 1))))))))")]
    [InlineData("variables.long.split('').map(a => variables.long.split('').map(b => variables.long + variables.long).join(''))")]
    public void A_script_that_does_too_much_is_stopped(string script)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var fault = Assert.Throws<ExpressionFault>(() => Value(script, Seeing(new() { ["long"] = new string('x', 1_000) })));

        Assert.StartsWith("The script was stopped", fault.Sentence.English, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"took {watch.Elapsed}");
    }

    [Theory]
    [InlineData("(", "1", ")", 5_000)]
    [InlineData("[", "1", "]", 5_000)]
    [InlineData("!", "1", "", 15_000)]
    [InlineData("1 + ", "1", "", 4_000)]
    [InlineData("", "x", ".y", 9_000)]
    [InlineData("true ? 1 : ", "1", "", 1_000)]
    [InlineData("`${", "1", "}`", 3_000)]
    [InlineData("f(x => ", "1", ")", 2_000)]
    public void Depth_and_height_are_bounded(string before, string middle, string after, int times)
    {
        var script = string.Concat(Enumerable.Repeat(before, times)) + middle + string.Concat(Enumerable.Repeat(after, times));

        Assert.NotNull(Script.Read(script).Problem);
        Assert.NotNull(Script.Read(new string('1', 5_000_000)).Problem);
    }

    [Fact]
    public void Values_that_cannot_be_stored_do_not_leave_the_script()
    {
        Assert.Equal("\uFFFD", (string?)Value("'\uD83D\uDE00'.slice(0, 1)"));
        var deep = (JsonNode)new JsonArray();
        for (var level = 0; level < 32; level++)
            deep = new JsonArray(deep);
        Assert.Throws<ExpressionFault>(() => Value("[variables.x]", Seeing(new() { ["x"] = deep })));
    }

    [Fact]
    public void A_number_converts_to_any_type_that_it_fits()
    {
        var value = Value("2 + 3")!;

        Assert.Equal((5, 5L, 5d, 5m), (value.GetValue<int>(), value.GetValue<long>(), value.GetValue<double>(), value.GetValue<decimal>()));
    }

    private static JsonNode? Value(string script, ExpressionContext? context = null)
    {
        var reading = Script.Read(script);
        Assert.Null(reading.Problem);
        return reading.Script!.Evaluate(context ?? ExpressionContext.Empty);
    }

    private static ExpressionContext Seeing(Dictionary<string, JsonNode?> variables) => new()
    {
        IsVariable = variables.ContainsKey,
        GetVariable = name => variables.GetValueOrDefault(name),
        SetVariable = (name, value) => variables[name] = value,
    };
}
