using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Governance.Domain.Organisations;
using Governance.Portal.Host;
using Governance.Portal.Verbs;
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
        using var collector = new Collector();
        using var program = Process.Start(new ProcessStartInfo(
            "dotnet", [typeof(PortalHost).Assembly.Location, "serve", "--urls", "http://127.0.0.1:0", "--no-demo", "--json-logs", "--time-zone", "America/Vancouver", "--database", host.DatabaseFile])
        {
            RedirectStandardOutput = true,
            Environment = { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address, ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf", ["OTEL_METRIC_EXPORT_INTERVAL"] = "500", ["OTEL_BSP_SCHEDULE_DELAY"] = "200" },
        })!;
        try
        {
            var address = (await program.StandardOutput.ReadLineAsync())!.Split(' ')[^1];
            // a database without people would greet with the code of the first administrator
            Assert.Equal($"Sign in at {address}/sign-in", await program.StandardOutput.ReadLineAsync());
            using var client = new HttpClient { BaseAddress = new Uri(address) };
            Assert.Contains("id=\"email\"", await client.GetStringAsync("/sign-in"), StringComparison.Ordinal);
            var backup = Path.Combine(host.Folder, "backup");
            Assert.Equal(0, await CommandLine.Run(["backup", backup, "--database", host.DatabaseFile]));
            Assert.Equal(1, await CommandLine.Run(["restore", backup, "--database", host.DatabaseFile]));
            await collector.Until("/v1/traces", "command PublishShipped");
            await collector.Until("/v1/metrics", "governance.work.duration");
        }
        finally
        {
            program.Kill();
            await program.WaitForExitAsync();
        }
    }

    [Fact]
    public async Task A_time_zone_that_there_is_not_is_refused() =>
        Assert.Equal(1, await CommandLine.Run(["serve", "--database", host.DatabaseFile, "--time-zone", "Mars/Olympus"]));

    /// <summary>As much of a collector of OpenTelemetry as it takes to hear what was sent.</summary>
    private sealed class Collector : IDisposable
    {
        private readonly HttpListener listener = new();

        public Collector()
        {
            using var free = new TcpListener(IPAddress.Loopback, 0);
            free.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
            free.Stop();
            listener.Prefixes.Add(Address + "/");
            listener.Start();
        }

        public string Address { get; }

        /// <summary>Until something arrives at this path that holds these words.</summary>
        public async Task Until(string path, string words)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            while (true)
            {
                var context = await listener.GetContextAsync().WaitAsync(patience.Token);
                using var reader = new StreamReader(context.Request.InputStream, Encoding.Latin1);
                var said = await reader.ReadToEndAsync();
                context.Response.Close();
                if (context.Request.Url!.AbsolutePath == path && said.Contains(words, StringComparison.Ordinal))
                    return;
            }
        }

        public void Dispose() => listener.Close();
    }
}
