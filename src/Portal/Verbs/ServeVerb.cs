using System.CommandLine;
using Governance.Portal.Host;

namespace Governance.Portal.Verbs;

/// <summary><c>serve</c>: starts the portal and keeps it up until Ctrl+C.</summary>
internal static class ServeVerb
{
    private static readonly Option<int> Port = new("--port")
    {
        Description = "Port on this machine",
        DefaultValueFactory = _ => 5080,
    };

    private static readonly Option<bool> NoDemo = new("--no-demo")
    {
        Description = "Start empty: the first visit makes the first administrator",
    };

    private static readonly Option<string?> Urls = new("--urls")
    {
        Description = "Addresses to listen on instead of localhost and the port, separated by semicolons",
    };

    private static readonly Option<string[]> Proxy = new("--proxy")
    {
        Description = "Address or network of a proxy in front whose forwarded headers are believed; may be repeated",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<bool> JsonLogs = new("--json-logs")
    {
        Description = "Write each line of the log as one JSON object",
    };

    internal static Command Command() => Describe(new Command("serve", "Start the portal (what happens without a verb)."));

    internal static void IsDefaultOf(RootCommand root) => Describe(root);

    private static TCommand Describe<TCommand>(TCommand command)
        where TCommand : Command
    {
        command.Options.Add(Port);
        command.Options.Add(DatabaseOption.Instance);
        command.Options.Add(PostgresOption.Instance);
        command.Options.Add(DemoOption.Instance);
        command.Options.Add(NoDemo);
        command.Options.Add(Urls);
        command.Options.Add(Proxy);
        command.Options.Add(JsonLogs);
        command.Options.Add(KeepJournalsOption.Instance);
        command.Options.Add(TimeZoneOption.Instance);
        command.SetAction((parsed, cancellation) => Serve(Options(parsed), cancellation));
        return command;
    }

    private static PortalOptions Options(ParseResult parsed) =>
        new(parsed.GetValue(Port), DatabaseOption.Of(parsed), !parsed.GetValue(NoDemo) && parsed.GetValue(PostgresOption.Instance) is null)
        {
            DemoOf = parsed.GetValue(DemoOption.Instance),
            Postgres = parsed.GetValue(PostgresOption.Instance),
            Urls = parsed.GetValue(Urls),
            Proxies = parsed.GetValue(Proxy)!,
            JsonLogs = parsed.GetValue(JsonLogs),
            KeepJournals = parsed.GetValue(KeepJournalsOption.Instance)!,
            TimeZone = parsed.GetValue(TimeZoneOption.Instance)!,
        };

    private static async Task<int> Serve(PortalOptions options, CancellationToken cancellation)
    {
        try
        {
            StartProblem.RequireFreePort(options);
            await using var portal = PortalHost.Build(options);
            await FirstStart.Prepare(portal, cancellation);
            await portal.StartAsync(cancellation);
            await Greet(portal);
            await portal.WaitForShutdownAsync(cancellation);
            return 0;
        }
        catch (Exception fault) when (StartProblem.Sentence(fault, options) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return 1;
        }
    }

    private static async Task Greet(WebApplication portal)
    {
        foreach (var line in portal.Services.GetRequiredService<FirstStart>().Greeting(portal.Urls))
            await Console.Out.WriteLineAsync(line);
    }
}
