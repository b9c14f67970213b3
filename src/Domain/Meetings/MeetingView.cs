using Governance.Domain.Bodies;
using Governance.Domain.Credentials;
using Governance.Domain.Words;

namespace Governance.Domain.Meetings;

/// <summary>A meeting as lists and calendars show it.</summary>
/// <param name="TimeZone">Of its organisation, of the IANA list.</param>
/// <param name="Minutes">Null until it has been held.</param>
public sealed record MeetingLine(
    Guid Id, Guid BodyId, Bilingual Body, Bilingual Organisation, DateTimeOffset StartsAt, int LengthInMinutes, string Room, string? Link, string TimeZone, MeetingState State, int Items, MinutesState? Minutes)
{
    public DateTimeOffset EndsAt => StartsAt.AddMinutes(LengthInMinutes);

    /// <summary>Counts the changes: what a calendar program needs to know the newer of two files.</summary>
    public int Revision { get; init; }
}

/// <summary>A body whose meetings the reader plans.</summary>
public sealed record LedBody(Guid Id, Bilingual Name);

/// <summary>A meeting as its pages show it.</summary>
/// <param name="Waiting">What waits for the body and stands on no agenda; for whoever leads the meeting.</param>
/// <param name="Quorum">Null where nobody's presence was put down.</param>
public sealed record MeetingView(
    MeetingLine Line,
    DateTimeOffset PapersBy,
    DateTimeOffset? SentAt,
    DateTimeOffset? BeganAt,
    DateTimeOffset? EndedAt,
    IReadOnlyList<ItemView> Items,
    Guid? CurrentItemId,
    IReadOnlyList<WaitingView> Waiting,
    IReadOnlyList<AttendeeView> Members,
    QuorumCount? Quorum)
{
    public Guid Id => Line.Id;

    public bool IsInSession => Line.State == MeetingState.InSession;

    /// <summary>Planned or in session: its agenda may change.</summary>
    public bool IsAhead => Line.State is MeetingState.Planned or MeetingState.InSession;

    /// <summary>Business days between the closing of papers and the meeting.</summary>
    public int PaperDays { get; init; }

    /// <summary>The reader is the chair or the secretary, or presides in the chair's place.</summary>
    public bool MayLead { get; init; }

    /// <summary>Who presides in the chair's place; null where the chair does.</summary>
    public Bilingual? Presider { get; init; }

    /// <summary>Whom the reader may name to preside; null for whoever names nobody.</summary>
    public IReadOnlyList<Guid>? MayPreside { get; init; }

    /// <summary>The reader has a vote in the body, and so pulls items.</summary>
    public bool MayPull { get; init; }

    /// <summary>The reader has a seat in the body.</summary>
    public bool MayJoin { get; init; }

    /// <summary>The body's bylaws know a consent agenda.</summary>
    public bool HasConsent { get; init; }

    /// <summary>Whether those who said that they will come are enough; for whoever leads the meeting, until it begins.</summary>
    public QuorumCount? Expected { get; init; }

    /// <summary>How the agenda differs from what the members were last sent, until the meeting is over.</summary>
    public IReadOnlyList<AgendaChange> SinceSent { get; init; } = [];

    /// <summary>Who is missing for the quorum.</summary>
    public IReadOnlyList<Bilingual> Missing { get; init; } = [];

    public ItemView? Current => Items.FirstOrDefault(item => item.Item.Id == CurrentItemId);

    /// <summary>The item after the one at hand; the first before any was.</summary>
    public ItemView? Next => Items.SkipWhile(item => CurrentItemId is not null && item.Item.Id != CurrentItemId).Skip(CurrentItemId is null ? 0 : 1).FirstOrDefault();

    public IEnumerable<ItemView> Of(AgendaPart part) => Items.Where(item => item.Item.Part == part);
}

/// <summary>One item of an agenda with what may be told of it.</summary>
/// <param name="Number">Its number on the agenda, from 1.</param>
/// <param name="Stage">Of the record; null for an item without one.</param>
/// <param name="IsWaiting">Its step still waits for the body's answer; so do minutes for their approval.</param>
/// <param name="Answer">What the body answered.</param>
/// <param name="PulledBy">Who took it out of the consent agenda.</param>
public sealed record ItemView(AgendaItem Item, int Number, Bilingual Title, Bilingual? Asked, Bilingual? Unit, CredentialState? Stage, bool IsWaiting, Bilingual? Answer, Bilingual? PulledBy)
{
    /// <summary>Minutes that the members do not have yet, and so cannot approve.</summary>
    public bool IsUnsent { get; init; }
}

/// <summary>A step that waits and stands on no agenda.</summary>
/// <param name="IsLate">It came after the papers closed.</param>
public sealed record WaitingView(Guid WorkItemId, Bilingual Title, Bilingual Asked, DateTimeOffset Since, bool IsLate);

/// <summary>A member, and where they are.</summary>
/// <param name="Presence">Null where nothing was put down and they did not say whether they come.</param>
/// <param name="At">When it was put down.</param>
public sealed record AttendeeView(Guid PersonId, Bilingual Name, SeatRole Role, bool IsVoting, Bilingual? AlternateFor, Presence? Presence, DateTimeOffset? At)
{
    /// <summary>Presides in the chair's place.</summary>
    public bool Presides { get; init; }

    /// <summary>Whether it is still to be put down where they are.</summary>
    public bool IsUnmarked => Presence is null or Meetings.Presence.Expected;

    public bool IsHere => Presence is Meetings.Presence.Present or Meetings.Presence.Remote;
}
