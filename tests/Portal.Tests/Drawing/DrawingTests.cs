using System.Diagnostics;
using System.Globalization;
using Governance.Domain.Forms;
using Governance.Portal.Tests.Design;
using Governance.Portal.Tests.Harness;
using Governance.Testing;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Governance.Portal.Tests.Drawing;

/// <summary>The workflow of a college is drawn from an empty drawing, and says the same as the one that came with the product.</summary>
public abstract class DrawingTests(DesignPortal scene, Browser browser)
{
    private protected async Task DrawsIt(Look look, Func<IPage, Hand> handAt)
    {
        var wanted = DefinitionReader.Read(await File.ReadAllTextAsync(RepoRoot.Path("workflows/college.json"), TestContext.Current.CancellationToken)).Definition!;
        var known = (await scene.Portal.Ask((DefinitionQueries definitions) => definitions.Check(wanted))).Known;
        await using var visit = await browser.Visit(scene.Portal, look);
        await visit.SignIn(scene.Officer);
        await visit.Page.GotoAsync("/workflows/new");
        var hand = handAt(visit.Page);
        await hand.Begin(wanted.DisplayName);
        await visit.Page.ArrivesAt("/workflows/[a-z-]+/draft");
        await visit.UntilLive();
        var id = new Uri(visit.Page.Url).Segments[^2].Trim('/');
        var watch = Stopwatch.StartNew();
        try
        {
            await new Drawer(hand, wanted, known, scene.Portal.Services.GetRequiredService<FormCatalogue>()).Draw("proposed");
        }
        finally
        {
            await visit.Picture("drawn by " + hand.GetType().Name);
            TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{hand.Acts} acts in {watch.Elapsed.TotalSeconds:0} s"));
        }
        // what is seen at once is stored a moment later
        string difference;
        for (var looks = 0; (difference = Canonical.Difference(wanted, await scene.Draft(id), known)).Length > 0 && looks < 20; looks++)
            await Task.Delay(500, TestContext.Current.CancellationToken);
        Assert.True(difference.Length == 0, difference);
    }
}

/// <summary>With nothing but keys.</summary>
public sealed class DrawnByKeyboardTests(DesignPortal scene, Browser browser) : DrawingTests(scene, browser), IClassFixture<DesignPortal>
{
    [Fact]
    public Task The_workflow_of_a_college_is_drawn_by_keyboard_alone() => DrawsIt(Look.Default, page => new KeyboardHand(page));
}

/// <summary>With nothing but the mouse, and letters in a field that was clicked.</summary>
public sealed class DrawnByMouseTests(DesignPortal scene, Browser browser) : DrawingTests(scene, browser), IClassFixture<DesignPortal>
{
    [Fact]
    public async Task The_workflow_of_a_college_is_drawn_by_mouse_alone()
    {
        MouseHand? hand = null;
        await DrawsIt(Look.Default with { Width = 1920 }, page => hand = new MouseHand(page));
        Assert.True(hand!.Lines > 2, $"only {hand.Lines} lines were dragged");
    }
}
