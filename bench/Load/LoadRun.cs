using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Governance.Domain;
using Governance.Domain.Discussion;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Domain.Work;
using Governance.Workflows;
using Governance.Workflows.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Load;

/// <summary>
/// Two hundred people at work at once, each in a circuit of their own, on a database that <c>bench/Bench fill</c> filled:
/// <c>dotnet run -c Release --project bench/Load -- FILE [PEOPLE MINUTES]</c>. Deans and registrars of every college are signed in,
/// and each answers steps that are theirs alone. Errors, times and the memory of a circuit are told, and that every answer is in the database.
/// </summary>
internal static partial class LoadRun
{
    private const int MostDecisions = 12;
    private static readonly TimeSpan Arrival = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(40);

    internal static int Usage()
    {
        Console.Error.WriteLine("FILE [PEOPLE MINUTES]");
        return 2;
    }

    internal static async Task<int> Of(string file, int people, TimeSpan time)
    {
        await using var store = Store(file);
        await store.Migrate();
        var plan = await Plan(store, people);
        var port = FreePort();
        await using var portal = await PortalProcess.Start(file, port);
        var home = new Uri($"http://localhost:{port}/");
        var (times, errors) = (new ConcurrentBag<(string What, TimeSpan Took)>(), new ConcurrentQueue<string>());
        var visitors = plan.Select((one, number) => (one.Person, Visitor: new Visitor(home, number, one.Decisions[0].CredentialId, one.Decisions, (what, took) => times.Add((what, took))))).ToList();
        await SignIn(home, visitors);
        // what every portal holds, visitors or not
        await using (var first = new Visitor(home, 0, plan[0].Decisions[0].CredentialId, [], (_, _) => { }))
            await WarmUp(home, first, plan[0].Person);
        var (before, processor, began) = (await portal.Heap(), portal.Processor, TimeProvider.System.GetUtcNow());
        Console.WriteLine($"{visitors.Count} people with {plan.Sum(one => one.Decisions.Count)} steps before them; load of the machine {Loads()}");

        using var end = new CancellationTokenSource(time);
        await Task.WhenAll(visitors.Select(async one =>
        {
            try
            {
                // whatever goes wrong is an error of the run
                await one.Visitor.Act(Arrival, ShortestPause, LongestPause, end.Token);
            }
            catch (Exception fault)
            {
                errors.Enqueue($"{one.Person}: {fault.Message}");
            }
        }));
        var cores = (portal.Processor - processor) / time;
        var after = await portal.Heap();
        Tell(times, errors, cores);
        Console.WriteLine($"heap {before >> 20} MB before, {after >> 20} MB with {visitors.Count} circuits: {(after - before) / visitors.Count / 1024.0:0} KB each; resident {portal.Resident >> 20} MB; load of the machine {Loads()}");
        var stored = await Stored(store, plan, began);
        var decided = times.Count(one => one.What == "a decision");
        Console.WriteLine($"decisions {decided}, in the database {stored.Decisions}; comments {times.Count(one => one.What == "a comment")}, in the database {stored.Comments}; stopped workflows {stored.Incidents}");
        foreach (var one in visitors)
            await one.Visitor.DisposeAsync();
        return errors.IsEmpty && stored.Decisions == decided ? 0 : 1;
    }

    /// <summary>Who comes, and which steps each of them answers; no step twice.</summary>
    private static async Task<List<(Guid Person, List<Decision> Decisions)>> Plan(ServiceProvider store, int wanted)
    {
        var (plan, taken) = (new List<(Guid, List<Decision>)>(), new HashSet<Guid>());
        var people = (await Ask(store, (PeopleQueries queries) => queries.WithRoles())).Where(person => person.Roles.Any(held => held.Role == Role.Registrar || held.Role == Role.Dean));
        var now = TimeProvider.System.GetUtcNow();
        foreach (var person in people.OrderBy(person => person.Roles[0].OrganisationId).ThenBy(person => person.Id.ToString()[^6..], StringComparer.Ordinal))
        {
            if (plan.Count == wanted)
                break;
            var waiting = await Ask(store, (WorkQueries queries) => queries.WaitingFor(person.ToCaller(), new(now, now, now), new(new(Kind: WorkKind.Decision), WorkSort.Due, 1, 500, [])));
            var mine = waiting.Rows.Select(row => row.Id).Where(id => !taken.Contains(id)).Take(MostDecisions).ToList();
            taken.UnionWith(mine);
            var items = await Ask(store, (GovernanceDb db) => db.Set<WorkItem>().AsNoTracking().Where(item => mine.Contains(item.Id)).ToListAsync());
            if (items.Where(item => item.Outcomes.Any(offered => offered.Tone == "main")).Select(Chosen).ToList() is { Count: > 0 } decisions)
                plan.Add((person.Id, decisions));
        }
        return plan;
    }

