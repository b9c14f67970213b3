using Governance.Domain.Events;

namespace Governance.Domain.Institution;

/// <summary>A setting of the portal is another one; what it says is not in the trail, as it may hold addresses.</summary>
/// <param name="What">"look", "logo", "mail" or "retention".</param>
public sealed record SettingsKept(string What) : DomainEvent;
