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
    };

    private IReadOnlyList<RouteEndpoint> Files =>
    [
        .. portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(one => one.Metadata.GetMetadata<ComponentTypeMetadata>() is null && one.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true
                && !one.RoutePattern.RawText!.Contains("_framework", StringComparison.Ordinal) && !one.RoutePattern.RawText.Contains("_blazor", StringComparison.Ordinal)),
    ];

    [Fact]
    public void Each_says_whom_it_is_for()
    {
        var silent = Files.Where(one => one.Metadata.GetMetadata<IAuthorizeData>() is null && one.Metadata.GetMetadata<RequiresPermissionAttribute>() is null)
            .Select(Pattern).Where(one => !Path.HasExtension(one) || one.StartsWith("/look", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(Open.Keys.Order(StringComparer.Ordinal), silent);
    }

    [Fact]
    public async Task Nobody_gets_one_without_its_permission()
    {
        var college = await portal.Institution();
        var secret = await Secret.Of(portal, college);
        var (wrong, visitor) = (new List<string>(), await portal.Client(null));
        var guarded = Files.Where(one => one.Metadata.GetMetadata<IAuthorizeData>() is not null).ToList();
        Assert.True(guarded.Count >= 10, $"Only {guarded.Count} are guarded.");
        foreach (var file in guarded)
        {
            var answer = await visitor.Answer(Address(file, secret));
            if (answer.Status != HttpStatusCode.Redirect || !answer.Location.Contains("/sign-in", StringComparison.Ordinal))
                wrong.Add($"{Pattern(file)} as a visitor: {answer.Status}");
        }
        foreach (var role in Role.All)
        {
            var person = await portal.Person(role, college);
            var client = await portal.Client(person);
            foreach (var file in guarded.Where(one => AnyOf(one) is { Count: > 0 } any && !any.Any(person.ToCaller().May)))
            {
                var answer = await client.Answer(Address(file, secret));
                if (answer.Status != HttpStatusCode.Forbidden)
                    wrong.Add($"{Pattern(file)} as {role.Id}: {answer.Status}");
            }
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task What_belongs_to_another_college_is_answered_like_what_is_not_there()
    {
        var secret = await Secret.Of(portal, await portal.Institution());
        var none = Guid.Empty;
        var nothing = new Secret("MC-1999-001", none, none, none, none, none, none, none, none, none);
        var (elsewhere, wrong) = (await portal.Institution(), new List<string>());
        foreach (var role in Role.All)
        {
            var client = await portal.Client(await portal.Person(role, elsewhere));
            foreach (var file in Files.Where(one => Address(one, secret) != Address(one, nothing)))
            {
                var (theirs, missing) = (await client.Answer(Address(file, secret)), await client.Answer(Address(file, nothing)));
                if (theirs.Status is not (HttpStatusCode.Forbidden or HttpStatusCode.NotFound) || theirs.Status != missing.Status || theirs.Body.Contains("Secret", StringComparison.Ordinal))
                    wrong.Add($"{Pattern(file)} as {role.Id}: {theirs.Status} and {missing.Status}");
            }
            foreach (var list in new[] { "/records/export.csv", "/search/suggest?text=Secret", "/audit/export?record=" + secret.Id })
                if ((await client.Answer(list)).Body.Contains("Secret of one college", StringComparison.Ordinal))
                    wrong.Add($"{list} as {role.Id}");
        }
        Assert.Empty(wrong);
    }

    private static string Pattern(RouteEndpoint one) => "/" + one.RoutePattern.RawText!.TrimStart('/');

    private static IReadOnlyList<Permission> AnyOf(RouteEndpoint one) => one.Metadata.GetMetadata<RequiresPermissionAttribute>()?.AnyOf ?? [];

    private static string Address(RouteEndpoint file, Secret secret) => Pattern(file)
        .Replace("{commentId:guid}", secret.Comment.ToString(), StringComparison.Ordinal)
        .Replace("{credentialId}", secret.Id, StringComparison.Ordinal)
        .Replace("{documentId:guid}", secret.Document.ToString(), StringComparison.Ordinal)
        .Replace("{number:int}", "1", StringComparison.Ordinal)
        .Replace("{id}", secret.Id, StringComparison.Ordinal)
        .Replace("{meetingId:guid}", secret.Meeting.ToString(), StringComparison.Ordinal)
        .Replace("{bodyId:guid}", secret.Body.ToString(), StringComparison.Ordinal)
        .Replace("{definitionId}", "micro-credential", StringComparison.Ordinal)
        .Replace("{version}", "1", StringComparison.Ordinal);
}
