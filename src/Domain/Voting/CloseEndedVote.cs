using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Deliveries;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Voting;

/// <summary>Closes a vote without a meeting whose end has come. Nobody presses a button, so the chair and the secretary are told the result, and the chair that a tie waits for them.</summary>
[Requires(Permission.RunWorkflow)]
public sealed record CloseEndedVote(Guid MotionId) : ICommand;

internal sealed class CloseEndedVoteHandler(MotionClosing closing, GovernanceDb db, Outbox outbox, TimeProvider clock) : IRequestHandler<CloseEndedVote, Unit>
{
    public async Task<Unit> Handle(CloseEndedVote request, CancellationToken cancellationToken)
    {
        await closing.Close(request.MotionId, presider: null, cancellationToken);
        var motion = await db.Set<Motion>().SingleAsync(one => one.Id == request.MotionId, cancellationToken);
        var item = await db.Set<WorkItem>().SingleAsync(one => one.Id == motion.WorkItemId, cancellationToken);
        var body = await db.Set<Body>().AsNoTracking().SingleAsync(one => one.Id == item.BodyId, cancellationToken);
        var title = await db.Set<MicroCredential>().Where(one => one.Id == item.CredentialId).Select(one => one.Title).SingleAsync(cancellationToken);
        foreach (var seat in body.HeldAt(clock.GetUtcNow()).Where(seat => seat.Role is SeatRole.Chair or SeatRole.Secretary))
            outbox.Mail(Addressee.Person(seat.PersonId), MailTemplate.Message, About(seat.Role));
        return Unit.Value;

        MailAbout About(SeatRole role) => new(item.CredentialId, item.Id,
            Subject: new Sentence("{0}: the vote on “{1}” has ended", body.Name, title).InBoth(),
            Text: role == SeatRole.Chair && motion.State == MotionState.Tied
                ? new Sentence("{0} It is for you to break the tie.", Result()).InBoth()
                : Result());

        Bilingual Result() => motion.Verdict is { } verdict ? new(string.Join(' ', verdict.Why.Select(why => why.En)), string.Join(' ', verdict.Why.Select(why => why.Fr))) : Bilingual.Empty;
    }
}
