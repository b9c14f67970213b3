using System.Diagnostics;
using System.Globalization;
using Governance.Portal.Host;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Load;

/// <summary>
/// The portal in a process of its own, so that what is measured of it is its alone. It is the product but for the limits per
/// network address, as everybody comes from this one. Asked on its input, it collects and tells its heap in bytes.
/// </summary>
internal sealed class PortalProcess : IAsyncDisposable
{
    private const string Ready = "ready";
    private readonly Process process;

    private PortalProcess(Process process) => this.process = process;

    internal TimeSpan Processor => process.TotalProcessorTime;

    internal long Resident
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    internal static async Task<int> Serve(string file, int port)
    {
        var options = new PortalOptions(port, Path.GetFullPath(file), Demo: true) { TriesPerMinute = int.MaxValue, ReadsPerMinute = int.MaxValue };
        await using var portal = PortalHost.Build(options, services => services.Configure<CircuitOptions>(circuit => circuit.DetailedErrors = true));
        await FirstStart.Prepare(portal);
        await portal.StartAsync();
        await Console.Out.WriteLineAsync(Ready);
        while (await Console.In.ReadLineAsync() is not null)
        {
            for (var round = 0; round < 3; round++)
            {
                GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
                GC.WaitForPendingFinalizers();
            }
            await Console.Out.WriteLineAsync("heap " + GC.GetTotalMemory(forceFullCollection: true));
        }
        return 0;
    }

    internal static async Task<PortalProcess> Start(string file, int port)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])[.. Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? [typeof(PortalProcess).Assembly.Location] : Array.Empty<string>(), "portal", file, $"{port}"])
            start.ArgumentList.Add(argument);
        var portal = new PortalProcess(Process.Start(start)!);
        await portal.Line(Ready);
        return portal;
    }

    /// <summary>The bytes that are alive after a collection.</summary>
    internal async Task<long> Heap()
    {
        await process.StandardInput.WriteLineAsync("heap");
        await process.StandardInput.FlushAsync();
        return long.Parse((await Line("heap "))["heap ".Length..], CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task<string> Line(string beginning)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(beginning, StringComparison.Ordinal))
                return line;
            Console.WriteLine("portal: " + line);
        }
        throw new InvalidOperationException("The portal ended.");
    }
}
