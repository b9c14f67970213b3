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
        var head = new Option<string?>("--head") { Description = "A seal known from elsewhere, such as the minutes of a board: a chain that was made anew does not have it" };
        var certify = new Command("certify", "Check the separation of duties of final approvals from exported events alone; exit code 1 if any fails.") { file, head };
        certify.SetAction((parsed, cancellation) => Certify(parsed.GetValue(file)!, parsed.GetValue(head), cancellation));
        return certify;
    }

    private static async Task<int> Certify(string path, string? head, CancellationToken cancellation)
    {
        if (!File.Exists(path))
            return await Fail([new("There is no file {0}.", path)]);
        if (ExportedEvents.Read(await File.ReadAllTextAsync(path, cancellation)) is not { } file)
            return await Fail([new("{0} is no file of exported events.", path)]);
        var check = CertificateCheck.Of(file);
        IReadOnlyList<Sentence> findings = [.. file.BrokenSeals(), .. head is null ? [] : file.Against(head), .. check.Findings];
        if (findings.Count > 0)
            return await Fail(findings);
        if (check.Approvals == 0)
            return await Fail([new("There is no final approval in {0}.", path)]);
        Console.WriteLine(new Sentence("Final approvals whose separation of duties the events bear out: {0}. Events as they were sealed: {1}.", check.Approvals, file.Events.Count).In(CultureInfo.CurrentUICulture));
        if (head is not null && file.After(head) is > 0 and var later)
            Console.WriteLine(new Sentence("Events sealed after the seal that you noted, for which it does not vouch: {0}.", later).In(CultureInfo.CurrentUICulture));
        Console.WriteLine(new Sentence("Last seal: {0}", file.Head!).In(CultureInfo.CurrentUICulture));
        return 0;
    }

    private static async Task<int> Fail(IReadOnlyList<Sentence> findings)
    {
        foreach (var finding in findings)
            await Console.Error.WriteLineAsync(finding.In(CultureInfo.CurrentUICulture));
        return 1;
    }
}
