using System.Diagnostics;
using Governance.Testing;
using Governance.Workflows.Storage;

namespace Governance.Bench;

/// <summary>
/// Brings what <see cref="BigNetwork"/> filled into a new PostgreSQL database, so that both are asked the same of the same rows:
/// <c>dotnet run -c Release --project bench/Bench -- copy FILE CONNECTION</c>.
/// </summary>
internal static class BigCopy
{
    internal static async Task<int> ToPostgres(string file, string connection)
    {
        var watch = Stopwatch.StartNew();
        await using var provider = BigNetwork.Services(connection);
        await provider.Migrate();
        await PostgresCopy.Of(file, connection);
        Console.WriteLine($"{watch.Elapsed.TotalSeconds:0} s");
        return 0;
    }
}
