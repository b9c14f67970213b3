using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Voting;

/// <summary>
/// The chair or the secretary puts down what a member said by voice or show of hands, who is absent, or who votes for
/// somebody by proxy. Of a secret vote, of one without a meeting, and where ballots are signed, only who is recused or absent. What a
/// member gave themselves stays theirs.
/// </summary>
[Requires(Permission.Vote)]
public sealed record RecordBallot(Guid MotionId, Guid MemberId, Choice Choice) : ICommand
{
    public string? Interest { get; init; }

    /// <summary>The member who votes in the other's place.</summary>
    public Guid? ByProxyOf { get; init; }
}

internal sealed class RecordBallotHandler(GovernanceDb db, CallerSlot slot, Ballots ballots, TimeProvider clock) : IRequestHandler<RecordBallot, Unit>
{
    public async Task<Unit> Handle(RecordBallot request, CancellationToken cancellationToken)
    {
        var motion = await ballots.Take(request.MotionId, cancellationToken);
        var chamber = await Chamber.Of(db, motion.WorkItemId, cancellationToken);
        await Leading.Require(db, chamber, slot.Caller, clock.GetUtcNow(), cancellationToken);
        Rule.Require(!await db.Set<GivenBallot>().AnyAsync(ballot => ballot.MotionId == motion.Id && ballot.PersonId == request.MemberId && ballot.RecordedById == null, cancellationToken), "They gave their ballot themselves, and they alone change it.");
        Rule.Require(!motion.IsElectronic || request.ByProxyOf is not null || request.Choice is Choice.Recuse or Choice.Absent, "Without a meeting each member votes for themselves.");
        Rule.Require(!motion.IsSecret || request.Choice is Choice.Recuse or Choice.Absent, "The vote is secret: each member votes for themselves.");
        Rule.Require(chamber.Item.Signs is null || request.Choice is Choice.Recuse or Choice.Absent, "Ballots are signed here: each member votes for themselves.");
        if (request.ByProxyOf is { } holder)
            await RequireProxy(chamber, motion, request.MemberId, holder, cancellationToken);
        await ballots.Give(chamber, motion, request.MemberId, request.Choice, request.Interest, request.ByProxyOf, slot.Caller.PersonId, cancellationToken);
        return Unit.Value;
    }

    private async Task RequireProxy(Chamber chamber, Motion motion, Guid member, Guid holder, CancellationToken cancellation)
    {
        var most = chamber.Bylaws(motion).MostProxies;
        Rule.Require(most > 0, "The bylaws know no proxies.");
        Rule.Require(holder != member && chamber.Members(motion).Any(one => one.PersonId == holder && one.IsVoting), "A proxy is held by another voting member.");
        var held = await db.Set<GivenBallot>().CountAsync(one => one.MotionId == motion.Id && one.ByProxyOf == holder && one.PersonId != member, cancellation);
        Rule.Require(held < most, "A member holds at most {0} proxies.", most);
    }
}
