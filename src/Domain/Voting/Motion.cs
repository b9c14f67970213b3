using Governance.Domain.Bodies;
using Governance.Domain.Conditions;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;

namespace Governance.Domain.Voting;

/// <summary>
/// A question before a body: that a step of a proposal be answered with one of the outcomes offered. Whoever sat in the
/// body when it was put is asked, by the bylaws of that moment. Laws: one motion of a step at a time; ballots come while
/// it is open and never after; what was closed stays as it was told.
/// </summary>
public sealed class Motion : Aggregate
{
    internal const int MaxReason = 4000;

    private static readonly TimeSpan BetweenReminders = TimeSpan.FromDays(1);

    private Motion()
    {
    }

    internal Motion(Guid id, WorkItem item, PutMotion put, int reading, bool isSecret, Guid? meetingId, Guid? by, DateTimeOffset at)
    {
        var outcome = item.Outcomes.FirstOrDefault(one => one.Name == put.Outcome);
        Rule.Require(outcome is not null, "Choose one of the answers offered.");
        Rule.Require(!outcome!.NeedsReason || Written.Text(put.Reason) is not null, "Write the reason; the team will read it.");
        Rule.Require((put.Reason?.Length ?? 0) <= MaxReason, "Keep this within {0} characters; it has {1}.", MaxReason, put.Reason?.Length ?? 0);
        Rule.Require(put.EndsAt is null || put.EndsAt > at, "A vote ends later than now.");
        NewCondition.Require(outcome, put.Conditions, at);
        Id = id;
        WorkItemId = item.Id;
        CredentialId = item.CredentialId;
        OrganisationId = item.OrganisationId;
        BodyId = item.BodyId!.Value;
        Outcome = put.Outcome;
        Reason = Written.Text(put.Reason);
        ReturnMode = outcome.IsReturn ? put.ReturnMode ?? Work.ReturnMode.OnlyChanged : null;
        Conditions = put.Conditions;
        Reading = reading;
        EndsAt = put.EndsAt;
        IsSecret = isSecret;
        MeetingId = meetingId;
        MovedById = put.MovedById;
        SecondedById = put.SecondedById;
        PutById = by;
        PutAt = at;
        Record(new MotionPut(id, CredentialId, BodyId, WorkItemId, Outcome, reading, isSecret, EndsAt) { OrganisationId = OrganisationId, Remark = Reason });
    }

    public Guid Id { get; private set; }

    public Guid WorkItemId { get; private set; }

    public string CredentialId { get; private set; } = "";

    public Guid OrganisationId { get; private set; }

    public Guid BodyId { get; private set; }

    /// <summary>The outcome of the step that the body is asked to choose.</summary>
    public string Outcome { get; private set; } = "";

    /// <summary>What goes with the outcome, in the words of whoever put the motion.</summary>
    public string? Reason { get; private set; }

    /// <summary>What is asked again, where the outcome is a return.</summary>
    public ReturnMode? ReturnMode { get; private set; }

    /// <summary>On what the outcome holds; none where it asks for none.</summary>
    public IReadOnlyList<NewCondition> Conditions { get; private set; } = [];

    /// <summary>1 or 2.</summary>
    public int Reading { get; private set; }

    /// <summary>When a vote without a meeting closes by itself; null in a meeting.</summary>
    public DateTimeOffset? EndsAt { get; private set; }

    public bool IsElectronic => EndsAt is not null;

    /// <summary>Nobody is told who said what; when it closes, what each said is forgotten.</summary>
    public bool IsSecret { get; private set; }

    /// <summary>The meeting in which it was put: its attendance is the roll. Null without one, where whoever votes is here.</summary>
    public Guid? MeetingId { get; private set; }

    /// <summary>The members who moved and seconded it, where that was put down.</summary>
    public Guid? MovedById { get; private set; }

    public Guid? SecondedById { get; private set; }

    /// <summary>Null where the program did.</summary>
    public Guid? PutById { get; private set; }

    public DateTimeOffset PutAt { get; private set; }

    public MotionState State { get; private set; } = MotionLifecycle.Table.Initial;

    public bool IsOpen => State == MotionState.Open;

    /// <summary>Open, or closed and waiting for the chair's word, or for objections.</summary>
    public bool IsAtHand => State is MotionState.Open or MotionState.Tied or MotionState.Held;

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>When those who had not voted were last reminded; null until then.</summary>
    public DateTimeOffset? RemindedAt { get; private set; }

    /// <summary>Counts the ballots given and changed; the row's lock between a ballot and the closing.</summary>
    public int TimesGiven { get; private set; }

