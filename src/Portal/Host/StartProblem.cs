using System.Net;
using System.Net.Sockets;
using Governance.Domain.Rules;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Governance.Portal.Host;

/// <summary>What stops a start that the person at the console can put right, as one sentence.</summary>
internal static class StartProblem
{
    private const int ReadOnly = 8;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    /// <summary>The sentence, or null when the fault is ours and must be shown as it is.</summary>
    internal static string? Sentence(Exception fault, PortalOptions options) => fault switch
    {
        RuleBroken broken => broken.Message,
        SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } or IOException { InnerException: AddressInUseException } =>
            $"Port {options.Port} is taken by another program. Choose another one: ./run --port {options.Port + 1}",
        NpgsqlException or ArgumentException when options.Postgres is not null =>
            $"The PostgreSQL database cannot be used: {fault.Message} Give a connection such as ./run --postgres \"Host=localhost;Database=governance;Username=governance;Password=...\"",
        SqliteException { SqliteErrorCode: ReadOnly or CannotOpen } or UnauthorizedAccessException or IOException =>
            $"The folder {options.DataFolder} cannot be written. Allow writing there, or choose another file: ./run --database FILE",
        SqliteException { SqliteErrorCode: NotADatabase } =>
            $"{options.DatabaseFile} is not an SQLite database. Choose another file: ./run --database FILE",
        _ => null,
    };

    /// <summary>Throws when the port is taken: asked before the database is made, and before the host writes a page of log about it.</summary>
    internal static void RequireFreePort(PortalOptions options)
    {
        if (options.Urls is not null)
            return;
        using var trial = new TcpListener(IPAddress.Loopback, options.Port);
        trial.Start();
    }
}
