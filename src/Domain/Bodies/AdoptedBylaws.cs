namespace Governance.Domain.Bodies;

/// <summary>Bylaws and the moment from which they hold, until the next ones do.</summary>
public sealed record AdoptedBylaws(Bylaws Bylaws, DateTimeOffset From);
