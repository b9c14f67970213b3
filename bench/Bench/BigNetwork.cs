using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Governance.Domain;
using Governance.Domain.Audit;
using Governance.Workflows.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Bench;

/// <summary>
/// Fills a demonstration (<c>./governance seed --database FILE</c>) up to 10,000 records, 100,000 steps and 1,000,000 events, sealed by
/// the product's own sealer: <c>dotnet run -c Release --project bench/Bench -- fill FILE</c>. Every record is a copy of one that the
/// engine made, under other ids, at another college, with other people; each event stands as often as it takes to come to a
/// hundred for a record. Of twenty records seventeen are through, as in a network that is some years old.
/// </summary>
internal static partial class BigNetwork
{
    private const int Records = 10_000;
    private const int EventsOfRecord = 100;
    private const int PeopleOfRole = 20;
    private const int RecordsOfChunk = 100;

    /// <summary>Each table with the column that leads to the record, and those of an instance by its id.</summary>
    private static readonly (string Table, string Column)[] Tables =
    [
        ("MicroCredentials", "Id"), ("CredentialVersions", "CredentialId"), ("StageStays", "CredentialId"), ("CatalogueTexts", "CredentialId"), ("WorkItems", "CredentialId"), ("Endorsements", "CredentialId"), ("Reviews", "CredentialId"),
        ("Conditions", "CredentialId"), ("Advice", "CredentialId"), ("Comments", "CredentialId"), ("Documents", "CredentialId"), ("Looks", "CredentialId"),
        ("WorkflowInstances", "CorrelationId"), ("Bookmarks", "InstanceId"), ("Journal", "InstanceId"), ("Events", "CredentialId"),
    ];

