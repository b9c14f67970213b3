using System.CommandLine;
using System.Globalization;
using Governance.Domain;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Words;
using Governance.Portal.Backup;
using Governance.Workflows;
using Governance.Workflows.Storage;
using Microsoft.Data.Sqlite;

namespace Governance.Portal.Verbs;

/// <summary>A verb that works on a database without the portal: brings its schema up to date, does its work, and says what came of it.</summary>
internal static class StoreOfVerb
{
    /// <summary>Answers with the exit code: 1 with one sentence on the error stream where a rule or the file stands in the way.</summary>
    internal static async Task<int> Run(ParseResult parsed, Func<string, IServiceProvider, Task<Sentence>> work, CancellationToken cancellation)
    {
        var file = DatabaseOption.Of(parsed);
        try
        {
            using var held = DataLock.ForWork(file);
            await using var services = Services(file);
            await services.Migrate(cancellation);
            await using var scope = services.CreateAsyncScope();
            return await Say(Console.Out, await work(file, scope.ServiceProvider), 0);
        }
        catch (RuleBroken broken)
        {
            return await Say(Console.Error, broken.Sentence, 1);
        }
        catch (Exception fault) when (fault is SqliteException or IOException or UnauthorizedAccessException)
        {
            return await Say(Console.Error, new Sentence("{0} is not a database of this product: {1}", file, fault.Message), 1);
        }
    }

    private static ServiceProvider Services(string file)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddDomain();
        services.AddGovernanceStorage(file);
        services.AddWorkflows();
        services.AddScoped<PeopleQueries>();
        return services.BuildServiceProvider();
    }

    private static async Task<int> Say(TextWriter to, Sentence sentence, int exitCode)
    {
        await to.WriteLineAsync(sentence.In(CultureInfo.CurrentUICulture));
        return exitCode;
    }
}
