using System.Text.Json.Nodes;
using Governance.Domain.Credentials;
using Governance.Domain.Work;
using Governance.Portal.Propose;
using Governance.Portal.Tests.Harness;
using Governance.Portal.Work;

namespace Governance.Portal.Tests.Work;

/// <summary>Work, steps and the beginning of a proposal: nothing for axe, no sideways scroll, in both languages and widths.</summary>
[Visits(typeof(MyWork), typeof(StepPage), typeof(ProposePage))]
public sealed class EveryPageOfWorkTests(PortalFixture portal, Browser browser) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Is_accessible_in_every_look()
    {
        var scene = await WorkScene.Set(portal);
        var (decision, answered) = await Decisions(scene);
        var idea = await scene.Form(await scene.Record("Essential skills for truck drivers", "Compétences essentielles au volant"), "idea", 5);
        var design = await scene.Form(await Written(scene, "AI simulation for managers"), "design", -1);
        var map = await scene.Competencies(await Written(scene, "Mapped skills"));
        var (returning, returned) = await Returns(scene);
        var signed = await scene.Signed(await Written(scene, "Reading for the trades"));
        foreach (var look in Look.All)
        {
            await using var visit = await browser.Visit(portal, look);
            await visit.SignIn(scene.Dean);
            await Check(visit, "/", "my-work", look);
            await Check(visit, $"/steps/{decision}", "decide", look);
            await visit.Page.Locator("label[for=choice-2]").ClickAsync();
            await visit.Page.Locator("[data-send]").ClickAsync();
            await visit.Page.Locator("#words-error").WaitForAsync();
            await visit.IsAccessibleAtEveryWidth($"decide-refused, {look}");
            await Check(visit, $"/steps/{signed}", "sign", look);
            await visit.Page.Locator("label[for=choice-1]").ClickAsync();
            await visit.Page.Locator("[data-send]").ClickAsync();
            await visit.Page.Locator("#sign-error").WaitForAsync();
            await visit.IsAccessibleAtEveryWidth($"sign-refused, {look}");
            await Check(visit, $"/steps/{answered}", "account", look);
            await Check(visit, $"/steps/{returning}", "decide-held", look);
            await visit.Page.Locator("label[for=choice-2]").ClickAsync();
            await visit.Page.Locator("#return-cost").WaitForAsync();
            await visit.IsAccessibleAtEveryWidth($"decide-return, {look}");
            await visit.SignIn(scene.Lead);
            await Check(visit, "/", "my-work-lead", look);
            await Check(visit, $"/steps/{idea}", "idea", look);
            await Check(visit, $"/steps/{design}", "design", look);
            await visit.Page.Locator(".form-fields button[type=submit]").ClickAsync();
            await visit.Page.Locator(".note.bad").WaitForAsync();
            await visit.IsAccessibleAtEveryWidth($"design-gaps, {look}");
            await Check(visit, $"/steps/{returned}", "returned", look);
            await Check(visit, "/records/new", "propose", look);
            await visit.SignIn(scene.Designer);
            await Check(visit, $"/steps/{map}", "competencies", look);
            visit.SawEveryPageOf<EveryPageOfWorkTests>();
        }
    }

    private static async Task Check(Visit visit, string address, string name, Look look)
    {
        await visit.Page.GotoAsync(address);
        if (address != "/records/new")
            await visit.UntilLive();
        await visit.IsAccessibleAtEveryWidth($"{name}, {look}");
    }

    private async Task<(Guid Open, Guid Answered)> Decisions(WorkScene scene)
    {
        var record = await Written(scene, "Writing for business success");
        var first = await scene.Decision(record);
        await portal.Send(scene.Dean.ToCaller(), new CompleteWorkItem(first, "return", "Twenty hours do not cover four outcomes. Say who observes the learner, and how that person is trained."));
        portal.Clock.Advance(TimeSpan.FromSeconds(2));
        await scene.Write(record,
            ("hours", 36),
            ("assessment-plan", WorkScene.Pair("Learners complete a trip-planning scenario and are observed twice at a partner’s yard. Mastery is 80%.")),
            ("participation", "both"));
        await scene.Freeze(record);
        var again = await scene.Decision(record, dueInDays: 0.01);
        await scene.Decision(await scene.Record("Document use", "Utilisation de documents"), dueInDays: 2);
        await scene.Decision(await scene.Record("Dégager les éléments d’information", "Dégager les éléments d’information"), dueInDays: -3);
        await scene.Decision(await scene.Record("", "Conduite hivernale"), dueInDays: 60);
        return (again, first);
    }

    /// <summary>A step whose answer may be a return, and a form that came back with an earlier decision that no longer holds.</summary>
    private async Task<(Guid Returning, Guid Returned)> Returns(WorkScene scene)
    {
        var returning = await scene.Committee(await Written(scene, "Safe lifting"));
        var record = await Written(scene, "Document use");
        var returned = await scene.Committee(record);
        await portal.Send(scene.Dean.ToCaller(), new CompleteWorkItem(returned, "return-to-design", "Twenty hours are too few."));
        await scene.Write(record, ("hours", 36));
        return (returning, await scene.Form(record, "design"));
    }

    private static async Task<string> Written(WorkScene scene, string title)
    {
        var record = await scene.Record(title);
        await scene.Write(record,
            ("need", WorkScene.Pair("Employers in the region cannot fill 400 posts a year.")),
            ("initiation-source", "INI-IND"),
            ("target-learners", WorkScene.Pair("People at work who write every day.", "Des personnes en emploi qui écrivent chaque jour.")),
            ("budget-estimate", 42000),
            ("funding", new JsonArray("grant", "fees")),
            ("hours", 20),
            ("participation", "online"),
            ("learning-outcomes", new JsonArray(WorkScene.Pair("Plan a trip within the rules", "Planifier un trajet selon les règles"), WorkScene.Pair("Read shipping papers without error"))),
            ("assessment-plan", WorkScene.Pair("Learners complete a written test and are observed at a partner’s yard. Mastery is 80%.")));
        await scene.Move(record, CredentialAction.Explore);
        await scene.Freeze(record);
        return record;
    }
}
