using System.Diagnostics;
using Governance.Domain.Access;
using Governance.Domain.Advising;
using Governance.Domain.Audit;
using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Conditions;
using Governance.Domain.Consents;
using Governance.Domain.Consultations;
using Governance.Domain.Credentials;
using Governance.Domain.Delegations;
using Governance.Domain.Discussion;
using Governance.Domain.Documents;
using Governance.Domain.Endorsements;
using Governance.Domain.Insights;
using Governance.Domain.Lists;
using Governance.Domain.Looking;
using Governance.Domain.Meetings;
using Governance.Domain.Notifications;
using Governance.Domain.Organisations;
using Governance.Domain.Privacy;
using Governance.Domain.Reviews;
using Governance.Domain.Search;
using Governance.Domain.Storage;
using Governance.Domain.Work;
using Governance.Workflows.Anytime;
using Governance.Workflows.Engine;
using Governance.Workflows.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Bench;

/// <summary>
/// What every list, search and dashboard costs the server on the database that <see cref="BigNetwork"/> fills:
/// <c>dotnet run -c Release --project bench/Bench -- lists DATABASE</c>, where the database is a file or a connection to PostgreSQL. Each
/// is asked twice to warm up and nine times more; the middle and the slowest are told in milliseconds, with a star above 300.
/// </summary>
internal sealed class BigLists(ServiceProvider provider)
{
    private const int Times = 9;
    private const int PageSize = 25;
    private const double Wanted = 300;

    private readonly DateTimeOffset now = TimeProvider.System.GetUtcNow();
    private readonly List<string> slow = [];

    internal static async Task<int> Measure(string database)
    {
        await using var provider = BigNetwork.Services(database);
        var lists = new BigLists(provider);
        var readers = await lists.Readers();
        await lists.Work(readers);
        await lists.Records(readers);
        await lists.OneRecord(readers.Lead);
        await lists.Office(readers);
        await lists.People(readers);
        await lists.Meetings(readers);
        await lists.Public();
        Console.WriteLine(lists.slow.Count == 0 ? "None above 300 ms." : $"Above 300 ms: {string.Join("; ", lists.slow)}");
        return lists.slow.Count == 0 ? 0 : 1;
    }

    private async Task<Cast> Readers()
    {
        var people = await Ask((PeopleQueries queries) => queries.WithRoles());
        var seats = await Ask((BodyQueries queries) => queries.Seats());
        Caller CallerOf(PersonSummary person) => (person with { Seats = [.. seats[person.Id]] }).ToCaller();
        Caller Of(Role role) => CallerOf(people.First(person => person.Roles.Any(held => held.Role == role)));
        var leading = await Ask((GovernanceDb db) => db.Set<MicroCredential>().Where(one => one.State == CredentialState.Decision).Select(one => one.LeadId).FirstAsync());
        var leader = people.First(person => person.Id == leading);
        return new(Of(Role.Administrator), Of(Role.QaOfficer), Of(Role.Dean), CallerOf(leader), CallerOf(people.First(person => seats[person.Id].Any(seat => seat.Presides))), people);
    }

