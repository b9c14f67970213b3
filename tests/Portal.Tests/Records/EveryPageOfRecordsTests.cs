using Governance.Portal.Tests.Harness;

namespace Governance.Portal.Tests.Records;

/// <summary>The pages of records and the catalogue: nothing for axe, no sideways scroll, in every look.</summary>
public sealed class EveryPageOfRecordsTests(RecordsPortal scene, Browser browser) : IClassFixture<RecordsPortal>
{
    public static TheoryData<string, string, int> Looks
    {
        get
        {
            var looks = new TheoryData<string, string, int>();
            foreach (var look in Look.All)
                looks.Add(look.Culture, look.Theme, look.Width);
            return looks;
        }
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Is_accessible_in_every_look(string culture, string theme, int width)
    {
        var look = new Look(culture, theme, width);
        await using var visit = await browser.Visit(scene.Portal, look);
        foreach (var address in new[] { "/catalogue", "/catalogue?text=nothing-like-it", "/catalogue/" + scene.Slug })
            await Check(visit, address, look);
        await visit.SignIn(scene.Dean);
        string[] tabs = ["", "/proposal", "/competencies", "/reviews", "/endorsements", "/workflow", "/workflow?steps=all", "/history?all=1", "/versions/2", "/compare/1..3"];
        foreach (var address in tabs.Select(tab => $"/records/{scene.Returned}{tab}").Prepend("/records?text=nothing-like-it").Prepend("/records").Append($"/records/{scene.New}"))
            await Check(visit, address, look);
        await visit.SignOut();
        await visit.SignIn(scene.Lead);
        await Check(visit, $"/records/{scene.New}/actions/withdraw", look);
        Assert.DoesNotContain(visit.Complaints, complaint => complaint.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase));
    }

    private static async Task Check(Visit visit, string address, Look look)
    {
        await visit.Page.GotoAsync(address);
        await visit.Picture($"{address[1..].Replace('/', '-').Replace('?', '-')}-{look.Culture}-{look.Theme}-{look.Width}");
        await visit.IsAccessible($"{address}, {look}");
    }
}
