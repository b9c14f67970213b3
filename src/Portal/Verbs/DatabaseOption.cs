using System.CommandLine;

namespace Governance.Portal.Verbs;

/// <summary><c>--database FILE</c>, alike for every verb. Without it: data/governance.db of the checkout that the scripts belong to.</summary>
internal static class DatabaseOption
{
    internal static readonly Option<string> Instance = new("--database")
    {
        Description = "SQLite file; made when it is not there",
        DefaultValueFactory = _ => Path.Combine(Environment.GetEnvironmentVariable("GOVERNANCE_HOME") ?? "", "data", "governance.db"),
    };

    /// <summary>The full path of the file.</summary>
    internal static string Of(ParseResult parsed) => Path.GetFullPath(parsed.GetValue(Instance)!);
}
