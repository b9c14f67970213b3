using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Governance.Domain.Notifications;

/// <summary>Puts the digests whose time has come into the mail, a transaction each. Safe to run on several nodes at once.</summary>
public sealed class Digests(IServiceScopeFactory scopes, CommandSender commands, TimeProvider clock, ILogger<Digests> log)
{
    public async Task SendDue(CancellationToken cancellation = default)
    {
        foreach (var person in await Due(cancellation))
        {
            try
            {
                await commands.Send(Caller.System, new SendDigest(person), cancellation);
            }
            catch (SomeoneWasFaster)
            {
                // another node wrote it
            }
            catch (Exception fault) when (!cancellation.IsCancellationRequested)
            {
                // The edge: the digest of one holds up nobody else's, and is due still.
                log.LogError(fault, "The digest of {Person} could not be written; the next round tries again.", person);
            }
        }
    }

    private async Task<List<Guid>> Due(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        var choices = scope.ServiceProvider.GetRequiredService<GovernanceDb>().Set<NotificationChoices>();
        return await choices.Where(one => one.NextDailyAt <= now || one.NextWeeklyAt <= now).Select(one => one.PersonId).ToListAsync(cancellation);
    }
}
