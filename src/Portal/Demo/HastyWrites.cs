using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Governance.Portal.Demo;

/// <summary>Does not wait for the disk: only for a file that is thrown away when its making does not come to its end.</summary>
internal sealed class HastyWrites : DbConnectionInterceptor
{
    internal static readonly HastyWrites Interceptor = new();

    private const string Text = "PRAGMA synchronous = off;";

    private HastyWrites()
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
