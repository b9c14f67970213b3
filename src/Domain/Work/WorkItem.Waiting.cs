using Governance.Domain.Commands;
using Governance.Domain.Duties;
using Governance.Domain.Rules;
using Governance.Domain.Words;

namespace Governance.Domain.Work;

/// <summary>While it waits: who has it, what they were told, and until when its decision was put off.</summary>
public sealed partial class WorkItem
{
    public bool IsPutOff(DateTimeOffset at) => IsOpen && PutOff?.Until > at;

    /// <summary>Whether its kind of answer can wait for a later day: one person's decision about the proposal. A body tables its items.</summary>
    public bool MayBePutOff => IsOpen && Kind == WorkKind.Decision && IsDecision;

    /// <summary>Puts the decision off. It stays open and may be answered before; reminders follow the new time.</summary>
    internal void PutOffUntil(Postponement later, DateTimeOffset at, Guid? principal)
    {
        Rule.Require(IsOpen, "This step is no longer needed; nothing was recorded.");
        Rule.Require(MayBePutOff, "Only a decision is put off.");
        later.Require(at, ClosesAt);
        PutOff = later;
        if (DueAt is null || DueAt < later.Until)
            (DueAt, Notice) = (later.Until, null);
        Record(new WorkItemPutOff(Id, CredentialId, StepId, later.Until, InstanceId) { OrganisationId = OrganisationId, Remark = later.Why, For = principal });
    }

    internal void Remind(Notice notice)
    {
        Notice = notice;
        Record(new WorkItemReminded(Id, CredentialId, StepId, notice) { OrganisationId = OrganisationId });
    }

    /// <summary>Makes it one person's. Whether another's claim still holds is asked before, by <see cref="DutyCheck"/>.</summary>
    internal void Take(Claim claim)
    {
        Rule.Require(IsOpen, "This step is no longer needed; nothing was recorded.");
        Rule.Require(IsOffered, "Only a step that waits for anybody of a role is taken; a review is taken by its first score.");
        Claim = claim;
        Record(new WorkItemClaimed(Id, CredentialId, StepId) { OrganisationId = OrganisationId, For = claim.ForId });
    }

    /// <summary>Gives it back to its role.</summary>
    internal void GiveBack(Caller caller)
    {
        Rule.Require(IsOpen && Claim is not null, "Nobody has taken this step.");
        if (!MayGiveBack(caller))
            throw new Refused(new Sentence("Only whoever took this step, or the QA office, gives it back."));
        var holder = Claim!.PersonId;
        Claim = null;
        Record(new WorkItemReleased(Id, CredentialId, StepId, holder) { OrganisationId = OrganisationId });
    }

    /// <summary>Whoever had it left: a claim of theirs ends, and a step that waits for them alone waits for another, or for anybody of its role.</summary>
    internal void LeftBy(Guid personId, Guid? successor)
    {
        if (AssignedToId == personId)
        {
            AssignedToId = successor;
            Record(new WorkItemReassigned(Id, CredentialId, StepId, personId, successor) { OrganisationId = OrganisationId });
        }
        if (Claim is null || (Claim.PersonId != personId && Claim.ForId != personId))
            return;
        var holder = Claim.PersonId;
        Claim = null;
        Record(new WorkItemReleased(Id, CredentialId, StepId, holder) { OrganisationId = OrganisationId });
    }

    /// <summary>Whether this person declared an interest in the record.</summary>
    internal bool IsKeptFrom(Guid? personId) => personId is { } person && Aside?.Contains(person) == true;

    /// <summary>Records that somebody declared an interest here and leaves the step to others; <see cref="KeepFrom"/> does what follows.</summary>
    internal void StepAside(string interest)
    {
        Rule.Require(IsOpen, "This step is no longer needed; nothing was recorded.");
        Rule.Require(Kind is WorkKind.Decision or WorkKind.Rubric, "Whoever has an interest leaves decisions and reviews to others; on a vote they recuse themselves.");
        Rule.Require(Written.Text(interest) is not null, "Say what your interest is; it stands in the record.");
        Rule.Require(interest.Length <= MaxComment, "Keep this within {0} characters; it has {1}.", MaxComment, interest.Length);
        Record(new SteppedAside(Id, CredentialId, StepId) { OrganisationId = OrganisationId, Remark = Written.Text(interest) });
    }

    /// <summary>Keeps somebody who declared an interest from it for good: what of it was theirs goes back to its role.</summary>
    internal void KeepFrom(Guid personId)
    {
        if (IsKeptFrom(personId))
            return;
        Aside = [.. Aside ?? [], personId];
        LeftBy(personId, null);
    }

    /// <summary>A proposal's own step waits for its new lead; whoever of the role had taken it, while it had none, no longer has it.</summary>
    internal void HandTo(Guid lead)
    {
        if (Claim is { } claim)
            LeftBy(claim.PersonId, lead);
        if (AssignedToId == lead)
            return;
        Record(new WorkItemReassigned(Id, CredentialId, StepId, AssignedToId, lead) { OrganisationId = OrganisationId });
        AssignedToId = lead;
    }

    /// <summary>It waits for the same units under their new names.</summary>
    internal void RenameUnits(IReadOnlyDictionary<Bilingual, Bilingual> names)
    {
        if (Units!.Any(names.ContainsKey))
            Units = [.. Units!.Select(unit => names.GetValueOrDefault(unit, unit))];
    }

    /// <summary>Whether this person could answer it by the roles they hold.</summary>
    internal bool IsFor(IEnumerable<HeldRole> roles) => roles.Any(held => held.Role.Id == RoleId && held.Covers(OrganisationId, Units));

    internal bool MayGiveBack(Caller caller) => Claim?.PersonId == caller.PersonId || caller.May(Permission.OperateWorkflows, OrganisationId);
}
