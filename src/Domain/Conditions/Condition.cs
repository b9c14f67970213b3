using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;

namespace Governance.Domain.Conditions;

/// <summary>
/// What must be so for an approval to hold. Laws: it is set with a decision and by it alone; its owner says how it was met;
/// whoever set it, another of their role, or the chair or the secretary of the body clears it, and nobody clears their own
/// answer; one that comes before publication holds the publication up until then.
/// </summary>
public sealed class Condition : Aggregate
{
    private Condition()
    {
    }

    internal Condition(Guid id, WorkItem item, NewCondition set, Guid? by, DateTimeOffset at)
    {
        Id = id;
        CredentialId = item.CredentialId;
        OrganisationId = item.OrganisationId;
        WorkItemId = item.Id;
        Step = item.Title;
        SetById = by;
        SetByRoleId = item.RoleId;
        SetByBodyId = item.BodyId;
        SetAt = at;
        Text = NewCondition.Written(set.Text, "Write what must be so.");
        OwnerRoleId = set.OwnerRoleId;
        DueAt = set.DueAt;
        IsBeforePublication = set.IsBeforePublication;
        Record(new ConditionSet(id, CredentialId, WorkItemId, OwnerRoleId, DueAt, IsBeforePublication) { OrganisationId = OrganisationId, Remark = Text });
    }

    public Guid Id { get; private set; }

    public string CredentialId { get; private set; } = "";

    public Guid OrganisationId { get; private set; }

    /// <summary>The step whose decision it belongs to.</summary>
    public Guid WorkItemId { get; private set; }

    /// <summary>What that step is called.</summary>
    public Bilingual Step { get; private set; } = Bilingual.Empty;

    /// <summary>Null where a body decided.</summary>
    public Guid? SetById { get; private set; }

    public string? SetByRoleId { get; private set; }

    public Guid? SetByBodyId { get; private set; }

    public DateTimeOffset SetAt { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>Who sees to it; the initiative lead's role stands for the team of the record.</summary>
    public string OwnerRoleId { get; private set; } = "";

    public DateTimeOffset DueAt { get; private set; }

    public bool IsBeforePublication { get; private set; }

    public ConditionState State { get; private set; }

    /// <summary>Not cleared, and still asked for.</summary>
    public bool IsOpen => State is ConditionState.Open or ConditionState.Answered;

    /// <summary>How it was met, in the owner's words; null until they say so.</summary>
    public string? Answer { get; private set; }

    public Guid? AnsweredById { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Why it was sent back or is no longer asked for.</summary>
    public string? Reason { get; private set; }

    public Guid? SettledById { get; private set; }

    public DateTimeOffset? SettledAt { get; private set; }

    /// <param name="isOfTheTeam">Whether the caller writes the record.</param>
    internal bool IsOwner(Caller caller, bool isOfTheTeam) =>
        OwnerRoleId == Role.InitiativeLead.Id ? isOfTheTeam : Holds(caller, OwnerRoleId, OrganisationId);

    /// <summary>Whether the caller set it, holds the role that did, or leads the body that did.</summary>
    internal bool IsJudge(Caller caller) => IsJudge(caller, SetById, SetByRoleId, SetByBodyId, OrganisationId);

    internal static bool IsJudge(Caller caller, Guid? by, string? role, Guid? body, Guid organisationId) =>
        (by is not null && by == caller.PersonId) || (role is not null && Holds(caller, role, organisationId)) || (body is { } id && caller.Presides(id));

    internal static bool Holds(Caller caller, string roleId, Guid organisationId) => Role.Find(roleId) is { } role && caller.Holds(role, organisationId);

    internal void SayHowMet(string answer, Caller caller, bool isOfTheTeam, DateTimeOffset at)
    {
        if (!IsOwner(caller, isOfTheTeam))
            throw new Refused(new Sentence("Somebody else sees to this condition."));
        var text = NewCondition.Written(answer, "Write how it was met.");
        Move(ConditionAction.Answer);
        (Answer, AnsweredById, AnsweredAt, Reason) = (text, caller.PersonId, at, null);
        Record(new ConditionAnswered(Id, CredentialId) { OrganisationId = OrganisationId, Remark = text });
    }

    internal void Clear(Caller caller, DateTimeOffset at)
    {
        RequireJudge(caller);
        Rule.Require(AnsweredById != caller.PersonId, "Whoever says how a condition was met does not clear it.");
        Settle(ConditionAction.Clear, null, caller, at);
        Record(new ConditionCleared(Id, CredentialId) { OrganisationId = OrganisationId, Remark = Text });
    }

    internal void SendBack(string reason, Caller caller, DateTimeOffset at)
    {
        RequireJudge(caller);
        Settle(ConditionAction.SendBack, NewCondition.Written(reason, "Write what is missing; the owner will read it."), caller, at);
        Record(new ConditionSentBack(Id, CredentialId) { OrganisationId = OrganisationId, Remark = Reason });
    }

    internal void Drop(string reason, Caller caller, DateTimeOffset at)
    {
        RequireJudge(caller);
        Settle(ConditionAction.Drop, NewCondition.Written(reason, "Write why it is no longer asked for."), caller, at);
        Record(new ConditionDropped(Id, CredentialId) { OrganisationId = OrganisationId, Remark = Reason });
    }

    private void RequireJudge(Caller caller)
    {
        if (!IsJudge(caller))
            throw new Refused(new Sentence("Only whoever set this condition, or their role, clears it."));
    }

    private void Settle(ConditionAction action, string? reason, Caller caller, DateTimeOffset at)
    {
        Move(action);
        (Reason, SettledById, SettledAt) = (reason, caller.PersonId, at);
    }

    private void Move(ConditionAction action)
    {
        Rule.Require(ConditionLifecycle.Table.Allows(State, action), "This condition has moved on meanwhile; nothing was recorded.");
        State = ConditionLifecycle.Table.After(State, action);
    }
}
