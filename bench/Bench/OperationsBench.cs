using BenchmarkDotNet.Attributes;
using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Workflows.Operations;

namespace Governance.Bench;

/// <summary>
/// The first page of the operations list on SQLite with 100,000 instances, each carrying a record of one of ten colleges:
/// what an administrator of the network and an officer of one college wait for.
/// <c>dotnet run -c Release --project bench/Bench -- --filter *OperationsBench*</c>
/// </summary>
[SimpleJob(launchCount: 1, warmupCount: 2, iterationCount: 6, invocationCount: 4)]
public class OperationsBench
{
    private const int Instances = 100_000;
    private const int Colleges = 10;
    private const int PageSize = 25;

    private Stock stock = null!;
    private Caller administrator = null!;
    private Caller officer = null!;

    [Params(false, true)]
    public bool OfOneCollege { get; set; }

    [GlobalSetup]
    public async Task Start()
    {
        stock = await Stock.Open();
        await stock.Publish(Drawing.Of("blocked", ["""{"id":"s","type":"Elsa.Event","customProperties":{"canStartWorkflow":true},"eventName":{"expression":{"type":"Literal","value":"blocked"}}}""", Drawing.Event], ["s>event"]));
        await stock.Write("blocked", 1);
        await stock.Engine.RunUntilQuiet();
        var colleges = new List<Guid>();
        for (var number = 0; number < Colleges; number++)
            colleges.Add(await stock.Host.A.Institution());
        await stock.Host.A.Credential(await stock.Host.A.Person(Role.InitiativeLead, colleges[0]));
        await stock.MultiplyRecords(Instances, colleges);
        await stock.Multiply(Instances, 1);
        administrator = await stock.Host.A.Person(Role.Administrator);
        officer = await stock.Host.A.Person(Role.QaOfficer, colleges[1]);
    }

    [GlobalCleanup]
    public async Task Stop() => await stock.DisposeAsync();

    [Benchmark(Baseline = true)]
    public Task<FoundInstances> Everything() => List(new(), Instances);

    [Benchmark]
    public Task<FoundInstances> OfADefinition() => List(new(DefinitionId: "blocked"), Instances);

    /// <summary>One in ten has it.</summary>
    [Benchmark]
    public Task<FoundInstances> WithAWord() => List(new(Text: "soudure"), Instances / Colleges);

    /// <summary>What has to be looked for in all of them and is in none.</summary>
    [Benchmark]
    public Task<FoundInstances> WithAWordThatNoneHas() => List(new(Text: "boulangerie"), 0);

    /// <summary>What all of them have, such as the beginning of their numbers.</summary>
    [Benchmark]
    public Task<FoundInstances> WithAWordThatAllHave() => List(new(Text: "c-"), Instances);

    private async Task<FoundInstances> List(InstanceFilter filter, int expected)
    {
        var found = await stock.Host.Ask((OperationsQueries operations) => operations.List(filter, 1, PageSize, OfOneCollege ? officer : administrator));
        if (!OfOneCollege && Math.Abs(found.Total - expected) > 1)
            throw new InvalidOperationException($"{found.Total} were found instead of {expected}.");
        return found;
    }
}
