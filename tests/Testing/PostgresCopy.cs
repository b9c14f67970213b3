using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Governance.Testing;

/// <summary>Copies the rows of an SQLite file into a PostgreSQL database whose schema is of the same migration. What stood there is gone.</summary>
public static class PostgresCopy
{
    public static async Task Of(string sqliteFile, string connection)
    {
        await using var from = new SqliteConnection($"Data Source={sqliteFile};Mode=ReadOnly;Pooling=False");
        await from.OpenAsync();
        await using var source = NpgsqlDataSource.Create(connection);
        await using var to = await source.OpenConnectionAsync();
        // keys are not checked again: the rows come from a database that checked them
        await Execute(to, "SET session_replication_role = replica");
        var tables = await Tables(to);
        await Execute(to, $"TRUNCATE {string.Join(", ", tables.Select(table => $"\"{table}\""))}");
        foreach (var table in tables)
            await Copy(from, to, table);
        await Execute(to, "ANALYZE");
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

    private static async Task<IReadOnlyList<string>> Tables(NpgsqlConnection connection)
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
