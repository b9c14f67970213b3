using Governance.Domain.Commands;
using Governance.Domain.Deliveries;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Voting;

/// <summary>The chair or the secretary has those written to who have not yet voted in a vote without a meeting; answers with how many.</summary>
[Requires(Permission.Vote)]
public sealed record RemindMissing(Guid MotionId) : ICommand<int>;

internal sealed class RemindMissingHandler(GovernanceDb db, CallerSlot slot, Outbox outbox, TimeProvider clock) : IRequestHandler<RemindMissing, int>
{
    public async Task<int> Handle(RemindMissing request, CancellationToken cancellationToken)
    {
        var motion = await db.Set<Motion>().SingleOrDefaultAsync(one => one.Id == request.MotionId, cancellationToken) ?? throw new NotFound();
        var chamber = await Chamber.Of(db, motion.WorkItemId, cancellationToken);
        await Leading.Require(db, chamber, slot.Caller, clock.GetUtcNow(), cancellationToken);
        var given = (await Chamber.Ballots(db, motion.Id, cancellationToken)).Select(ballot => ballot.PersonId).ToHashSet();
        var missing = chamber.Members(motion).Where(member => member.IsVoting && member.AlternateFor is null && !given.Contains(member.PersonId)).Select(member => member.PersonId).Distinct().ToList();
        motion.Remind(missing.Count, clock.GetUtcNow());
        foreach (var member in missing)
            outbox.Mail(Addressee.Person(member), MailTemplate.VoteCalled, new MailAbout(motion.CredentialId, motion.WorkItemId));
        return missing.Count;
    }
}
