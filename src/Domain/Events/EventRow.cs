namespace Governance.Domain.Events;

/// <summary>
/// A stored event. <see cref="Body"/> is what the seal covers: it names people by id only and holds the hash of the
/// remark, never its text.
/// </summary>
public sealed class EventRow
{
    private EventRow()
    {
    }

    internal EventRow(Guid id, string name, DateTimeOffset at, string body)
    {
        Id = id;
        Name = name;
        At = at;
        Body = body;
    }

    /// <summary>Version 7: in order of making, except within one millisecond.</summary>
    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    /// <summary>The person who acted, or on whose word a workflow acted.</summary>
    public Guid? ById { get; internal init; }

    /// <summary>The workflow instance that acted, when it was not the person directly.</summary>
    public Guid? ByInstanceId { get; internal init; }

    public string? CredentialId { get; internal init; }

    public Guid? OrganisationId { get; internal init; }

    public string Body { get; private set; } = "";

    public string? Remark { get; internal init; }

    /// <summary>The batch whose seal covers this row; null while it waits for the sealer.</summary>
    public long? SealNumber { get; internal set; }
}