    private async Task Work(Cast cast)
    {
        var horizon = new WorkHorizon(now, now.AddDays(1), now.AddDays(7));
        WorkSlice Slice(WorkFilter filter, WorkSort sort) => new(filter, sort, 1, PageSize, [new(Due: WorkDue.Overdue), new(Kind: WorkKind.Form)]);
        foreach (var (name, caller) in new[] { ("dean", cast.Dean), ("lead", cast.Lead), ("chair", cast.Chair), ("QA officer", cast.Officer), ("administrator", cast.Administrator) })
        {
            await Time($"My work, {name}", (WorkQueries queries) => queries.WaitingFor(caller, horizon, Slice(WorkFilter.All, WorkSort.Due)));
            await Time($"My work by unit with a word, {name}", (WorkQueries queries) => queries.WaitingFor(caller, horizon, Slice(new(Text: "soins"), WorkSort.Unit)));
            await Time($"count of My work, {name}", (WorkQueries queries) => queries.CountFor(caller));
            await Time($"answered last, {name}", (WorkQueries queries) => queries.AnsweredBy(caller, 4));
            await Time($"waits for others, {name}", (WorkQueries queries) => queries.Elsewhere(caller, 8));
            await Time($"advice asked for, {name}", (AdviceQueries queries) => queries.AskedOf(caller));
            await Time($"conditions that wait, {name}", (ConditionQueries queries) => queries.WaitingFor(caller, 1, PageSize));
            await Time($"notices, {name}", (NotificationQueries queries) => queries.Of(caller, 1));
            await Time($"count of notices, {name}", (NotificationQueries queries) => queries.Waiting(caller.PersonId!.Value, "/"));
            await Time($"views, {name}", (ListQueries queries) => queries.Of(ListName.Work, caller));
        }
        var records = await Ask((RecordListQueries queries) => queries.List(new(), 1, PageSize, cast.Lead));
        await Time("news of a page, lead", (LookQueries queries) => queries.News([.. records.Rows.Select(row => row.Id)], cast.Lead));
    }

    private async Task Records(Cast cast)
    {
        var filters = new (string How, RecordFilter Filter)[]
        {
            ("what moved last", new()), ("a word in some", new("soins")), ("a word in none", new("zzz")), ("by title", new(Sort: RecordSort.Title)), ("by due date", new(Sort: RecordSort.Due)),
            ("a stage", new(State: CredentialState.Decision)), ("overdue", new(Matter: RecordMatter.Overdue)), ("returned", new(Matter: RecordMatter.Returned)), ("a holder", new(Holder: Role.Registrar.Id)),
            ("endorsements that end", new(Matter: RecordMatter.EndorsementEnds)), ("reviews due", new(Matter: RecordMatter.ReviewDue)), ("for 30 days", new(Days: 30)), ("that left a stage", new(Left: CredentialState.Design)),
            ("by whom they wait for", new(Sort: RecordSort.Holder)), ("by lead", new(Sort: RecordSort.Lead, Reversed: true)), ("by organization", new(Sort: RecordSort.Organisation)),
        };
        foreach (var (name, caller) in new[] { ("administrator", cast.Administrator), ("QA officer", cast.Officer), ("lead", cast.Lead) })
        {
            foreach (var (how, filter) in filters)
                await Time($"records, {how}, {name}", (RecordListQueries queries) => queries.List(filter, 1, PageSize, caller));
            await Time($"what records are filtered by, {name}", (RecordListQueries queries) => queries.Offers(caller));
            await Time($"search, a word in many, {name}", (SearchQueries queries) => queries.Find("mc-2026", caller, 6));
            await Time($"search, a word in none, {name}", (SearchQueries queries) => queries.Find("zzz", caller, 6));
            await Time($"insights of a year, {name}", (InsightQueries queries) => queries.Of(new(now.AddYears(-1), now), caller));
            await Time($"places of insights, {name}", (InsightQueries queries) => queries.Places(caller));
        }
    }

    private async Task OneRecord(Caller lead)
    {
        var record = await Ask((GovernanceDb db) => db.Set<MicroCredential>().Where(one => one.LeadId == lead.PersonId).Select(one => one.Id).FirstAsync());
        await Time("a record", (CredentialQueries queries) => queries.Record(record, lead));
        await Time("history of a record", (CredentialQueries queries) => queries.History(record, lead));
        await Time("decisions of a record", (CredentialQueries queries) => queries.Decisions(record, lead));
        await Time("decisions that stand", (CredentialQueries queries) => queries.Held(record, lead));
        await Time("consultations of a record", (ConsultationQueries queries) => queries.Of(record, lead));
        await Time("comments of a record", (CommentQueries queries) => queries.Of(record, lead));
        await Time("documents of a record", (DocumentQueries queries) => queries.Of(record, lead));
        await Time("conditions of a record", (ConditionQueries queries) => queries.Of(record, lead));
        await Time("endorsements of a record", (EndorsementQueries queries) => queries.ForCredential(record, lead));
        await Time("reviews of a record", (ReviewQueries queries) => queries.ForCredential(record, lead));
        await Time("since the last visit", (LookQueries queries) => queries.Since(record, lead));
        await Time("workflow of a record", (InstanceQueries queries) => queries.Of(record));
        await Time("actions of a record", (AnytimeQueries queries) => queries.For(record, lead));
        var step = await Ask((GovernanceDb db) => db.Set<WorkItem>().Where(one => one.CredentialId == record).OrderByDescending(one => one.OpenedAt).Select(one => one.Id).FirstAsync());
        await Time("a step", (StepQueries queries) => queries.Step(step, lead));
    }

