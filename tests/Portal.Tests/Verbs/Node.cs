using System.Diagnostics;
using Governance.Portal.Host;

namespace Governance.Portal.Tests.Verbs;

/// <summary>The real program, serving over a PostgreSQL database; its mail lies in the folder.</summary>
internal sealed class Node(Process program) : IDisposable
{
    public static Node Start(string folder, string connection) => new(Process.Start(new ProcessStartInfo(
        "dotnet", [typeof(PortalHost).Assembly.Location, "serve", "--urls", "http://127.0.0.1:0", "--postgres", connection, "--database", Path.Combine(folder, "node.db")])
    { RedirectStandardOutput = true })!);

    /// <summary>As a power cut does: nothing is finished, nothing is told.</summary>
    public async Task Kill()
    {
        program.Kill();
        await program.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!program.HasExited)
            program.Kill();
        program.Dispose();
    }
}
