using Governance.Domain.Commands;
using Governance.Domain.Deliveries;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;
using MediatR;

namespace Governance.Domain.Voting;

/// <summary>
/// One voting member objects so that the body cannot decide until it is settled: a step that offers an outcome for that is answered with it
/// at once. A vote that is open is withdrawn. The chair and the secretary are written to.
/// </summary>
[Requires(Permission.Vote)]
public sealed record RaiseBlockingObjection(Guid WorkItemId, string Reason) : ICommand
{
    /// <summary>The outcome that a step is answered with where a member objects: one member is enough, so nobody moves it.</summary>
    public const string Outcome = "blocking-objection";
}

internal sealed class RaiseBlockingObjectionHandler(GovernanceDb db, CallerSlot slot, StepAnswers answers, StepReaders readers, Outbox outbox, TimeProvider clock) : IRequestHandler<RaiseBlockingObjection, Unit>
{
    public async Task<Unit> Handle(RaiseBlockingObjection request, CancellationToken cancellationToken)
    {
        var chamber = await Chamber.Of(db, request.WorkItemId, cancellationToken);
        var (item, at) = (chamber.Item, clock.GetUtcNow());
        var duties = await VoteDuties.Of(db, chamber, slot.Caller.PersonId is { } me ? [me] : [], at, cancellationToken);
        if (BlockingRule.Obstacle(chamber, duties, slot.Caller.PersonId, at) is { } obstacle)
            throw new RuleBroken(obstacle);
        var reason = Written.Text(request.Reason);
        Rule.Require(reason is not null, "Say why you object; the body will read it.");
        if (chamber.AtHand is { } open)
        {
            open.Withdraw(at);
            MotionClosing.Forget(await Chamber.Ballots(db, open.Id, cancellationToken));
        }
        db.Write(new BlockingObjectionRaised(item.CredentialId, chamber.Body.Id, item.Id, slot.Caller.PersonId!.Value) { OrganisationId = item.OrganisationId, Remark = reason }, at);
        await answers.Give(item, by: null, RaiseBlockingObjection.Outcome, reason, mode: null, cancellationToken);
        foreach (var presider in (await readers.Presiders(chamber.Body.Id, cancellationToken)).Where(one => one != slot.Caller.PersonId))
            outbox.Mail(Addressee.Person(presider), MailTemplate.Message, new MailAbout(item.CredentialId, item.Id,
                Subject: new Sentence("A blocking objection: {0}", chamber.Record.Title).InBoth(),
                Text: new Sentence("{0} objects to “{1}” of {2}, and the body decides nothing until that is settled: {3}", slot.Caller.Name, item.Title, chamber.Record.Title, reason!).InBoth()));
        return Unit.Value;
    }
}
