using Governance.Domain.Bodies;
using Governance.Domain.Calendars;
using Governance.Domain.Voting;
using Governance.Domain.Words;

namespace Governance.Domain.Meetings;

/// <summary>Everything that minutes are written from.</summary>
/// <param name="Members">Who sat in the body on the day, in the order of seats.</param>
/// <param name="Motions">The motions put in the meeting, the oldest first.</param>
/// <param name="Objected">What was decided on its items, in it or before, and objected to by now.</param>
internal sealed record MinutesSources(
    Meeting Meeting, Bilingual Body, BusinessCalendar Calendar, IReadOnlyList<Member> Members, IReadOnlyList<PutInMeeting> Motions, IReadOnlyList<Motion> Objected, IReadOnlyDictionary<Guid, Bilingual> Names);

/// <summary>A motion put in a meeting, with the label of the outcome it asked for and who was recused.</summary>
internal sealed record PutInMeeting(Motion Motion, Bilingual Outcome, IReadOnlyList<(Guid PersonId, string? Interest)> Recused);

/// <summary>
/// Writes minutes from what was recorded: who presided in the chair's place, who was here and when they came and went, each item in the order in which it was
/// taken up, its notes, each motion with its mover, its result and the sentences that the bylaws gave, and who was recused.
/// Pure: the same record gives the same minutes.
/// </summary>
internal sealed class MinutesWriter(MinutesSources sources)
{
    private readonly List<MinutesParagraph> paragraphs = [];

    internal static IReadOnlyList<MinutesParagraph> Of(MinutesSources sources) => new MinutesWriter(sources).Write();

    private Meeting Meeting => sources.Meeting;

    private List<MinutesParagraph> Write()
    {
        var began = Local(Meeting.BeganAt!.Value);
        Add(MinutesPart.Opening, new("Meeting of {0}, {1}. Called to order at {2}.", sources.Body, MeetingWords.Day(began), MeetingWords.Time(began)));
        if (Meeting.PresiderId is { } presider)
            Add(MinutesPart.Opening, new("{0} presided in the chair’s place.", Name(presider)));
        WriteAttendance();
        foreach (var (item, number) in Meeting.Agenda.Items.Select((item, index) => (item, index + 1)).Where(one => one.item.TakenAt is not null))
            WriteItem(item, number);
        WriteClosing();
        return paragraphs;
    }

    private void WriteAttendance()
    {
        var attended = sources.Members.DistinctBy(member => member.PersonId).Select(member => (member.PersonId, member.AlternateFor, Whole: Meeting.Attendance.Whole(member.PersonId, Meeting.WorkBegan)))
            .Where(one => one.AlternateFor is null || one.Whole.WasHere).ToList(); // an alternate who stays at home is not missed
        if (Meeting.Attendance.Marks.Count == 0)
            return;
        Who(Presence.Present, names => new("Present: {0}.", names));
        Who(Presence.Remote, names => new("Present from elsewhere: {0}.", names));
        Who(Presence.Apologies, names => new("Apologies: {0}.", names));
        Who(Presence.Absent, names => new("Absent: {0}.", names));
        foreach (var (person, _, whole) in attended.Where(one => one.Whole.CameAt is not null))
            Add(MinutesPart.Attendance, new("{0} came at {1}.", Name(person), Time(whole.CameAt!.Value)));
        foreach (var (person, _, whole) in attended.Where(one => one.Whole.LeftAt is not null))
            Add(MinutesPart.Attendance, new("{0} left at {1}.", Name(person), Time(whole.LeftAt!.Value)));

        void Who(Presence presence, Func<Bilingual, Sentence> sentence)
        {
            var names = attended.Where(one => one.Whole.Presence == presence).Select(one => one.AlternateFor is { } of ? new Sentence("{0} (for {1})", Name(one.PersonId), Name(of)).InBoth() : Name(one.PersonId)).ToList();
            if (names.Count > 0)
                Add(MinutesPart.Attendance, sentence(MeetingWords.List(names)));
        }
    }

