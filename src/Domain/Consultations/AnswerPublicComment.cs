using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Discussion;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Consultations;

/// <summary>The lead of the proposal says what becomes of a comment of the public, and why in a sentence; a later answer takes the place of an earlier one.</summary>
[Requires(Permission.CompleteWork)]
public sealed record AnswerPublicComment(Guid CommentId, Disposition Disposition, string Sentence) : ICommand;

internal sealed class AnswerPublicCommentHandler(GovernanceDb db, CallerSlot slot, TimeProvider clock) : IRequestHandler<AnswerPublicComment, Unit>
{
    public async Task<Unit> Handle(AnswerPublicComment request, CancellationToken cancellationToken)
    {
        var comment = await db.Set<PublicComment>().SingleOrDefaultAsync(one => one.Id == request.CommentId, cancellationToken) ?? throw new NotFound();
        var readers = await RecordReaders.For(db, comment.CredentialId, slot.Caller, cancellationToken);
        if (!ConsultationAccess.MayAnswer(readers.Record, slot.Caller))
            throw new Refused(new Sentence("The lead of the proposal answers what the public said."));
        Rule.Require(!CredentialLifecycle.IsEnded(readers.Record.State), "This micro-credential has ended; it can no longer be changed.");
        comment.SayWhatBecame(request.Disposition, request.Sentence, slot.Caller.PersonId!.Value, clock.GetUtcNow());
        return Unit.Value;
    }
}
