using System.Globalization;
using System.Text.Json.Nodes;
using Governance.Domain.Credentials;
using Governance.Domain.Forms;
using Governance.Domain.Rules;
using Governance.Domain.Words;

namespace Governance.Domain.Tests.Forms;

public sealed class FormFieldTests
{
    private static readonly Bilingual Label = new("Label", "Libellé");

    [Theory]
    [InlineData("plain")]
    [InlineData("<script>alert('x')</script>")]
    [InlineData("👩‍🏫🚚")]
    [InlineData("مرحبا بالعالم \u202Eabc")]
    [InlineData("line one\nline two\ttabbed")]
    [InlineData("'; DROP TABLE x; --")]
    [InlineData("\"quoted\" \\ back")]
    public void Any_text_is_accepted_and_comes_back_as_it_was_written(string text)
    {
        var answer = ProposalAnswer.Of(JsonValue.Create(text));
        Field(FieldType.Long).Check(answer);
        Assert.Equal(text, answer.AsText());
        var pair = ProposalAnswer.Of(new Bilingual(text, text));
        Field(FieldType.BilingualLong).Check(pair);
        Assert.Equal(new Bilingual(text, text), pair.AsBilingual());
    }

    [Fact]
    public void Text_that_is_too_long_is_refused_with_both_counts()
    {
        Field(FieldType.Text, maxLength: 5).Check(Text("12345"));
        Refuses("Keep this within 5 characters; it has 6.", Field(FieldType.Text, maxLength: 5), Text("123456"));
        Refuses("Keep this within 4000 characters; it has 4001.", Field(FieldType.Long), Text(new string('x', 4001)));
        Refuses("Keep this within 5 characters; it has 6.", Field(FieldType.BilingualText, maxLength: 5), ProposalAnswer.Of(new Bilingual("ok", "123456")));
        Refuses("Keep this within 5 characters; it has 6.", Field(FieldType.Outcomes, maxLength: 5), ProposalAnswer.Of([new Bilingual("ok", "ok"), new Bilingual("123456", "ok")]));
    }

    [Theory]
    [InlineData("36")]
    [InlineData("0")]
    [InlineData("36.5")]
    public void A_number_is_accepted(string number) => Field(FieldType.Number).Check(Text(number));

    [Theory]
    [InlineData("thirty-six")]
    [InlineData("3 6x")]
    [InlineData("1e999")]
    [InlineData("٣٦")]
    [InlineData("NaN")]
    [InlineData("79228162514264337593543950336")]
    public void What_is_not_a_number_is_refused(string number) => Refuses("Enter a number, such as 36.", Field(FieldType.Number), Text(number));

    [Fact]
    public void A_number_stays_within_its_bounds()
    {
        Refuses("Enter a number that is not below 0.", Field(FieldType.Number), Text("-1"));
        Refuses("Enter a number that is not below 10.", Field(FieldType.Number, min: 10, max: 20), Text("9.9"));
        Refuses("Enter a number that is not above 20.", Field(FieldType.Number, min: 10, max: 20), Text("20.1"));
        Field(FieldType.Number, min: 10, max: 20).Check(ProposalAnswer.Of(20));
    }

    [Theory]
    [InlineData("2026-11-26", true)]
    [InlineData("2028-02-29", true)]
    [InlineData("2026-02-29", false)]
    [InlineData("2026-13-01", false)]
    [InlineData("26/11/2026", false)]
    [InlineData("2026-11-26T10:00", false)]
    [InlineData("tomorrow", false)]
    [InlineData("-0001-01-01", false)]
    public void A_date_is_a_day_of_the_calendar(string date, bool isOne)
    {
        if (isOne)
            Field(FieldType.Date).Check(Text(date));
        else
            Refuses("Enter a date as year-month-day, such as 2026-11-26.", Field(FieldType.Date), Text(date));
    }

