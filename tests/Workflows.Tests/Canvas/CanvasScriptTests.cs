using System.Diagnostics;
using Governance.Testing;

namespace Governance.Workflows.Tests.Canvas;

/// <summary>The parts of the canvas that reckon without a browser, run by Node: which ways are returns, where arrow keys lead, how lines run.</summary>
public sealed class CanvasScriptTests
{
    [Fact]
    public async Task Flow_and_routes_hold_what_canvas_test_mjs_says()
    {
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(RepoRoot.Path("tests/Workflows.Tests/Canvas/canvas.test.mjs"));
        start.ArgumentList.Add(RepoRoot.Path("src/Designer/Canvas/Browser"));
        using var node = Process.Start(start)!;
        var (told, complained) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.WaitForExitAsync();

        Assert.True(node.ExitCode == 0, await complained + await told);
        Assert.Equal("7 hold", (await told).TrimEnd());
    }
}
