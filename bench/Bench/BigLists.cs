using System.Diagnostics;
using Governance.Domain.Audit;
using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Meetings;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Domain.Work;
using Governance.Workflows.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Bench;

/// <summary>
/// What every list and search costs the server on the database that <see cref="BigNetwork"/> fills:
/// <c>dotnet run -c Release --project bench/Bench -- lists FILE</c>. Each is asked once to warm up and nine times more; the middle
/// and the slowest are told in milliseconds.
/// </summary>
internal static class BigLists
{
    private const int Times = 9;
    private const int PageSize = 25;

    internal static async Task<int> Measure(string file)
    {
        await using var provider = BigNetwork.Services(file);
        var people = await Ask(provider, (PeopleQueries queries) => queries.WithRoles());
        Caller Of(Role role) => people.First(person => person.Roles.Any(held => held.Role == role)).ToCaller();
        var leading = await Ask(provider, (GovernanceDb db) => db.Set<MicroCredential>().Where(one => one.State == CredentialState.Decision).Select(one => one.LeadId).FirstAsync());
        Caller Leader() => people.First(person => person.Id == leading).ToCaller();
        var now = TimeProvider.System.GetUtcNow();
        var horizon = new WorkHorizon(now, now.AddDays(1), now.AddDays(7));
        var (administrator, officer, dean, lead, member) = (Of(Role.Administrator), Of(Role.QaOfficer), Of(Role.Dean), Leader(), Of(Role.CommitteeMember));
        var record = await Ask(provider, (GovernanceDb db) => db.Set<MicroCredential>().Where(one => one.LeadId == lead.PersonId).Select(one => one.Id).FirstAsync());

        foreach (var (name, caller) in new[] { ("dean", dean), ("lead", lead), ("committee member", member), ("QA officer", officer) })
        {
            await Time(provider, $"My work, {name}", (WorkQueries queries) => queries.WaitingFor(caller, horizon));
            await Time(provider, $"count of my work, {name}", (WorkQueries queries) => queries.CountFor(caller));
        }
        await Time(provider, "answered last, dean", (WorkQueries queries) => queries.AnsweredBy(dean, 10));
        await Time(provider, "waits for others, lead", (WorkQueries queries) => queries.Elsewhere(lead));
        foreach (var (name, caller) in new[] { ("administrator", administrator), ("QA officer", officer), ("lead", lead) })
        {
            foreach (var (how, filter) in new[] { ("", new RecordFilter()), (", a word", new RecordFilter("soins")), (", a word that none has", new RecordFilter("zzz")), (", by due date", new RecordFilter(Sort: RecordSort.Due)), (", by title", new RecordFilter(Sort: RecordSort.Title)), (", a stage", new RecordFilter(State: CredentialState.Decision)) })
                await Time(provider, $"records{how}, {name}", (CredentialQueries queries) => queries.List(filter, 1, PageSize, caller));
        }
        await Time(provider, "a record", (CredentialQueries queries) => queries.Record(record, lead));
        await Time(provider, "history of a record", (CredentialQueries queries) => queries.History(record, lead));
        await Time(provider, "catalogue", (CatalogueQueries queries) => queries.List(new(), Caller.Visitor));
        await Time(provider, "catalogue, a word", (CatalogueQueries queries) => queries.List(new("zzz"), Caller.Visitor));
        await Time(provider, "choices of the catalogue", (CatalogueQueries queries) => queries.Choices(Caller.Visitor));
        foreach (var (name, caller) in new[] { ("administrator", administrator), ("QA officer", officer) })
        {
            await Time(provider, $"workflows, {name}", (OperationsQueries queries) => queries.List(new(), 1, PageSize, caller));
            await Time(provider, $"workflows, a word, {name}", (OperationsQueries queries) => queries.List(new(Text: "zzz"), 1, PageSize, caller));
            await Time(provider, $"timers, {name}", (OperationsQueries queries) => queries.Timers(1, PageSize, caller));
            await Time(provider, $"event log, {name}", (AuditLog log) => log.Page(new(), null, PageSize, caller));
            await Time(provider, $"event log, a kind, {name}", (AuditLog log) => log.Page(new(Name: "CredentialProposed"), null, PageSize, caller));
            await Time(provider, $"event log, a person, {name}", (AuditLog log) => log.Page(new(ById: lead.PersonId), null, PageSize, caller));
        }
        await Time(provider, "people with roles", (PeopleQueries queries) => queries.WithRoles());
        await Time(provider, "bodies, member", (BodyQueries queries) => queries.List(member));
        await Time(provider, "meetings, member", (MeetingQueries queries) => queries.List(member));
        return 0;
    }

    private static async Task Time<TQueries, T>(ServiceProvider provider, string what, Func<TQueries, Task<T>> question)
        where TQueries : notnull
    {
        var took = new List<double>();
        for (var time = 0; time <= Times; time++)
        {
            var begin = Stopwatch.GetTimestamp();
            await Ask(provider, question);
            took.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }
        var warm = took.Skip(1).Order().ToList();
        Console.WriteLine($"{what} | {warm[Times / 2]:0} | {warm[^1]:0}");
    }

    private static async Task<T> Ask<TQueries, T>(ServiceProvider provider, Func<TQueries, Task<T>> question)
        where TQueries : notnull
    {
        await using var scope = provider.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<TQueries>());
    }
}
