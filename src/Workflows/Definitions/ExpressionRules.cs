using System.Text.Json.Nodes;
using Governance.Workflows.Expressions;

namespace Governance.Workflows.Definitions;

/// <summary>What must hold for the expressions of a step: a type that runs here, a script that reads, names and variables that exist.</summary>
internal static class ExpressionRules
{
    // what the loops lend to the steps inside them
    private static readonly string[] LoopVariables = ["CurrentValue", "CurrentIndex"];

    public static IEnumerable<StepProblem> Check(WorkflowDefinition definition, Activity step, IReadOnlyDictionary<string, ActivityDeclaration> known)
    {
        var scope = Scope(definition, step);
        return Unreadable(step, known)
            .Concat(Expressions(step, known).SelectMany(found => Names(step, found.Called, found.Expression, scope).Select(problem => problem with { Input = found.Input })))
            .Concat(Expressions(step, known).SelectMany(found => Gone(definition, step, found.Called, found.Expression, known).Select(problem => problem with { Input = found.Input })))
            .Concat(Bindings(step, known.GetValueOrDefault(step.Type), scope));
    }

    /// <summary>What cannot be run at all. A name that is not there is found out only where a run meets it, as in JavaScript.</summary>
    public static IEnumerable<StepProblem> Unreadable(Activity step, IReadOnlyDictionary<string, ActivityDeclaration> known) =>
        Expressions(step, known).Select(found => Unreadable(step, found.Called, found.Expression) is { } problem ? problem with { Input = found.Input } : null).OfType<StepProblem>();

    // an input is called as the panel calls it, a case by what people read for it
    private static IEnumerable<(string Input, object Called, Expression Expression)> Expressions(Activity step, IReadOnlyDictionary<string, ActivityDeclaration> known)
    {
        var kind = known.GetValueOrDefault(step.Type);
        foreach (var (field, node) in step.Source)
        {
            var name = JsonFields.CamelCase(field);
            if (node is JsonObject && !step.Ports.ContainsKey(name) && Activity.ExpressionOf(node) is { } expression)
                yield return (name, Called(kind, name), expression);
            if (name != "cases" || node is not JsonArray cases)
                continue;
            foreach (var item in cases.OfType<JsonObject>())
            {
                if (Activity.ExpressionOf(item.Field("condition")) is { } condition)
                    yield return ($"{name}/{item.Text("label")}", item.Text("label") is { } label ? StepOutcomes.Called(step, label) : Called(kind, name), condition);
            }
        }
    }

    private static StepProblem? Unreadable(Activity step, object input, Expression expression) => expression.Type switch
    {
        _ when !ExpressionEvaluator.Types.Contains(expression.Type) => new(step.Id, "“{0}”: expressions of the type “{1}” are not run here.", input, expression.Type),
        Expression.JavaScript when Script.Read(expression.Text).Problem is { } problem =>
            new(step.Id, "“{0}”, character {1}: {2}", input, problem.Position + 1, problem.Sentence),
        Expression.Json when expression.Value is JsonValue && JsonBridge.Parse(expression.Text, out var isJson) is null && !isJson =>
            new(step.Id, "“{0}”: the value is not JSON.", input),
        _ => null,
    };

    private static IEnumerable<StepProblem> Names(Activity step, object input, Expression expression, IReadOnlyList<Variable> scope) => expression.Type switch
    {
        Expression.JavaScript when Script.Read(expression.Text).Script is { } script => OfScript(step, input, script, scope),
        Expression.Variable when VariableOf(expression) is { } named && !scope.Any(variable => variable.Id == named || variable.Name == named) =>
            [new(step.Id, "“{0}”: there is no variable “{1}” here.", input, named)],
        _ => [],
    };

    private static IEnumerable<StepProblem> OfScript(Activity step, object input, Script script, IReadOnlyList<Variable> scope)
    {
        foreach (var problem in script.UnknownNames(name => Declares(scope, name)))
            yield return new(step.Id, "“{0}”, character {1}: {2}", input, problem.Position + 1, problem.Sentence);
        foreach (var name in script.NamedVariables.Select(variable => variable.Name).Distinct(StringComparer.Ordinal).Where(name => !Declares(scope, name)))
            yield return new(step.Id, "“{0}”: there is no variable “{1}” here.", input, name);
    }

    // it would be answered by nothing, and whatever hangs on it would go one way for ever
    private static IEnumerable<StepProblem> Gone(WorkflowDefinition definition, Activity step, object input, Expression expression, IReadOnlyDictionary<string, ActivityDeclaration> known) =>
        expression.Type == Expression.JavaScript && Script.Read(expression.Text).Script is { } script
            ? script.AskedSteps.Where(name => !definition.AllActivities.Any(one => IsCalled(one, name, known)))
                .Select(name => new StepProblem(step.Id, "“{0}” asks what the step “{1}” found out, which is not there.", input, name))
            : [];

    // by its id or name; a step of a part by the step that uses the part, a slash, and its id there
    private static bool IsCalled(Activity step, string name, IReadOnlyDictionary<string, ActivityDeclaration> known) =>
        step.Id == name || step.Name == name
        || (name.StartsWith(step.Id + "/", StringComparison.Ordinal) && known.GetValueOrDefault(step.Type)?.Steps.Contains(name[(step.Id.Length + 1)..]) == true);

    private static object Called(ActivityDeclaration? kind, string name) =>
        kind?.Inputs.FirstOrDefault(input => input.Name == name)?.Label ?? kind?.Outputs.FirstOrDefault(output => output.Name == name)?.Label ?? (object)name;

    private static IEnumerable<StepProblem> Bindings(Activity step, ActivityDeclaration? kind, IReadOnlyList<Variable> scope)
    {
        foreach (var (field, node) in step.Source)
        {
            var name = JsonFields.CamelCase(field);
            var id = node is not JsonObject ? null
                : step.Output(name) is { } output && !output.Contains(':', StringComparison.Ordinal) ? output
                : name == "variable" ? step.VariableId(name)
                : null;
            if (id is not null && !scope.Any(variable => variable.Id == id))
                yield return new(step.Id, "“{0}”: there is no variable “{1}” here.", Called(kind, name), id) { Input = name };
        }
    }

    private static string? VariableOf(Expression expression) =>
        expression.Value is JsonObject reference ? reference.Text("id") ?? reference.Text("name") : expression.Text;

    private static bool Declares(IReadOnlyList<Variable> scope, string name) =>
        LoopVariables.Contains(name) || scope.Any(variable => variable.Name == name);

    private static List<Variable> Scope(WorkflowDefinition definition, Activity step)
    {
        var scope = new List<Variable>(definition.Variables);
        for (var container = step; container is not null; container = definition.ContainerOf(container.Id))
            scope.AddRange(container.Variables);
        return scope;
    }
}
