using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;

namespace Governance.Domain.Documents;

/// <summary>
/// A paper laid beside a record: a budget, a letter, a survey. Laws: whoever reads the record reads it; a new version is
/// added and none is replaced; withdrawing closes it to readers and keeps what it held. The bytes stand apart, by their
/// hash (<see cref="StoredFile"/>).
/// </summary>
public sealed class Document : Aggregate
{
    /// <summary>The longest name of a file, in characters.</summary>
    public const int MaxName = 200;

    private Document()
    {
    }

    internal Document(Guid id, string credentialId, Guid organisationId)
    {
        Id = id;
        CredentialId = credentialId;
        OrganisationId = organisationId;
    }

    public Guid Id { get; private set; }

    public string CredentialId { get; private set; } = "";

    public Guid OrganisationId { get; private set; }

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<DocumentVersion> Versions { get; private set; } = [];

    public DateTimeOffset? WithdrawnAt { get; private set; }

    internal void Add(string name, string type, byte[] content, string hash, Guid by, DateTimeOffset at)
    {
        Rule.Require(WithdrawnAt is null, "This document was withdrawn; nothing was recorded.");
        Rule.Require(Versions.Count == 0 || Versions[^1].Hash != hash, "This is the version that is here already.");
        Versions = [.. Versions, new(Versions.Count + 1, name, type, content.LongLength, hash, by, at)];
        Record(new DocumentAttached(Id, CredentialId, Versions.Count, hash, content.LongLength) { OrganisationId = OrganisationId, Remark = name });
    }

    internal void Withdraw(Caller caller, bool isOfTheTeam, DateTimeOffset at)
    {
        if (!MayWithdraw(caller, isOfTheTeam))
            throw new Refused(new Sentence("Only whoever attached a document, the team or the QA office withdraws it."));
        Rule.Require(WithdrawnAt is null, "This document was withdrawn; nothing was recorded.");
        WithdrawnAt = at;
        Record(new DocumentWithdrawn(Id, CredentialId) { OrganisationId = OrganisationId, Remark = Versions[^1].Name });
    }

    internal bool MayWithdraw(Caller caller, bool isOfTheTeam) =>
        isOfTheTeam || Versions.Any(one => one.ById == caller.PersonId) || caller.May(Permission.OperateWorkflows, OrganisationId);
}

/// <param name="Number">From 1.</param>
/// <param name="Type">The media type as the content says, not as the name says.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Hash">SHA-256 of the bytes, in lower-case hex.</param>
public sealed record DocumentVersion(int Number, string Name, string Type, long Size, string Hash, Guid ById, DateTimeOffset At);

/// <summary>The bytes of a file, kept once whatever lays them where; never changed.</summary>
public sealed class StoredFile
{
    private StoredFile()
    {
    }

    internal StoredFile(string hash, byte[] content)
    {
        Hash = hash;
        Content = content;
    }

    public string Hash { get; private set; } = "";

    public byte[] Content { get; private set; } = [];
}

/// <summary>How large one file may be, in megabytes; read from the configuration section "Documents".</summary>
public sealed record DocumentLimits
{
    public int MaxMegabytes { get; init; } = 25;

    public long MaxBytes => MaxMegabytes * 1024L * 1024L;
}
