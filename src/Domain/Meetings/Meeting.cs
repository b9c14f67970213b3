using Governance.Domain.Bodies;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;

namespace Governance.Domain.Meetings;

/// <summary>
/// A meeting of a body. Laws: the agenda may change until the meeting is over, and never after; who is here is put down
/// while it is in session; one item lies before the meeting at a time. Agenda and attendance stand in its row as JSON, so
/// that its revision is the lock of all of them.
/// </summary>
public sealed class Meeting : Aggregate
{
    /// <summary>The longest place, link, title or reason in one language.</summary>
    public const int MaxText = 300;

    /// <summary>The longest notes about one item.</summary>
    public const int MaxNotes = 8000;

    private Meeting()
    {
    }

    internal Meeting(Guid id, Body body, MeetingPlan plan)
    {
        Id = id;
        OrganisationId = body.OrganisationId;
        BodyId = body.Id;
        Set(plan);
        Record(new MeetingPlanned(Id, BodyId, plan.StartsAt, plan.PapersBy) { OrganisationId = OrganisationId });
    }

    public Guid Id { get; private set; }

    public Guid OrganisationId { get; private set; }

    public Guid BodyId { get; private set; }

    public DateTimeOffset StartsAt { get; private set; }

    /// <summary>How long it is planned to last.</summary>
    public int LengthInMinutes { get; private set; }

    /// <summary>The room, as people write it.</summary>
    public string Room { get; private set; } = "";

    /// <summary>Where those who are elsewhere join; null where nobody can.</summary>
    public string? Link { get; private set; }

    /// <summary>What waits for the body by then comes on the agenda by itself.</summary>
    public DateTimeOffset PapersBy { get; private set; }

    public MeetingState State { get; private set; } = MeetingLifecycle.Table.Initial;

    public bool IsInSession => State == MeetingState.InSession;

    /// <summary>Planned or in session.</summary>
    public bool IsAhead => State is MeetingState.Planned or MeetingState.InSession;

    public Agenda Agenda { get; private set; } = Agenda.Empty;

    public Attendance Attendance { get; private set; } = Attendance.None;

    /// <summary>Who presides in the chair's place; null where the chair does.</summary>
    public Guid? PresiderId => Attendance.PresiderId;

    /// <summary>When the members were last sent the agenda; null until then.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    public DateTimeOffset? BeganAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The item that lies before the meeting.</summary>
    public Guid? CurrentItemId { get; private set; }

    /// <summary>When the first item was taken up; whoever comes after it comes late.</summary>
    public DateTimeOffset? WorkBegan => Agenda.Items.Min(item => item.TakenAt);

    internal void Replan(MeetingPlan plan)
    {
        Rule.Require(State == MeetingState.Planned, "A meeting that has begun keeps its date.");
        if (plan.StartsAt != StartsAt)
            Attendance = Attendance.None; // what people said was about the other date
        Set(plan);
        Record(new MeetingReplanned(Id, BodyId, StartsAt, PapersBy) { OrganisationId = OrganisationId });
    }

    internal void Cancel(string? reason)
    {
        Rule.Require(Written.Text(reason) is not null, "Say why the meeting is cancelled; the members will read it.");
        RequireShort(reason);
        Move(MeetingAction.Cancel);
        Record(new MeetingCancelled(Id, BodyId) { OrganisationId = OrganisationId, Remark = Written.Text(reason) });
    }

    internal void Add(AgendaItem item)
    {
        RequireAhead();
        Rule.Require(item.Title.En.Length + item.Title.Fr.Length > 0, "Write what the item is about.");
        Rule.Require(item.Title.En.Length <= MaxText && item.Title.Fr.Length <= MaxText, "Keep it within {0} characters.", MaxText);
        Rule.Require(item.WorkItemId is null || Agenda.Items.All(one => one.WorkItemId != item.WorkItemId), "This is on the agenda already.");
        Agenda = Agenda.With(item);
        Record(new AgendaItemAdded(Id, BodyId, item.Id, item.Part, item.Why) { OrganisationId = OrganisationId, Credential = item.CredentialId });
    }

