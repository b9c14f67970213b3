using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Consultations;

/// <summary>Anybody says something about what a consultation shows; answers with the comment's id.</summary>
/// <param name="From">The organisation that they speak for or work in.</param>
/// <param name="Email">Where they may be asked back; the secretary alone reads it.</param>
/// <param name="Agrees">Whether they agree that those who decide read their name with the comment.</param>
[Requires(Permission.CommentInPublic)]
public sealed record CommentOnConsultation(Guid ConsultationId, string? FieldId, string Name, string? From, string? Email, string Text, bool Agrees) : ICommand<Guid>;

internal sealed class CommentOnConsultationHandler(GovernanceDb db, TimeProvider clock) : IRequestHandler<CommentOnConsultation, Guid>
{
    public async Task<Guid> Handle(CommentOnConsultation request, CancellationToken cancellationToken)
    {
        var consultation = await db.Set<Consultation>().SingleOrDefaultAsync(one => one.Id == request.ConsultationId, cancellationToken) ?? throw new NotFound();
        var at = clock.GetUtcNow();
        var comment = new PublicComment(OrderedId.At(at), consultation, request, at);
        db.Add(comment);
        return comment.Id;
    }
}
