using Governance.Domain.Rules;
using Governance.Workflows.Storage;
using Microsoft.Data.Sqlite;

namespace Governance.Portal.Backup;

/// <summary>
/// One SQLite file. Its copy is one read transaction (<c>VACUUM INTO</c>), for which no writer waits; it takes its place by
/// one rename, before which the log of the old file is emptied into it: a log that stayed would be played into the new one.
/// </summary>
internal sealed class SqliteDatabase(string file) : IKeptDatabase
{
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    private string Before => file + ".before-restore";

    public string CopyName => "governance.db";

    public async Task Copy(string to, CancellationToken cancellation)
    {
        Rule.Require(File.Exists(file), "There is no database {0}.", file);
        await using var connection = await Connect(file, cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $to";
        command.CommandTimeout = 0;
        command.Parameters.AddWithValue("$to", to);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public Task<DataLock?> Alone(CancellationToken cancellation) => Task.FromResult<DataLock?>(DataLock.ForRestore(file));

    /// <summary>A copy has no write-ahead log, which the store reads by.</summary>
    public Task Open(string folder, CancellationToken cancellation) => LeaveTheLog(In(folder), cancellation);

    public void AddOpened(IServiceCollection services, string folder) => services.AddGovernanceStorage(In(folder));

    public async Task RequireSound(string folder, CancellationToken cancellation)
    {
        await using var connection = await Connect(In(folder), cancellation);
        foreach (var (check, sound) in new[] { ("integrity_check", "ok"), ("foreign_key_check", null) })
        {
            var found = await Pragma(connection, check, cancellation);
            Rule.Require(found == sound, "The copy of the database is damaged: {0}", found ?? "");
        }
    }

    public async Task<string> PutInPlace(string folder, CancellationToken cancellation)
    {
        var made = In(folder);
        SqliteConnection.ClearAllPools();
        await LeaveTheLog(made, cancellation);
        using (var handle = File.OpenHandle(made, FileMode.Open, FileAccess.ReadWrite))
            RandomAccess.FlushToDisk(handle);
        if (!File.Exists(file))
        {
            File.Move(made, file);
            return "";
        }
        await SettleOld(cancellation);
        // the old file gets its other name before the one rename that counts
        File.Replace(made, file, Before);
        return Before;
    }

    public Task Discard(string folder, CancellationToken cancellation)
    {
        SqliteConnection.ClearAllPools();
        return Task.CompletedTask;
    }

    private async Task SettleOld(CancellationToken cancellation)
    {
        try
        {
            await LeaveTheLog(file, cancellation);
        }
        catch (SqliteException broken) when (broken.SqliteErrorCode is Corrupt or NotADatabase)
        {
            // the reason to restore may be that the old one cannot be read: its log is kept with it
            foreach (var part in new[] { "-wal", "-shm" }.Where(part => File.Exists(file + part)))
                File.Move(file + part, Before + part, overwrite: true);
        }
    }

    /// <summary>Everything in the one file, and no log beside it, though the next who opens it makes one again.</summary>
    private static async Task LeaveTheLog(string of, CancellationToken cancellation)
    {
        await using (var connection = await Connect(of, cancellation))
        {
            await Pragma(connection, "journal_mode = wal", cancellation);
            await Pragma(connection, "wal_checkpoint(truncate)", cancellation);
        }
        Rule.Require(!File.Exists(of + "-wal"), "A portal or another verb works on {0}. Stop it first.", of);
    }

    private static async Task<string?> Pragma(SqliteConnection connection, string text, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA " + text;
        command.CommandTimeout = 0;
        return (await command.ExecuteScalarAsync(cancellation))?.ToString();
    }

    private string In(string folder) => Path.Combine(folder, CopyName);

    private static async Task<SqliteConnection> Connect(string file, CancellationToken cancellation)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 30 }.ToString());
        await connection.OpenAsync(cancellation);
        return connection;
    }
}
