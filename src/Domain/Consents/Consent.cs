using Governance.Domain.Storage;

namespace Governance.Domain.Consents;

/// <summary>That somebody agreed to one version of the text: a person of the portal, or a partner with the signature of one endorsement.</summary>
public sealed class Consent : Aggregate
{
    private Consent()
    {
    }

    internal Consent(Guid id, int textNumber, Guid? personId, Guid? endorsementId, DateTimeOffset at)
    {
        (Id, TextNumber, PersonId, EndorsementId) = (id, textNumber, personId, endorsementId);
        Give(at);
    }

    public Guid Id { get; private set; }

    /// <summary>Of the <see cref="ConsentText"/>.</summary>
    public int TextNumber { get; private set; }

    /// <summary>Null where a partner agreed.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>Null where a person of the portal agreed.</summary>
    public Guid? EndorsementId { get; private set; }

    /// <summary>When it was given, or given again.</summary>
    public DateTimeOffset GivenAt { get; private set; }

    /// <summary>Null while it holds.</summary>
    public DateTimeOffset? TakenBackAt { get; private set; }

    internal void Give(DateTimeOffset at)
    {
        (GivenAt, TakenBackAt) = (at, null);
        Record(new ConsentGiven(TextNumber, EndorsementId));
    }

    internal void TakeBack(DateTimeOffset at)
    {
        TakenBackAt = at;
        Record(new ConsentTakenBack(TextNumber));
    }
}
