using System.Net;
using System.Text.RegularExpressions;
using Governance.Domain.Organisations;
using Governance.Portal.Tests.Harness;

namespace Governance.Portal.Tests.Access;

/// <summary>Asks the portal over HTTP as somebody who is signed in, for tests that ask for many addresses.</summary>
internal static partial class Browsing
{
    /// <summary>Somebody's browser, without scripts, or a visitor's; it follows no redirect.</summary>
    internal static async Task<HttpClient> Client(this PortalFixture portal, PersonSummary? person)
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

    internal static async Task<Answer> Answer(this HttpClient client, string address)
    {
        var answer = await client.GetAsync(address);
        return new(answer.StatusCode, answer.Headers.Location?.ToString() ?? "", await answer.Content.ReadAsStringAsync());
    }

    /// <summary>
    /// What is wrong with how somebody of another college is answered about these addresses: each must be answered as if
    /// its ids were nowhere, in status, place and text.
    /// </summary>
    internal static async Task<IEnumerable<string>> Leaks(this HttpClient client, Secret secret, Secret nowhere, IEnumerable<string> routes)
    {
        var wrong = new List<string>();
        foreach (var route in routes)
        {
            var (theirs, missing) = (await client.Answer(secret.At(route)), await client.Answer(nowhere.At(route)));
            if (theirs.Status is not (HttpStatusCode.Forbidden or HttpStatusCode.NotFound) || theirs.Said(secret) != missing.Said(nowhere))
                wrong.Add($"{route}: {theirs.Status}, and {missing.Status} for what is nowhere");
        }
        return wrong;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)")]
    private static partial Regex Token();
}

/// <summary>What the portal answered to one request.</summary>
internal sealed partial record Answer(HttpStatusCode Status, string Location, string Body)
{
    internal bool IsSecret => Body.Contains(Secret.Text, StringComparison.Ordinal);

    /// <summary>The same for the same answer: without what was asked for and what each answer has of its own.</summary>
    internal Answer Said(Secret about) => new(Status, about.Without(Location), about.Without(Once().Replace(Body, "")));

    [GeneratedRegex("<!--Blazor.*?-->|(?<=RequestVerificationToken\" value=\")[^\"]+|(?<=nonce[=-]\"?)[^\"']+", RegexOptions.Singleline)]
    private static partial Regex Once();
}
