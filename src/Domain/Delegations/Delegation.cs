using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;

namespace Governance.Domain.Delegations;

/// <summary>
/// Somebody who is away leaves kinds of step to another person for a time. Laws: the delegate acts in the principal's name
/// by the roles that are the principal's own, so nothing that was lent is lent on; separation of duties asks about both.
/// </summary>
public sealed class Delegation : Aggregate
{
    /// <summary>The longest time that steps can be left to somebody, in days.</summary>
    public const int MaxDays = 366;

    private Delegation()
    {
    }

    internal Delegation(Guid id, Guid principalId, DelegateWork asked, DateTimeOffset at)
    {
        Rule.Require(asked.DelegateId != principalId, "Choose somebody other than yourself.");
        Rule.Require(asked.Kinds.Count > 0 && asked.Kinds.All(kind => Needs(kind) is not null), "Choose at least one kind of step.");
        Rule.Require(asked.Until > asked.From, "The last day is not before the first.");
        Rule.Require(asked.Until > at, "The last day is over already.");
        Rule.Require(asked.Until - asked.From <= TimeSpan.FromDays(MaxDays), "Leave your steps to somebody for a year at most.");
        Id = id;
        PrincipalId = principalId;
        DelegateId = asked.DelegateId;
        From = asked.From;
        Until = asked.Until;
        Kinds = [.. asked.Kinds.Distinct().Order()];
        Record(new WorkDelegated(id, PrincipalId, DelegateId, From, Until, [.. Kinds.Select(kind => kind.ToString())]));
    }

    public Guid Id { get; private set; }

    /// <summary>Whose steps they are.</summary>
    public Guid PrincipalId { get; private set; }

    /// <summary>Who does them.</summary>
    public Guid DelegateId { get; private set; }

    public DateTimeOffset From { get; private set; }

    /// <summary>The first moment after it.</summary>
    public DateTimeOffset Until { get; private set; }

    public IReadOnlyList<WorkKind> Kinds { get; private set; } = [];

    /// <summary>The kinds of step that can be left to somebody.</summary>
    public static IReadOnlyList<WorkKind> AllKinds { get; } = [.. Enum.GetValues<WorkKind>().Where(kind => Needs(kind) is not null)];

    /// <summary>The permission that a step of the kind needs; null where it cannot be left to anybody: a partner answers by a link, and a body's bylaws say who stands in for a member.</summary>
    public static Permission? Needs(WorkKind kind) => kind switch
    {
        WorkKind.Form or WorkKind.Competencies => Permission.WriteProposal,
        WorkKind.Decision => Permission.CompleteWork,
        WorkKind.Rubric => Permission.Review,
        WorkKind.Endorsement or WorkKind.Vote => null,
    };

    /// <summary>Ends it before its time; one that is over stays as it was.</summary>
    internal void End(DateTimeOffset at)
    {
        Rule.Require(at < Until, "This is over already.");
        Until = at > From ? at : From;
        Record(new DelegationEnded(Id, PrincipalId, DelegateId));
    }
}

/// <summary>What people read for each kind of step that can be left to somebody.</summary>
public static class DelegatedKinds
{
    public static Sentence Name(this WorkKind kind) => kind switch
    {
        WorkKind.Form => new("Forms"),
        WorkKind.Decision => new("Decisions"),
        WorkKind.Rubric => new("Reviews"),
        WorkKind.Competencies => new("Competencies"),
        WorkKind.Endorsement => new("Endorsements"),
        WorkKind.Vote => new("Votes"),
    };
}
