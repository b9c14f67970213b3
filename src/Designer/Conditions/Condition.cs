using Governance.Domain.Words;

namespace Governance.Designer.Conditions;

/// <summary>What a condition asks about.</summary>
public abstract record Asked
{
    private Asked()
    {
    }

    /// <summary>A value of the workflow, by its name.</summary>
    public sealed record Value(string Name) : Asked;

    /// <summary>The outcome by which a step was left last.</summary>
    public sealed record OutcomeOf(string StepId) : Asked;

    /// <summary>An answer of the proposal, as a step "Read answers" put it into a value of the workflow.</summary>
    /// <param name="In">The name of the value.</param>
    /// <param name="Field">The field of the form.</param>
    /// <param name="IsNumber">Whether it is compared as a number: answers are kept as texts.</param>
    public sealed record Answer(string In, string Field, bool IsNumber) : Asked;
}

/// <summary>How what is asked about is compared.</summary>
public enum Comparison
{
    Is,
    IsNot,
    AtLeast,
    AtMost,
    MoreThan,
    LessThan,

    /// <summary>One of several chosen is this.</summary>
    Includes,
    IncludesNot,
}

/// <summary>A condition as people build it: comparisons, all or any of which must hold.</summary>
public abstract record Condition
{
    private Condition()
    {
    }

    /// <summary>One comparison with a fixed value: a text, a number, or true or false.</summary>
    /// <param name="Of">What is asked about.</param>
    /// <param name="How">The comparison.</param>
    /// <param name="To">The value as typed: a number or true or false where it reads as one, else a text.</param>
    public sealed record Compare(Asked Of, Comparison How, string To) : Condition;

    /// <summary>All of the parts hold, or any of them.</summary>
    public sealed record Group(bool All, IReadOnlyList<Condition> Parts) : Condition
    {
        /// <summary>The group that a whole condition is: one comparison alone is a group of one, and nothing asked is one of none.</summary>
        public static Group Of(Condition? whole) => whole as Group ?? new(true, whole is null ? [] : [whole]);

        public Group With(Condition part) => this with { Parts = [.. Parts, part] };

        public Group With(int place, Condition part) => this with { Parts = [.. Parts.Select((one, index) => index == place ? part : one)] };

        public Group Without(int place) => this with { Parts = [.. Parts.Where((_, index) => index != place)] };

        public bool Equals(Group? other) => other is not null && All == other.All && Parts.SequenceEqual(other.Parts);

        public override int GetHashCode() => HashCode.Combine(All, Parts.Count);
    }

    /// <summary>
    /// The same as it is written: a group of one is what it holds, a group of none is nothing. Null where nothing at all is asked.
    /// </summary>
    public Condition? Plain() => this is not Group group ? this
        : group.Parts.Select(part => part.Plain()).OfType<Condition>().ToList() switch
        {
            [] => null,
            [var only] => only,
            var parts => group with { Parts = parts },
        };

    /// <summary>How a comparison reads between what is asked about and the value.</summary>
    public static Sentence Words(Comparison comparison) => comparison switch
    {
        Comparison.Is => new("is"),
        Comparison.IsNot => new("is not"),
        Comparison.AtLeast => new("is at least"),
        Comparison.AtMost => new("is at most"),
        Comparison.MoreThan => new("is more than"),
        Comparison.LessThan => new("is less than"),
        Comparison.Includes => new("includes"),
        Comparison.IncludesNot => new("does not include"),
    };
}
