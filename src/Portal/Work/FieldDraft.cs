using System.Globalization;
using System.Text.Json.Nodes;
using Governance.Domain.Credentials;
using Governance.Domain.Forms;
using Governance.Domain.Words;

namespace Governance.Portal.Work;

/// <summary>One row of a list of bilingual texts while it is written.</summary>
public sealed class DraftRow
{
    public string En { get; set; } = "";

    public string Fr { get; set; } = "";

    /// <summary>Whether it was added just now and takes the focus.</summary>
    public bool IsNew { get; init; }

    public Bilingual Text => new(En, Fr);
}

/// <summary>
/// One question while a person writes its answer: the raw text of its inputs, and whether the portal has it. Numbers are
/// read as people of either language write them ("2,000" and « 2 000 », "1.5" and « 1,5 »).
/// </summary>
public sealed class FieldDraft
{
    private const char Between = ',';

    public FieldDraft(FormField field, ProposalAnswer? answer)
    {
        Field = field;
        if (answer is not null)
            Take(answer);
        if (field.Type == FieldType.Outcomes && Rows.Count == 0)
            Rows.Add(new DraftRow());
    }

    public FormField Field { get; }

    public string En { get; set; } = "";

    public string Fr { get; set; } = "";

    /// <summary>Text, number, date, or the chosen option; several options stand between commas.</summary>
    public string Text { get; set; } = "";

    public List<DraftRow> Rows { get; } = [];

    /// <summary>What to put right, for the person to read; null when the answer was accepted.</summary>
    public string? Problem { get; set; }

    /// <summary>Counts the changes; equal to <see cref="Stored"/> once the portal has the last one.</summary>
    public int Edit { get; private set; }

    public int Stored { get; private set; }

    public bool IsPending => Edit != Stored;

    public IReadOnlyList<string> Chosen => Text.Split(Between, StringSplitOptions.RemoveEmptyEntries);

    private IReadOnlyList<FormOption> Offered => Field.Options ?? [];

    public string InputId => "f-" + Field.Id;

    public string FrenchId => InputId + "-fr";

    public string ErrorId => InputId + "-error";

    public void Changed() => Edit++;

    public void HasStored(int edit) => Stored = edit;

    public ProposalAnswer ToAnswer() => Field.Type switch
    {
        FieldType.BilingualText or FieldType.BilingualLong => ProposalAnswer.Of(new Bilingual(En, Fr)),
        FieldType.Outcomes => ProposalAnswer.Of(Rows.Select(row => row.Text).Where(text => text.En.Trim().Length + text.Fr.Trim().Length > 0)),
        FieldType.Choices => ProposalAnswer.Of(new JsonArray([.. Chosen.Select(option => (JsonNode)option)])),
        FieldType.Units => ProposalAnswer.Of(Offered.Where(option => Chosen.Contains(option.Id)).Select(option => option.Label)),
        FieldType.Number => Number(Text),
        FieldType.Text or FieldType.Long or FieldType.Date or FieldType.Choice or FieldType.Partner => ProposalAnswer.Of(JsonValue.Create(Text.Trim())),
    };

    /// <summary>What the browser keeps while one types: the key of each input and its value now.</summary>
    public IReadOnlyList<(string Key, string Value)> Kept(string recordId) => Field.Type switch
    {
        FieldType.BilingualText or FieldType.BilingualLong => [(Key(recordId, "en"), En), (Key(recordId, "fr"), Fr)],
        FieldType.Outcomes => [.. Rows.SelectMany((row, index) => new[] { (RowKey(recordId, index, "en"), row.En), (RowKey(recordId, index, "fr"), row.Fr) })],
        FieldType.Text or FieldType.Long or FieldType.Number or FieldType.Date or FieldType.Choice or FieldType.Choices or FieldType.Partner or FieldType.Units
            => [(Key(recordId, "text"), Text)],
    };

    public string Key(string recordId, string part) => $"{recordId}/{Field.Id}/{part}";

    public string RowKey(string recordId, int index, string language) => $"{recordId}/{Field.Id}/{index}/{language}";

    private void Take(ProposalAnswer answer)
    {
        switch (Field.Type)
        {
            case FieldType.BilingualText or FieldType.BilingualLong:
                var pair = answer.AsBilingual() ?? Bilingual.Empty;
                (En, Fr) = (pair.En, pair.Fr);
                break;
            case FieldType.Outcomes:
                Rows.AddRange(answer.AsBilingualRows().Select(row => new DraftRow { En = row.En, Fr = row.Fr }));
                break;
            case FieldType.Choices:
                Text = string.Join(Between, answer.AsOptions());
                break;
            case FieldType.Units:
                var units = answer.AsBilingualRows();
                Text = string.Join(Between, Offered.Where(option => units.Contains(option.Label)).Select(option => option.Id));
                break;
            case FieldType.Number:
                Text = Shown(answer.AsText());
                break;
            default:
                Text = answer.AsText() ?? "";
                break;
        }
    }

    private static string Shown(string? number) =>
        decimal.TryParse(number, NumberStyles.Number, CultureInfo.InvariantCulture, out var value)
            ? value.ToString("0.####", CultureInfo.CurrentCulture)
            : number ?? "";

    private static ProposalAnswer Number(string text)
    {
        var plain = string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
        plain = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr" ? plain.Replace(',', '.') : plain.Replace(",", "", StringComparison.Ordinal);
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? ProposalAnswer.Of(JsonValue.Create(number))
            : ProposalAnswer.Of(JsonValue.Create(text.Trim()));
    }
}
