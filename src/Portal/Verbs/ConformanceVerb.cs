using System.CommandLine;
using System.Globalization;
using Governance.Domain.Words;
using Governance.Workflows.Conformance;

namespace Governance.Portal.Verbs;

/// <summary>
/// <c>conformance</c>: runs every recorded case of real Elsa below a folder in both flow modes, a line each, and counts.
/// Exit code 1 when any failed or there is none.
/// </summary>
internal static class ConformanceVerb
{
    internal static Command Command()
    {
        var folder = new Argument<string>("folder") { Description = "Folder of cases" };
        var conformance = new Command("conformance", "Hold the workflow engine against recorded cases of Elsa; exit code 1 if any fails.") { folder };
        conformance.SetAction((parsed, cancellation) => Run(parsed.GetValue(folder)!, cancellation));
        return conformance;
    }

    private static async Task<int> Run(string folder, CancellationToken cancellation)
    {
        var (passed, failed) = (0, 0);
        await foreach (var result in ConformanceRun.Of(folder, cancellation))
        {
            Console.WriteLine(result.Line.In(CultureInfo.CurrentUICulture));
            (passed, failed) = result.IsPassed ? (passed + 1, failed) : (passed, failed + 1);
        }
        if (passed + failed == 0)
            await Console.Error.WriteLineAsync(new Sentence("There is no case at {0}.", folder).In(CultureInfo.CurrentUICulture));
        else
            Console.WriteLine(new Sentence("{0} passed, {1} failed", passed, failed).In(CultureInfo.CurrentUICulture));
        return failed > 0 || passed == 0 ? 1 : 0;
    }
}
