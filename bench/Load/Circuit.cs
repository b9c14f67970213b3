using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Load;

/// <summary>
/// One circuit as a browser has it: begun with the first page that needs one, kept from page to page, acknowledging each batch
/// and answering each call, without drawing anything.
/// </summary>
internal sealed class Circuit : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HubConnection hub;
    private readonly Uri home;
    private readonly ConcurrentDictionary<string, TaskCompletionSource> calls = new();
    private readonly ConcurrentDictionary<long, TaskCompletionSource> updates = new();
    private readonly Lock gate = new();
    private readonly List<RenderedElement> elements = [];
    private TaskCompletionSource rendered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private List<int> shown = [];
    private bool isStarted;
    private int numbered;
    private int interop;

    internal Circuit(Uri home, CookieContainer cookies)
    {
        this.home = home;
        var builder = new HubConnectionBuilder().WithUrl(new Uri(home, "_blazor"), HttpTransportType.WebSockets, options =>
        {
            options.Cookies = cookies;
            options.SkipNegotiation = true;
        });
        builder.Services.AddSingleton<IHubProtocol, BlazorPack>();
        hub = builder.Build();
        hub.On<long, byte[]>("JS.RenderBatch", Rendered);
        hub.On<long, string, string, int, long, int>("JS.BeginInvokeJS", (call, function, arguments, _, _, _) => Called(call, function, arguments));
        hub.On<int, string>("JS.AttachComponent", (_, _) => { });
        hub.On<string, bool, string>("JS.EndInvokeDotNet", (call, isDone, result) => Ended(call, isDone, result));
        hub.On<long>("JS.EndUpdateRootComponents", batch => updates.GetValueOrDefault(batch)?.TrySetResult());
        hub.On<string>("JS.Error", error => Failed = error);
        hub.Closed += fault =>
        {
            if (!IsLeaving)
                Failed ??= "closed: " + fault?.Message;
            return Task.CompletedTask;
        };
    }

    /// <summary>What the server said when the circuit broke; null while it has not.</summary>
    internal string? Failed { get; private set; }

    private bool IsLeaving { get; set; }

    /// <summary>Shows these components instead of those of the page before, and waits until they are there.</summary>
    internal async Task Show(Uri page, IReadOnlyList<string> markers, string state)
    {
        if (!isStarted)
        {
            await hub.StartAsync();
            if (await hub.InvokeAsync<string?>("StartCircuit", home.ToString(), page.ToString(), "[]", state) is null)
                throw new InvalidOperationException("The server refused the circuit.");
        }
        var operations = new JsonArray([.. shown.Select(id => (JsonNode)new JsonObject { ["type"] = "remove", ["ssrComponentId"] = id })]);
        shown = [];
        foreach (var marker in markers)
        {
            shown.Add(++numbered);
            operations.Add(new JsonObject { ["type"] = "add", ["ssrComponentId"] = numbered, ["marker"] = JsonNode.Parse(marker) });
        }
        lock (gate)
            elements.Clear();
        var batch = ++numbered;
        var done = updates[batch] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await hub.SendAsync("UpdateRootComponents", new JsonObject { ["batchId"] = batch, ["operations"] = operations }.ToJsonString(), isStarted ? "" : state);
        isStarted = true;
        await done.Task.WaitAsync(Patience);
        updates.TryRemove(batch, out _);
    }

    /// <summary>The newest element of the page that is like this, as soon as it is there.</summary>
    internal async Task<RenderedElement> Find(string what, Func<RenderedElement, bool> isWanted)
    {
        for (var wait = Stopwatch.StartNew(); wait.Elapsed < Patience && Failed is null;)
        {
            Task more;
            lock (gate)
            {
                if (elements.FindLast(one => isWanted(one)) is { } found)
                    return found;
                more = rendered.Task;
            }
            await Task.WhenAny(more, Task.Delay(TimeSpan.FromSeconds(1)));
        }
        throw new InvalidOperationException(Failed ?? $"There is no {what}.");
    }

    /// <summary>The first element after this one that is like that.</summary>
    internal RenderedElement After(RenderedElement one, Func<RenderedElement, bool> isWanted)
    {
        lock (gate)
            return elements.SkipWhile(other => !ReferenceEquals(one, other)).Skip(1).First(isWanted);
    }

    /// <summary>Does what a person does to an element, and waits until the server has done what follows from it.</summary>
    internal async Task Do(RenderedElement element, string happened, JsonObject said)
    {
        var call = $"{Interlocked.Increment(ref numbered)}";
        var done = calls[call] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var arguments = new JsonArray(new JsonObject { ["eventHandlerId"] = element.Handlers["on" + happened], ["eventName"] = happened }, said);
        await hub.SendAsync("BeginInvokeDotNetFromJS", call, null, "DispatchEventAsync", (long)interop, arguments.ToJsonString());
        await done.Task.WaitAsync(Patience);
        if (Failed is not null)
            throw new InvalidOperationException($"{happened} of {element.Name} {element.Attributes.GetValueOrDefault("id")}: {Failed.Split('\n')[0]}");
    }

    public async ValueTask DisposeAsync()
    {
        IsLeaving = true;
        await hub.DisposeAsync();
    }

    private Task Rendered(long batch, byte[] content)
    {
        lock (gate)
        {
            RenderBatch.Read(content).ApplyTo(elements);
            rendered.TrySetResult();
            rendered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        return hub.SendAsync("OnRenderCompleted", batch, null);
    }

    private async Task Called(long call, string function, string arguments)
    {
        if (function.EndsWith("attachWebRendererInterop", StringComparison.Ordinal))
            interop = JsonNode.Parse(arguments)![1]!["__dotNetObject"]!.GetValue<int>();
        if (call > 0)
            await hub.SendAsync("EndInvokeJSFromDotNet", call, true, JsonSerializer.Serialize(new object?[] { call, true, null }));
    }

    private void Ended(string call, bool isDone, string result)
    {
        if (!isDone)
            Failed = result;
        if (calls.TryRemove(call, out var waiting))
            waiting.TrySetResult();
    }
}