    internal void Remove(Guid itemId)
    {
        var item = Waiting(itemId);
        Agenda = Agenda.Without(itemId);
        Record(new AgendaItemRemoved(Id, BodyId, itemId) { OrganisationId = OrganisationId, Credential = item.CredentialId });
    }

    internal void Place(Guid itemId, AgendaPart part, int position)
    {
        var item = Waiting(itemId);
        Rule.Require(part != AgendaPart.Consent || item.WorkItemId is not null, "Only what is voted on can pass by consent.");
        Rule.Require(part != AgendaPart.Consent || item.Pulled is null, "A member pulled this item, so it is discussed.");
        Agenda = Agenda.Placed(itemId, part, position);
        Record(new AgendaItemPlaced(Id, BodyId, itemId, part, position) { OrganisationId = OrganisationId, Credential = item.CredentialId });
    }

    /// <summary>A member takes an item out of the consent agenda, as long as the bylaws let them.</summary>
    /// <param name="isVotedOn">Whether a vote on it has begun, or was held.</param>
    /// <param name="moment">Now, and the beginning of the meeting, as clocks show them where the body is.</param>
    internal void Pull(Guid itemId, Pull pull, ConsentAgenda? consent, bool isVotedOn, (DateTime Now, DateTime Start) moment)
    {
        RequireAhead();
        var item = Agenda.Item(itemId);
        Rule.Require(item.Part == AgendaPart.Consent, "Only an item of the consent agenda can be pulled.");
        Rule.Require(!isVotedOn, "The vote on this item has begun; it can no longer be pulled.");
        Rule.Require(consent?.IsPulled([moment.Now], IsInSession && consent.DaysBefore is null ? moment.Now : moment.Start) == true, "The time for pulling an item is over.");
        RequireShort(pull.Reason);
        // what lies before the meeting is discussed at once, and the other items come after it
        Agenda = Agenda.Changed(itemId, one => one with { Why = AgendaReason.Pulled, Pulled = pull }).Placed(itemId, AgendaPart.Regular, itemId == CurrentItemId ? 0 : int.MaxValue);
        Record(new AgendaItemPulled(Id, BodyId, itemId, pull.PersonId) { OrganisationId = OrganisationId, Credential = item.CredentialId, Remark = pull.Reason });
    }

    /// <summary>An item of the consent agenda was adopted by consent.</summary>
    internal void PassByConsent(Guid itemId) => Agenda = Agenda.Changed(itemId, item => item with { IsByConsent = true });

    /// <summary>The step that an item was about led to another one, which lies in its place from now on.</summary>
    internal void GoOnWith(Guid itemId, Guid workItemId) => Agenda = Agenda.Changed(itemId, item => item with { WorkItemId = workItemId });

    internal void Send(DateTimeOffset at)
    {
        RequireAhead();
        Rule.Require(Agenda.Items.Count > 0, "There is nothing on the agenda yet.");
        SentAt = at;
        Agenda = Agenda.AsSent();
        Record(new AgendaSent(Id, BodyId, Agenda.Items.Count) { OrganisationId = OrganisationId });
    }

    internal void Begin(DateTimeOffset at)
    {
        Move(MeetingAction.Begin);
        BeganAt = at;
        Record(new MeetingBegan(Id, BodyId) { OrganisationId = OrganisationId });
    }

    /// <summary>The meeting comes to an item, also to one that it has left before.</summary>
    internal void Take(Guid itemId, DateTimeOffset at)
    {
        RequireInSession();
        var item = Agenda.Item(itemId);
        CurrentItemId = itemId;
        Agenda = Agenda.Changed(itemId, one => one with { TakenAt = one.TakenAt ?? at });
        Record(new AgendaItemTaken(Id, BodyId, itemId) { OrganisationId = OrganisationId, Credential = item.CredentialId });
    }

