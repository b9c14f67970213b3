using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Testing;
using Governance.Workflows.Engine;
using Governance.Workflows.Operations;
using Governance.Workflows.Tests.Engine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Workflows.Tests.Operations;

/// <summary>A college with an officer and a lead, whose records are carried by workflows that a test draws.</summary>
internal sealed class Operated(Running engine, Caller officer, Caller lead) : IAsyncDisposable
{
    public const string Begin = """begin=Event{"customProperties":{"canStartWorkflow":true},"eventName":{"expression":{"type":"Literal","value":"Go"}}}""";
    public const string Wait = """wait=Event{"eventName":{"expression":{"type":"Literal","value":"Later"}}}""";
    public const string Fault = """fault=Fault{"metadata":{"displayText":"Tell the registrar"},"customProperties":{"displayText":{"fr":"Aviser le registraire"}},"message":{"expression":{"type":"Literal","value":"The registrar has no address."}}}""";
    public const string Pause = """pause=Delay{"timeSpan":{"expression":{"type":"Literal","value":"01:00:00"}}}""";

    public Running Engine { get; } = engine;

    public Caller Officer { get; } = officer;

    public Caller Lead { get; } = lead;

    public static async Task<Operated> Of(string[] steps, string[] lines, PostgresServer? server = null)
    {
        var engine = await Running.Of(steps, lines, server: server);
        var college = await engine.Host.A.Institution();
        return new(engine, await engine.Host.A.Person(Role.QaOfficer, college), await engine.Host.A.Person(Role.InitiativeLead, college));
    }

    /// <summary>A new record of the college, or of another lead's, that the published workflow begins to carry.</summary>
    public async Task<(string Record, Guid Instance)> Carried(string title, Caller? lead = null)
    {
        var record = await Engine.Host.A.Credential(lead ?? Lead, new(title, title));
        await Engine.Publish("Go", correlationId: record);
        return (record, await Engine.Host.WithDb(db => db.Set<WorkflowInstance>().Where(one => one.CorrelationId == record).Select(one => one.Id).SingleAsync()));
    }

    public Task<Caller> OfficerElsewhere() => OfficerOf(Role.QaOfficer);

    public async Task<Caller> OfficerOf(Role role) => await Engine.Host.A.Person(role, await Engine.Host.A.Institution());

    public Task<FoundInstances> List(InstanceFilter filter, Caller? caller = null, int page = 1, int pageSize = 50) =>
        Ask((OperationsQueries operations) => operations.List(filter, page, pageSize, caller ?? Officer));

    public async Task<TResult> Ask<TQueries, TResult>(Func<TQueries, Task<TResult>> question)
        where TQueries : notnull
    {
        await using var scope = Engine.Host.Services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<TQueries>());
    }

    public async Task Alter(Guid instance, Alteration alteration, Caller? caller = null)
    {
        await Engine.Host.Send(caller ?? Officer, new AlterInstance(instance, alteration, "Somebody has to."));
        await Engine.Run();
    }

    /// <summary>So many tries of what has reached the instance fail as a whole.</summary>
    public async Task Fails(Guid instance, int tries)
    {
        var sound = await Engine.Host.WithDb(db => db.Set<WorkflowInstance>().Where(one => one.Id == instance).Select(one => one.StateJson).SingleAsync());
        await Damage("not JSON");
        for (var number = 0; number < tries; number++)
            await Engine.Advance(TimeSpan.FromMinutes(30));
        await Damage(sound);

        Task<int> Damage(string state) => Engine.Host.WithDb(db =>
            db.Set<WorkflowInstance>().Where(one => one.Id == instance).ExecuteUpdateAsync(set => set.SetProperty(one => one.StateJson, state)));
    }

    public ValueTask DisposeAsync() => Engine.DisposeAsync();
}
