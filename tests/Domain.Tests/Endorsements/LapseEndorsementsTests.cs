using Governance.Domain.Commands;
using Governance.Domain.Endorsements;
using Governance.Domain.Events;
using Governance.Domain.Rules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Governance.Domain.Tests.Endorsements;

public sealed class LapseEndorsementsTests : EndorsementScene
{
    [Fact]
    public async Task What_was_signed_ends_on_its_date_and_not_before()
    {
        var id = await Host.Ask(Credential, Partner);
        var waiting = await Host.Ask(Credential, await Host.A.Partner());
        await Sign(id);
        Host.Clock.AdvanceTo(Host.Clock.GetUtcNow().AddYears(1).AddMinutes(-1));
        Assert.Equal(0, await Host.Send(Caller.System, new LapseEndorsements()));
        Host.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await Host.Send(Caller.System, new LapseEndorsements()));
        Assert.Equal(0, await Host.Send(Caller.System, new LapseEndorsements()));
        Assert.Equal(EndorsementState.Lapsed, (await Stored(id)).State);
        Assert.Equal(EndorsementState.Requested, (await Stored(waiting)).State);
        Assert.Contains("EndorsementLapsed", await Host.EventNames(Credential));
    }

    [Fact]
    public async Task The_process_ends_them_by_itself_every_hour()
    {
        var id = await Host.Ask(Credential, Partner);
        await Sign(id);
        var rung = new TaskCompletionSource();
        Host.Services.GetRequiredService<Bell>().Rung += _ => rung.TrySetResult();
        var loop = Host.Services.GetServices<IHostedService>().Single(service => service is LapseLoop);
        await loop.StartAsync(CancellationToken.None);
        Host.Clock.AdvanceTo(Host.Clock.GetUtcNow().AddYears(1).AddHours(1));
        await rung.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await loop.StopAsync(CancellationToken.None);
        Assert.Equal(EndorsementState.Lapsed, (await Stored(id)).State);
    }

    [Fact]
    public async Task People_do_not_end_endorsements() =>
        await Assert.ThrowsAsync<Refused>(() => Host.Send(Lead, new LapseEndorsements()));
}
