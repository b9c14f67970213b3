using System.Collections.Concurrent;
using System.Net.Mail;
using System.Text.Json.Nodes;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Portal.Host;
using Governance.Testing;
using Governance.Workflows;
using Governance.Workflows.Engine;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Governance.Portal.Tests.Host;

/// <summary>Nothing of people reaches the log: neither in a life without trouble, nor when something breaks and says too much.</summary>
public sealed class DiscreetConsoleTests
{
    private static readonly DiscreetConsole Json = new(json: true, new ManualClock());

    [Fact]
    public async Task A_whole_life_leaves_no_name_address_title_or_answer_in_the_log()
    {
        var log = new Kept();
        await using var host = await TestHost.Start(services => services.AddWorkflows()
            .AddLogging(logging => logging.AddProvider(log).AddFilter("Microsoft", LogLevel.Warning)));
        var people = await ScriptedPeople.Of(host);
        people.Answers["purpose"] = JsonValue.Create("Written by a person")!;
        var id = await people.Propose();
        await people.Until(id, "pilot");
        // a step that breaks over what somebody wrote
        host.Services.GetRequiredService<ILogger<WorkflowEngine>>().LogWarning(new InvalidOperationException("“Written by a person” is no number"), "Run {Run} failed", 7);

        Assert.Contains(log.Lines, line => line.Contains("Run 7 failed", StringComparison.Ordinal) && line.Contains("InvalidOperationException", StringComparison.Ordinal));
        var all = string.Join('\n', log.Lines);
        var secrets = await host.WithDb(async db =>
        {
            var persons = await db.Set<Person>().AsNoTracking().ToListAsync();
            var records = await db.Set<MicroCredential>().AsNoTracking().ToListAsync();
            return persons.SelectMany(person => new[] { person.Name.En, person.Name.Fr, person.Email }).Concat(records.SelectMany(record => new[] { record.Title.En, record.Title.Fr })).ToList();
        });
        Assert.True(secrets.Count > 20);
        Assert.DoesNotContain(secrets.Append("Written by a person"), secret => all.Contains(secret, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_mail_server_that_quotes_an_address_is_not_quoted()
    {
        var fault = new SmtpFailedRecipientException("No mailbox ada@example.org", "ada@example.org", new IOException("ada@example.org", new SmtpException("ada@example.org")));
        foreach (var line in new[] { Json, new DiscreetConsole(json: false, new ManualClock()) }.Select(console => console.Line(LogLevel.Warning, "Mail", "Mail 1 could not be sent.", fault)))
        {
            Assert.DoesNotContain("ada@", line, StringComparison.Ordinal);
            Assert.Contains("SmtpFailedRecipientException", line, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_a_database_says_is_kept_in_one_json_object_a_line()
    {
        var line = Json.Line(LogLevel.Error, "Engine", "The look-round\nfailed.", new SqliteException("database is locked", 5));
        Assert.DoesNotContain('\n', line);
        var read = JsonNode.Parse(line)!;
        Assert.Equal("2026-01-05T14:00:00Z", (string)read["at"]!);
        Assert.Equal(("Error", "Engine", "The look-round\nfailed."), ((string)read["level"]!, (string)read["source"]!, (string)read["message"]!));
        Assert.Equal("database is locked", (string)read["faults"]![0]!["Says"]!);
    }

    /// <summary>The lines as the console would show them.</summary>
    private sealed class Kept : ILoggerProvider
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => new One(categoryName, Lines);

        public void Dispose()
        {
        }

        private sealed class One(string source, ConcurrentQueue<string> lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                lines.Enqueue(Json.Line(logLevel, source, formatter(state, exception), exception));
        }
    }
}
