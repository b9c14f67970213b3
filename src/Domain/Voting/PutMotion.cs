using Governance.Domain.Commands;
using Governance.Domain.Conditions;
using Governance.Domain.Meetings;
using Governance.Domain.Work;
using MediatR;

namespace Governance.Domain.Voting;

/// <summary>
/// The chair or the secretary opens a vote: in the meeting, or without one until a date. Answers with the motion's id.
/// </summary>
[Requires(Permission.Vote)]
public sealed record PutMotion(Guid WorkItemId, string Outcome) : ICommand<Guid>
{
    /// <summary>The outcome that a step is answered with where a vote had no quorum: found by the count, never moved.</summary>
    public const string NoQuorum = "no-quorum";

    /// <summary>Whether a body can be asked to choose it: what a count finds, or one member says, nobody moves.</summary>
    public static bool IsMovable(string outcome) => outcome is not (NoQuorum or PullAgendaItem.Outcome or RaiseBlockingObjection.Outcome);

    /// <summary>Whether a body decides by it; without a quorum, pulled or put off it has decided nothing.</summary>
    public static bool IsDecision(string outcome) => IsMovable(outcome) && outcome != MotionClosing.Defer;

    /// <summary>What goes with the outcome; needed where the outcome needs a reason.</summary>
    public string? Reason { get; init; }

    /// <summary>Read where the outcome is a return.</summary>
    public ReturnMode? ReturnMode { get; init; }

    /// <summary>On what the outcome holds; asked for where it asks.</summary>
    public IReadOnlyList<NewCondition> Conditions { get; init; } = [];

    /// <summary>When a vote without a meeting ends; null for a vote in the meeting.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>A secret ballot; always one where the bylaws say so.</summary>
    public bool IsSecret { get; init; }

    /// <summary>The member who moved it, where that is put down.</summary>
    public Guid? MovedById { get; init; }

    public Guid? SecondedById { get; init; }
}

internal sealed class PutMotionHandler(MotionPutting putting) : IRequestHandler<PutMotion, Guid>
{
    public async Task<Guid> Handle(PutMotion request, CancellationToken cancellationToken) => (await putting.Put(request, cancellationToken)).Id;
}
