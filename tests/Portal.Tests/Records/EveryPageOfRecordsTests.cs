using Governance.Portal.Catalogue;
using Governance.Portal.Records;
using Governance.Portal.Tests.Harness;

namespace Governance.Portal.Tests.Records;

/// <summary>The pages of records and the catalogue: nothing for axe, no sideways scroll, in every look.</summary>
[Visits(
    typeof(CatalogueList), typeof(CataloguePage), typeof(RecordsPage), typeof(SummaryTab), typeof(ProposalTab), typeof(CompetenciesTab), typeof(ReviewsTab),
    typeof(EndorsementsTab), typeof(WorkflowTab), typeof(HistoryTab), typeof(VersionPage), typeof(ComparePage), typeof(ActionPage), typeof(HandOverPage), typeof(ListPage), typeof(PrintPage))]
public sealed class EveryPageOfRecordsTests(RecordsPortal scene, Browser browser) : IClassFixture<RecordsPortal>
{
    private string[] ForVisitors => ["/catalogue", "/catalogue?text=nothing-like-it", "/catalogue/" + scene.Slug];

    private string[] ForTheDean =>
    [
        "/records", "/records?text=nothing-like-it", "/records?sort=due&days=7", "/lists/records?query=stage%3Dpilot", "/lists/work", $"/records/{scene.New}", $"/records/{scene.Published}",
        .. new[] { "", "/proposal", "/competencies", "/reviews", "/endorsements", "/workflow", "/workflow?steps=all", "/history?all=1", "/print", "/versions/2", "/compare/1..3" }
            .Select(tab => $"/records/{scene.Returned}{tab}"),
    ];

    [Theory]
    [InlineData("en-CA")]
    [InlineData("fr-CA")]
    public async Task Is_accessible_in_every_look(string culture)
    {
        await using var visit = await browser.Visit(scene.Portal, Look.Default with { Culture = culture });
        await Check(visit, culture, ForVisitors);
        await visit.SignIn(scene.Dean);
        await Check(visit, culture, ForTheDean);
        await visit.SignIn(scene.Lead);
        await Check(visit, culture, $"/records/{scene.New}/actions/withdraw");
        await visit.SignIn(scene.Officer);
        await Check(visit, culture, $"/records/{scene.New}/lead");
        visit.SawEveryPageOf<EveryPageOfRecordsTests>();
    }

    private async Task Check(Visit visit, string culture, params string[] addresses)
    {
        foreach (var address in addresses)
        {
            await visit.Page.GotoAsync(address);
            await visit.IsAccessibleAtEveryWidth($"{address.Replace(scene.Returned, "returned").Replace(scene.New, "new").Replace(scene.Published, "published")}, {culture}");
            if (address.EndsWith("/print", StringComparison.Ordinal) || address.StartsWith("/catalogue/", StringComparison.Ordinal))
                await visit.IsAccessibleOnPaper($"{address}, {culture}");
        }
    }
}
