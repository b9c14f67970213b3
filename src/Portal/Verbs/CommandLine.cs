using System.CommandLine;

namespace Governance.Portal.Verbs;

/// <summary>The verbs of the one program. Without a verb it serves. A new verb is one file here and one line below.</summary>
internal static class CommandLine
{
    /// <summary>Answers with the exit code: 0 done, 1 with one sentence on the error stream.</summary>
    internal static Task<int> Run(string[] args) => Root().Parse(args).InvokeAsync();

    private static RootCommand Root()
    {
        var root = new RootCommand("Governance: carries micro-credentials from idea to sunset.");
        ServeVerb.IsDefaultOf(root);
        root.Subcommands.Add(ServeVerb.Command());
        root.Subcommands.Add(AuditVerb.Command());
        root.Subcommands.Add(BackupVerb.Command());
        root.Subcommands.Add(CertifyVerb.Command());
        root.Subcommands.Add(ConformanceVerb.Command());
        root.Subcommands.Add(ExportVerb.Command());
        root.Subcommands.Add(LintVerb.Command());
        root.Subcommands.Add(MigrateVerb.Command());
        root.Subcommands.Add(BackupVerb.RestoreCommand());
        root.Subcommands.Add(RetainVerb.Command());
        root.Subcommands.Add(SeedVerb.Command());
        return root;
    }
}
