using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Governance.Domain.Access;
using Governance.Domain.Institution;
using Governance.Domain.Organisations;
using Governance.Domain.Privacy;
using Governance.Domain.Storage;
using Governance.Portal.Tests.Access;
using Governance.Portal.Tests.Mail;
using Microsoft.EntityFrameworkCore;

namespace Governance.Portal.Tests.People;

/// <summary>The forms of administrators, sent as a browser without scripts sends them, and one's own data as a file.</summary>
public sealed partial class AdministratorFormsTests(PeoplePortal scene) : IClassFixture<PeoplePortal>
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    [Fact]
    public async Task Somebody_is_granted_a_role_comes_back_is_corrected_held_and_erased()
    {
        var client = await scene.Portal.Client(scene.NetworkAdministrator);
        var person = (await scene.Portal.Person(Role.Registrar, scene.College)).Id;
        var page = "/people/" + person;
        await Sent(client, page + "/roles/new", "role", "granted", ("Form.Role", Role.Dean.Id), ("Form.Place", scene.College.ToString()));
        Assert.Contains((await Person(person)).Grants, grant => grant.RoleId == Role.Dean.Id && grant.GrantedById == scene.NetworkAdministrator.Id);
        await Sent(client, page + "/deactivate", "deactivate", "deactivated", ("Form.Successor", ""));
        await Sent(client, page, "account", "reactivate", ("Form.Act", "reactivate"));
        Assert.True((await Person(person)).IsActive);
        await Sent(client, page + "/correct", "correct", "corrected", ("Form.NameEn", "Right"), ("Form.NameFr", "Juste"), ("Form.Email", "Right.Name@example.org"));
        Assert.Equal(("Right", "right.name@example.org"), ((await Person(person)).Name.En, (await Person(person)).Email));
        await scene.Portal.Send(scene.NetworkAdministrator.ToCaller(), new DeactivatePerson(person));
        await Sent(client, page, "erasure", "held", ("Form.Act", "hold"), ("Form.Reason", "A dispute"));
        Assert.Contains("The data of this person are held: A dispute", await Refused(client, page + "/erase", "erase"), StringComparison.Ordinal);
        await Sent(client, page, "erasure", "lifted", ("Form.Act", "lift"));
        await Sent(client, page + "/erase", "erase", "erased");
        Assert.Equal("Former member", (await Person(person)).Name.En);
    }

    [Fact]
    public async Task A_unit_that_gets_another_name_in_the_form_stays_the_same_unit()
    {
        var client = await scene.Portal.Client(scene.NetworkAdministrator);
        var college = await scene.Portal.Send(Governance.Domain.Commands.Caller.System, new RegisterOrganisation(OrganisationKind.Institution, new("NSCC", "NSCC"), "Nova Scotia") { Units = [new("Helth", "Santé"), new("Trades", "Métiers")] });
        var dean = await scene.Portal.Person(Role.Dean);
        await scene.Portal.Send(Governance.Domain.Commands.Caller.System, new GrantRole(dean.Id, Role.Dean.Id, college) { Unit = new("Helth", "Santé") });
        var page = "/organisations/" + college;
        var sent = await client.GetStringAsync(page);
        Assert.Contains("name=\"Form.Units[0].WasEn\" value=\"Helth\"", sent, StringComparison.Ordinal);
        var answer = await Post(client, page, Fields("organisation",
        [
            ("Form.NameEn", "NSCC"), ("Form.NameFr", "NSCC"), ("Form.Region", "Nova Scotia"),
            ("Form.Units[0].WasEn", "Helth"), ("Form.Units[0].WasFr", "Santé"), ("Form.Units[0].En", "Health"), ("Form.Units[0].Fr", "Santé"),
            ("Form.Units[1].WasEn", "Trades"), ("Form.Units[1].WasFr", "Métiers"), ("Form.Units[1].En", ""), ("Form.Units[1].Fr", ""),
        ]));
        Assert.True(answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.Found, await answer.Content.ReadAsStringAsync());
        Assert.Equal("Health", (await Person(dean.Id)).Grants.Single(one => one.OrganisationId == college).Unit!.En);
    }

    [Fact]
    public async Task The_look_the_logo_and_the_years_of_the_portal_are_kept_and_mail_is_tried()
    {
        var client = await scene.Portal.Client(scene.NetworkAdministrator);
        await Sent(client, "/institution", "look", "saved", ("LookForm.En", "College"), ("LookForm.Fr", "Collège"), ("LookForm.Colour", "#123456"));
        await Sent(client, "/institution", "retention", "saved", ("Retention.Years", "9"), ("Retention.PeopleYears", "4"));
        await Sent(client, "/institution", new MultipartFormDataContent { { new ByteArrayContent(Png), "Picture", "logo.png" }, { new StringContent("logo"), "_handler" } }, "saved");
        var kept = (await scene.Portal.Ask((SettingsQueries all) => all.All()))!;
        Assert.Equal(("College", "#123456", 9, 4, "image/png"), (kept.Name.En, kept.Colour, kept.JournalYears, kept.PeopleYears, kept.LogoType));
        Assert.Contains("Personal data are kept for a whole number of years, from 1 to 1000.", await Refused(client, "/institution", "retention", ("Retention.PeopleYears", "four")), StringComparison.Ordinal);

        using var server = new SmallMailServer();
        await Sent(client, "/institution", "mail", "saved", ("Mail.Host", "127.0.0.1"), ("Mail.Port", $"{server.Port}"), ("Mail.From", "governance@example.org"));
        await Sent(client, "/institution", "trial", "sent");
        Assert.Contains("RCPT TO:<" + scene.NetworkAdministrator.Email, await server.Received(), StringComparison.Ordinal);
        await scene.Portal.Send(scene.NetworkAdministrator.ToCaller(), new KeepMailServer(null));
        await scene.Portal.Send(scene.NetworkAdministrator.ToCaller(), new KeepRetention(null, null));
    }

    [Fact]
    public async Task Everybody_takes_a_file_of_their_own_data_with_them_and_visitors_sign_in_first()
    {
        var answer = await (await scene.Portal.Client(scene.Dean)).GetAsync("/settings/privacy/export");
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("my-data.json", answer.Content.Headers.ContentDisposition?.FileNameStar ?? answer.Content.Headers.ContentDisposition?.FileName);
        var own = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(scene.Dean.Email, own.GetProperty(nameof(PersonalData.Email)).GetString());
        Assert.Equal(1, own.GetProperty(nameof(PersonalData.Roles)).GetArrayLength());
        Assert.Equal(HttpStatusCode.Redirect, (await (await scene.Portal.Client(null)).GetAsync("/settings/privacy/export")).StatusCode);
    }

    [Fact]
    public async Task Two_whose_addresses_differ_in_capital_letters_alone_are_named_above_the_list()
    {
        var told = WebUtility.HtmlDecode(await (await scene.Portal.Client(scene.Administrator)).GetStringAsync("/people"));
        var named = told[told.IndexOf("Addresses that differ in capital letters alone", StringComparison.Ordinal)..told.IndexOf("<form class=\"filters\"", StringComparison.Ordinal)];
        Assert.Contains(scene.Away.Email, named, StringComparison.Ordinal);
        Assert.Contains(scene.Away.Email.ToUpperInvariant(), named, StringComparison.Ordinal);
        Assert.DoesNotContain(scene.Dean.Email, named, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_somebody_may_do_is_told_with_the_unit_the_seat_and_in_whose_name()
    {
        foreach (var (reader, page) in new[] { (scene.NetworkAdministrator, "/people/" + scene.Dean.Id), (scene.Dean, "/settings") })
        {
            var told = WebUtility.HtmlDecode(await (await scene.Portal.Client(reader)).GetStringAsync(page));
            Assert.Matches("Read every record of the organization</dt>\\s*<dd>\\s*<p class=\"small\">As Dean, Fanshawe College: School of Technology, since ", told);
            Assert.Matches("Vote in the bodies where they hold a seat</dt>\\s*<dd>\\s*<p class=\"small\">By a seat: Micro-credential committee, Chair<", told);
            Assert.Matches($"Answer steps that wait for their role</dt>[^/]+</p>\\s*<p class=\"small\">In the name of {scene.Away.Name.En}, until [^:]+: Decisions<", told);
        }
    }

    private Task<Person> Person(Guid id) => scene.Portal.Ask((GovernanceDb db) => db.Set<Person>().AsNoTracking().SingleAsync(one => one.Id == id));

    private static Task Sent(HttpClient client, string page, string form, string done, params (string Name, string Value)[] fields) =>
        Sent(client, page, Fields(form, fields), done);

    private static async Task Sent(HttpClient client, string page, MultipartFormDataContent form, string done)
    {
        var answer = await Post(client, page, form);
        Assert.True(answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.Found, $"{page}: {answer.StatusCode}");
        Assert.EndsWith("?done=" + done, answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    private static async Task<string> Refused(HttpClient client, string page, string form, params (string Name, string Value)[] fields)
    {
        var answer = await Post(client, page, Fields(form, fields));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private static MultipartFormDataContent Fields(string form, (string Name, string Value)[] fields)
    {
        var content = new MultipartFormDataContent { { new StringContent(form), "_handler" } };
        foreach (var (name, value) in fields)
            content.Add(new StringContent(value), name);
        return content;
    }

    private static async Task<HttpResponseMessage> Post(HttpClient client, string page, MultipartFormDataContent form)
    {
        form.Add(new StringContent(Token().Match(await client.GetStringAsync(page)).Groups[1].Value), "__RequestVerificationToken");
        return await client.PostAsync(page, form);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)")]
    private static partial Regex Token();
}
