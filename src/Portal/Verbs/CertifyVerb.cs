using System.CommandLine;
using System.Globalization;
using Governance.Domain.Words;
using Governance.Portal.Certify;

namespace Governance.Portal.Verbs;

/// <summary>
/// <c>certify</c>: checks the certificates of final approvals from a file of exported events alone. Exit code 0 when each of
/// them holds, 1 with a line for each fault, where there is none to check, and where the file cannot be read.
/// </summary>
internal static class CertifyVerb
{
    internal static Command Command()
    {
        var file = new Argument<string>("file") { Description = "File that export has written" };
        var certify = new Command("certify", "Check the separation of duties of final approvals from exported events alone; exit code 1 if any fails.") { file };
        certify.SetAction((parsed, cancellation) => Certify(parsed.GetValue(file)!, cancellation));
        return certify;
    }

    private static async Task<int> Certify(string path, CancellationToken cancellation)
    {
        if (!File.Exists(path))
            return await Fail([new("There is no file {0}.", path)]);
        if (ExportedEvents.Read(await File.ReadAllTextAsync(path, cancellation)) is not { } file)
            return await Fail([new("{0} is no file of exported events.", path)]);
        var check = CertificateCheck.Of(file);
        IReadOnlyList<Sentence> findings = [.. file.BrokenSeals(), .. check.Findings];
        if (findings.Count > 0)
            return await Fail(findings);
        if (check.Approvals == 0)
            return await Fail([new("There is no final approval in {0}.", path)]);
        Console.WriteLine(new Sentence("Final approvals whose separation of duties the events bear out: {0}. Events as they were sealed: {1}.", check.Approvals, file.Events.Count).In(CultureInfo.CurrentUICulture));
        return 0;
    }

    private static async Task<int> Fail(IReadOnlyList<Sentence> findings)
    {
        foreach (var finding in findings)
            await Console.Error.WriteLineAsync(finding.In(CultureInfo.CurrentUICulture));
        return 1;
    }
}
