using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Governance.Domain.Commands;

/// <summary>
/// What the product tells of its work to whoever measures it: traces and histograms of commands, bursts and mails, by their
/// kinds and never by what is in them. Costs nothing while nobody listens.
/// </summary>
public static class Signals
{
    /// <summary>The name of the source of traces and of the meter.</summary>
    public const string Name = "Governance";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("governance.work.duration", "s", "How long one command, burst or mail took.");

    /// <summary>Measures one piece of work; its kind is one of a few words, its name that of a type or template.</summary>
    public static async Task<T> Measured<T>(string kind, string name, Func<Task<T>> work)
    {
        using var activity = Source.StartActivity(kind + " " + name);
        var begin = Stopwatch.GetTimestamp();
        var fault = "";
        try
        {
            return await work();
        }
        catch (Exception broken)
        {
            fault = broken.GetType().Name;
            activity?.SetStatus(ActivityStatusCode.Error, fault);
            throw;
        }
        finally
        {
            Duration.Record(Stopwatch.GetElapsedTime(begin).TotalSeconds, new("kind", kind), new("name", name), new("fault", fault));
        }
    }
}
