using System.Net;
using System.Text.Json;
using Governance.Domain.Storage;
using Governance.Portal.Tests.Harness;
using Governance.Workflows.Engine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Portal.Tests.Host;

/// <summary>What surrounds the pages: health, limits, and a proxy in front that is believed, with the test's own address as that of the proxy.</summary>
public sealed class HostTests(HostTests.BehindProxy scene) : IClassFixture<HostTests.BehindProxy>
{
    private const string SessionForm = "/sign-in";

    [Fact]
    public async Task Behind_a_proxy_that_is_believed_cookies_are_secure_and_the_browser_stays_with_https()
    {
        using var answer = await Ask(SessionForm, ("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "203.0.113.7"));
        Assert.Equal("max-age=31536000", answer.Headers.GetValues("Strict-Transport-Security").Single());
        Assert.All(answer.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase));
        using var plain = await Ask(SessionForm, ("X-Forwarded-For", "203.0.113.7"));
        Assert.False(plain.Headers.Contains("Strict-Transport-Security"));
        Assert.DoesNotContain("secure", string.Join(' ', plain.Headers.GetValues("Set-Cookie")), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Whoever_comes_through_a_stranger_is_not_believed()
    {
        // the nearest one named is not known, so what it says of those behind it counts for nothing
        for (var number = 0; number < BehindProxy.Reads; number++)
            Assert.Equal(HttpStatusCode.OK, (await Ask("/catalogue", ("X-Forwarded-For", $"203.0.113.{number}, 198.51.100.1"))).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Ask("/catalogue", ("X-Forwarded-For", "203.0.113.99, 198.51.100.1"))).StatusCode);
    }

    [Fact]
    public async Task Whoever_reads_too_often_is_told_how_long_to_wait_and_nobody_else_is()
    {
        for (var number = 0; number < BehindProxy.Reads; number++)
            Assert.Equal(HttpStatusCode.OK, (await Ask("/catalogue", ("X-Forwarded-For", "198.51.100.2"))).StatusCode);
        using var refused = await Ask("/catalogue?culture=fr", ("X-Forwarded-For", "198.51.100.2"), ("Accept-Language", "fr"));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        var seconds = refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds;
        Assert.InRange(seconds, 1, 60);
        Assert.Contains($"Attendez {seconds} secondes", WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Ask("/catalogue", ("X-Forwarded-For", "198.51.100.3"))).StatusCode);
    }

    [Fact]
    public async Task It_is_ready_while_the_engine_turns_over_a_schema_of_today()
    {
        while (scene.Portal.Services.GetRequiredService<WorkflowEngine>().LastTurn is null)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, "true true true 0 true"), await Ready());
        var last = await scene.Portal.Ask(async (GovernanceDb db) => (await db.Database.GetAppliedMigrationsAsync()).Last());
        await scene.Portal.Ask((GovernanceDb db) => db.Database.ExecuteSqlAsync($"""UPDATE "__EFMigrationsHistory" SET "MigrationId" = 'gone' WHERE "MigrationId" = {last}"""));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "true false true 0 false"), await Ready());
        Assert.Equal(HttpStatusCode.OK, (await Ask("/health/live", ("X-Forwarded-For", "198.51.100.4"))).StatusCode);
        await scene.Portal.Ask((GovernanceDb db) => db.Database.ExecuteSqlAsync($"""UPDATE "__EFMigrationsHistory" SET "MigrationId" = {last} WHERE "MigrationId" = 'gone'"""));
    }

    private async Task<(HttpStatusCode Status, string Found)> Ready()
    {
        using var answer = await Ask("/health/ready", ("X-Forwarded-For", "198.51.100.4"));
        var found = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        return (answer.StatusCode, string.Join(' ', new[] { "database", "schema", "engine", "lateMail", "isReady" }.Select(name => found.GetProperty(name).GetRawText())));
    }

    private async Task<HttpResponseMessage> Ask(string path, params (string Name, string Value)[] headers)
    {
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, scene.Portal.Url + path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await client.SendAsync(request);
    }

    public sealed class BehindProxy : IAsyncLifetime
    {
        public const int Reads = 4;

        public PortalFixture Portal { get; } = new() { With = options => options with { Proxies = ["127.0.0.0/8"], ReadsPerMinute = Reads } };

        public ValueTask InitializeAsync() => Portal.InitializeAsync();

        public ValueTask DisposeAsync() => Portal.DisposeAsync();
    }
}