    [Fact]
    public void Only_the_answers_offered_can_be_chosen()
    {
        Field(FieldType.Choice).Check(Text("a"));
        Field(FieldType.Choices).Check(ProposalAnswer.Of(new JsonArray("a", "b")));
        const string sentence = "Choose one of the answers offered.";
        Refuses(sentence, Field(FieldType.Choice), Text("c"));
        Refuses(sentence, Field(FieldType.Choice), ProposalAnswer.Of(new JsonArray("a")));
        Refuses(sentence, Field(FieldType.Choices), ProposalAnswer.Of(new JsonArray("a", "c")));
        Refuses(sentence, Field(FieldType.Choices), Text("a"));
    }

    [Fact]
    public void An_answer_of_another_shape_is_refused()
    {
        Refuses("Enter text.", Field(FieldType.Text), ProposalAnswer.Of(new Bilingual("a", "b")));
        Refuses("Enter the text in English and in French.", Field(FieldType.BilingualText), Text("a"));
        Refuses("Enter a number, such as 36.", Field(FieldType.Number), ProposalAnswer.Of(new JsonArray(1)));
        Refuses("Enter between 1 and 30 rows.", Field(FieldType.Outcomes), Text("a"));
        Refuses("Enter between 1 and 30 rows.", Field(FieldType.Outcomes), ProposalAnswer.Of(Enumerable.Repeat(Label, 31)));
    }

    [Fact]
    public void An_empty_answer_is_always_accepted_and_never_counts()
    {
        foreach (var type in Enum.GetValues<FieldType>())
        foreach (var empty in new[] { ProposalAnswer.None, Text(""), Text(" \n"), ProposalAnswer.Of(new JsonArray()), ProposalAnswer.Of(Bilingual.Empty), ProposalAnswer.Of(new Bilingual("  ", "\n")) })
        {
            Field(type).Check(empty);
            Assert.False(Field(type).IsAnswered(empty));
        }
    }

    [Fact]
    public void Both_languages_make_an_answer()
    {
        Assert.False(Field(FieldType.BilingualText).IsAnswered(ProposalAnswer.Of(new Bilingual("English", ""))));
        Assert.True(Field(FieldType.BilingualText).IsAnswered(ProposalAnswer.Of(Label)));
        Assert.False(Field(FieldType.Outcomes).IsAnswered(ProposalAnswer.Of([Label, new Bilingual("", "Français")])));
        Assert.True(Field(FieldType.Outcomes).IsAnswered(ProposalAnswer.Of([Label])));
    }

    [Fact]
    public void Every_shipped_field_takes_an_answer_that_fits_and_can_be_read_in_both_languages()
    {
        foreach (var field in new FormCatalogue().Sections.SelectMany(section => section.Fields))
        {
            field.Check(Answers.Some(field));
            Assert.True(field.IsAnswered(Answers.Some(field)), field.Id);
            Assert.True(field.Label.IsComplete && field.Hint?.IsComplete != false && field.Options?.All(option => option.Label.IsComplete) != false, field.Id);
        }
    }

    [Fact]
    public void The_shipped_sections_have_fields_of_different_ids()
    {
        var fields = new FormCatalogue().Sections.SelectMany(section => section.Fields).Select(field => field.Id).ToList();
        Assert.Equal(fields.Count, fields.Distinct().Count());
        Assert.Throws<NotFound>(() => new FormCatalogue().Section("no-such-section"));
    }

    private static FormField Field(FieldType type, int? maxLength = null, decimal? min = null, decimal? max = null) =>
        new("field", type, Label, null, true, maxLength, min, max, [new("a", Label), new("b", Label)], null);

    private static ProposalAnswer Text(string text) => ProposalAnswer.Of(JsonValue.Create(text));

    private static void Refuses(string sentence, FormField field, ProposalAnswer answer)
    {
        var broken = Assert.Throws<RuleBroken>(() => field.Check(answer));
        Assert.Equal(sentence, broken.Sentence.In(CultureInfo.InvariantCulture));
    }
}
