using System.Security.Cryptography;
using Governance.Domain.Commands;
using Governance.Domain.Discussion;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Documents;

/// <summary>Lays a file beside a record that the caller reads, or adds a version to one that lies there; answers with the document's id.</summary>
[Requires(Permission.CompleteWork)]
public sealed record AttachDocument(string CredentialId, string Name, byte[] Content) : ICommand<Guid>
{
    /// <summary>The document that this is a version of; null: a new one.</summary>
    public Guid? DocumentId { get; init; }
}

internal sealed class AttachDocumentHandler(GovernanceDb db, CallerSlot slot, DocumentLimits limits, TimeProvider clock) : IRequestHandler<AttachDocument, Guid>
{
    public async Task<Guid> Handle(AttachDocument request, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        var record = (await RecordReaders.For(db, request.CredentialId, slot.Caller, cancellationToken)).Record;
        var name = Written.Text(Path.GetFileName(request.Name.Replace('\\', '/')));
        Rule.Require(name is { Length: <= Document.MaxName }, "Give the file a name of at most {0} characters.", Document.MaxName);
        Rule.Require(request.Content.Length > 0, "“{0}” is empty.", name!);
        Rule.Require(request.Content.LongLength <= limits.MaxBytes, "“{0}” is larger than {1} MB.", name!, limits.MaxMegabytes);
        var type = FileType.Of(name!, request.Content);
        var hash = Convert.ToHexStringLower(SHA256.HashData(request.Content));
        var document = request.DocumentId is { } id ? await Find(id, record.Id, cancellationToken) : db.Add(new Document(OrderedId.At(at), record.Id, record.OrganisationId)).Entity;
        document.Add(name!, type, request.Content, hash, slot.Caller.PersonId!.Value, at);
        if (!await db.Set<StoredFile>().AnyAsync(file => file.Hash == hash, cancellationToken))
            db.Add(new StoredFile(hash, request.Content));
        return document.Id;
    }

    private async Task<Document> Find(Guid id, string credentialId, CancellationToken cancellation) =>
        await db.Set<Document>().SingleOrDefaultAsync(one => one.Id == id && one.CredentialId == credentialId, cancellation) ?? throw new NotFound();
}
