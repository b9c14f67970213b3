using Governance.Domain.Meetings;
using Governance.Domain.Words;

namespace Governance.Portal.Meetings;

/// <summary>How meetings, agendas and presences are named and drawn, each in one place.</summary>
internal static class MeetingLook
{
    internal static (Sentence Text, string Tone, string Icon) Of(MeetingState state) => state switch
    {
        MeetingState.Planned => (new("Planned"), "info", "calendar"),
        MeetingState.InSession => (new("In session"), "bad", "play"),
        MeetingState.Adjourned => (new("Held"), "", "done"),
        MeetingState.Cancelled => (new("Called off"), "", "cross"),
    };

    internal static (Sentence Text, string Tone, string Icon) Of(MinutesState state) => state switch
    {
        MinutesState.Draft => (new("Draft"), "warn", "pencil"),
        MinutesState.Sent => (new("Sent to the members"), "info", "mail"),
        MinutesState.Approved => (new("Approved"), "ok", "lock"),
    };

    internal static (Sentence Text, string Tone, string Icon) Of(Presence presence) => presence switch
    {
        Presence.Expected => (new("Coming"), "info", "calendar"),
        Presence.Present => (new("Here"), "ok", "tick"),
        Presence.Remote => (new("From elsewhere"), "ok", "globe"),
        Presence.Apologies => (new("Apologies"), "", "mail"),
        Presence.Absent => (new("Absent"), "", "cross"),
        Presence.Left => (new("Left"), "warn", "out"),
    };

    internal static Sentence Of(AgendaPart part) => part switch
    {
        AgendaPart.Opening => new("Open and minutes"),
        AgendaPart.Consent => new("Consent agenda"),
        AgendaPart.Regular => new("Regular agenda"),
    };

    internal static Sentence Of(AgendaChange change) => change.Kind switch
    {
        AgendaChangeKind.Added => new("Added: {0}", change.Title),
        AgendaChangeKind.TakenOff => new("Taken off: {0}", change.Title),
        AgendaChangeKind.Moved => new("Moved to another part: {0}", change.Title),
    };

    internal static Sentence Hint(AgendaPart part) => part switch
    {
        AgendaPart.Opening => new("What comes before the business of the day."),
        AgendaPart.Consent => new("Approved together unless a member pulls an item. By rule: what this body approved before."),
        AgendaPart.Regular => new("New proposals, returns, and anything pulled from consent."),
    };

    internal static Sentence Of(AgendaReason why) => why switch
    {
        AgendaReason.New => new("New to this body."),
        AgendaReason.ApprovedBefore => new("Approved by this body before."),
        AgendaReason.CameBack => new("Back after this body did not approve it."),
        AgendaReason.Minutes => new("To be approved."),
        AgendaReason.ByHand => new("Added by the chair or the secretary."),
        AgendaReason.Objected => new("A member objected to the decision."),
        AgendaReason.Pulled => new("Pulled from consent."),
    };
}
