using Governance.Domain.Commands;
using Governance.Domain.Deliveries;
using Governance.Domain.Meetings;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Voting;

/// <summary>
/// A voting member objects to what the body has just decided, in the time that the bylaws give: it does not hold, and comes on the
/// regular agenda of the next meeting. The chair and the secretary are written to.
/// </summary>
[Requires(Permission.Vote)]
public sealed record ObjectToDecision(Guid MotionId, string Reason) : ICommand;

internal sealed class ObjectToDecisionHandler(GovernanceDb db, CallerSlot slot, AgendaSources agendas, StepReaders readers, Outbox outbox, TimeProvider clock)
    : IRequestHandler<ObjectToDecision, Unit>
{
    public async Task<Unit> Handle(ObjectToDecision request, CancellationToken cancellationToken)
    {
        var motion = await db.Set<Motion>().SingleOrDefaultAsync(one => one.Id == request.MotionId, cancellationToken) ?? throw new NotFound();
        var chamber = await Chamber.Of(db, motion.WorkItemId, cancellationToken);
        var (me, at) = (slot.Caller.PersonId!.Value, clock.GetUtcNow());
        var duties = await VoteDuties.Of(db, chamber, [me], at, cancellationToken);
        if (ObjectionRule.Obstacle(chamber, motion, await Chamber.Ballots(db, motion.Id, cancellationToken), duties, me) is { } obstacle)
            throw new RuleBroken(obstacle);
        Rule.Require(chamber.Item.IsOpen, "This step is no longer needed; nothing was recorded.");
        motion.Object(new(me, at, Written.Text(request.Reason) ?? ""));
        await agendas.PlaceObjected(chamber.Body, chamber.Item, chamber.Record.Title, cancellationToken);
        foreach (var presider in await readers.Presiders(chamber.Body.Id, cancellationToken))
            outbox.Mail(Addressee.Person(presider), MailTemplate.Message, new MailAbout(chamber.Item.CredentialId, chamber.Item.Id,
                Subject: new Sentence("A member objects to a decision: {0}", chamber.Record.Title).InBoth(),
                Text: new Sentence("The body decided “{0}” on {1}. {2} objects: {3} The item comes on the regular agenda of the next meeting.",
                    chamber.Item.LabelOf(motion.Outcome), chamber.Record.Title, slot.Caller.Name, motion.Objection!.Reason).InBoth()));
        return Unit.Value;
    }
}
