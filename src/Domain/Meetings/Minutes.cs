using System.Text.Json.Serialization;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;

namespace Governance.Domain.Meetings;

/// <summary>What a paragraph of minutes tells.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MinutesPart>))]
public enum MinutesPart
{
    Opening,
    Attendance,
    Item,
    Notes,
    Motion,
    Closing,

    /// <summary>Written by the chair or the secretary after the minutes were approved; who and when stand in the place of an edit.</summary>
    Correction,
}

/// <summary>One paragraph: what was written from the record, and what a person made of it.</summary>
/// <param name="Number">Its place, from 1.</param>
/// <param name="Drafted">As it was written from the record; it never changes, so that every edit is seen as one.</param>
public sealed record MinutesParagraph(int Number, MinutesPart Part, Bilingual Drafted)
{
    /// <summary>Null while nobody has edited it; empty in both languages where it was struck out.</summary>
    public Bilingual? Edited { get; init; }

    public Guid? EditedById { get; init; }

    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>What it says now.</summary>
    public Bilingual Text => Edited ?? Drafted;
}

/// <summary>
/// The minutes of a meeting, under the meeting's id. Laws: they begin as what was recorded says; an edit never takes that
/// away; once approved nothing that they say changes, and what was wrong is corrected beneath them.
/// </summary>
public sealed class Minutes : Aggregate
{
    private const int MaxText = 8000;

    private Minutes()
    {
    }

    internal Minutes(Meeting meeting, DateTime localStart, IReadOnlyList<MinutesParagraph> paragraphs)
    {
        Id = meeting.Id;
        OrganisationId = meeting.OrganisationId;
        BodyId = meeting.BodyId;
        Title = new Sentence("Minutes of {0}", MeetingWords.Day(localStart)).InBoth();
        Paragraphs = paragraphs;
        Record(new MinutesWritten(Id, BodyId, paragraphs.Count) { OrganisationId = OrganisationId });
    }

    /// <summary>The id of the meeting.</summary>
    public Guid Id { get; private set; }

    public Guid OrganisationId { get; private set; }

    public Guid BodyId { get; private set; }

    public Bilingual Title { get; private set; } = Bilingual.Empty;

    public IReadOnlyList<MinutesParagraph> Paragraphs { get; private set; } = [];

    public MinutesState State { get; private set; } = MinutesLifecycle.Table.Initial;

    public DateTimeOffset? SentAt { get; private set; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    /// <summary>The meeting that approved them.</summary>
    public Guid? ApprovedInId { get; private set; }

    internal void Edit(int number, Bilingual text, Guid? by, DateTimeOffset at)
    {
        Move(MinutesAction.Edit);
        var paragraph = Paragraphs.FirstOrDefault(one => one.Number == number) ?? throw new NotFound();
        Rule.Require(text.En.Length <= MaxText && text.Fr.Length <= MaxText, "Keep it within {0} characters.", MaxText);
        if (text == paragraph.Text)
            return;
        var edited = paragraph with { Edited = text == paragraph.Drafted ? null : text, EditedById = by, EditedAt = at };
        Paragraphs = [.. Paragraphs.Select(one => one.Number == number ? edited : one)];
        Record(new MinutesEdited(Id, BodyId, number) { OrganisationId = OrganisationId, Remark = text.En == text.Fr ? text.En : text.En + "\n" + text.Fr });
    }

    internal void Send(DateTimeOffset at)
    {
        Move(MinutesAction.Send);
        SentAt = at;
        Record(new MinutesSent(Id, BodyId) { OrganisationId = OrganisationId });
    }

    internal void Approve(Guid meetingId, DateTimeOffset at)
    {
        Move(MinutesAction.Approve);
        (ApprovedAt, ApprovedInId) = (at, meetingId);
        Record(new MinutesApproved(Id, BodyId, meetingId) { OrganisationId = OrganisationId });
    }

    /// <summary>Says beneath approved minutes what is wrong in them; what was approved stays as it is.</summary>
    internal void Correct(Bilingual text, Guid? by, DateTimeOffset at)
    {
        Move(MinutesAction.Correct);
        Rule.Require(text.En.Length + text.Fr.Length > 0, "Write what is to be corrected.");
        Rule.Require(text.En.Length <= MaxText && text.Fr.Length <= MaxText, "Keep it within {0} characters.", MaxText);
        Paragraphs = [.. Paragraphs, new(Paragraphs.Count + 1, MinutesPart.Correction, text) { EditedById = by, EditedAt = at }];
        Record(new MinutesCorrected(Id, BodyId, Paragraphs.Count) { OrganisationId = OrganisationId, Remark = text.En == text.Fr ? text.En : text.En + "\n" + text.Fr });
    }

    private void Move(MinutesAction action)
    {
        Rule.Require(action != MinutesAction.Approve || State != MinutesState.Draft, "Send the minutes to the members first: nobody approves what they have not had.");
        Rule.Require(action != MinutesAction.Correct || State == MinutesState.Approved, "These minutes are not approved yet: edit them.");
        Rule.Require(MinutesLifecycle.Table.Allows(State, action), "These minutes are approved; they never change again.");
        State = MinutesLifecycle.Table.After(State, action);
    }
}
