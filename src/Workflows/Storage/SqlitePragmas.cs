using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Governance.Workflows.Storage;

/// <summary>
/// What every SQLite connection needs: the write-ahead log, so that readers never wait for a writer, and a wait inside
/// SQLite itself, which wakes sooner than the driver's own retry. Commits are flushed to disk (synchronous stays full):
/// a decision that was shown as recorded survives a power cut.
/// A connection is opened for each question and comes from a pool, so it is told once and not each time.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    internal static readonly SqlitePragmas Interceptor = new();

    private static readonly string Wait = string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {(int)StorageSetup.BusyTimeout.TotalMilliseconds};");

    private readonly ConditionalWeakTable<sqlite3, SqlitePragmas> told = [];

    private SqlitePragmas()
    {
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (((SqliteConnection)connection).Handle is not { } handle || told.TryGetValue(handle, out _))
            return;
        using var command = connection.CreateCommand();
        command.CommandText = Of(connection);
        command.ExecuteNonQuery();
        // not before: one that failed is told again when it is opened again
        told.TryAdd(handle, this);
    }

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        // the driver's asynchronous calls are synchronous ones
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }

    // EF asks whether the file is there by a connection that only reads, and cannot change a file that was copied without its log
    private static string Of(DbConnection connection) =>
        connection.ConnectionString.Contains("Mode=ReadOnly", StringComparison.OrdinalIgnoreCase) ? Wait : "PRAGMA journal_mode = wal; " + Wait;
}
