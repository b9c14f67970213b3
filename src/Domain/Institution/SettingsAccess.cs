using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Institution;

/// <summary>The settings are of the whole network: whoever holds the permission in one organisation does not change them.</summary>
public static class SettingsAccess
{
    public static bool KeepsSettings(this Caller caller) => caller.Roles.Any(held => held.OrganisationId is null && held.Role.Grants(Permission.KeepSettings));

    internal static void RequireKeepsSettings(this Caller caller)
    {
        if (!caller.KeepsSettings())
            throw new Refused(new Sentence("This is not for your role."));
    }

    internal static async Task<PortalSettings> Settings(this GovernanceDb db, Caller caller, CancellationToken cancellation)
    {
        caller.RequireKeepsSettings();
        if (await db.Set<PortalSettings>().SingleOrDefaultAsync(cancellation) is { } settings)
            return settings;
        var first = new PortalSettings();
        db.Add(first);
        return first;
    }
}
