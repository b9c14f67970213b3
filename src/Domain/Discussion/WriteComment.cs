using Governance.Domain.Commands;
using Governance.Domain.Competencies;
using Governance.Domain.Deliveries;
using Governance.Domain.Forms;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;

namespace Governance.Domain.Discussion;

/// <summary>Begins a thread about a field of a record's proposal, about a step, or about the whole; answers with its id.</summary>
[Requires(Permission.Discuss)]
public sealed record WriteComment(string CredentialId, string Text, CommentVisibility Visibility = CommentVisibility.Everyone) : ICommand<Guid>
{
    public string? FieldId { get; init; }

    public Guid? WorkItemId { get; init; }
}

internal sealed class WriteCommentHandler(GovernanceDb db, CallerSlot slot, FormCatalogue forms, Outbox outbox, TimeProvider clock) : IRequestHandler<WriteComment, Guid>
{
    public async Task<Guid> Handle(WriteComment request, CancellationToken cancellationToken)
    {
        var caller = slot.Caller;
        var at = clock.GetUtcNow();
        var readers = await RecordReaders.For(db, request.CredentialId, caller, cancellationToken);
        Rule.Require(readers.Offered(caller).Contains(request.Visibility), "Choose who reads your comment.");
        if (request.FieldId is { } field && field != CompetencyMap.FieldId && forms.Field(field) is null)
            throw new NotFound();
        if (request.WorkItemId is { } step && readers.Step(step) is null)
            throw new NotFound();
        var comment = new Comment(OrderedId.At(at), new CommentPlace(
            readers.Record.Id, readers.Record.OrganisationId, request.FieldId, request.WorkItemId, request.Visibility,
            request.Visibility == CommentVisibility.Body ? readers.BodyOf(caller) : null,
            readers.Record.LatestVersion?.Number,
            request.FieldId is { } id ? AnchoredAnswer.HashOf(readers.Content(caller)[id]) : null), caller.PersonId!.Value, request.Text, at);
        await CommentAccess.Tell(db, outbox, comment, readers, at, cancellationToken);
        db.Add(comment);
        return comment.Id;
    }
}
