namespace Governance.Domain.Credentials;

/// <summary>
/// A stay in a stage that has ended, kept beside the event of the move in the same transaction. Told twice for the
/// dashboard's sake: how long stages take is asked of many thousand records at once, and events are too many for that.
/// </summary>
public sealed class StageStay
{
    private StageStay()
    {
    }

    internal StageStay(Guid id, MicroCredential record, CredentialState to, DateTimeOffset until)
    {
        Id = id;
        CredentialId = record.Id;
        State = record.State;
        From = record.StateSince;
        Until = until;
        IsReturn = RecordWay.IsReturn(State, to);
    }

    public Guid Id { get; private set; }

    public string CredentialId { get; private set; } = "";

    public CredentialState State { get; private set; }

    public DateTimeOffset From { get; private set; }

    public DateTimeOffset Until { get; private set; }

    /// <summary>Whether it ended with a return: it was sent back for more work.</summary>
    public bool IsReturn { get; private set; }
}
