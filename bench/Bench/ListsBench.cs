using BenchmarkDotNet.Attributes;
using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Insights;
using Governance.Domain.Organisations;
using Governance.Domain.Search;
using Governance.Domain.Words;
using Governance.Domain.Work;

namespace Governance.Bench;

/// <summary>
/// My work, the list of records, search and insights on SQLite with 10,000 records, 100,000 steps and a million events, for
/// somebody of the whole network and somebody of one college of ten.
/// <c>dotnet run -c Release --project bench/Bench -- --filter *ListsBench*</c>
/// </summary>
[SimpleJob(launchCount: 1, warmupCount: 2, iterationCount: 6, invocationCount: 2)]
public class ListsBench
{
    private const int Records = 10_000;
    private const int Colleges = 10;
    private const int PageSize = 25;

    private static readonly Guid Instance = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);

    private Stock stock = null!;
    private Caller caller = null!;

    [Params(false, true)]
    public bool OfOneCollege { get; set; }

    private DateTimeOffset Now => stock.Host.Clock.GetUtcNow();

    [GlobalSetup]
    public async Task Start()
    {
        stock = await Stock.Open();
        var host = stock.Host;
        var colleges = new List<Guid>();
        for (var number = 0; number < Colleges; number++)
            colleges.Add(await host.A.Institution());
        var record = await host.A.Credential(await host.A.Person(Role.InitiativeLead, colleges[0]));
        await host.Send(Caller.Workflow(Instance, null), new MoveCredential(record, CredentialAction.Explore, null));
        await host.Send(Caller.Workflow(Instance, null), new OpenWorkItem(record, Instance, "step", WorkKind.Decision, new Bilingual("Decide", "Décider"), Role.Dean.Id, null, null,
            [new("go", new("Go on", "Continuer"), null, NeedsReason: false, "main")], Now.AddDays(9)));
        await stock.MultiplyLives(Records, colleges);
        caller = await host.A.Person(Role.Dean, OfOneCollege ? colleges[1] : null);
    }

    [GlobalCleanup]
    public async Task Stop() => await stock.DisposeAsync();

    [Benchmark]
    public Task<WaitingWork> MyWork() => Work(WorkFilter.All, WorkSort.Due);

    [Benchmark]
    public Task<WaitingWork> MyWorkByUnitWithWords() => Work(new(Text: "skill", Due: WorkDue.Later), WorkSort.Unit);

    [Benchmark]
    public Task<int> CountOfMyWork() => stock.Host.Ask((WorkQueries work) => work.CountFor(caller));

    [Benchmark]
    public Task<RecordPage> RecordsMovedLast() => List(new());

    [Benchmark]
    public Task<RecordPage> RecordsByDueDate() => List(new(Sort: RecordSort.Due));

    [Benchmark]
    public Task<RecordPage> RecordsOverdueOfAHolder() => List(new(Holder: Role.Registrar.Id, Matter: RecordMatter.Overdue));

    [Benchmark]
    public Task<RecordOffers> WhatRecordsAreFilteredBy() => stock.Host.Ask((RecordListQueries records) => records.Offers(caller));

    [Benchmark]
    public Task<Findings> SearchForAWordThatAllHave() => stock.Host.Ask((SearchQueries search) => search.Find("c-", caller, 6));

    [Benchmark]
    public Task<Findings> SearchForAWordThatNoneHas() => stock.Host.Ask((SearchQueries search) => search.Find("boulangerie", caller, 6));

    [Benchmark]
    public Task<InsightReading> InsightsOfAYear() => stock.Host.Ask((InsightQueries insights) => insights.Of(new(Now.AddYears(-1), Now), caller));

    private Task<WaitingWork> Work(WorkFilter filter, WorkSort sort) => stock.Host.Ask((WorkQueries work) =>
        work.WaitingFor(caller, new(Now, Now.AddHours(10), Now.AddDays(5)), new(filter, sort, 1, PageSize, [new(Due: WorkDue.Overdue), new(Kind: WorkKind.Form)])));

    private Task<RecordPage> List(RecordFilter filter) => stock.Host.Ask((RecordListQueries records) => records.List(filter, 1, PageSize, caller));
}
