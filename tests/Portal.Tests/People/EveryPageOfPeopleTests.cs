using System.Text;
using Governance.Portal.Accounts;
using Governance.Portal.People;
using Governance.Portal.Settings;
using Governance.Portal.Tests.Harness;
using Microsoft.Playwright;

namespace Governance.Portal.Tests.People;

/// <summary>The pages of people and their accounts: nothing for axe, no sideways scroll, in every look.</summary>
[Visits(
    typeof(PeoplePage), typeof(PersonPage), typeof(NewPersonPage), typeof(GrantPage), typeof(EndRolePage), typeof(CorrectPersonPage), typeof(DeactivatePage),
    typeof(PeopleImportPage), typeof(OrganisationsPage), typeof(OrganisationPage), typeof(NewOrganisationPage), typeof(SessionsPage), typeof(ForgotPage), typeof(PasswordPage), typeof(PrivacyPage), typeof(ErasePage), typeof(ErasurePage))]
public sealed class EveryPageOfPeopleTests(PeoplePortal scene, Browser browser) : IClassFixture<PeoplePortal>
{
    [Theory]
    [InlineData("en-CA")]
    [InlineData("fr-CA")]
    public async Task Is_accessible_in_every_look(string culture)
    {
        await using var visit = await browser.Visit(scene.Portal, Look.Default with { Culture = culture });
        await visit.SignIn(scene.NetworkAdministrator);
        var person = "/people/" + scene.Dean.Id;
        foreach (var address in new[]
        {
            "/people", person + "?done=granted", "/people/new", person + "/roles/new", $"{person}/roles/{scene.DeansRole}/end", person + "/correct", person + "/deactivate",
            "/people/import", "/organisations", "/organisations/" + scene.College, "/organisations/new", "/settings/sessions", "/settings/privacy", "/people/" + scene.Gone.Id, $"/people/{scene.Lead.Id}/deactivate", "/people/" + scene.Lead.Id, $"/people/{scene.Gone.Id}/erase", "/people/erasure?years=5", "/forgot", "/password/not-a-link",
        })
        {
            await visit.Page.GotoAsync(address);
            await visit.IsAccessibleAtEveryWidth($"{address.Replace(scene.Dean.Id.ToString(), "person").Replace(scene.Gone.Id.ToString(), "gone").Replace(scene.Lead.Id.ToString(), "lead").Replace(scene.DeansRole.ToString(), "role").Replace(scene.College.ToString(), "college")}, {culture}");
        }
        const string Head = "name,name_fr,email,language,role,organization,unit,from,until\n";
        const string Right = "Bo Li,Bo Lî,bo@example.org,fr,Dean,Fanshawe College,School of Technology,2031-09-01,2032-06-30\n";
        foreach (var (name, list) in new[] { ("errors", $"{Head}{Right}Gone,,{scene.Gone.Email},,Dean,Fanshawe College\nNo Role,,no@example,xx,King,Elsewhere,,tomorrow,\n"), ("preview", Head + Right) })
        {
            await visit.Page.GotoAsync("/people/import");
            await visit.Page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "people.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(list) });
            await visit.Page.Locator("form[enctype] button").ClickAsync();
            await Assertions.Expect(visit.Page.Locator("#preview")).ToBeVisibleAsync();
            await visit.IsAccessibleAtEveryWidth($"people-import-{name}, {culture}");
        }
        Assert.DoesNotContain(visit.Complaints, complaint => complaint.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase));
        visit.SawEveryPageOf<EveryPageOfPeopleTests>();
    }
}
