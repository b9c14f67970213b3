using System.Net;
using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Portal.Accounts;
using Governance.Portal.Tests.Harness;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Portal.Tests.Access;

/// <summary>
/// Every address that is no page: files, feeds, answers to scripts. Found where the portal keeps them, so that a new one is asked for
/// too: as every role, as a visitor, and with what belongs to another college.
/// </summary>
public sealed class EveryEndpointAsEveryRoleTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    /// <summary>What is for everybody, and why.</summary>
    private static readonly Dictionary<string, string> Open = new(StringComparer.Ordinal)
    {
        ["/culture/{language}"] = "a choice of one's own browser",
        ["/theme/{theme}"] = "a choice of one's own browser",
        ["/keys/{choice}"] = "a choice of one's own browser",
        ["/density/{choice}"] = "a choice of one's own browser",
        ["/look/logo"] = "the look of the portal, before one signs in too",
        ["/look/colours.css"] = "the look of the portal, before one signs in too",
        ["/health/live"] = "for whoever watches the machine; says a word",
        ["/health/ready"] = "for whoever watches the machine; says a word",
        ["/session"] = "how long one's own session lasts",
        ["/unsubscribe/one-click/{token}"] = "by a signed link, from a letter",
        ["/{**path:file}"] = "styles and scripts, the program's own files",
    };

    private IReadOnlyList<RouteEndpoint> Files =>
    [
        .. portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(one => one.Metadata.GetMetadata<ComponentTypeMetadata>() is null && one.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true
                && !one.RoutePattern.RawText!.Contains("_framework", StringComparison.Ordinal) && !one.RoutePattern.RawText.Contains("_blazor", StringComparison.Ordinal)),
    ];

    private IReadOnlyList<RouteEndpoint> Guarded => [.. Files.Where(one => one.Metadata.GetMetadata<IAuthorizeData>() is not null)];

    [Fact]
    public void Each_says_whom_it_is_for()
    {
        var silent = Files.Except(Guarded).Select(Route).Where(one => !Path.HasExtension(one) || one.StartsWith("/look", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(Open.Keys.Order(StringComparer.Ordinal), silent);
    }

    [Fact]
    public async Task Nobody_gets_one_without_its_permission()
    {
        var college = await portal.Institution();
        var secret = await Secret.Of(portal, college);
        var (wrong, visitor) = (new List<string>(), await portal.Client(null));
        foreach (var file in Guarded)
        {
            var answer = await visitor.Answer(secret.At(Route(file)));
            if (answer.Status != HttpStatusCode.Redirect || !answer.Location.Contains("/sign-in", StringComparison.Ordinal))
                wrong.Add($"{Route(file)} as a visitor: {answer.Status}");
        }
        foreach (var role in Role.All)
        {
            var person = await portal.Person(role, college);
            var client = await portal.Client(person);
            foreach (var file in Guarded.Where(one => !AnyOf(one).Any(person.ToCaller().May)))
            {
                var answer = await client.Answer(secret.At(Route(file)));
                if (answer.Status != HttpStatusCode.Forbidden)
                    wrong.Add($"{Route(file)} as {role.Id}: {answer.Status}");
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
        var theirs = Guarded.Select(Route).Where(one => secret.At(one) != nowhere.At(one)).ToList();
        var own = await portal.Client(await portal.Person(Role.CommitteeSecretary, college));
        foreach (var file in theirs)
            Assert.True((await own.Answer(secret.At(file))).Status is HttpStatusCode.OK or HttpStatusCode.Redirect, file + " is not there for its own college");
        foreach (var role in Role.All)
        {
            var client = await portal.Client(await portal.Person(role, elsewhere));
            wrong.AddRange((await client.Leaks(secret, nowhere, theirs)).Select(leak => $"as {role.Id}, {leak}"));
            foreach (var list in new[] { "/records/export.csv", "/search/suggest?text=Secret", "/audit/export?record=" + secret.Record, "/settings/privacy/export" })
                if ((await client.Answer(list)).IsSecret)
                    wrong.Add($"as {role.Id}, {list}");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static string Route(RouteEndpoint one) => "/" + one.RoutePattern.RawText!.TrimStart('/');

    /// <summary>Any one of these opens it; whoever is signed in, where none is named.</summary>
    private static IReadOnlyList<Permission> AnyOf(RouteEndpoint one) => one.Metadata.GetMetadata<RequiresPermissionAttribute>()?.AnyOf ?? [Permission.KeepOwnAccount];
}
