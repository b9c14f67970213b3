using System.CommandLine;
using Governance.Domain.Words;

namespace Governance.Portal.Verbs;

/// <summary><c>migrate</c>: brings the schema of a database up to date, as every start of the portal does; makes the file where there is none.</summary>
internal static class MigrateVerb
{
    internal static Command Command()
    {
        var migrate = new Command("migrate", "Bring a database’s schema up to date.") { DatabaseOption.Instance };
        migrate.SetAction((parsed, cancellation) => StoreOfVerb.Run(parsed, UpToDate, cancellation));
        return migrate;
    }

    private static Task<Sentence> UpToDate(string file, IServiceProvider services) => Task.FromResult(new Sentence("The schema of {0} is up to date.", file));
}