    /// <summary>A motion is put on a step: the meeting comes to its item, and one that is not on the agenda comes onto it.</summary>
    internal void ComeTo(AgendaItem step, DateTimeOffset at)
    {
        var item = Agenda.Items.FirstOrDefault(one => one.WorkItemId == step.WorkItemId);
        if (item is null)
            Add(step);
        if (CurrentItemId is null || CurrentItemId != item?.Id)
            Take((item ?? step).Id, at);
    }

    internal void Mark(AttendanceMark mark)
    {
        Rule.Require(IsInSession || (State == MeetingState.Planned && mark.Presence is Presence.Apologies or Presence.Expected), "Who is here is put down while the meeting is in session.");
        Rule.Require(!IsInSession || mark.Presence != Presence.Expected, "The meeting has begun; who comes is put down as here.");
        if (Attendance.Of(mark.PersonId) == mark.Presence)
            return;
        Rule.Require(mark.Presence != Presence.Left || Attendance.Of(mark.PersonId) is Presence.Present or Presence.Remote, "Only somebody who is here can leave.");
        Attendance = Attendance.With(mark);
        Record(new AttendanceMarked(Id, BodyId, mark.PersonId, mark.Presence) { OrganisationId = OrganisationId });
    }

    /// <summary>Another member presides over this meeting, or the chair again. Who may say so, and who may preside, is asked before.</summary>
    internal void LetPreside(Guid? memberId)
    {
        RequireAhead();
        if (PresiderId == memberId)
            return;
        Attendance = Attendance with { PresiderId = memberId };
        Record(new PresiderNamed(Id, BodyId) { OrganisationId = OrganisationId, Member = memberId });
    }

    internal void Write(Guid itemId, string language, string text, string before)
    {
        RequireInSession();
        Rule.Require(text.Length <= MaxNotes, "Keep it within {0} characters.", MaxNotes);
        var (now, isFrench) = (Agenda.Item(itemId).Notes, language == "fr");
        var notes = isFrench ? now with { Fr = text } : now with { En = text };
        if (notes == now)
            return;
        Rule.Require((isFrench ? now.Fr : now.En) == before, "Somebody else has written in these notes meanwhile. Read what they say now; yours are not saved yet.");
        Agenda = Agenda.Changed(itemId, item => item with { Notes = notes });
        Record(new NotesWritten(Id, BodyId, itemId) { OrganisationId = OrganisationId, Remark = text });
    }

    internal void Adjourn(DateTimeOffset at)
    {
        Move(MeetingAction.Adjourn);
        (EndedAt, CurrentItemId) = (at, null);
        Record(new MeetingAdjourned(Id, BodyId) { OrganisationId = OrganisationId });
    }

    internal void RequireInSession() => Rule.Require(IsInSession, "The meeting is not in session.");

    private void Set(MeetingPlan plan)
    {
        Rule.Require(plan.LengthInMinutes is > 0 and <= 24 * 60, "A meeting lasts between a minute and a day.");
        Rule.Require(plan.Room.Length > 0 || plan.Link is not null, "Write a place, or a link to join.");
        Rule.Require(plan.Link is null || Uri.TryCreate(plan.Link, UriKind.Absolute, out var link) && link.Scheme == Uri.UriSchemeHttps, "A link to join begins with https://.");
        RequireShort(plan.Room);
        RequireShort(plan.Link);
        (StartsAt, LengthInMinutes, Room, Link, PapersBy) = (plan.StartsAt, plan.LengthInMinutes, plan.Room, plan.Link, plan.PapersBy);
    }

    private AgendaItem Waiting(Guid itemId)
    {
        RequireAhead();
        var item = Agenda.Item(itemId);
        Rule.Require(item.TakenAt is null, "The meeting has come to this item already.");
        return item;
    }

    private void RequireAhead() => Rule.Require(IsAhead, "This meeting is over; its agenda stays as it is.");

    private static void RequireShort(string? text) => Rule.Require((text?.Length ?? 0) <= MaxText, "Keep it within {0} characters.", MaxText);

    private void Move(MeetingAction action) => State = MeetingLifecycle.Table.After(State, action);
}
