using Governance.Portal.Bodies;
using Governance.Portal.Tests.Harness;

namespace Governance.Portal.Tests.Bodies;

/// <summary>The pages of bodies: nothing for axe, no sideways scroll, in every look.</summary>
[Visits(typeof(BodiesPage), typeof(BodyPage), typeof(FoundPage), typeof(SeatPage), typeof(EndSeatPage), typeof(BylawsPage))]
public sealed class EveryPageOfBodiesTests(BodiesPortal scene, Browser browser) : IClassFixture<BodiesPortal>
{
    [Theory]
    [InlineData("en-CA")]
    [InlineData("fr-CA")]
    public async Task Is_accessible_in_every_look(string culture)
    {
        await using var visit = await browser.Visit(scene.Portal, Look.Default with { Culture = culture });
        await visit.SignIn(scene.Secretary);
        var body = "/bodies/" + scene.Committee;
        foreach (var address in new[] { "/bodies", "/bodies/new", body + "?done=seat", body + "/seats/new", $"{body}/seats/{scene.ChairSeat}/end", body + "/bylaws" })
        {
            await visit.Page.GotoAsync(address);
            await visit.IsAccessibleAtEveryWidth($"{address.Replace(scene.Committee.ToString(), "body").Replace(scene.ChairSeat.ToString(), "seat")}, {culture}");
        }
        visit.SawEveryPageOf<EveryPageOfBodiesTests>();
    }
}
