using System.Globalization;
using Governance.Domain.Credentials;
using Governance.Domain.Forms;
using Governance.Domain.Words;

namespace Governance.Portal.Shared;

/// <summary>A short answer of the proposal as a person reads it: numbers with their unit, dates, chosen options.</summary>
public sealed class AnswerWords(Dates dates)
{
    /// <summary>The answer in the reader's language; empty where there is none. Bilingual texts and partners are not short answers.</summary>
    public string Of(FormField field, ProposalAnswer answer) => field.Type switch
    {
        FieldType.Number => Number(answer.AsText(), field.Unit),
        FieldType.Date => DateOnly.TryParseExact(answer.AsText(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? dates.Day(day) : "",
        FieldType.Choice => Label(field, answer.AsText() ?? ""),
        FieldType.Choices => string.Join(", ", answer.AsOptions().Select(option => Label(field, option))),
        FieldType.Text or FieldType.Long => answer.AsText() ?? "",
        FieldType.BilingualText or FieldType.BilingualLong => answer.AsBilingual()?.ToString() ?? "",
        FieldType.Units => string.Join(", ", answer.AsBilingualRows()),
        FieldType.Outcomes => string.Join("\n", answer.AsBilingualRows()),
        FieldType.Partner => answer.AsText() ?? "",
    };

    private static string Number(string? text, Bilingual? unit)
    {
        var number = decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var value)
            ? value.ToString("#,0.##", CultureInfo.CurrentCulture)
            : text ?? "";
        return unit switch
        {
            null => number,
            { En: "$" } when CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" => "$" + number,
            { En: "%" } => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr" ? number + "\u00A0%" : number + "%",
            _ => number + "\u00A0" + unit,
        };
    }

    private static string Label(FormField field, string option) =>
        field.Options?.FirstOrDefault(one => one.Id == option)?.Label.ToString() ?? option;
}
