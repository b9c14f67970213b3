using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;

namespace Governance.Domain.Consents;

/// <summary>One version of the text by which people agree to how the institution handles their data. It is never changed; a newer one follows it.</summary>
public sealed class ConsentText : Aggregate
{
    /// <summary>The longest text in one language, in characters.</summary>
    public const int MaxText = 10_000;

    private ConsentText()
    {
    }

    internal ConsentText(int number, Bilingual text, DateTimeOffset at)
    {
        var (en, fr) = (Written.Text(text.En), Written.Text(text.Fr));
        Rule.Require(en is not null && fr is not null, "Write the text in English and in French.");
        Rule.Require(en!.Length <= MaxText && fr!.Length <= MaxText, "Keep it within {0} characters.", MaxText);
        (Number, Text, PublishedAt) = (number, new(en, fr!), at);
        Record(new ConsentTextPublished(number));
    }

    /// <summary>1 for the first version, and so on.</summary>
    public int Number { get; private set; }

    public Bilingual Text { get; private set; } = Bilingual.Empty;

    public DateTimeOffset PublishedAt { get; private set; }
}