    private async Task Office(Cast cast)
    {
        var definition = (await Ask((DefinitionQueries queries) => queries.All())).First(one => one.PublishedVersion is not null).DefinitionId;
        await Time("definitions", (DefinitionQueries queries) => queries.All());
        var instance = await Ask((GovernanceDb db) => db.Set<WorkflowInstance>().OrderByDescending(one => one.UpdatedAt).Select(one => one.Id).FirstAsync());
        foreach (var (name, caller) in new[] { ("administrator", cast.Administrator), ("QA officer", cast.Officer) })
        {
            await Time($"workflows, {name}", (OperationsQueries queries) => queries.List(new(), 1, PageSize, caller));
            await Time($"workflows, a word, {name}", (OperationsQueries queries) => queries.List(new(Text: "zzz"), 1, PageSize, caller));
            await Time($"timers, {name}", (OperationsQueries queries) => queries.Timers(1, PageSize, caller));
            await Time($"where all stand, {name}", (LiveQueries queries) => queries.Of(definition, caller));
            await Time($"open on each version, {name}", (LiveQueries queries) => queries.Versions(definition, caller));
            await Time($"event log, {name}", (AuditLog log) => log.Page(new(), null, PageSize, caller));
            await Time($"event log, a kind, {name}", (AuditLog log) => log.Page(new(Name: "CredentialProposed"), null, PageSize, caller));
            await Time($"event log, a person, {name}", (AuditLog log) => log.Page(new(ById: cast.Lead.PersonId), null, PageSize, caller));
            await Time($"event log, a kind of a person, {name}", (AuditLog log) => log.Page(new(ById: cast.Lead.PersonId, Name: "MeetingPlanned"), null, PageSize, caller));
            await Time($"event log, a year ago, {name}", (AuditLog log) => log.Page(new(Until: now.AddYears(-1)), null, PageSize, caller));
            await Time($"partners, {name}", (PartnerQueries queries) => queries.List(null, 1, PageSize, caller));
        }
        await Time("versions of the text on personal data", (ConsentQueries queries) => queries.Versions());
        await Time("an instance", (InspectionQueries queries) => queries.Instance(instance, cast.Administrator));
        await Time("its journal", (InspectionQueries queries) => queries.Journal(instance, 1, PageSize, true, cast.Administrator));
        await Time("the way it took", (LiveQueries queries) => queries.Path(instance, cast.Administrator));
        var partner = await Ask((GovernanceDb db) => db.Set<Endorsement>().GroupBy(one => one.PartnerId).OrderByDescending(group => group.Count()).Select(group => group.Key).FirstAsync());
        await Time("a partner, administrator", (PartnerQueries queries) => queries.Find(partner, 1, PageSize, cast.Administrator));
    }

