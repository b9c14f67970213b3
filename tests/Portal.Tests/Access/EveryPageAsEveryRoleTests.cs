using System.Net;
using System.Reflection;
using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Portal.Accounts;
using Governance.Portal.Host;
using Governance.Portal.Tests.Harness;
using Microsoft.AspNetCore.Components;

namespace Governance.Portal.Tests.Access;

/// <summary>
/// Every page of the portal, found by its route, asked for as every role, as a visitor, and as somebody of another
/// college: whoever does not hold the page's permission is sent to sign in or told that it is not for their role, and
/// what belongs to another college is not to be seen.
/// </summary>
public sealed class EveryPageAsEveryRoleTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly IReadOnlyList<(string Route, IReadOnlyList<Permission> AnyOf)> Pages =
    [
        .. from type in typeof(PortalHost).Assembly.GetTypes()
           from route in type.GetCustomAttributes<RouteAttribute>()
           orderby route.Template
           select (route.Template, type.GetCustomAttribute<RequiresPermissionAttribute>()?.AnyOf ?? []),
    ];

    /// <summary>Partners are the network's; what each was asked is the college's that asked.</summary>
    private const string Shared = "/partners/{PartnerId:guid}";

    /// <summary>Lists, asked for what is another college's.</summary>
    private static readonly string[] Lists =
    [
        Shared, "/partners", "/", "/records", "/records?organisation={organisationId}", "/search?text=Secret", "/people?organisation={organisationId}", "/organisations", "/bodies", "/meetings",
        "/meetings?body={bodyId}", "/operations?text=Secret", "/operations?definition=micro-credential&step=idea", "/operations/timers", "/insights?organisation={organisationId}", "/audit?record={credentialId}", "/calendar?organisation={organisationId}",
        "/workflows/micro-credential/live", "/together", "/notices", "/conditions", "/people/erasure?years=1",
    ];

    /// <summary>Not there for its own college either: the meeting has not begun, and the public was not asked.</summary>
    private static readonly string[] NotThereYet = ["/consultations/{Record}", "/meetings/{MeetingId:guid}/live", "/meetings/{MeetingId:guid}/minutes"];

    [Fact]
    public async Task Nobody_opens_a_page_without_its_permission()
    {
        var college = await portal.Institution();
        var record = await Secret.Of(portal, college);
        var wrong = new List<string>();
        foreach (var (route, _) in Pages.Where(page => page.AnyOf.Count > 0))
        {
            var answer = await (await portal.Client(null)).Answer(record.At(route));
            if (answer.Status is not (HttpStatusCode.Redirect or HttpStatusCode.Found) || !answer.Location.Contains("/sign-in", StringComparison.Ordinal))
                wrong.Add($"{route} as a visitor: {answer.Status}");
        }
        foreach (var role in Role.All)
        {
            var person = await portal.Person(role, college);
            var client = await portal.Client(person);
            foreach (var (route, _) in Pages.Where(page => page.AnyOf.Count > 0 && !page.AnyOf.Any(person.ToCaller().May)))
            {
                var answer = await client.Answer(record.At(route));
                if (answer.Status != HttpStatusCode.Forbidden)
                    wrong.Add($"{route} as {role.Id}: {answer.Status}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task What_belongs_to_another_college_is_answered_like_what_is_not_there()
    {
        var college = await portal.Institution();
        var secret = await Secret.Of(portal, college);
        var (nowhere, elsewhere, wrong) = (secret.Nowhere(portal.Clock.GetUtcNow()), await portal.Institution(), new List<string>());
        var theirs = Pages.Where(page => secret.At(page.Route) != nowhere.At(page.Route) && page.Route != Shared).ToList();
        Assert.Equal(NotThereYet, await NotThereFor(college, secret, theirs.Select(page => page.Route)));
        foreach (var role in Role.All)
        {
            var person = await portal.Person(role, elsewhere);
            var client = await portal.Client(person);
            // without the permission the ids are never looked at
            var open = theirs.Where(page => page.AnyOf.Count == 0 || page.AnyOf.Any(person.ToCaller().May)).Select(page => page.Route);
            wrong.AddRange((await client.Leaks(secret, nowhere, open)).Select(leak => $"as {role.Id}, {leak}"));
            foreach (var list in Lists)
                if ((await client.Answer(secret.At(list))) is { IsSecret: true } or { Status: HttpStatusCode.InternalServerError })
                    wrong.Add($"as {role.Id}, {list}");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private async Task<IReadOnlyList<string>> NotThereFor(Guid college, Secret secret, IEnumerable<string> routes)
    {
        var missing = routes.ToHashSet(StringComparer.Ordinal);
        var people = new List<PersonSummary>();
        foreach (var person in new[] { secret.Lead, secret.Chair })
            people.Add((await portal.Ask((PeopleQueries all) => all.Find(person)))!);
        foreach (var role in new[] { Role.Dean, Role.QaOfficer, Role.CommitteeSecretary, Role.Registrar, Role.Administrator, Role.Reviewer })
            people.Add(await portal.Person(role, college));
        foreach (var person in people)
        {
            var client = await portal.Client(person);
            foreach (var route in missing.ToList())
                if ((await client.Answer(secret.At(route))).Status is HttpStatusCode.OK or HttpStatusCode.Redirect)
                    missing.Remove(route);
        }
        return [.. missing.Order(StringComparer.Ordinal)];
    }

    [Fact]
    public async Task An_address_that_is_not_there_answers_calmly_for_everyone()
    {
        var client = await portal.Client(await portal.Person(Role.QaOfficer, await portal.Institution()));
        foreach (var address in new[] { "/records/MC-1999-001", "/records/%3Cscript%3E", "/steps/" + Guid.Empty, "/operations/" + Guid.Empty, "/operations/not-an-id", "/bodies/" + Guid.Empty, "/advice/" + Guid.Empty, "/conditions/" + Guid.Empty, "/meetings/" + Guid.Empty, $"/meetings/{Guid.Empty}/package", $"/meetings/{Guid.Empty}/minutes", $"/operations/{Guid.Empty}/retry?of=step", "/catalogue/nothing-here", "/consultations/MC-1999-001", "/consultations/%3Cscript%3E", "/endorse/not-a-link", "/nothing" })
        {
            var answer = await client.Answer(address);
            Assert.True(answer.Status is HttpStatusCode.NotFound, $"{address}: {answer.Status}");
            Assert.DoesNotContain("   at ", answer.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("<script>", answer.Body.Replace("<script>Blazor", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }
}
