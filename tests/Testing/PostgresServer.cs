using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Governance.Testing;

/// <summary>
/// A PostgreSQL server of the tests' own: on the loopback, in a fresh folder, gone afterwards. Where the server's
/// programs are missing it says how to get them; tests that need it then fail, they are never passed over.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly string folder;
    private readonly string programs;
    private readonly int port;
    private readonly Lock gate = new();
    private Task<string>? pattern;
    private int made;

    private PostgresServer(string folder, string programs, int port)
    {
        this.folder = folder;
        this.programs = programs;
        this.port = port;
    }

    // each database has a pool of its own: an idle connection is given back soon, or many tests hold more than the server has
    private string Connection => $"Host=127.0.0.1;Port={port};Username=postgres;Connection Idle Lifetime=10;Connection Pruning Interval=5;Database=";

    public static async Task<PostgresServer> Start()
    {
        var programs = Programs();
        var folder = Directory.CreateTempSubdirectory("governance-postgres-").FullName;
        var server = new PostgresServer(folder, programs, FreePort());
        if (Environment.IsPrivilegedProcess)
            await Execute("/", "chown", "postgres", folder);
        await server.Run("initdb", "-D", folder, "-A", "trust", "-U", "postgres", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8");
        var options = string.Create(CultureInfo.InvariantCulture,
            $"-c listen_addresses=127.0.0.1 -p {server.port} -k {folder} -c fsync=off -c max_connections=400");
        await server.Run("pg_ctl", "-D", folder, "-w", "-l", Path.Combine(folder, "log"), "-o", options, "start");
        return server;
    }

    /// <summary>The connection to a new, empty database.</summary>
    public Task<string> NewDatabase() => Create("");

    /// <summary>
    /// The connection to a new database like the one that <paramref name="prepare"/> makes of an empty one: that is done
    /// once for the server, the rest are copies.
    /// </summary>
    public async Task<string> NewDatabase(Func<string, Task> prepare)
    {
        lock (gate)
            pattern ??= Prepared(prepare);
        return await Create($" TEMPLATE {await pattern}");
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await Run("pg_ctl", "-D", folder, "-m", "immediate", "stop");
        Directory.Delete(folder, recursive: true);
    }

    private async Task<string> Create(string options)
    {
        var name = "test" + Interlocked.Increment(ref made).ToString(CultureInfo.InvariantCulture);
        await using var connection = new NpgsqlConnection(Connection + "postgres");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("CREATE DATABASE " + name + options, connection);
        await command.ExecuteNonQueryAsync();
        return Connection + name;
    }

    // no connection to it may be left when it is copied
    private async Task<string> Prepared(Func<string, Task> prepare)
    {
        var connection = await NewDatabase();
        await prepare(connection + ";Pooling=false");
        return connection[Connection.Length..];
    }

    private static string Programs()
    {
        const string Home = "/usr/lib/postgresql";
        return (Directory.Exists(Home) ? Directory.GetDirectories(Home) : [])
            .Select(version => Path.Combine(version, "bin"))
            .Where(bin => File.Exists(Path.Combine(bin, "initdb")))
            .MaxBy(bin => int.Parse(Path.GetFileName(Path.GetDirectoryName(bin)!), CultureInfo.InvariantCulture))
            ?? throw new InvalidOperationException("These tests need PostgreSQL 15 or later. Install Debian's package: apt-get install postgresql");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // PostgreSQL refuses to run as root, so root lends it the account that Debian made for it.
    private Task Run(string program, params string[] arguments) => Environment.IsPrivilegedProcess
        ? Execute(folder, "runuser", ["-u", "postgres", "--", Path.Combine(programs, program), .. arguments])
        : Execute(folder, Path.Combine(programs, program), arguments);

    // No pipe to the server's output: the server would keep it open for as long as it lives.
    private static async Task Execute(string workingFolder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >/dev/null 2>&1", "sh", program, .. arguments]) { WorkingDirectory = workingFolder };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with code {process.ExitCode}.");
    }
}
