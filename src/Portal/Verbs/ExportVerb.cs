using System.CommandLine;
using Governance.Domain.Audit;
using Governance.Domain.Words;

namespace Governance.Portal.Verbs;

/// <summary><c>export</c>: writes the events of one record, with the seals that cover them, to a file that others can check.</summary>
internal static class ExportVerb
{
    internal static Command Command()
    {
        var record = new Argument<string>("record") { Description = "Number of the record, such as MC-2026-014" };
        var to = new Argument<string>("file") { Description = "File to write" };
        var export = new Command("export", "Write the events of a record to a file that certify can check.") { record, to, DatabaseOption.Instance };
        export.SetAction((parsed, cancellation) => StoreOfVerb.Run(parsed, (_, services) => Export(services, parsed.GetValue(record)!, parsed.GetValue(to)!, cancellation), cancellation));
        return export;
    }

    private static async Task<Sentence> Export(IServiceProvider services, string record, string file, CancellationToken cancellation)
    {
        await File.WriteAllTextAsync(file, await services.GetRequiredService<RecordExport>().Of(record, cancellation), cancellation);
        return new Sentence("The events of {0} are in {1}.", record, file);
    }
}
