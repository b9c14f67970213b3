using Governance.Domain;
using Governance.Domain.Audit;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Workflows;
using Governance.Workflows.Storage;
using Microsoft.EntityFrameworkCore;

namespace Governance.Portal.Backup;

/// <summary>
/// Everything that makes one portal: its database and the keys in its folder. A backup is taken beside the work and is only
/// called one after it was restored and looked through; a restore changes nothing until what it unpacked was looked through.
/// </summary>
internal sealed class KeptSystem(IKeptDatabase database, string databaseFile, TimeProvider clock)
{
    private string KeyFolder => Path.Combine(Path.GetDirectoryName(databaseFile)!, "keys");

    /// <summary>Writes the backup; the file is there only when it passed. The answer tells what is in it.</summary>
    internal async Task<AuditResult> BackUp(string file, CancellationToken cancellation)
    {
        Rule.Require(!File.Exists(file), "There is already a file {0}.", file);
        var (unfinished, copy, folder) = (file + ".unfinished", file + ".copy", file + ".checking");
        await Clear(folder, [unfinished, copy], cancellation);
        try
        {
            // the database first: a key made meanwhile is one too many, and never one too few
            await database.Copy(copy, cancellation);
            await BackupArchive.Write(unfinished, copy, database.CopyName, KeyFolder, clock.GetUtcNow(), cancellation);
            File.Delete(copy);
            await BackupArchive.Unpack(unfinished, folder, database.CopyName, cancellation);
            var found = await Look(folder, cancellation);
            File.Move(unfinished, file);
            return found;
        }
        finally
        {
            await Clear(folder, [unfinished, copy], CancellationToken.None);
        }
    }

    /// <summary>Puts a backup in place of what there is, told step by step. Killed before its end it leaves the old database.</summary>
    internal async Task<Sentence> Restore(string file, Action<Sentence> tell, CancellationToken cancellation)
    {
        var folder = databaseFile + ".restoring";
        using var alone = await database.Alone(cancellation);
        await Clear(folder, [], cancellation);
        try
        {
            tell(new Sentence("Unpacking {0}.", file));
            await BackupArchive.Unpack(file, folder, database.CopyName, cancellation);
            tell(new Sentence("Checking what was unpacked."));
            await Look(folder, cancellation);
            tell(new Sentence("Putting it in place."));
            AddKeys(folder);
            var before = await database.PutInPlace(folder, cancellation);
            return before.Length == 0
                ? new Sentence("{0} is restored.", file)
                : new Sentence("{0} is restored. What was there before is kept as {1}.", file, before);
        }
        finally
        {
            await Clear(folder, [], CancellationToken.None);
        }
    }

    /// <summary>Opens the copy: sound, of a version that this program knows, brought up to date, and its trail of events intact.</summary>
    private async Task<AuditResult> Look(string folder, CancellationToken cancellation)
    {
        await database.Open(folder, cancellation);
        await database.RequireSound(folder, cancellation);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(clock);
        services.AddDomain();
        services.AddWorkflows();
        database.AddOpened(services, folder);
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        var schema = scope.ServiceProvider.GetRequiredService<GovernanceDb>().Database;
        var applied = await schema.GetAppliedMigrationsAsync(cancellation);
        Rule.Require(!applied.Except(schema.GetMigrations()).Any(), "The backup was made by a later version of this program. Restore it with that one.");
        await provider.Migrate(cancellation);
        var found = await scope.ServiceProvider.GetRequiredService<AuditVerification>().Verify(cancellation: cancellation);
        if (found.FirstBreak is { } broken)
            throw new RuleBroken(broken.Sentence);
        return found;
    }

    /// <summary>Beside those that are there: a key more harms nobody, and the old database may yet need its own.</summary>
    private void AddKeys(string folder)
    {
        foreach (var key in BackupArchive.KeysIn(folder))
        {
            Directory.CreateDirectory(KeyFolder);
            var to = Path.Combine(KeyFolder, Path.GetFileName(key));
            File.Move(key, to, overwrite: true);
        }
    }

    private async Task Clear(string folder, IReadOnlyList<string> files, CancellationToken cancellation)
    {
        await database.Discard(folder, cancellation);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        foreach (var file in files)
            File.Delete(file);
    }
}
