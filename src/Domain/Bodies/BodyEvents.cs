using Governance.Domain.Events;
using Governance.Domain.Words;

namespace Governance.Domain.Bodies;

/// <summary>What happened to a body; its own id stands in the sealed body of the event.</summary>
public abstract record BodyEvent(Guid Body) : DomainEvent;

public sealed record BodyFounded(Guid Body, BodyKind Kind, Bilingual Name) : BodyEvent(Body);

public sealed record SeatTaken(Guid Body, Seat Seat) : BodyEvent(Body);

public sealed record SeatEnded(Guid Body, Guid Seat, Guid Person, DateTimeOffset Until) : BodyEvent(Body);

public sealed record BylawsAdopted(Guid Body, Bylaws Bylaws, DateTimeOffset From) : BodyEvent(Body);
