using System.Globalization;
using Governance.Domain.Commands;
using Governance.Domain.Deliveries;
using Governance.Domain.Events;
using Governance.Domain.Notifications;
using Governance.Domain.Storage;
using Governance.Portal.Shared;

namespace Governance.Portal.Mail;

/// <summary>
/// Writes the digests whose time has come and sends what is due, when the bell rings and every few seconds besides. A delivery that cannot be sent is put back and
/// never holds up the others.
/// </summary>
internal sealed class MailLoop(IServiceScopeFactory scopes, Digests digests, Bell bell, TimeProvider clock, ILogger<MailLoop> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim rung = new(0);

    public override void Dispose()
    {
        rung.Dispose();
        base.Dispose();
    }

    /// <summary>Sends everything that is due now.</summary>
    internal async Task SendAll(CancellationToken cancellation)
    {
        await digests.SendDue(cancellation);
        while (await SendNext(cancellation))
        {
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        bell.Rung += Wake;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await LookRound(stoppingToken);
                await Rest(stoppingToken);
            }
        }
        finally
        {
            bell.Rung -= Wake;
        }
    }

    private void Wake(IReadOnlyList<EventRow> events) => rung.Release();

    private async Task Rest(CancellationToken stopping)
    {
        using var pause = new CancellationTokenSource(Pause, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, pause.Token);
        await rung.WaitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (rung.Wait(0, CancellationToken.None))
        {
        }
    }

    private async Task LookRound(CancellationToken stopping)
    {
        try
        {
            await SendAll(stopping);
        }
        catch (Exception fault) when (!stopping.IsCancellationRequested)
        {
            // The edge: the store could not be read or written; the rows are due again later.
            log.LogError(fault, "Looking for mail to send failed; the next round tries again.");
        }
    }

    private async Task<bool> SendNext(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var queue = scope.ServiceProvider.GetRequiredService<DeliveryQueue>();
        if (await queue.Claim(cancellation) is not { } delivery)
            return false;
        try
        {
            if (await Signals.Measured("mail", delivery.Template.ToString(), () => Send(scope.ServiceProvider, delivery, cancellation)))
                await queue.Sent(delivery, cancellation);
            else
                await queue.Drop(delivery, cancellation);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            // The edge: whatever is wrong with this one is kept beside it, and the next one has its turn.
            log.LogWarning(fault, "Mail {Delivery} ({Template}) could not be sent.", delivery.Id, delivery.Template);
            await queue.Failed(delivery, fault.Message, cancellation);
        }
        return true;
    }

    /// <summary>False when there is nothing to say any more, or nobody to say it to, or they read it elsewhere.</summary>
    private static async Task<bool> Send(IServiceProvider services, Delivery delivery, CancellationToken cancellation)
    {
        if (await Mailbox.Find(services.GetRequiredService<GovernanceDb>(), delivery.To, cancellation) is not { } to)
            return false;
        if (delivery.To.PersonId is { } person)
        {
            var notices = services.GetRequiredService<NotificationQueries>();
            if (!await notices.IsMailed(person, delivery.Template, cancellation))
                return false;
            await services.GetRequiredService<ReaderZone>().Read(person, notices, cancellation);
        }
        // Holds for this method and what it calls: the reader's language, not that of whoever caused the mail.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = to.Culture;
        if (await services.GetRequiredService<LetterWriter>().Write(delivery, cancellation) is not { } letter)
            return false;
        await services.GetRequiredService<MailSender>().Send(delivery, to, letter, cancellation);
        return true;
    }
}
