using Governance.Domain.Commands;
using Governance.Domain.Deliveries;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
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

    /// <summary>What goes with the outcome; needed where the outcome needs a reason.</summary>
    public string? Reason { get; init; }

    /// <summary>Read where the outcome is a return.</summary>
    public ReturnMode? ReturnMode { get; init; }

    /// <summary>When a vote without a meeting ends; null for a vote in the meeting.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>A secret ballot; always one where the bylaws say so.</summary>
    public bool IsSecret { get; init; }

    /// <summary>The roll of the meeting, where one was taken.</summary>
    public IReadOnlyList<Guid>? Present { get; init; }
}

internal sealed class PutMotionHandler(GovernanceDb db, CallerSlot slot, DecisionSigning signing, Outbox outbox, TimeProvider clock) : IRequestHandler<PutMotion, Guid>
{
    public async Task<Guid> Handle(PutMotion request, CancellationToken cancellationToken)
    {
        var chamber = await Chamber.Of(db, request.WorkItemId, cancellationToken);
        chamber.RequirePresider(slot.Caller);
        var (item, at) = (chamber.Item, clock.GetUtcNow());
        Rule.Require(request.Outcome != PutMotion.NoQuorum, "Choose one of the answers offered.");
        Rule.Require(item.IsOpen, "This step is no longer needed; nothing was recorded.");
        Rule.Require(chamber.AtHand is null, "There is a motion before the body already; close or withdraw it first.");
        Rule.Require(request.EndsAt is null || chamber.AllowsElectronicVote(at), "The bylaws allow no vote without a meeting here yet.");
        if (item.IsFinal && item.GoesForwardBy(request.Outcome) && await signing.Obstacle(item, cancellationToken) is { } obstacle)
            throw new RuleBroken(obstacle);
        var isSecret = request.IsSecret || chamber.Body.BylawsAt(at).IsSecret;
        var motion = new Motion(OrderedId.At(at), item, request, chamber.NextReading(request.Outcome, at), isSecret, slot.Caller.PersonId, at);
        db.Add(motion);
        if (motion.IsElectronic)
            CallForVotes(chamber, motion);
        return motion.Id;
    }

    // in a meeting the members sit round the table; without one they are told, and told again half-way
    private void CallForVotes(Chamber chamber, Motion motion)
    {
        var about = new MailAbout(motion.CredentialId, motion.WorkItemId);
        foreach (var member in chamber.Members(motion).Where(member => member.IsVoting && member.AlternateFor is null))
        {
            outbox.Mail(Addressee.Person(member.PersonId), MailTemplate.VoteCalled, about);
            outbox.Mail(Addressee.Person(member.PersonId), MailTemplate.VoteCalled, about, motion.PutAt + ((motion.EndsAt!.Value - motion.PutAt) / 2));
        }
    }
}
