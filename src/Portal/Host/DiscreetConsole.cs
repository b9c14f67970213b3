using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Net.Mail;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Governance.Portal.Host;

/// <summary>
/// The log on the console, as text or as one JSON object a line with its time in UTC, without personal data: a message of ours names rows by
/// their ids, and of a fault stand its kind and its place. What a fault says is left out, because an answer, a name or an
/// address may be quoted in it; only what disks, lines and databases say is kept. Incidents keep the whole text, for
/// those who may read it.
/// </summary>
internal sealed class DiscreetConsole(bool json, TimeProvider clock) : ConsoleFormatter(FormatterName)
{
    internal const string FormatterName = "discreet";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter) =>
        textWriter.WriteLine(Line(logEntry.LogLevel, logEntry.Category, logEntry.Formatter(logEntry.State, logEntry.Exception), logEntry.Exception));

    /// <summary>One entry as it is written.</summary>
    internal string Line(LogLevel level, string source, string message, Exception? fault)
    {
        var faults = fault is null ? [] : Faults(fault).ToList();
        var trace = Activity.Current?.TraceId.ToString();
        return json
            ? JsonSerializer.Serialize(new { at = clock.GetUtcNow().UtcDateTime, level = level.ToString(), source, message, trace, faults })
            : string.Join(Environment.NewLine, [$"{level.ToString().ToLower(CultureInfo.InvariantCulture)}: {source}: {message}", .. faults.Select(one => $"  {one.Kind} {one.Says}\n{one.At}")]);
    }

    private static IEnumerable<Fault> Faults(Exception fault)
    {
        for (var one = fault; one is not null; one = one.InnerException)
            yield return new(one.GetType().FullName!, SaysNothingOfPeople(one) ? one.Message : null, one.StackTrace);
    }

    // an SMTP server quotes addresses in what it answers
    private static bool SaysNothingOfPeople(Exception fault) => fault is DbException or SocketException or TimeoutException
        || (fault is IOException && fault.InnerException is not SmtpException);

    private sealed record Fault(string Kind, string? Says, string? At);
}

internal static class DiscreetLogging
{
    internal static void AddDiscreetConsole(this ILoggingBuilder logging, bool json)
    {
        logging.ClearProviders();
        logging.Services.AddSingleton<ConsoleFormatter>(services => new DiscreetConsole(json, services.GetRequiredService<TimeProvider>()));
        logging.AddConsole(console => console.FormatterName = DiscreetConsole.FormatterName);
    }
}
