using Governance.Domain.Access;
using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Portal.Accounts;
using Governance.Portal.Host;
using Governance.Testing;
using Governance.Workflows.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Governance.Portal.Tests.Harness;

/// <summary>
/// The real portal in this process: a free port, a database of its own in a temporary folder, and a clock that the test
/// moves. It starts at the present, because browsers judge cookies by their own clock.
/// </summary>
public sealed class PortalFixture : IAsyncLifetime
{
    /// <summary>Signs everyone in who comes from <see cref="Person"/>.</summary>
    public const string Password = "correct horse battery";

    // Making a database ready takes longer than most tests: once a process for all that begin alike, then its file is copied.
    private static readonly Lazy<Task<string>> ReadyDatabase = new(MakeReadyDatabase);

    private WebApplication portal = null!;
    private int made;

    public ManualClock Clock { get; } = new(TimeProvider.System.GetUtcNow());

    public string Folder { get; } = Directory.CreateTempSubdirectory("portal-").FullName;

    public string DatabaseFile => Path.Combine(Folder, "governance.db");

    public string Url { get; private set; } = "";

    /// <summary>Whether the database is begun as a demonstration, in which the test's own people are alone; set before the start.</summary>
    public bool Demo { get; init; } = true;

    /// <summary>Other options than those of most tests.</summary>
    public Func<PortalOptions, PortalOptions> With { get; init; } = options => options;

    /// <summary>What else there is here, such as a kind of step of the test's own; set before the start.</summary>
    public Action<IServiceCollection> Also { get; init; } = _ => { };

    /// <summary>How long sessions last; set before the start.</summary>
    public SessionLimits Limits { get; init; } = new(TimeSpan.FromHours(12), TimeSpan.FromDays(30));

    public IServiceProvider Services => portal.Services;

    /// <summary>The code for the first administrator; null once somebody is there.</summary>
    public string? SetupCode => Services.GetRequiredService<SetupCode>().Text;

    private PortalOptions Options => With(new PortalOptions(0, DatabaseFile, Demo) { TriesPerMinute = 10_000, ReadsPerMinute = 100_000, PagesOf = [typeof(PortalFixture).Assembly] });

    public async ValueTask InitializeAsync()
    {
        if (Demo && Options.Postgres is null && !File.Exists(DatabaseFile))
            File.Copy(await ReadyDatabase.Value, DatabaseFile);
        await Start("http://127.0.0.1:0");
    }

    /// <summary>The process ends and starts again at the same address: circuits and everything else in memory are lost.</summary>
    public async Task Restart()
    {
        await Stop();
        await Start(Url);
    }

    public async Task Stop()
    {
        await portal.StopAsync();
        await portal.DisposeAsync();
    }

    public ValueTask StartAgain() => Start(Url);

    public Task<TResult> Send<TResult>(Caller caller, ICommand<TResult> command) =>
        Services.GetRequiredService<CommandSender>().Send(caller, command);

    /// <summary>Asks a query class in a scope of its own.</summary>
    public async Task<TResult> Ask<TQueries, TResult>(Func<TQueries, Task<TResult>> question)
        where TQueries : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<TQueries>());
    }

    public Task<Guid> Institution(string? name = null)
    {
        var number = ++made;
        return Send(Caller.System, new RegisterOrganisation(
            OrganisationKind.Institution, new Bilingual(name ?? $"College {number}", name ?? $"Collège {number}"), "Ontario"));
    }

    /// <summary>Somebody with a role and an account with <see cref="Password"/>; no organisation means the whole network.</summary>
    public async Task<PersonSummary> Person(Role role, Guid? organisationId = null, Bilingual? unit = null)
    {
        var number = ++made;
        var name = new Bilingual($"{role.Name.En} {number}", $"{role.Name.Fr} {number}");
        var id = await Send(Caller.System, new RegisterPerson(name, $"account{number}@example.org", "en"));
        await Send(Caller.System, new GrantRole(id, role.Id, organisationId) { Unit = unit });
        return await Account(id);
    }

    /// <summary>Gives a person an account with <see cref="Password"/>.</summary>
    public async Task<PersonSummary> Account(Guid personId)
    {
        await using var scope = Services.CreateAsyncScope();
        var person = (await scope.ServiceProvider.GetRequiredService<PeopleQueries>().Find(personId))!;
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = new Account { Id = Guid.CreateVersion7(Clock.GetUtcNow()), PersonId = person.Id, UserName = person.Email, Email = person.Email };
        var result = await accounts.CreateAsync(account, Password);
        Assert.True(result.Succeeded, string.Join(' ', result.Errors.Select(error => error.Description)));
        return person;
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    private async ValueTask Start(string urls)
    {
        await Prepare(urls);
        await portal.StartAsync();
        Url = portal.Urls.First();
    }

    private async Task Prepare(string urls)
    {
        portal = PortalHost.Build(Options with { Urls = urls }, services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            // tests let days go by between two clicks
            services.Replace(ServiceDescriptor.Singleton(Limits));
            Also(services);
            services.AddLogging(logging => logging.ClearProviders());
            // a password is as slow to guess as it is to check, and here nobody guesses
            services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1_000);
            services.ConfigureDbContext<SqliteGovernanceDb>(options => options.AddInterceptors(NoFlush.Interceptor));
        });
        if (!File.Exists(DatabaseFile))
            await SchemaOfTheModel();
        if (Demo)
            await BeginEmptyDemonstration();
        await FirstStart.Prepare(portal);
    }

    private static async Task<string> MakeReadyDatabase()
    {
        var first = new PortalFixture();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(first.Folder, recursive: true);
        await first.Prepare("http://127.0.0.1:0");
        await first.Ask((GovernanceDb db) => db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE);"));
        await first.portal.DisposeAsync();
        return first.DatabaseFile;
    }

    private async Task BeginEmptyDemonstration()
    {
        await Services.Migrate();
        if (!await Ask((PeopleQueries people) => people.AreOfADemonstration()))
            await Send(Caller.System, new BeginDemonstration());
    }

    // While a changed model waits for its migration the schema comes from the model, so that only the schema tests say so.
    private async Task SchemaOfTheModel()
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GovernanceDb>();
        if (!db.Database.HasPendingModelChanges() || !await db.Database.EnsureCreatedAsync())
            return;
        var history = db.GetService<IHistoryRepository>();
        await db.Database.ExecuteSqlRawAsync(history.GetCreateIfNotExistsScript());
        foreach (var migration in db.Database.GetMigrations())
            await db.Database.ExecuteSqlRawAsync(history.GetInsertScript(new HistoryRow(migration, "10")));
    }
}
