using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
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
        var record = await Secret.Of(portal, college);
        var wrong = new List<string>();
        foreach (var (route, _) in Pages.Where(page => page.AnyOf.Count > 0))
        {
            var answer = await (await portal.Client(null)).Answer(Address(route, record));
            if (answer.Status is not (HttpStatusCode.Redirect or HttpStatusCode.Found) || !answer.Location.Contains("/sign-in", StringComparison.Ordinal))
                wrong.Add($"{route} as a visitor: {answer.Status}");
        }
        foreach (var role in Role.All)
        {
            var person = await portal.Person(role, college);
            var client = await portal.Client(person);
            foreach (var (route, _) in Pages.Where(page => page.AnyOf.Count > 0 && !page.AnyOf.Any(person.ToCaller().May)))
            {
                var answer = await client.Answer(Address(route, record));
                if (answer.Status != HttpStatusCode.Forbidden)
                    wrong.Add($"{route} as {role.Id}: {answer.Status}");
            }
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Nobody_sees_the_record_of_another_college()
    {
        var record = await Secret.Of(portal, await portal.Institution());
        var elsewhere = await portal.Institution();
        var wrong = new List<string>();
        foreach (var role in Role.All)
        {
            var client = await portal.Client(await portal.Person(role, elsewhere));
            foreach (var (route, _) in Pages.Where(page => BelongsToARecord.Any(begin => page.Route.StartsWith(begin, StringComparison.Ordinal))))
            {
                var answer = await client.Answer(Address(route, record));
                if (answer.Status is not (HttpStatusCode.Forbidden or HttpStatusCode.NotFound) || answer.Body.Contains("Secret of one college", StringComparison.Ordinal))
                    wrong.Add($"{route} as {role.Id}: {answer.Status}");
            }
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task An_address_that_is_not_there_answers_calmly_for_everyone()
    {
        var client = await portal.Client(await portal.Person(Role.QaOfficer, await portal.Institution()));
        foreach (var address in new[] { "/records/MC-1999-001", "/records/%3Cscript%3E", "/steps/" + Guid.Empty, "/operations/" + Guid.Empty, "/operations/not-an-id", "/bodies/" + Guid.Empty, "/advice/" + Guid.Empty, "/conditions/" + Guid.Empty, "/meetings/" + Guid.Empty, $"/meetings/{Guid.Empty}/package", $"/meetings/{Guid.Empty}/minutes", $"/operations/{Guid.Empty}/retry?of=step", "/catalogue/nothing-here", "/endorse/not-a-link", "/nothing" })
        {
            var answer = await client.Answer(address);
            Assert.True(answer.Status is HttpStatusCode.NotFound, $"{address}: {answer.Status}");
            Assert.DoesNotContain("   at ", answer.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("<script>", answer.Body.Replace("<script>Blazor", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    private static string Address(string route, Secret record) =>
        Parameter().Replace(
            route.Replace("/steps/{Id:guid}", "/steps/" + record.Step, StringComparison.Ordinal).Replace("/conditions/{Id:guid}", "/conditions/" + record.Condition, StringComparison.Ordinal).Replace("/advice/{Id:guid}", "/advice/" + record.Step, StringComparison.Ordinal).Replace("{InstanceId:guid}", record.Instance.ToString(), StringComparison.Ordinal)
                .Replace("{BodyId:guid}", record.Body.ToString(), StringComparison.Ordinal).Replace("{MeetingId:guid}", record.Meeting.ToString(), StringComparison.Ordinal).Replace("{PersonId:guid}", record.Lead.ToString(), StringComparison.Ordinal).Replace("{PartnerId:guid}", record.Step.ToString(), StringComparison.Ordinal).Replace("{OrganisationId:guid}", record.College.ToString(), StringComparison.Ordinal)
                .Replace("{SeatId:guid}", record.Step.ToString(), StringComparison.Ordinal).Replace("{GrantId:guid}", record.Step.ToString(), StringComparison.Ordinal),
            match => match.Value == "{Act}" ? "cancel" : match.Value.Contains("number", StringComparison.OrdinalIgnoreCase) || match.Value.Contains(":int", StringComparison.Ordinal) ? "1" : record.Id);

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
