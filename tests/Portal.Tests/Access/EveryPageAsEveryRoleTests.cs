using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Conditions;
using Governance.Domain.Meetings;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Domain.Work;
using Governance.Portal.Accounts;
using Governance.Portal.Host;
using Governance.Portal.Tests.Harness;
using Governance.Workflows.Engine;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Portal.Tests.Access;

/// <summary>
/// Every page of the portal, found by its route, asked for as every role, as a visitor, and as somebody of another
/// college: whoever does not hold the page's permission is sent to sign in or told that it is not for their role, and
/// what belongs to another college is not to be seen.
/// </summary>
public sealed partial class EveryPageAsEveryRoleTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly IReadOnlyList<(string Route, IReadOnlyList<Permission> AnyOf)> Pages =
    [
        .. from type in typeof(PortalHost).Assembly.GetTypes()
           from route in type.GetCustomAttributes<RouteAttribute>()
           orderby route.Template
           select (route.Template, type.GetCustomAttribute<RequiresPermissionAttribute>()?.AnyOf ?? []),
    ];

    private static readonly string[] BelongsToARecord = ["/records/{", "/steps/{", "/operations/{", "/bodies/{", "/meetings/{", "/advice/{", "/people/{", "/organisations/{", "/conditions/{"];

    [Fact]
    public async Task Nobody_opens_a_page_without_its_permission()
    {
        var college = await portal.Institution();
        var record = await Record(college);
        var wrong = new List<string>();
        foreach (var (route, _) in Pages.Where(page => page.AnyOf.Count > 0))
        {
            var answer = await Ask(await Client(null), Address(route, record));
            if (answer.Status is not (HttpStatusCode.Redirect or HttpStatusCode.Found) || !answer.Location.Contains("/sign-in", StringComparison.Ordinal))
                wrong.Add($"{route} as a visitor: {answer.Status}");
        }
        foreach (var role in Role.All)
        {
            var person = await portal.Person(role, college);
            var client = await Client(person);
            foreach (var (route, _) in Pages.Where(page => page.AnyOf.Count > 0 && !page.AnyOf.Any(person.ToCaller().May)))
            {
                var answer = await Ask(client, Address(route, record));
                if (answer.Status != HttpStatusCode.Forbidden)
                    wrong.Add($"{route} as {role.Id}: {answer.Status}");
            }
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Nobody_sees_the_record_of_another_college()
    {
        var record = await Record(await portal.Institution());
        var elsewhere = await portal.Institution();
        var wrong = new List<string>();
        foreach (var role in Role.All)
        {
            var client = await Client(await portal.Person(role, elsewhere));
            foreach (var (route, _) in Pages.Where(page => BelongsToARecord.Any(begin => page.Route.StartsWith(begin, StringComparison.Ordinal))))
            {
                var answer = await Ask(client, Address(route, record));
                if (answer.Status is not (HttpStatusCode.Forbidden or HttpStatusCode.NotFound) || answer.Body.Contains("Secret of one college", StringComparison.Ordinal))
                    wrong.Add($"{route} as {role.Id}: {answer.Status}");
            }
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task An_address_that_is_not_there_answers_calmly_for_everyone()
    {
        var client = await Client(await portal.Person(Role.QaOfficer, await portal.Institution()));
        foreach (var address in new[] { "/records/MC-1999-001", "/records/%3Cscript%3E", "/steps/" + Guid.Empty, "/operations/" + Guid.Empty, "/operations/not-an-id", "/bodies/" + Guid.Empty, "/advice/" + Guid.Empty, "/conditions/" + Guid.Empty, "/meetings/" + Guid.Empty, $"/meetings/{Guid.Empty}/package", $"/meetings/{Guid.Empty}/minutes", $"/operations/{Guid.Empty}/retry?of=step", "/catalogue/nothing-here", "/endorse/not-a-link", "/nothing" })
        {
            var answer = await Ask(client, address);
            Assert.True(answer.Status is HttpStatusCode.NotFound, $"{address}: {answer.Status}");
            Assert.DoesNotContain("   at ", answer.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("<script>", answer.Body.Replace("<script>Blazor", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    /// <summary>A record with a step that waits for its lead, a condition, the workflow that carries it, and a body of the same college with a meeting.</summary>
    private async Task<Secret> Record(Guid college)
    {
        var lead = await portal.Person(Role.InitiativeLead, college);
        var caller = Caller.Person(lead.Id, lead.Name.En, [new HeldRole(Role.InitiativeLead, college)]);
        var id = await portal.Send(caller, new Domain.Credentials.ProposeCredential(college, new("School", "École"), new("Secret of one college", "Secret d’un collège")));
        await portal.Services.GetRequiredService<WorkflowEngine>().RunUntilQuiet();
        var secretary = new[] { new HeldRole(Role.CommitteeSecretary, college) };
        var body = await portal.Send(
            Caller.Person(lead.Id, lead.Name.En, secretary),
            new FoundBody(college, BodyKind.Panel, new("Secret of one college", "Secret d’un collège"), Domain.Words.Bilingual.Empty, Bylaws.Usual, portal.Clock.GetUtcNow()));
        var waits = await portal.Ask((GovernanceDb db) => db.Set<WorkItem>().Where(item => item.CredentialId == id).SingleAsync());
        var decision = await portal.Send(Caller.Workflow(waits.InstanceId, null), new OpenWorkItem(id, waits.InstanceId, "decision", WorkKind.Decision, new("Decide", "Décider"), Role.InitiativeLead.Id, null, null,
            [new("with", new("Approve with conditions", "Approuver avec conditions"), null, NeedsReason: false, "main") { AsksConditions = true }], portal.Clock.GetUtcNow().AddDays(9)));
        await portal.Send(caller, new CompleteWorkItem(decision, "with", null) { Conditions = [new("Secret of one college", Role.InitiativeLead.Id, portal.Clock.GetUtcNow().AddDays(9), IsBeforePublication: true)] });
        return new(id,
            waits.Id,
            waits.InstanceId,
            body,
            await portal.Send(
                Caller.Person(lead.Id, lead.Name.En, secretary, [new HeldSeat(body, true)]),
                new PlanMeeting(body, new(new(2040, 1, 10), new(10, 0), 60, "Secret of one college", null, 5))),
            lead.Id,
            await portal.Ask((GovernanceDb db) => db.Set<Condition>().Where(one => one.CredentialId == id).Select(one => one.Id).SingleAsync()),
            college);
    }

    private static string Address(string route, Secret record) =>
        Parameter().Replace(
            route.Replace("/steps/{Id:guid}", "/steps/" + record.Step, StringComparison.Ordinal).Replace("/conditions/{Id:guid}", "/conditions/" + record.Condition, StringComparison.Ordinal).Replace("/advice/{Id:guid}", "/advice/" + record.Step, StringComparison.Ordinal).Replace("{InstanceId:guid}", record.Instance.ToString(), StringComparison.Ordinal)
                .Replace("{BodyId:guid}", record.Body.ToString(), StringComparison.Ordinal).Replace("{MeetingId:guid}", record.Meeting.ToString(), StringComparison.Ordinal).Replace("{PersonId:guid}", record.Lead.ToString(), StringComparison.Ordinal).Replace("{PartnerId:guid}", record.Step.ToString(), StringComparison.Ordinal).Replace("{OrganisationId:guid}", record.College.ToString(), StringComparison.Ordinal)
                .Replace("{SeatId:guid}", record.Step.ToString(), StringComparison.Ordinal).Replace("{GrantId:guid}", record.Step.ToString(), StringComparison.Ordinal),
            match => match.Value == "{Act}" ? "cancel" : match.Value.Contains("number", StringComparison.OrdinalIgnoreCase) || match.Value.Contains(":int", StringComparison.Ordinal) ? "1" : record.Id);

    private async Task<HttpClient> Client(PersonSummary? person)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(portal.Url) };
        if (person is null)
            return client;
        var page = await client.GetStringAsync("/sign-in");
        var answer = await client.PostAsync("/sign-in", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in",
            ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value,
            ["Form.Email"] = person.Email,
            ["Form.Password"] = PortalFixture.Password,
        }));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    private static async Task<(HttpStatusCode Status, string Location, string Body)> Ask(HttpClient client, string address)
    {
        var answer = await client.GetAsync(address);
        return (answer.StatusCode, answer.Headers.Location?.ToString() ?? "", await answer.Content.ReadAsStringAsync());
    }

    private sealed record Secret(string Id, Guid Step, Guid Instance, Guid Body, Guid Meeting, Guid Lead, Guid Condition, Guid College);

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)")]
    private static partial Regex Token();
}