    private void WriteItem(AgendaItem item, int number)
    {
        paragraphs.Add(new(paragraphs.Count + 1, MinutesPart.Item, new($"{number}. {item.Title.En}", $"{number}. {(item.Title.Fr.Length > 0 ? item.Title.Fr : item.Title.En)}")));
        if (item.IsByConsent)
            Add(MinutesPart.Notes, new("By consent, without discussion."));
        if (item.Pulled is { } pull)
            Add(MinutesPart.Notes, pull.Reason is null
                ? new("{0} took it out of the consent agenda.", Name(pull.PersonId))
                : new("{0} took it out of the consent agenda: {1}", Name(pull.PersonId), pull.Reason));
        if (item.Notes.En.Length + item.Notes.Fr.Length > 0)
            paragraphs.Add(new(paragraphs.Count + 1, MinutesPart.Notes, item.Notes));
        foreach (var before in sources.Objected.Where(one => one.WorkItemId == item.WorkItemId && one.MeetingId != Meeting.Id))
            WriteObjection(before);
        foreach (var put in sources.Motions.Where(one => one.Motion.WorkItemId == item.WorkItemId))
            WriteMotion(put);
    }

    private void WriteMotion(PutInMeeting put)
    {
        var motion = put.Motion;
        Add(MinutesPart.Motion, (motion.MovedById, motion.SecondedById) switch
        {
            ({ } mover, { } seconder) => new("Moved by {0}, seconded by {1}: that the answer be “{2}”.", Name(mover), Name(seconder), put.Outcome),
            ({ } mover, null) => new("Moved by {0}: that the answer be “{1}”.", Name(mover), put.Outcome),
            _ => new("Moved: that the answer be “{0}”.", put.Outcome),
        });
        if (motion.Reason is not null)
            paragraphs.Add(new(paragraphs.Count + 1, MinutesPart.Motion, new(motion.Reason, motion.Reason)));
        foreach (var (person, interest) in put.Recused)
            Add(MinutesPart.Motion, new("{0} recused themselves: {1}", Name(person), interest ?? "–"));
        if (motion.Verdict is { } verdict)
            paragraphs.Add(new(paragraphs.Count + 1, MinutesPart.Motion, new(string.Join(' ', verdict.Why.Select(why => why.En)), string.Join(' ', verdict.Why.Select(why => why.Fr)))));
        if (motion.Verdict is { Missing.Count: > 0 } without)
            Add(MinutesPart.Motion, new("Missing for the quorum: {0}.", MeetingWords.List(without.Missing.Select(Name))));
        if (motion.State == MotionState.Withdrawn)
            Add(MinutesPart.Motion, new("The motion was withdrawn."));
        if (motion.State == MotionState.Fallen)
            Add(MinutesPart.Motion, new("The decision could not be put down; the body decides again."));
        if (motion.State == MotionState.Held)
            Add(MinutesPart.Motion, new("Members may object until {0}, {1}.", MeetingWords.Day(Local(motion.ObjectionsUntil!.Value)), Time(motion.ObjectionsUntil.Value)));
        WriteObjection(motion);
    }

    private void WriteObjection(Motion motion)
    {
        if (motion.Objection is { } objection)
            Add(MinutesPart.Motion, new("{0} objected on {1} to the decision of {2}: {3}", Name(objection.PersonId), MeetingWords.Day(Local(objection.At)), MeetingWords.Day(Local(motion.ClosedAt!.Value)), objection.Reason));
    }

    private void WriteClosing()
    {
        var left = Meeting.Agenda.Items.Where(item => item.TakenAt is null).Select(item => item.Title).ToList();
        if (left.Count > 0)
            Add(MinutesPart.Closing, new("Not taken up: {0}.", MeetingWords.List(left)));
        Add(MinutesPart.Closing, new("Adjourned at {0}.", Time(Meeting.EndedAt!.Value)));
    }

    private void Add(MinutesPart part, Sentence sentence) => paragraphs.Add(new(paragraphs.Count + 1, part, sentence.InBoth()));

    private Bilingual Name(Guid personId) => sources.Names.GetValueOrDefault(personId) ?? Bilingual.Empty;

    private Bilingual Time(DateTimeOffset at) => MeetingWords.Time(Local(at));

    private DateTime Local(DateTimeOffset at) => sources.Calendar.LocalOf(at);
}
