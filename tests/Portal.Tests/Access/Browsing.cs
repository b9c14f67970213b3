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

    internal static async Task<(HttpStatusCode Status, string Location, string Body)> Answer(this HttpClient client, string address)
    {
        var answer = await client.GetAsync(address);
        return (answer.StatusCode, answer.Headers.Location?.ToString() ?? "", await answer.Content.ReadAsStringAsync());
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)")]
    private static partial Regex Token();
}
