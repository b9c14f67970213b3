using System.CommandLine;
using System.Globalization;
using Governance.Domain.Rules;
using Governance.Domain.Words;
using Governance.Portal.Backup;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Governance.Portal.Verbs;

/// <summary>
/// <c>backup FILE</c> while the portal works, and <c>restore FILE</c> when it does not. Exit code 0 when what was written has
/// been looked through, 1 with one sentence on the error stream when nothing has changed.
/// </summary>
internal static class BackupVerb
{
    private static readonly Argument<string> BackupFile = new("file") { Description = "File of the backup" };

    internal static Command Command()
    {
        var backup = new Command("backup", "Write the whole system to a file, while the portal works; checked by restoring it.") { BackupFile, DatabaseOption.Instance, PostgresOption.Instance };
        backup.SetAction((parsed, cancellation) => Run(parsed, BackUp, cancellation));
        return backup;
    }

    internal static Command RestoreCommand()
    {
        var restore = new Command("restore", "Put a backup in place of what there is; refuses while a portal works on it.") { BackupFile, DatabaseOption.Instance, PostgresOption.Instance };
        restore.SetAction((parsed, cancellation) => Run(parsed, (system, file, token) => system.Restore(file, Tell, token), cancellation));
        return restore;
    }

    private static async Task<Sentence> BackUp(KeptSystem system, string file, CancellationToken cancellation)
    {
        var found = await system.BackUp(file, cancellation);
        return new Sentence("{0} is written and was restored on trial. Events that match their seals: {1}; not sealed yet: {2}.", file, found.Sealed, found.Unsealed);
    }

    private static async Task<int> Run(ParseResult parsed, Func<KeptSystem, string, CancellationToken, Task<Sentence>> work, CancellationToken cancellation)
    {
        var (file, databaseFile) = (Path.GetFullPath(parsed.GetValue(BackupFile)!), DatabaseOption.Of(parsed));
        IKeptDatabase database = parsed.GetValue(PostgresOption.Instance) is { } connection ? new PostgresDatabase(connection) : new SqliteDatabase(databaseFile);
        try
        {
            Tell(await work(new KeptSystem(database, databaseFile, TimeProvider.System), file, cancellation));
            return 0;
        }
        catch (RuleBroken broken)
        {
            return await Fail(broken.Sentence);
        }
        catch (Exception fault) when (fault is SqliteException or NpgsqlException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            return await Fail(new Sentence("This did not work, and nothing was changed: {0}", fault.Message));
        }
    }

    private static void Tell(Sentence sentence) => Console.WriteLine(sentence.In(CultureInfo.CurrentUICulture));

    private static async Task<int> Fail(Sentence sentence)
    {
        await Console.Error.WriteLineAsync(sentence.In(CultureInfo.CurrentUICulture));
        return 1;
    }
}
