using System.Globalization;
using Governance.Domain.Competencies;
using Governance.Domain.Credentials;
using Governance.Domain.Forms;
using Governance.Domain.Words;

namespace Governance.Domain.Work;

/// <summary>What holds of a decision now.</summary>
/// <param name="Changed">The fields it judged that say something else now, in the order of the form; where only the question reads otherwise, before and after are equal.</param>
/// <param name="IsRubricChanged">Whether the rubric that was scored reads otherwise now.</param>
public sealed record Standing(IReadOnlyList<ChangedAnswer> Changed, bool IsRubricChanged)
{
    public bool Stands => Changed.Count == 0 && !IsRubricChanged;

    /// <summary>Why it no longer stands, as what follows "because": "the hours changed from 20 to 36". Not for one that stands.</summary>
    public Sentence Why() => Why(Changed, IsRubricChanged);

    internal static Sentence Why(IReadOnlyList<ChangedAnswer> changed, bool isRubricChanged)
    {
        var reasons = changed.Select(Why).ToList();
        if (isRubricChanged)
            reasons.Add(new Sentence("the rubric changed"));
        return reasons.Count switch
        {
            1 => reasons[0],
            2 => new Sentence("{0} and {1}", reasons[0], reasons[1]),
            var count => new Sentence("{0}, and {1} other things changed", reasons[0], count - 1),
        };
    }

    private static Sentence Why(ChangedAnswer change)
    {
        if (change.Before?.Json == change.After?.Json)
            return new Sentence("the question “{0}” reads otherwise", change.Field?.Label ?? CompetencyMap.Label);
        var what = change.Field?.Edit.What ?? CompetencyMap.Edit.What;
        return Short(change.Field, change.Before) is { } before && Short(change.Field, change.After) is { } after
            ? new Sentence("{0} from {1} to {2}", what, before, after)
            : new Sentence("{0}", what);
    }

    /// <summary>An answer that can be said inside a sentence: a number, or the option that was chosen.</summary>
    private static object? Short(FormField? field, ProposalAnswer? answer) => (field?.Type, answer?.AsText()) switch
    {
        (FieldType.Number, { } text) when decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => number,
        (FieldType.Choice, { } option) => field!.Options?.FirstOrDefault(one => one.Id == option) is { } chosen ? new Sentence("“{0}”", chosen.Label) : null,
        _ => null,
    };
}
