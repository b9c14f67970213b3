using System.CommandLine;
using System.Globalization;
using Governance.Domain;
using Governance.Domain.Audit;
using Governance.Domain.Words;
using Governance.Portal.Certify;
using Governance.Workflows.Storage;
using Microsoft.Data.Sqlite;

namespace Governance.Portal.Verbs;

/// <summary>
/// <c>audit verify</c>: compares every event of a database with its seal and says what it found. Exit code 0 when the
/// trail is intact, 1 when it is broken or cannot be read. It may run beside a portal at work and changes nothing. With a file
/// that the portal exported, it compares the events of the file with the seals in it.
/// </summary>
internal static class AuditVerb
{
    internal static Command Command()
    {
        var exported = new Argument<string?>("file") { Description = "File of exported events to verify instead of a database", Arity = ArgumentArity.ZeroOrOne };
        var verify = new Command("verify", "Compare every event with its seal; exit code 1 if the trail is broken.") { exported, DatabaseOption.Instance };
        verify.SetAction((parsed, cancellation) => parsed.GetValue(exported) is { } file ? VerifyExported(file, cancellation) : Verify(DatabaseOption.Of(parsed), cancellation));
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

    private static async Task<int> VerifyExported(string path, CancellationToken cancellation)
    {
        if (!File.Exists(path))
            return await Fail(new Sentence("There is no file {0}.", path));
        if (ExportedEvents.Read(await File.ReadAllTextAsync(path, cancellation)) is not { } exported)
            return await Fail(new Sentence("{0} is no file of exported events.", path));
        var broken = exported.BrokenSeals().ToList();
        foreach (var sentence in broken)
            await Fail(sentence);
        if (broken.Count > 0)
            return 1;
        Console.WriteLine(new Sentence("Events that match their seals: {0}, in batches: {1}.", exported.Events.Count, exported.Seals.Count).In(CultureInfo.CurrentUICulture));
        return 0;
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
        return await scope.ServiceProvider.GetRequiredService<AuditVerification>().Verify(cancellation: cancellation);
    }

    private static async Task<int> Fail(Sentence sentence)
    {
        await Console.Error.WriteLineAsync(sentence.In(CultureInfo.CurrentUICulture));
        return 1;
    }
}
