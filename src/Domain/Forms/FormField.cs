using System.Globalization;
using System.Text.Json.Serialization;
using Governance.Domain.Credentials;
using Governance.Domain.Rules;
using Governance.Domain.Words;

namespace Governance.Domain.Forms;

[JsonConverter(typeof(JsonStringEnumConverter<FieldType>))]
public enum FieldType
{
    [JsonStringEnumMemberName("text")]
    Text,
    [JsonStringEnumMemberName("long")]
    Long,
    [JsonStringEnumMemberName("bilingual-text")]
    BilingualText,
    [JsonStringEnumMemberName("bilingual-long")]
    BilingualLong,
    [JsonStringEnumMemberName("number")]
    Number,
    [JsonStringEnumMemberName("date")]
    Date,
    [JsonStringEnumMemberName("choice")]
    Choice,
    [JsonStringEnumMemberName("choices")]
    Choices,

    /// <summary>Rows of bilingual text: the learning outcomes.</summary>
    [JsonStringEnumMemberName("outcomes")]
    Outcomes,

    /// <summary>The id of a partner organisation: the one that is asked to endorse.</summary>
    [JsonStringEnumMemberName("partner")]
    Partner,

    /// <summary>Units of the organisation, by their names.</summary>
    [JsonStringEnumMemberName("units")]
    Units,
}

public sealed record FormOption(string Id, Bilingual Label);

/// <summary>
/// One question of the form. <see cref="Standard"/> names the item of the critical information summary that it fills
/// (toolkit chapter 11), such as CIS-4.
/// </summary>
public sealed record FormField(
    string Id,
    FieldType Type,
    Bilingual Label,
    Bilingual? Hint,
    bool Required,
    int? MaxLength,
    decimal? Min,
    decimal? Max,
    IReadOnlyList<FormOption>? Options,
    string? Standard)
{
    /// <summary>What a number counts, shown after it: "hours".</summary>
    public Bilingual? Unit { get; init; }

    /// <summary>How many decimals a number may have; none means whole numbers.</summary>
    public int? Decimals { get; init; }

    /// <summary>Whether a bilingual text needs both languages. False for what only the institution reads.</summary>
    public bool Both { get; init; } = true;

    /// <summary>What an edit of the answer is, and how a sentence says it.</summary>
    public FieldEdit Edit { get; init; } = FieldEdit.Unnamed;

    /// <summary>The longest text kept for a field that names no length of its own.</summary>
    public const int DefaultMaxLength = 4000;

    private const int MaxRows = 30;

    /// <summary>Whether the answer is there, in both languages where the field is bilingual.</summary>
    public bool IsAnswered(ProposalAnswer? answer) =>
        answer is not null && !answer.IsEmpty && Type switch
        {
            FieldType.BilingualText or FieldType.BilingualLong => answer.AsBilingual() is { } text && (!Both || text.IsComplete),
            FieldType.Outcomes => answer.AsBilingualRows() is { Count: > 0 } rows && rows.All(row => row.IsComplete),
            FieldType.Text or FieldType.Long or FieldType.Number or FieldType.Date or FieldType.Choice or FieldType.Choices or FieldType.Partner or FieldType.Units => true,
        };

    /// <summary>Refuses an answer of the wrong shape with the sentence that says what to enter. An empty answer is always accepted.</summary>
    public void Check(ProposalAnswer answer)
    {
        if (answer.IsEmpty)
            return;
        switch (Type)
        {
            case FieldType.Text or FieldType.Long:
                CheckText(answer.AsText());
                break;
            case FieldType.BilingualText or FieldType.BilingualLong:
                CheckPair(answer.AsBilingual());
                break;
            case FieldType.Number:
                CheckNumber(answer.AsText());
                break;
            case FieldType.Date:
                Rule.Require(DateOnly.TryParseExact(answer.AsText(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
                    "Enter a date as year-month-day, such as 2026-11-26.");
                break;
            case FieldType.Partner:
                Rule.Require(Guid.TryParse(answer.AsText(), out _), "Choose one of the answers offered.");
                break;
            case FieldType.Choice:
                Rule.Require(IsOption(answer.AsText()), "Choose one of the answers offered.");
                break;
            case FieldType.Choices:
                Rule.Require(answer.AsOptions() is { Count: > 0 } chosen && chosen.All(IsOption), "Choose one of the answers offered.");
                break;
            case FieldType.Units:
                Rule.Require(answer.AsBilingualRows().Count is > 0 and <= MaxRows, "Choose one of the answers offered.");
                break;
            case FieldType.Outcomes:
                var rows = answer.AsBilingualRows();
                Rule.Require(rows.Count is > 0 and <= MaxRows, "Enter between 1 and {0} rows.", MaxRows);
                foreach (var row in rows)
                    CheckPair(row);
                break;
        }
    }

    private void CheckText(string? text)
    {
        Rule.Require(text is not null, "Enter text.");
        Rule.Require(text!.Length <= (MaxLength ?? DefaultMaxLength), "Keep this within {0} characters; it has {1}.", MaxLength ?? DefaultMaxLength, text.Length);
    }

    private void CheckPair(Bilingual? pair)
    {
        Rule.Require(pair is not null, "Enter the text in English and in French.");
        CheckText(pair!.En);
        CheckText(pair.Fr);
    }

    private void CheckNumber(string? text)
    {
        Rule.Require(decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number), "Enter a number, such as 36.");
        Rule.Require(number >= (Min ?? 0), "Enter a number that is not below {0}.", Min ?? 0);
        Rule.Require(Max is null || number <= Max, "Enter a number that is not above {0}.", Max ?? 0);
    }

    private bool IsOption(string? id) => Options?.Any(option => option.Id == id) == true;
}
