using Governance.Domain.Commands;
using Governance.Domain.Deliveries;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Domain.Work;
using Governance.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Domain.Tests.Deliveries;

public sealed class DeliveryTests : IAsyncLifetime
{
    private TestHost host = null!;

    public async ValueTask InitializeAsync() => host = await TestHost.Start();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Mail_is_there_only_when_its_change_is_stored()
    {
        await using (var scope = host.Services.CreateAsyncScope())
            scope.ServiceProvider.GetRequiredService<Outbox>().Mail(Addressee.Address("a@example.org", "en"), MailTemplate.Message, new());
        Assert.Null(await Claim());

        await Put("a@example.org");
        Assert.Equal("a@example.org", (await Claim())!.To.Email);
    }

    [Fact]
    public async Task A_role_is_written_to_where_it_is_held_now()
    {
        var (here, elsewhere) = (await host.A.Institution(), await host.A.Institution());
        var dean = await host.A.Person(Role.Dean, here);
        var everywhere = await host.A.Person(Role.Dean);
        await host.A.Person(Role.Dean, elsewhere);
        await host.A.Person(Role.Registrar, here);

        await InScope(async (outbox, db) =>
        {
            await outbox.MailRole("dean", here, MailTemplate.Asked, new());
            await db.SaveChangesAsync();
        });
        var rows = await host.WithDb(db => db.Set<Delivery>().ToListAsync());
        Assert.Equal(new[] { dean, everywhere }.Select(one => one.PersonId).Order(), rows.Select(row => row.To.PersonId).Order());
    }

    [Fact]
    public async Task A_step_is_asked_for_at_once()
    {
        var college = await host.A.Institution();
        var dean = await host.A.Person(Role.Dean, college);
        var credential = await host.A.Credential(await host.A.Person(Role.InitiativeLead, college));
        await host.Send(Caller.Workflow(Guid.Empty, null), new OpenWorkItem(
            credential, Guid.Empty, "decide", WorkKind.Decision, new("Decide", "Décider"), "dean", null, null, [new("approved", new("Approve", "Approuver"), null, false, "main")], host.Clock.GetUtcNow().AddDays(10)));

        Assert.Equal((MailTemplate.Asked, dean.PersonId), Told(await Claim()));
        Assert.Null(await Claim());

        static (MailTemplate?, Guid?) Told(Delivery? delivery) => (delivery?.Template, delivery?.To.PersonId);
    }

    [Fact]
    public async Task Switched_off_it_writes_nothing()
    {
        host.Services.GetRequiredService<OutboxSwitch>().IsOff = true;
        await Put("a@example.org");
        Assert.Equal(0, await host.WithDb(db => db.Set<Delivery>().CountAsync()));
    }

    [Fact]
    public async Task The_oldest_comes_first_and_each_goes_to_one_sender()
    {
        await Put("first@example.org");
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await Put("second@example.org");

        Assert.Equal("first@example.org", (await Claim())!.To.Email);
        Assert.Equal("second@example.org", (await Claim())!.To.Email);
        Assert.Null(await Claim());
    }

    [Fact]
    public async Task Of_sixteen_senders_exactly_one_wins()
    {
        await Put("a@example.org");
        var claims = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(Claim)));
        Assert.Single(claims.OfType<Delivery>());
    }

    [Fact]
    public async Task What_a_dead_sender_claimed_is_due_again()
    {
        await Put("a@example.org");
        await Claim();
        host.Clock.Advance(DeliveryQueue.Lease);
        Assert.NotNull(await Claim());
    }

    [Fact]
    public async Task A_sent_delivery_is_not_handed_out_again()
    {
        await Put("a@example.org");
        var delivery = await Claim();
        await host.Ask<DeliveryQueue, bool>(async queue =>
        {
            await queue.Sent(delivery!);
            return true;
        });
        host.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Null(await Claim());
        Assert.Equal(DeliveryState.Sent, (await Row()).State);
    }

    [Fact]
    public async Task A_failing_one_waits_ever_longer_and_is_given_up_with_its_reason()
    {
        await Put("a@example.org");
        foreach (var pause in DeliveryQueue.Pauses)
        {
            await Fail();
            Assert.Null(await Claim());
            host.Clock.Advance(pause);
        }
        await Fail();
        host.Clock.Advance(TimeSpan.FromDays(30));

        Assert.Null(await Claim());
        Assert.Equal((DeliveryState.GivenUp, "The server said no.", 8), ((await Row()).State, (await Row()).FailedReason, (await Row()).Attempts));
    }

    private Task Put(string email) => InScope((outbox, db) =>
    {
        outbox.Mail(Addressee.Address(email, "en"), MailTemplate.Message, new());
        return db.SaveChangesAsync();
    });

    private Task<Delivery?> Claim() => host.Ask<DeliveryQueue, Delivery?>(queue => queue.Claim());

    private Task<Delivery> Row() => host.WithDb(db => db.Set<Delivery>().SingleAsync());

    private async Task Fail()
    {
        var delivery = await Claim();
        await host.Ask<DeliveryQueue, bool>(async queue =>
        {
            await queue.Failed(delivery!, "The server said no.");
            return true;
        });
    }

    private async Task InScope(Func<Outbox, GovernanceDb, Task> work)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<Outbox>(), scope.ServiceProvider.GetRequiredService<GovernanceDb>());
    }
}
