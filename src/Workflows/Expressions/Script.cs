using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Governance.Workflows.Expressions;

/// <summary>What reading a script gave: the script, or why it is not accepted.</summary>
public sealed record ScriptReading(Script? Script, ScriptProblem? Problem);

/// <summary>
/// A parsed script in the safe part of JavaScript that docs/expressions.md describes. It reaches nothing but its context;
/// it always ends. Reading is done once for a text, and the result shared.
/// </summary>
public sealed class Script
{
    /// <summary>The longest script that is read, in characters.</summary>
    public const int MaximumLength = 20_000;

    private const int MostKept = 4_000;
    private static readonly ConcurrentDictionary<string, ScriptReading> Kept = new(StringComparer.Ordinal);

    private readonly ScriptNames _names;

    private Script(ScriptNode body, ScriptNames names)
    {
        Body = body;
        _names = names;
    }

    internal ScriptNode Body { get; }

    /// <summary>The variables that the script names with a fixed text, and where.</summary>
    public IReadOnlyList<(string Name, int Position)> NamedVariables => _names.Variables;

    /// <summary>The steps that the script asks for what they found out, by a fixed id or name.</summary>
    public IEnumerable<string> AskedSteps => _names.Steps.Select(step => step.Name).Distinct(StringComparer.Ordinal);

    /// <summary>Reads a script; any text gives a script or a problem, never an exception.</summary>
    public static ScriptReading Read(string text)
    {
        if (text.Length > MaximumLength)
            return new(null, new(MaximumLength, new("The script is longer than {0} characters.", MaximumLength)));
        if (Kept.TryGetValue(text, out var known))
            return known;
        // designers type many texts that are never seen again: start afresh rather than grow without end
        if (Kept.Count >= MostKept)
            Kept.Clear();
        return Kept.GetOrAdd(text, Parse(text));
    }

    /// <summary>Runs the script.</summary>
    /// <exception cref="ExpressionFault">It asks for something that is not there, or does too much.</exception>
    public JsonNode? Evaluate(ExpressionContext context) => JsonBridge.ToJson(Body.Run(new(context), null));

    /// <summary>The names that the run would stumble over, given the variables in scope.</summary>
    public IEnumerable<ScriptProblem> UnknownNames(Func<string, bool> isVariable) =>
        _names.Unknown
            .Where(node => ScriptGlobals.AccessedVariable(node.Name, isVariable) is null)
            .Select(node => new ScriptProblem(node.At, new("There is nothing called “{0}”.", node.Name)))
            .Concat(_names.UnknownFunctions.Select(node => new ScriptProblem(node.At, new("There is no function “{0}”.", node.Name))));

    private static ScriptReading Parse(string text)
    {
        try
        {
            var (body, names) = ScriptParser.Parse(text);
            return new(new Script(body, names), null);
        }
        catch (ScriptRefused refused)
        {
            return new(null, refused.Problem);
        }
    }
}