    /// <summary>The answer that goes on, at the place where the page shows it: the returns are one choice.</summary>
    private static Decision Chosen(WorkItem item)
    {
        var choices = item.Outcomes.GroupBy(offered => offered.IsReturn ? "" : offered.Name).Select(choice => choice.First()).ToList();
        var at = choices.FindIndex(offered => offered.Tone == "main");
        return new(item.Id, item.CredentialId, choices[at].Name, at + 1);
    }

    private static async Task SignIn(Uri home, List<(Guid Person, Visitor Visitor)> visitors)
    {
        var (token, cookies) = await Token(home);
        foreach (var one in visitors)
            await one.Visitor.SignIn(one.Person, token, cookies);
    }

    private static async Task WarmUp(Uri home, Visitor visitor, Guid person)
    {
        var (token, cookies) = await Token(home);
        await visitor.SignIn(person, token, cookies);
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(8));
        await visitor.Act(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromMilliseconds(10), enough.Token);
    }

    private static async Task<(string Token, CookieContainer Cookies)> Token(Uri home)
    {
        var cookies = new CookieContainer();
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies });
        var page = await http.GetStringAsync(new Uri(home, "/sign-in"));
        return (AntiforgeryToken().Match(page).Groups[1].Value, cookies);
    }

    private static void Tell(IEnumerable<(string What, TimeSpan Took)> times, ConcurrentQueue<string> errors, double cores)
    {
        foreach (var group in times.GroupBy(one => one.What).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var sorted = group.Select(one => one.Took.TotalMilliseconds).Order().ToList();
            Console.WriteLine($"{group.Key} | {sorted.Count} | {sorted[sorted.Count / 2]:0} | {sorted[Math.Max(0, (int)Math.Ceiling(sorted.Count * 0.95) - 1)]:0} | {sorted[^1]:0}");
        }
        Console.WriteLine($"errors {errors.Count}; the portal used {cores:0.00} processors");
        foreach (var error in errors.Take(20))
            Console.WriteLine("  " + error);
    }

    private static async Task<(int Decisions, int Comments, int Incidents)> Stored(ServiceProvider store, List<(Guid Person, List<Decision> Decisions)> plan, DateTimeOffset began)
    {
        var (people, steps) = (plan.Select(one => (Guid?)one.Person).ToList(), plan.SelectMany(one => one.Decisions).Select(one => one.WorkItemId).ToList());
        return (
            await Ask(store, (GovernanceDb db) => db.Set<WorkItem>().CountAsync(item => steps.Contains(item.Id) && item.State == WorkState.Completed && people.Contains(item.CompletedById) && item.CompletedAt >= began)),
            await Ask(store, (GovernanceDb db) => db.Set<Comment>().CountAsync(comment => comment.At >= began)),
            await Ask(store, (GovernanceDb db) => db.Set<Workflows.Engine.Incident>().CountAsync(incident => incident.At >= began)));
    }

    private static ServiceProvider Store(string file)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddDomain();
        services.AddGovernanceStorage(file);
        services.AddWorkflows();
        return services.BuildServiceProvider();
    }

    private static async Task<T> Ask<TQueries, T>(ServiceProvider store, Func<TQueries, Task<T>> question)
        where TQueries : notnull
    {
        await using var scope = store.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<TQueries>());
    }

    private static string Loads() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "?";

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex AntiforgeryToken();
}
