using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Workflows.Tests.Definitions;

/// <summary>Whatever stands in a file: reading, checking and writing it give a definition or sentences, never an exception.</summary>
public sealed class DefinitionProperties : IDisposable
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-CA");
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-CA");

    private readonly ServiceProvider services = new ServiceCollection().AddWorkflows().BuildServiceProvider();
    private readonly ActivityCatalogue activities;

    public DefinitionProperties() => activities = services.GetRequiredService<ActivityCatalogue>();

    public void Dispose() => services.Dispose();

    [Fact]
    public void A_definition_with_anything_wrong_in_its_form_is_read_or_refused_with_a_sentence() => Holds(9_000, Mutation.OfForm);

    [Fact]
    public void A_definition_with_anything_wrong_in_its_bytes_is_read_or_refused_with_a_sentence() => Holds(4_000, Mutation.OfBytes);

    [Fact]
    public void Any_text_is_read_or_refused()
    {
        Check.One(Samples.Of(500), Prop.ForAll<string>(text => Said(text ?? "").Label(text)));
        Check.One(Samples.Of(300), Prop.ForAll(Gen.Choose(0, Small.Expense.Length - 1).ToArbitrary(), place =>
            Said(Small.Expense[..place]).And(Said(Small.Expense.Remove(place, 1))).And(Said(Small.Expense.Insert(place, "\uD800")))));
    }

    private void Holds(int times, Func<Random, string> text) =>
        Check.One(Samples.Of(times), Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var given = text(new Random(seed));
            return Said(given).Label(given);
        }));

    private Property Said(string text)
    {
        var reading = DefinitionReader.Read(text);
        var problems = DefinitionRules.Check(reading, activities.Declarations);
        var areSentences = problems.All(problem => IsSentence(problem.Sentence.In(English)) && IsSentence(problem.Sentence.In(French)));
        return (areSentences && (reading.Definition is { } definition ? IsKept(definition, reading, problems) : reading.Problems.Count > 0)).ToProperty();
    }

    // a half character may stand in the text that a sentence speaks of, never in the sentence
    private static bool IsSentence(string text) => text.Trim().Length > 5 && Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text;

    /// <summary>What is written is read again as the same, with the same said of it, and starts where it says.</summary>
    private bool IsKept(WorkflowDefinition definition, DefinitionReading reading, IReadOnlyList<StepProblem> problems)
    {
        var written = DefinitionWriter.Write(definition);
        var again = DefinitionReader.Read(written);
        if (again.Definition is not { } kept || written != DefinitionWriter.Write(kept) || DefinitionHash.Of(definition) != DefinitionHash.Of(kept))
            return false;
        var repeated = DefinitionRules.Check(again, activities.Declarations);
        if (!problems.Select(problem => (problem.StepId, problem.Sentence.In(English))).SequenceEqual(repeated.Select(problem => (problem.StepId, problem.Sentence.In(English)))))
            return false;
        return !reading.IsSound || DefinitionRules.Refusals(definition, activities.Declarations).Count > 0
            || activities.TriggersOf(definition, DateTimeOffset.UnixEpoch).All(found => found.Trigger.Key.Length > 0);
    }
}
