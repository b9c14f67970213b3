using Governance.Domain.Institution;

namespace Governance.Portal.Shared;

/// <summary>How the institution has its portal look, read at most once a minute: every page shows it.</summary>
public sealed class PortalLook(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private volatile Read? last;

    public async ValueTask<PortalSettings?> Now()
    {
        var read = last is { } fresh && clock.GetUtcNow() - fresh.At < Kept ? fresh : last = await ReadAgain();
        return read.Settings;
    }

    /// <summary>Somebody has just changed it here.</summary>
    public void Forget() => last = null;

    private async Task<Read> ReadAgain()
    {
        await using var scope = scopes.CreateAsyncScope();
        return new(await scope.ServiceProvider.GetRequiredService<SettingsQueries>().All(), clock.GetUtcNow());
    }

    private sealed record Read(PortalSettings? Settings, DateTimeOffset At);
}
