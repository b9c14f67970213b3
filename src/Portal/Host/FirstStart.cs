using System.Globalization;
using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Portal.Accounts;
using Governance.Portal.Backup;
using Governance.Portal.Demo;
using Governance.Workflows.Engine;
using Governance.Workflows.Storage;

namespace Governance.Portal.Host;

/// <summary>
/// Makes the database ready, fills it with the demonstration network where it is to be one, and decides, once, whether
/// this portal is a demonstration and whether the first administrator is still missing.
/// </summary>
public sealed class FirstStart(
    PortalOptions options, IServiceScopeFactory scopes, Demonstration demonstration, SetupCode code, TimeProvider clock)
{
    /// <summary>Must have run before the first request.</summary>
    public static async Task Prepare(WebApplication portal, CancellationToken cancellation = default)
    {
        portal.Services.GetRequiredService<Telemetry>();
        portal.Services.GetRequiredService<DataLock>();
        await portal.Services.Migrate(cancellation);
        var first = portal.Services.GetRequiredService<FirstStart>();
        await first.LoadDemonstration(cancellation);
        await ShippedDefinitions.BringIn(portal.Services.GetRequiredService<CommandSender>(), cancellation);
        await first.Decide();
    }

    /// <summary>What the console says once the portal answers: the address and how to sign in.</summary>
    public IEnumerable<string> Greeting(IEnumerable<string> urls)
    {
        var url = urls.First();
        yield return $"Governance is at {url}";
        if (code.Text is { } text)
            yield return $"Nobody is here yet. Open {url}/setup and enter the one-time code {text}";
        else if (demonstration.IsOn)
            yield return $"This is a demonstration. Open {url}/sign-in and choose who you want to be.";
        else
            yield return $"Sign in at {url}/sign-in";
        yield return "Press Ctrl+C to stop.";
    }

    private async Task Decide()
    {
        await using var scope = scopes.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<PeopleQueries>();
        demonstration.IsOn = options.Demo && await people.AreOfADemonstration();
        if (!await people.Any())
            code.Make();
    }

    /// <summary>Fills a database in which nobody is yet; one that was begun as a demonstration stays as it is.</summary>
    private async Task LoadDemonstration(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<PeopleQueries>();
        if (!options.Demo || await people.Any() || await people.AreOfADemonstration())
            return;
        Console.WriteLine(DemoNetwork.Loading.In(CultureInfo.CurrentUICulture));
        await DemoNetwork.LoadInto(options.DatabaseFile, options.DemoOf, TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone), clock.GetUtcNow(), cancellation);
    }
}
