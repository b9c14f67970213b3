using System.CommandLine;
using System.Globalization;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Words;
using Governance.Portal.Demo;
using Governance.Portal.Host;

namespace Governance.Portal.Verbs;

/// <summary>
/// <c>seed</c>: fills a new database with the demonstration network. Refuses one with people in it: a demonstration lets
/// anyone act as anyone.
/// </summary>
internal static class SeedVerb
{
    internal static Command Command()
    {
        var seed = new Command("seed", "Fill a new database with the demonstration network.") { DatabaseOption.Instance, DemoOption.Instance };
        seed.SetAction((parsed, cancellation) => StoreOfVerb.Run(parsed, (file, services) => Seed(file, services, parsed.GetValue(DemoOption.Instance), cancellation), cancellation));
        return seed;
    }

    private static async Task<Sentence> Seed(string file, IServiceProvider services, string? variant, CancellationToken cancellation)
    {
        Rule.Require(!await services.GetRequiredService<PeopleQueries>().Any(), "This database already holds people, so it cannot become a demonstration.");
        Console.WriteLine(DemoNetwork.Loading.In(CultureInfo.CurrentUICulture));
        var zone = TimeZoneInfo.FindSystemTimeZoneById(new PortalOptions(0, file, Demo: true).TimeZone);
        await DemoNetwork.LoadInto(file, variant, zone, services.GetRequiredService<TimeProvider>().GetUtcNow(), cancellation);
        return new Sentence("{0} holds the demonstration now. Start the portal with ./run and choose who you want to be.", file);
    }
}
