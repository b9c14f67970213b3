using Governance.Domain.Commands;
using Governance.Domain.Deliveries;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Voting;

/// <summary>
/// What a body decided cannot be put down now that its time has come: an earlier decision no longer stands, or a rule of separation of
/// duties is not kept. It falls, and the step is before the body again; the QA office, the chair and the secretary are written to.
/// </summary>
/// <param name="Why">The rule, as whoever answered by hand would have been told it.</param>
[Requires(Permission.RunWorkflow)]
public sealed record LetDecisionFall(Guid MotionId, Bilingual Why) : ICommand;

internal sealed class LetDecisionFallHandler(GovernanceDb db, StepReaders readers, Outbox outbox, TimeProvider clock) : IRequestHandler<LetDecisionFall, Unit>
{
    public async Task<Unit> Handle(LetDecisionFall request, CancellationToken cancellationToken)
    {
        var motion = await db.Set<Motion>().SingleOrDefaultAsync(one => one.Id == request.MotionId, cancellationToken) ?? throw new NotFound();
        var chamber = await Chamber.Of(db, motion.WorkItemId, cancellationToken);
        Rule.Require(chamber.Item.IsOpen, "This step is no longer needed; nothing was recorded.");
        motion.Fall(request.Why, clock.GetUtcNow());
        if (motion.IsSecret)
            MotionClosing.Forget(await Chamber.Ballots(db, motion.Id, cancellationToken));
        var about = new MailAbout(chamber.Item.CredentialId, chamber.Item.Id,
            Subject: new Sentence("A decision could not be put down: {0}", chamber.Record.Title).InBoth(),
            Text: new Sentence("The vote on “{0}” of {1} has ended, and the step could not be answered with it: {2} The body decides again.", chamber.Item.LabelOf(motion.Outcome), chamber.Record.Title, request.Why).InBoth());
        var presiders = await readers.Presiders(chamber.Body.Id, cancellationToken);
        foreach (var presider in presiders)
            outbox.Mail(Addressee.Person(presider), MailTemplate.Message, about);
        await outbox.MailRole(Role.QaOfficer.Id, chamber.Item.OrganisationId, MailTemplate.Message, about, except: [.. presiders], cancellation: cancellationToken);
        return Unit.Value;
    }
}
