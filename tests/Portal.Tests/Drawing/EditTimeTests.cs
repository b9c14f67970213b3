using System.Globalization;
using Governance.Portal.Tests.Design;
using Governance.Portal.Tests.Harness;

namespace Governance.Portal.Tests.Drawing;

/// <summary>How long after a change of a field the outline and the drawing show it, in a workflow of a hundred steps: told, and bounded far above what is usual.</summary>
public sealed class EditTimeTests(DesignPortal scene, Browser browser) : IClassFixture<DesignPortal>
{
    private const string Measure = """
        async step => {
          const field = document.querySelector('#name-en');
          const painted = where => new Promise(done => {
            const look = () => document.querySelector(where).textContent.includes(field.value) ? requestAnimationFrame(() => setTimeout(() => done(performance.now()))) : requestAnimationFrame(look);
            look();
          });
          const times = { outline: [], drawing: [] };
          for (let turn = 0; turn < 9; turn++) {
            const start = performance.now();
            field.value = 'Name ' + turn;
            field.dispatchEvent(new Event('change', { bubbles: true }));
            const [outline, drawing] = await Promise.all([painted(`.dz-out [data-step='${step}']`), painted(`.react-flow__node[data-id='${step}']`)]);
            times.outline.push(outline - start);
            times.drawing.push(drawing - start);
            await new Promise(done => setTimeout(done, 400));
          }
          const median = list => list.sort((one, other) => one - other)[list.length >> 1];
          return [median(times.outline), median(times.drawing), times.drawing.at(-1)];
        }
        """;

    [Fact]
    public async Task An_edit_is_seen_at_once_in_a_workflow_of_a_hundred_steps()
    {
        await scene.Copied("college", "edit-time");
        await using var visit = await browser.Visit(scene.Portal, Look.Default);
        await visit.SignIn(scene.Officer);
        await visit.Page.GotoAsync("/workflows/edit-time/draft");
        await visit.UntilLive();
        await visit.Page.Locator(".react-flow__node").First.WaitForAsync();
        await visit.Page.Locator(".dz-out [data-step=committee]").ClickAsync();
        await visit.Page.Locator("#name-en").WaitForAsync();
        var times = await visit.Page.EvaluateAsync<double[]>(Measure, "committee");
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"an edit is seen in the outline after {times[0]:0} ms, on the drawing after {times[1]:0} ms (longest {times[2]:0} ms)"));
        Assert.True(times[1] < 3_000, $"an edit was seen on the drawing after {times[1]:0} ms");
    }
}
