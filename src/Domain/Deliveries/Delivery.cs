namespace Governance.Domain.Deliveries;

public enum DeliveryState
{
    Waiting,
    Sent,

    /// <summary>Nothing was sent, because it was no longer of use when its turn came.</summary>
    Dropped,

    /// <summary>Tried as often as is sensible; somebody has to look at the reason.</summary>
    GivenUp,
}

/// <summary>
/// Something that must leave the process: written in the transaction that wants it, sent after the commit, at least
/// once. It holds ids and no text, so it is rendered when it is sent, in the language the reader has by then.
/// </summary>
public sealed class Delivery
{
    private Delivery()
    {
    }

    internal Delivery(Guid id, Addressee to, MailTemplate template, MailAbout about, DateTimeOffset at, DateTimeOffset availableAt)
    {
        Id = id;
        To = to;
        Template = template;
        About = about;
        CreatedAt = at;
        AvailableAt = availableAt;
    }

    /// <summary>One that is sent at once and never stored.</summary>
    public static Delivery Trial(Guid id, Guid personId, DateTimeOffset at) => new(id, Addressee.Person(personId), MailTemplate.Message, new MailAbout(), at, at);

    /// <summary>Also the key by which a receiver recognises a second copy.</summary>
    public Guid Id { get; private set; }

    public Addressee To { get; private set; } = new();

    public MailTemplate Template { get; private set; }

    public MailAbout About { get; private set; } = new();

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Not before this time: moved on by a claim and after a failure.</summary>
    public DateTimeOffset AvailableAt { get; private set; }

    public DeliveryState State { get; private set; }

    public int Attempts { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>Why the last attempt failed, in the words of the mail server.</summary>
    public string? FailedReason { get; private set; }

    /// <summary>Says something else of the same; of use until it is sent.</summary>
    internal void Say(MailAbout about) => About = about;
}

/// <summary>Exactly one of them: a person, a partner's contact, or an address with a language ("en" or "fr").</summary>
public sealed record Addressee(Guid? PersonId = null, Guid? PartnerId = null, string? Email = null, string Language = "en")
{
    public static Addressee Person(Guid personId) => new(PersonId: personId);

    public static Addressee Partner(Guid partnerId) => new(PartnerId: partnerId);

    public static Addressee Address(string email, string language) => new(Email: email, Language: language);
}
