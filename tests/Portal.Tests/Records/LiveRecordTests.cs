using Governance.Domain.Credentials;
using Governance.Domain.Work;
using Governance.Portal.Tests.Harness;
using Governance.Workflows.Engine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.Records;

public sealed class LiveRecordTests(RecordsPortal scene, Browser browser) : IClassFixture<RecordsPortal>
{
    [Fact]
    public async Task What_others_do_shows_without_a_reload()
    {
        await using var visit = await browser.Visit(scene.Portal);
        await visit.SignIn(scene.Lead);
        await visit.Page.GotoAsync("/records/" + scene.New);
        await visit.Page.Locator(".watch[data-live]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await visit.Page.EvaluateAsync("window.stillTheSamePage = true");
        var item = Assert.Single((await scene.Portal.Ask<CredentialQueries, RecordView>(
            records => records.Record(scene.New, scene.Dean.ToCaller()))).OpenSteps);
        await scene.Portal.Send(scene.Dean.ToCaller(), new CompleteWorkItem(item.WorkItemId, "go", null));
        await scene.Portal.Services.GetRequiredService<WorkflowEngine>().RunUntilQuiet();

        await Expect(visit.Page.Locator(".page-head .chip").First).ToHaveTextAsync("Design", new() { Timeout = 15000 });
        await Expect(visit.Page.Locator(".watch")).ToContainTextAsync("Changed just now");
        Assert.True(await visit.Page.EvaluateAsync<bool>("window.stillTheSamePage === true"));
    }
}
