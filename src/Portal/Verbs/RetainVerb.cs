using System.CommandLine;
using Governance.Domain.Words;
using Governance.Workflows.Retention;

namespace Governance.Portal.Verbs;

/// <summary><c>retain</c>: removes at once what the portal removes every day, the journals of workflows that ended long ago notices that were read long ago, and the personal data that the institution no longer keeps. The trail of events stays.</summary>
internal static class RetainVerb
{
    internal static Command Command()
    {
        var retain = new Command("retain", "Remove the journals of workflows that ended long ago.") { DatabaseOption.Instance, KeepJournalsOption.Instance };
        retain.SetAction((parsed, cancellation) => StoreOfVerb.Run(parsed, (_, services) => Remove(services, parsed.GetValue(KeepJournalsOption.Instance)!, cancellation), cancellation));
        return retain;
    }

    private static async Task<Sentence> Remove(IServiceProvider services, KeepJournals keep, CancellationToken cancellation)
    {
        var result = await services.GetRequiredService<JournalRetention>().Run(keep, cancellation);
        return new Sentence("Journals removed: {0}, with {1} lines. Handled deliveries removed: {2}. Old notices removed: {3}. People erased: {4}.", result.Workflows, result.Lines, result.Deliveries, result.Notices, result.People);
    }
}
