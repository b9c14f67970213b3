using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Governance.Domain.Rules;
using Governance.Workflows.Storage;
using Npgsql;

namespace Governance.Portal.Backup;

/// <summary>
/// One database of a PostgreSQL server, by the server's own tools (Debian's postgresql-client). A copy is opened as another
/// database of the same server and takes its place by two renames in one transaction, so the account must be allowed to
/// make databases (<c>CREATEDB</c>).
/// </summary>
internal sealed class PostgresDatabase(string connection) : IKeptDatabase
{
    private readonly NpgsqlConnectionStringBuilder target = new(connection);

    private string Name => target.Database ?? throw new RuleBroken(new("The PostgreSQL connection names no database."));

    private string Before => Name + "_before_restore";

    public string CopyName => "governance.pgdump";

    public Task Copy(string file, CancellationToken cancellation) =>
        Run("pg_dump", Name, ["--format=custom", "--no-owner", "--no-privileges", "--file=" + file], cancellation);

    public async Task<DataLock?> Alone(CancellationToken cancellation)
    {
        NpgsqlConnection.ClearAllPools();
        var others = await Scalar($"SELECT count(*) FROM pg_stat_activity WHERE datname = {Text(Name)}", cancellation);
        Rule.Require(others == 0, "A portal or another verb works on {0}. Stop it first.", Name);
        // the renames at the end refuse for as long as anybody is connected
        return null;
    }

    public async Task Open(string folder, CancellationToken cancellation)
    {
        await Discard(folder, cancellation);
        await Execute([$"CREATE DATABASE {Quoted(Beside(folder))}"], cancellation);
        await Run("pg_restore", Beside(folder), ["--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", "--dbname=" + Beside(folder), Path.Combine(folder, CopyName)], cancellation);
    }

    public void AddOpened(IServiceCollection services, string folder) =>
        services.AddGovernancePostgres(new NpgsqlConnectionStringBuilder(connection) { Database = Beside(folder), Pooling = false }.ToString());

    /// <summary>Nothing to do: rows are checked against every constraint while they are restored.</summary>
    public Task RequireSound(string folder, CancellationToken cancellation) => Task.CompletedTask;

    public async Task<string> PutInPlace(string folder, CancellationToken cancellation)
    {
        NpgsqlConnection.ClearAllPools();
        var isThere = await Scalar($"SELECT count(*) FROM pg_database WHERE datname = {Text(Name)}", cancellation) > 0;
        var intoPlace = $"ALTER DATABASE {Quoted(Beside(folder))} RENAME TO {Quoted(Name)}";
        if (!isThere)
        {
            await Execute([intoPlace], cancellation);
            return "";
        }
        await Execute([$"DROP DATABASE IF EXISTS {Quoted(Before)}"], cancellation);
        await Execute(["BEGIN", $"ALTER DATABASE {Quoted(Name)} RENAME TO {Quoted(Before)}", intoPlace, "COMMIT"], cancellation);
        return Before;
    }

    public Task Discard(string folder, CancellationToken cancellation) => Execute([$"DROP DATABASE IF EXISTS {Quoted(Beside(folder))}"], cancellation);

    /// <summary>The folder says whether it is opened for checking or for restoring.</summary>
    private string Beside(string folder) => Name + "_" + Path.GetExtension(folder).TrimStart('.');

    private static string Quoted(string name) => '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';

    private static string Text(string value) => '\'' + value.Replace("'", "''", StringComparison.Ordinal) + '\'';

    private async Task<NpgsqlConnection> Server(CancellationToken cancellation)
    {
        var server = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { Database = "postgres", Pooling = false }.ToString());
        await server.OpenAsync(cancellation);
        return server;
    }

    private async Task Execute(IReadOnlyList<string> statements, CancellationToken cancellation)
    {
        await using var server = await Server(cancellation);
        foreach (var statement in statements)
        {
            await using var command = new NpgsqlCommand(statement, server) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    private async Task<long> Scalar(string question, CancellationToken cancellation)
    {
        await using var server = await Server(cancellation);
        await using var command = new NpgsqlCommand(question, server);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>The secret goes by the environment: whoever lists the processes sees their arguments.</summary>
    private async Task Run(string tool, string database, string[] arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(tool, arguments) { RedirectStandardError = true };
        foreach (var (name, value) in new[]
        {
            ("PGHOST", target.Host), ("PGPORT", target.Port.ToString(CultureInfo.InvariantCulture)), ("PGUSER", target.Username),
            ("PGPASSWORD", target.Password), ("PGPASSFILE", target.Passfile), ("PGDATABASE", database),
        })
        {
            if (value is not null)
                start.Environment[name] = value;
        }
        using var process = Started(start);
        var said = await process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        Rule.Require(process.ExitCode == 0, "{0} did not come to its end: {1}", tool, said.Trim());
    }

    private static Process Started(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new RuleBroken(new("The program {0} is missing. Install PostgreSQL’s client programs (Debian: postgresql-client).", start.FileName));
        }
    }
}
