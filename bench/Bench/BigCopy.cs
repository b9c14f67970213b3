using System.Diagnostics;
using System.Globalization;
using Governance.Workflows.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Governance.Bench;

/// <summary>
/// Brings what <see cref="BigNetwork"/> filled into a new PostgreSQL database, so that both are asked the same of the same rows:
/// <c>dotnet run -c Release --project bench/Bench -- copy FILE CONNECTION</c>.
/// </summary>
internal static class BigCopy
{
    internal static async Task<int> ToPostgres(string file, string connection)
    {
        var watch = Stopwatch.StartNew();
        await using var provider = BigNetwork.Services(connection);
        await provider.Migrate();
        await using var from = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        await from.OpenAsync();
        await using var to = NpgsqlDataSource.Create(connection + ";Command Timeout=0");
        // keys are checked again by nobody: the rows come from a database that checked them
        await using var session = await to.OpenConnectionAsync();
        await Execute(session, "SET session_replication_role = replica");
        var tables = await Names(session);
        await Execute(session, $"TRUNCATE {string.Join(", ", tables.Select(table => $"\"{table}\""))}");
        foreach (var table in tables)
            await Copy(from, session, table);
        await Execute(session, "VACUUM ANALYZE");
        Console.WriteLine($"{watch.Elapsed.TotalSeconds:0} s");
        return 0;
    }

    private static async Task Copy(SqliteConnection from, NpgsqlConnection to, string table)
    {
        var columns = await Columns(to, table);
        await using var command = from.CreateCommand();
        var names = string.Join(", ", columns.Select(column => $"\"{column.Name}\""));
        command.CommandText = $"SELECT {names} FROM \"{table}\"";
        await using var reader = await command.ExecuteReaderAsync();
        await using var writer = await to.BeginTextImportAsync($"COPY \"{table}\" ({names}) FROM STDIN");
        while (await reader.ReadAsync())
        {
            for (var index = 0; index < columns.Count; index++)
            {
                if (index > 0)
                    await writer.WriteAsync('\t');
                await writer.WriteAsync(Text(reader.GetValue(index), columns[index].Type));
            }
            await writer.WriteAsync('\n');
        }
    }

    private static string Text(object value, string type) => value switch
    {
        DBNull => "\\N",
        long number when type == "boolean" => number == 0 ? "f" : "t",
        byte[] bytes => "\\\\x" + Convert.ToHexString(bytes),
        string text => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture)!,
    };

    private static async Task<IReadOnlyList<string>> Names(NpgsqlConnection connection)
    {
        var names = new List<string>();
        await using var command = new NpgsqlCommand("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> '__EFMigrationsHistory'", connection);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            names.Add(reader.GetString(0));
        return names;
    }

    private static async Task<IReadOnlyList<(string Name, string Type)>> Columns(NpgsqlConnection connection, string table)
    {
        var columns = new List<(string, string)>();
        await using var command = new NpgsqlCommand("SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1", connection) { Parameters = { new() { Value = table } } };
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            columns.Add((reader.GetString(0), reader.GetString(1)));
        return columns;
    }

    private static async Task Execute(NpgsqlConnection connection, string text)
    {
        await using var command = new NpgsqlCommand(text, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }
}
