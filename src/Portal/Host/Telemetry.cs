using Governance.Domain.Commands;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Governance.Portal.Host;

/// <summary>
/// Sends traces and figures by OpenTelemetry's protocol where OTEL_EXPORTER_OTLP_ENDPOINT names a collector; the other
/// OTEL_ variables say how. Without it nothing is made. Traces of requests are left out: their addresses may hold the
/// secret of a link.
/// </summary>
internal sealed class Telemetry : IDisposable
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static readonly string[] Meters =
        [Signals.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Components.Server.Circuits", "System.Runtime"];

    private readonly TracerProvider? traces;
    private readonly MeterProvider? figures;

    public Telemetry(IConfiguration configuration)
    {
        if (string.IsNullOrEmpty(configuration[Endpoint]))
            return;
        var us = ResourceBuilder.CreateDefault().AddService("governance").AddEnvironmentVariableDetector();
        traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(us).AddSource(Signals.Name).AddOtlpExporter().Build();
        figures = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(us).AddMeter(Meters).AddOtlpExporter().Build();
    }

    public void Dispose()
    {
        // sends what is left
        traces?.Dispose();
        figures?.Dispose();
    }
}
