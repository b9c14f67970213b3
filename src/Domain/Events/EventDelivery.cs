namespace Governance.Domain.Events;

/// <summary>
/// One event for one workflow instance, or, while <see cref="InstanceId"/> is null, for whoever turns out to wait for it.
/// Made in the transaction of the event, claimed by one conditional update, done in the transaction of the burst it caused:
/// so an event is neither lost nor handled twice.
/// </summary>
public sealed class EventDelivery
{
    private EventDelivery()
    {
    }

    public EventDelivery(Guid id, Guid eventId, string key, Guid? instanceId, string? correlationId, string? payload, DateTimeOffset at)
    {
        Id = id;
        EventId = eventId;
        Key = key;
        InstanceId = instanceId;
        CorrelationId = correlationId;
        Payload = payload;
        AvailableAt = at;
        CreatedAt = at;
    }

    public Guid Id { get; private set; }

    public Guid EventId { get; private set; }

    /// <summary>What a bookmark must wait for to be resumed by this.</summary>
    public string Key { get; private set; } = "";

    public Guid? InstanceId { get; private set; }

    public string? CorrelationId { get; private set; }

    /// <summary>JSON handed to the activity that resumes.</summary>
    public string? Payload { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Not before this time: moved on by a claim and after a failure.</summary>
    public DateTimeOffset AvailableAt { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset? DoneAt { get; set; }
}