    /// <summary>Yes or no, where the chair broke a tie.</summary>
    public Choice? CastingVote { get; private set; }

    /// <summary>Null until it is closed.</summary>
    public Verdict? Verdict { get; private set; }

    /// <summary>Until when members may object to what was carried; null where it holds at once.</summary>
    public DateTimeOffset? ObjectionsUntil { get; private set; }

    /// <summary>Null where nobody objected.</summary>
    public Objection? Objection { get; private set; }

    internal void Close(Verdict verdict, DateTimeOffset? objectionsUntil, DateTimeOffset at)
    {
        Move(verdict.Result == TallyResult.WaitsForChair ? MotionAction.Tie : objectionsUntil is null ? MotionAction.Close : MotionAction.Hold);
        (Verdict, ObjectionsUntil, ClosedAt) = (verdict, objectionsUntil, at);
        Tell();
    }

    internal void Break(Choice choice, Verdict verdict, DateTimeOffset? objectionsUntil, SigningMeaning? signed, DateTimeOffset at)
    {
        Move(objectionsUntil is null ? MotionAction.Break : MotionAction.Hold);
        (CastingVote, Verdict, ObjectionsUntil, ClosedAt) = (choice, verdict, objectionsUntil, at);
        Record(new TieBroken(Id, CredentialId, choice) { OrganisationId = OrganisationId, Signed = signed });
        Tell();
    }

    /// <summary>A member objects in time: what was carried never holds. Who may is asked before.</summary>
    internal void Object(Objection objection)
    {
        Rule.Require(State == MotionState.Held && objection.At < ObjectionsUntil, "The time for objections is over; nothing was recorded.");
        Rule.Require(objection.Reason.Length > 0, "Say why you object; the body will read it.");
        Rule.Require(objection.Reason.Length <= MaxReason, "Keep this within {0} characters; it has {1}.", MaxReason, objection.Reason.Length);
        Move(MotionAction.Object);
        Objection = objection;
        Record(new DecisionObjectedTo(Id, CredentialId, BodyId, WorkItemId, Outcome) { OrganisationId = OrganisationId, Remark = objection.Reason });
    }

    /// <summary>The time for objections is over in silence: what was carried holds.</summary>
    internal void Stand(DateTimeOffset at)
    {
        Rule.Require(State != MotionState.Held || ObjectionsUntil <= at, "Members may still object.");
        Move(MotionAction.Stand);
        Record(new ObjectionsEnded(Id, CredentialId, BodyId, WorkItemId, Outcome) { OrganisationId = OrganisationId });
    }

    /// <summary>Its end has come, and the step cannot be answered with what was decided.</summary>
    internal void Fall(Bilingual why, DateTimeOffset at)
    {
        Rule.Require(State == MotionState.Held ? ObjectionsUntil <= at : EndsAt <= at, "This vote has not ended yet.");
        Move(MotionAction.Fall);
        ClosedAt ??= at;
        Record(new DecisionFell(Id, CredentialId, BodyId, WorkItemId, Outcome) { OrganisationId = OrganisationId, Remark = why.En + " / " + why.Fr });
    }

    /// <summary>Those who have not voted are written to, once a day at most.</summary>
    internal void Remind(int count, DateTimeOffset at)
    {
        Rule.Require(IsOpen && IsElectronic, "Members are reminded of a vote without a meeting while it is open.");
        Rule.Require(count > 0, "Everybody has voted.");
        Rule.Require(RemindedAt is null || at - RemindedAt >= BetweenReminders, "They were reminded less than a day ago.");
        RemindedAt = at;
        Record(new MembersReminded(Id, CredentialId, count) { OrganisationId = OrganisationId });
    }

    internal void Withdraw(DateTimeOffset at)
    {
        Move(MotionAction.Withdraw);
        ClosedAt = at;
        Record(new MotionWithdrawn(Id, CredentialId, Outcome) { OrganisationId = OrganisationId });
    }

    private void Tell() => Record(new MotionClosed(Id, CredentialId, BodyId, Outcome, Verdict!.Result, Verdict.Votes, Verdict.NeedsSecondReading)
    {
        OrganisationId = OrganisationId,
        ObjectionsUntil = ObjectionsUntil,
        Presider = Verdict.PresiderId,
    });

    private void Move(MotionAction action)
    {
        Rule.Require(MotionLifecycle.Table.Allows(State, action), "This vote is closed; nothing was recorded.");
        State = MotionLifecycle.Table.After(State, action);
    }
}
