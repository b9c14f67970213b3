using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Governance.Workflows.Storage;

/// <summary>
/// What every SQLite connection needs: the write-ahead log, so that readers never wait for a writer, and a wait inside
/// SQLite itself, which wakes sooner than the driver's own retry. Commits are flushed to disk (synchronous stays full):
/// a decision that was shown as recorded survives a power cut.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    internal static readonly SqlitePragmas Interceptor = new();

    private static readonly string Text = string.Create(CultureInfo.InvariantCulture,
        $"PRAGMA journal_mode = wal; PRAGMA busy_timeout = {(int)StorageSetup.BusyTimeout.TotalMilliseconds};");

    private SqlitePragmas()
    {
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Text;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Text;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
