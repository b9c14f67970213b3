using System.Diagnostics;
using Governance.Domain.Organisations;
using Governance.Portal.Host;
using Governance.Testing;

namespace Governance.Portal.Tests.Verbs;

/// <summary>The real program, started as <c>./run</c> starts it. How long it takes is measured by <c>bench/start</c>.</summary>
public sealed class ServeVerbTests : IAsyncLifetime
{
    private TestHost host = null!;

    public async ValueTask InitializeAsync() => host = await TestHost.Start();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task With_an_existing_database_the_program_answers_and_keeps_what_was_there()
    {
        await host.A.Person(Role.Administrator);
        using var program = Process.Start(new ProcessStartInfo(
            "dotnet", [typeof(PortalHost).Assembly.Location, "serve", "--urls", "http://127.0.0.1:0", "--no-demo", "--database", host.DatabaseFile]) { RedirectStandardOutput = true })!;
        try
        {
            var address = (await program.StandardOutput.ReadLineAsync())!.Split(' ')[^1];
            // a database without people would greet with the code of the first administrator
            Assert.Equal($"Sign in at {address}/sign-in", await program.StandardOutput.ReadLineAsync());
            using var client = new HttpClient { BaseAddress = new Uri(address) };
            Assert.Contains("id=\"email\"", await client.GetStringAsync("/sign-in"), StringComparison.Ordinal);
        }
        finally
        {
            program.Kill();
            await program.WaitForExitAsync();
        }
    }
}
