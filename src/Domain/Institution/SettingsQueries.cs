using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Institution;

/// <summary>Reads the settings of the portal, without tracking.</summary>
public sealed class SettingsQueries(GovernanceDb db)
{
    /// <summary>Null until somebody has said something.</summary>
    public Task<PortalSettings?> All(CancellationToken cancellation = default) => db.Set<PortalSettings>().AsNoTracking().SingleOrDefaultAsync(cancellation);
}
