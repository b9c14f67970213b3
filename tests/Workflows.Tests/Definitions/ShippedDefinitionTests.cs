using System.Text.Json.Nodes;
using Governance.Domain.Commands;
using Governance.Testing;
using Governance.Workflows.Engine;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Tests.Definitions;

/// <summary>What a start of the program does to definitions: it brings new ones in and overrules nobody.</summary>
public sealed class ShippedDefinitionTests : IAsyncLifetime
{
    private TestHost host = null!;

    public async ValueTask InitializeAsync() => host = await TestHost.Start(services => services.AddWorkflows());

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_new_product_takes_over_from_what_was_shipped_before()
    {
        await Start("Shipped");
        await Start("Shipped");
        await Start("Shipped better");

        Assert.Equal(["2 Published Shipped better", "1 Earlier Shipped"], await Versions());
    }

    [Fact]
    public async Task An_institutions_own_version_stays_published_over_every_start()
    {
        await Start("Shipped");
        await host.Send(Caller.System, new PublishDefinition(Named("Our own")));
        await Start("Shipped");
        await Start("Shipped better");
        await Start("Shipped better");

        Assert.Equal(["3 Offered Shipped better", "2 Published Our own", "1 Earlier Shipped"], await Versions());
        Assert.Equal(1, await host.WithDb(db => db.Events.CountAsync(row => row.Name == nameof(DefinitionOffered))));

        var draft = await host.Send(Caller.System, new RevertToVersion("life", 3, null));
        await host.Send(Caller.System, new PublishDraft("life", draft));
        Assert.Equal("4 Published Shipped better", (await Versions())[0]);
    }

    [Fact]
    public async Task What_people_retracted_is_not_brought_back_by_a_start()
    {
        await Start("Shipped");
        await host.Send(Caller.System, new RetractDefinition("life"));
        await Start("Shipped");
        await Start("Shipped better");

        Assert.Equal(["2 Offered Shipped better", "1 Retracted Shipped"], await Versions());
    }

    [Fact]
    public async Task A_database_from_before_triggers_were_rows_gets_them_at_the_next_start()
    {
        var shipped = Flow.Plain(flow =>
        {
            flow.Add("begin", "Elsa.Event", ("eventName", "go")).Connect("begin", "Done", "end", instead: true);
            flow.Step("begin")["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        }).Text;
        await host.Send(Caller.System, new PublishShipped(shipped));
        await host.WithDb(db => db.Set<StoredTrigger>().ExecuteDeleteAsync());
        await host.Send(Caller.System, new PublishShipped(shipped));

        Assert.Equal("Event:go", await host.WithDb(db => db.Set<StoredTrigger>().Select(trigger => trigger.Key).SingleAsync()));
    }

    private static string Named(string name) => Flow.Plain(flow => flow.Source["name"] = name).Text;

    private Task<string> Start(string name) => host.Send(Caller.System, new PublishShipped(Named(name)));

    private async Task<IReadOnlyList<string>> Versions() =>
        [.. (await host.Ask<DefinitionQueries, IReadOnlyList<DefinitionVersion>>(queries => queries.Versions("life"))).Select(one => $"{one.Version} {one.State} {one.Name}")];
}
