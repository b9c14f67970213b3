using System.CommandLine;
using System.Globalization;
using Governance.Domain;
using Governance.Domain.Audit;
using Governance.Domain.Words;
using Governance.Workflows.Storage;
using Microsoft.Data.Sqlite;

namespace Governance.Portal.Verbs;

/// <summary>
/// <c>audit verify</c>: compares every event of a database with its seal and says what it found. Exit code 0 when the
/// trail is intact, 1 when it is broken or cannot be read. It may run beside a portal at work and changes nothing.
/// </summary>
internal static class AuditVerb
{
    internal static Command Command()
    {
        var verify = new Command("verify", "Compare every event with its seal; exit code 1 if the trail is broken.") { DatabaseOption.Instance };
        verify.SetAction((parsed, cancellation) => Verify(DatabaseOption.Of(parsed), cancellation));
        return new Command("audit", "The audit trail.") { verify };
    }

    private static async Task<int> Verify(string file, CancellationToken cancellation)
    {
        if (!File.Exists(file))
            return await Fail(new Sentence("There is no database {0}.", file));
        try
        {
            var result = await Read(file, cancellation);
            foreach (var sentence in result.Sentences())
                Console.WriteLine(sentence.In(CultureInfo.CurrentUICulture));
            return result.IsIntact ? 0 : 1;
        }
        catch (SqliteException fault)
        {
            return await Fail(new Sentence("{0} cannot be read as a database of this version: {1}", file, fault.Message));
        }
    }

    private static async Task<AuditResult> Read(string file, CancellationToken cancellation)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddDomain();
        services.AddGovernanceStorage(file);
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AuditVerification>().Verify(cancellation);
    }

    private static async Task<int> Fail(Sentence sentence)
    {
        await Console.Error.WriteLineAsync(sentence.In(CultureInfo.CurrentUICulture));
        return 1;
    }
}
