using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Deliveries;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Consultations;

/// <summary>Anybody says something about what a consultation shows, and the lead, who answers it, is told; answers with the comment's id.</summary>
/// <param name="From">The organisation that they speak for or work in.</param>
/// <param name="Email">Where they may be asked back; the secretary alone reads it.</param>
/// <param name="Agrees">Whether they agree that those who decide read their name with the comment.</param>
[Requires(Permission.CommentInPublic)]
public sealed record CommentOnConsultation(Guid ConsultationId, string? FieldId, string Name, string? From, string? Email, string Text, bool Agrees) : ICommand<Guid>;

internal sealed class CommentOnConsultationHandler(GovernanceDb db, Outbox outbox, TimeProvider clock) : IRequestHandler<CommentOnConsultation, Guid>
{
    public async Task<Guid> Handle(CommentOnConsultation request, CancellationToken cancellationToken)
    {
        var consultation = await db.Set<Consultation>().SingleOrDefaultAsync(one => one.Id == request.ConsultationId, cancellationToken) ?? throw new NotFound();
        var at = clock.GetUtcNow();
        var comment = new PublicComment(OrderedId.At(at), consultation, request, at);
        db.Add(comment);
        var record = await db.Set<MicroCredential>().Where(one => one.Id == consultation.CredentialId).Select(one => new { one.LeadId, one.Title }).SingleAsync(cancellationToken);
        outbox.Mail(Addressee.Person(record.LeadId), MailTemplate.Message, new MailAbout(consultation.CredentialId,
            Subject: new Sentence("Somebody of the public commented: {0}", record.Title).InBoth(),
            Text: new Sentence("A comment on “{0}” waits for your answer. The consultation is open to everybody; who decides reads comment and answer.", record.Title).InBoth()));
        return comment.Id;
    }
}