    internal static async Task<int> Fill(string file)
    {
        var watch = Stopwatch.StartNew();
        await using var provider = Services(file);
        await BigTalk.BesideEach(provider);
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await Execute(connection, "PRAGMA journal_mode = wal; PRAGMA synchronous = off; PRAGMA foreign_keys = off; PRAGMA cache_size = -400000;");
        var network = await Network.Read(connection);
        await ClonePeople(connection, network);
        var templates = await Templates(connection);
        var settled = templates.Where(one => one.State is "Active" or "Sunset" or "Published" or "Pilot").ToList();
        var moving = templates.Except(settled).ToList();
        for (var number = templates.Count + 1; number <= Records;)
        {
            await using (var transaction = (SqliteTransaction)await connection.BeginTransactionAsync())
            {
                for (var end = Math.Min(Records, number + RecordsOfChunk - 1); number <= end; number++)
                {
                    var from = number % 20 < 17 ? settled : moving;
                    await Copy(connection, network, from[number % from.Count], number);
                }
                await transaction.CommitAsync();
            }
            await Seal(provider);
        }
        await Execute(connection, "PRAGMA wal_checkpoint(truncate); ANALYZE;");
        foreach (var table in new[] { "MicroCredentials", "WorkItems", "Events", "SealBatches", "People", "WorkflowInstances", "Journal" })
            Console.WriteLine($"{table}: {await Scalar(connection, $"SELECT count(*) FROM \"{table}\"")}");
        Console.WriteLine($"{watch.Elapsed.TotalSeconds:0} s, {new FileInfo(file).Length >> 20} MB");
        return 0;
    }

    /// <summary>The product over an SQLite file, or over PostgreSQL where a connection is named.</summary>
    internal static ServiceProvider Services(string database)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddDomain();
        if (database.Contains('=', StringComparison.Ordinal))
            services.AddGovernancePostgres(database);
        else
            services.AddGovernanceStorage(database);
        Workflows.WorkflowsSetup.AddWorkflows(services);
        return services.BuildServiceProvider();
    }

    private static async Task Copy(SqliteConnection connection, Network network, Template template, int number)
    {
        var college = network.Colleges[number % network.Colleges.Count];
        var id = string.Create(CultureInfo.InvariantCulture, $"MC-2026-{number + 1000}");
        foreach (var (table, rows) in template.Rows)
        {
            var times = table == "Events" ? (EventsOfRecord + rows.Values.Count - 1) / rows.Values.Count : 1;
            for (var round = 0; round < times; round++)
            {
                foreach (var values in rows.Values.Take(EventsLeft(table, round, rows.Values.Count)))
                {
                    using var insert = rows.Insert(connection);
                    for (var column = 0; column < values.Length; column++)
                        insert.Parameters[column].Value = Changed(rows.Columns[column], values[column], round);
                    await insert.ExecuteNonQueryAsync();
                }
            }
        }

        object Changed(string column, object value, int round) => value is not string text
            ? column is "SealNumber" ? DBNull.Value : value
            : column is "Slug" ? $"{text}-{number}"
            : Ids().Replace(text.Replace(template.Id, id, StringComparison.Ordinal), match => network.Other(match.Value, template.College, college, number, column == "Id" ? round : 0));
    }

    private static int EventsLeft(string table, int round, int count) => table == "Events" ? Math.Min(count, EventsOfRecord - (round * count)) : count;

    private static async Task Seal(ServiceProvider provider)
    {
        var isMore = true;
        while (isMore)
        {
            await using var scope = provider.CreateAsyncScope();
            isMore = await scope.ServiceProvider.GetRequiredService<Sealer>().SealNext();
        }
    }

    /// <summary>Twenty people for each one that a college has.</summary>
    private static async Task ClonePeople(SqliteConnection connection, Network network)
    {
        await using var transaction = (SqliteTransaction)await connection.BeginTransactionAsync();
        foreach (var table in new[] { "People", "RoleGrants" })
        {
            var rows = await TableRows.Read(connection, table, "1", "1");
            for (var clone = 1; clone < PeopleOfRole; clone++)
            {
                foreach (var values in rows.Values)
                {
                    using var insert = rows.Insert(connection);
                    for (var column = 0; column < values.Length; column++)
                    {
                        insert.Parameters[column].Value = (rows.Columns[column], values[column]) switch
                        {
                            ("Email", string email) => clone + "." + email,
                            ("Id" or "PersonId", string id) => Network.Twin(id, clone),
                            var (_, other) => other,
                        };
                    }
                    await insert.ExecuteNonQueryAsync();
                }
            }
        }
        await transaction.CommitAsync();
    }

    private static async Task<List<Template>> Templates(SqliteConnection connection)
    {
        var found = new List<Template>();
        foreach (var record in (await TableRows.Read(connection, "MicroCredentials", "1", "1")).Named())
        {
            var rows = new List<(string, TableRows)>();
            var id = (string)record["Id"];
            var instance = (string?)await Scalar(connection, $"SELECT \"Id\" FROM \"WorkflowInstances\" WHERE \"CorrelationId\" = '{id}' AND \"ParentInstanceId\" IS NULL");
            foreach (var (table, column) in Tables)
                rows.Add((table, await TableRows.Read(connection, table, column, column == "InstanceId" ? instance ?? "" : id)));
            found.Add(new(id, (string)record["State"], (string)record["OrganisationId"], [.. rows.Where(one => one.Item2.Values.Count > 0)]));
        }
        return found;
    }

    private static async Task Execute(SqliteConnection connection, string text)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = text;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<object?> Scalar(SqliteConnection connection, string text)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = text;
        return await command.ExecuteScalarAsync();
    }

    [GeneratedRegex("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}")]
    private static partial Regex Ids();

    private sealed record Template(string Id, string State, string College, IReadOnlyList<(string Table, TableRows Rows)> Rows);

    /// <summary>Rows of a table as they are stored, and how to store one more.</summary>
    private sealed record TableRows(string Table, IReadOnlyList<string> Columns, IReadOnlyList<object[]> Values)
    {
        private SqliteCommand? prepared;

        public static async Task<TableRows> Read(SqliteConnection connection, string table, string column, string value)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = column == "1" ? $"SELECT * FROM \"{table}\"" : $"SELECT * FROM \"{table}\" WHERE \"{column}\" = $value";
            command.Parameters.AddWithValue("$value", value);
            await using var reader = await command.ExecuteReaderAsync();
            var values = new List<object[]>();
            var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
            while (await reader.ReadAsync())
            {
                var row = new object[reader.FieldCount];
                reader.GetValues(row);
                values.Add(row);
            }
            return new(table, columns, values);
        }

        public IEnumerable<Dictionary<string, object>> Named() => Values.Select(row => Columns.Zip(row).ToDictionary(pair => pair.First, pair => pair.Second));

        public SqliteCommand Insert(SqliteConnection connection)
        {
            var command = connection.CreateCommand();
            command.CommandText = prepared?.CommandText
                ?? $"INSERT {(Table == "Reviews" ? "OR IGNORE " : "")}INTO \"{Table}\" ({string.Join(", ", Columns.Select(column => $"\"{column}\""))}) VALUES ({string.Join(", ", Columns.Select((_, index) => "$p" + index))})";
            prepared ??= command;
            for (var index = 0; index < Columns.Count; index++)
                command.Parameters.AddWithValue("$p" + index, DBNull.Value);
            return command;
        }
    }

    /// <summary>Who is at which college in which role, and what stays as it is: organisations, bodies, definitions.</summary>
    private sealed record Network(IReadOnlyList<string> Colleges, Dictionary<string, (string Role, string? College)> People, ILookup<(string Role, string? College), string> Held, HashSet<string> Kept)
    {
        public static async Task<Network> Read(SqliteConnection connection)
        {
            var organisations = (await TableRows.Read(connection, "Organisations", "1", "1")).Named().ToList();
            var grants = (await TableRows.Read(connection, "RoleGrants", "1", "1")).Named().ToList();
            var people = grants.GroupBy(row => Upper(row["PersonId"])!).ToDictionary(group => group.Key, group => ((string)group.First()["RoleId"], Upper(group.First()["OrganisationId"])));
            var kept = organisations.Concat((await TableRows.Read(connection, "Bodies", "1", "1")).Named()).Select(row => Upper(row["Id"])!).Append(Guid.Empty.ToString()).ToHashSet();
            return new(
                [.. organisations.Where(row => (string)row["Kind"] == "Institution").Select(row => Upper(row["Id"])!)],
                people,
                people.ToLookup(one => one.Value, one => one.Key),
                kept);
        }

        /// <summary>What this id is in the copy of a record: the same of another college, another person of the same role, or a new one.</summary>
        public string Other(string id, string from, string to, int number, int round)
        {
            var upper = id.ToUpperInvariant();
            var other = upper == from ? to
                : Kept.Contains(upper) ? upper
                : People.TryGetValue(upper, out var who) ? Twin(Colleague(upper, who.Role, who.College, Place(to) - Place(from)), number % PeopleOfRole)
                : Twin(upper, number | (round << 14));
            return char.IsLower(id.FirstOrDefault(char.IsLetter)) ? other.ToLowerInvariant() : other;
        }

        /// <summary>Who has the same place in the same role, as many colleges further; themselves where there is nobody.</summary>
        private string Colleague(string person, string role, string? college, int further)
        {
            if (college is null || Place(college) < 0)
                return person;
            var place = Held[(role, college)].ToList().IndexOf(person);
            var there = Colleges[(Place(college) + further + Colleges.Count) % Colleges.Count];
            return Held[(role, there)].ElementAtOrDefault(place) ?? person;
        }

        private int Place(string college) => Colleges.ToList().IndexOf(college);

        /// <summary>Another id at the same place in the order: only the last bits, which are random, differ.</summary>
        public static string Twin(string id, int number) => id[..^6] + (Convert.ToInt32(id[^6..], 16) ^ number).ToString("X6", CultureInfo.InvariantCulture);

        private static string? Upper(object value) => (value as string)?.ToUpperInvariant();
    }
}
