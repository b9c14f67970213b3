using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Governance.Testing;

/// <summary>Lets SQLite answer before the disk has: a test need not survive a power cut, and there are many.</summary>
public sealed class NoFlush : DbConnectionInterceptor
{
    public static readonly NoFlush Interceptor = new();

    private const string Text = "PRAGMA synchronous = off;";

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
