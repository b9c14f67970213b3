using System.CommandLine;

namespace Governance.Portal.Verbs;

/// <summary><c>--postgres CONNECTION</c>, alike for every verb that works on either database.</summary>
internal static class PostgresOption
{
    internal static readonly Option<string?> Instance = new("--postgres")
    {
        Description = "PostgreSQL connection instead of a file, for several nodes; starts without the demonstration",
    };
}