    private async Task People(Cast cast)
    {
        var someone = cast.Lead.PersonId!.Value;
        await Time("people", (AccessQueries queries) => queries.People(new(), 1, PageSize, cast.Administrator));
        await Time("people, a word", (AccessQueries queries) => queries.People(new("zzz"), 1, PageSize, cast.Administrator));
        await Time("people, a role", (AccessQueries queries) => queries.People(new(RoleId: Role.Dean.Id), 1, PageSize, cast.Administrator));
        await Time("a person", (AccessQueries queries) => queries.Person(someone, cast.Administrator));
        await Time("who may replace a person", (AccessQueries queries) => queries.Successors(someone, cast.Administrator));
        await Time("people of the event log", (AuditLog log) => log.People("a", Caller.System));
        await Time("who is signed in", (PeopleQueries queries) => queries.Find(someone));
        await Time("everyone with roles", (PeopleQueries queries) => queries.WithRoles());
        await Time("seats of everyone", (BodyQueries queries) => queries.Seats());
        await Time("open steps of everyone", (WorkQueries queries) => queries.OpenSteps([.. cast.People.Select(person => person.ToCaller())]));
        await Time("partners who wait", (EndorsementQueries queries) => queries.Waiting());
        await Time("whom to leave steps to", (DelegationQueries queries) => queries.Candidates(cast.Dean));
        await Time("what is kept of a person", (PersonalDataQueries queries) => queries.Counts(someone));
        await Time("everything that is kept of a person", (PersonalDataQueries queries) => queries.Of(someone));
        await Time("what a person agreed to", (ConsentQueries queries) => queries.Of(someone));
        await Time("whether a text waits for a person", (ConsentQueries queries) => queries.Waits(someone));
        await Time("own roles and seats", (AccessQueries queries) => queries.OwnRights(cast.Lead));
        await Time("past keeping, the network", (PastKeeping queries) => queries.Expected(5, 1, PageSize, cast.Administrator));
    }

    private async Task Meetings(Cast cast)
    {
        await Time("bodies", (BodyQueries queries) => queries.List(cast.Chair));
        var meetings = await Ask((MeetingQueries queries) => queries.List(cast.Chair));
        await Time("meetings", (MeetingQueries queries) => queries.List(cast.Chair));
        foreach (var meeting in meetings.Take(1))
            await Time("a meeting with what waits for it", (MeetingQueries queries) => queries.Find(meeting.Id, cast.Chair));
        var body = cast.Chair.Seats[0].BodyId;
        await Time("a body", (BodyQueries queries) => queries.Find(body, cast.Chair));
    }

    private async Task Public()
    {
        await Time("catalogue", (CatalogueQueries queries) => queries.List(new(), 1, PageSize, Caller.Visitor));
        await Time("catalogue, a word in some", (CatalogueQueries queries) => queries.List(new("soins"), 1, PageSize, Caller.Visitor));
        await Time("catalogue, a word in none", (CatalogueQueries queries) => queries.List(new("zzz"), 1, PageSize, Caller.Visitor));
        await Time("catalogue, the last page", (CatalogueQueries queries) => queries.List(new(), int.MaxValue, PageSize, Caller.Visitor));
        await Time("open consultations", (ConsultationQueries queries) => queries.Open());
        await Time("choices of the catalogue", (CatalogueQueries queries) => queries.Choices(Caller.Visitor));
    }

    private async Task Time<TQueries, T>(string what, Func<TQueries, Task<T>> question)
        where TQueries : notnull
    {
        var took = new List<double>();
        for (var time = -2; time < Times; time++)
        {
            var begin = Stopwatch.GetTimestamp();
            await Ask(question);
            if (time >= 0)
                took.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }
        took.Sort();
        Console.WriteLine($"{what} | {took[Times / 2]:0} | {took[^1]:0}{(took[Times / 2] > Wanted ? " *" : "")}");
        if (took[Times / 2] > Wanted)
            slow.Add(what);
    }

    private async Task<T> Ask<TQueries, T>(Func<TQueries, Task<T>> question)
        where TQueries : notnull
    {
        await using var scope = provider.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<TQueries>());
    }

    private sealed record Cast(Caller Administrator, Caller Officer, Caller Dean, Caller Lead, Caller Chair, IReadOnlyList<PersonSummary> People);
}
