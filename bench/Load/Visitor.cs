using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Governance.Load;

/// <summary>A step that somebody will answer: which choice of its page, and under which name.</summary>
internal sealed record Decision(Guid WorkItemId, string CredentialId, string Outcome, int Choice);

/// <summary>
/// Somebody at work in a browser: looks at what waits, reads a record and its comments, writes one, lists, searches and decides, with
/// pauses between. Every page is asked for as a browser does, and its live parts are begun in the one circuit.
/// </summary>
internal sealed partial class Visitor : IAsyncDisposable
{
    private readonly Uri home;
    private readonly CookieContainer cookies = new();
    private readonly HttpClient http;
    private readonly Circuit circuit;
    private readonly Queue<Decision> decisions;
    private readonly string record;
    private readonly Random chance;
    private readonly Action<string, TimeSpan> took;

    /// <param name="record">What they read when they have nothing left to decide.</param>
    internal Visitor(Uri home, int number, string record, IEnumerable<Decision> decisions, Action<string, TimeSpan> took)
    {
        this.home = home;
        this.decisions = new(decisions);
        this.took = took;
        this.record = record;
        chance = new(number);
        http = new(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = home, Timeout = TimeSpan.FromMinutes(1) };
        circuit = new(home, cookies);
    }

    internal async Task SignIn(Guid person, string token, CookieContainer anonymous)
    {
        cookies.Add(anonymous.GetCookies(home));
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("person", $"{person}"), new("returnUrl", "/settings")]);
        using var answer = await http.PostAsync(new Uri("/sign-in/demo", UriKind.Relative), form);
        answer.EnsureSuccessStatusCode();
    }

    /// <param name="arrival">Within which they come, not all at one moment.</param>
    internal async Task Act(TimeSpan arrival, TimeSpan from, TimeSpan to, CancellationToken cancellation)
    {
        try
        {
            await Task.Delay(arrival * chance.NextDouble(), cancellation);
            // not all of them are at the same thing
            var acts = new Func<Task>[] { LookAtWork, ReadRecord, Decide, ListRecords, Comment, Search };
            var next = chance.Next(acts.Length);
            while (!cancellation.IsCancellationRequested)
            {
                await acts[next++ % acts.Length]();
                if (circuit.Failed is { } fault)
                    throw new InvalidOperationException(fault);
                await Task.Delay(from + ((to - from) * chance.NextDouble()), cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        await circuit.DisposeAsync();
        http.Dispose();
    }

    private string Record => decisions.TryPeek(out var next) ? next.CredentialId : record;

    private Task LookAtWork() => Open("My work", "/");

    private Task ReadRecord() => Open("a record", $"/records/{Record}");

    private Task ListRecords() => Open("a list of records", "/records?text=soins&sort=due");

    private Task Search() => Open("search", "/search?text=gestion");

    private async Task Decide()
    {
        if (!decisions.TryDequeue(out var decision))
        {
            await LookAtWork();
            return;
        }
        await Open("a step", $"/steps/{decision.WorkItemId}");
        var form = await circuit.Find("decision form", one => one.Name == "form" && one.Attributes.GetValueOrDefault("data-keys") == "decide" && one.Handlers.ContainsKey("onsubmit"));
        var choice = await circuit.Find("choice", one => one.Attributes.GetValueOrDefault("id") == $"choice-{decision.Choice}" && one.Handlers.ContainsKey("onchange"));
        await circuit.Do(choice, "change", new() { ["value"] = decision.Outcome });
        var words = await circuit.Find("field for words", one => one.Attributes.GetValueOrDefault("id") == "words" && one.Handlers.ContainsKey("oninput"));
        await circuit.Do(words, "input", new() { ["value"] = "Under load, and yet in time." });
        await Timed("a decision", () => circuit.Do(form, "submit", []));
    }

    private async Task Comment()
    {
        await Open("comments", $"/records/{Record}/comments");
        var text = await circuit.Find("field for a comment", one => one.Name == "textarea" && one.Handlers.ContainsKey("oninput"));
        await circuit.Do(text, "input", new() { ["value"] = "Seen, thank you." });
        var button = circuit.After(text, one => one.Name == "button" && one.Handlers.ContainsKey("onclick") && one.Attributes.GetValueOrDefault("class") == "btn primary");
        await Timed("a comment", () => circuit.Do(button, "click", []));
    }

    /// <summary>A page, from the click until its live parts are there.</summary>
    private Task Open(string what, string path) => Timed(what, async () =>
    {
        var address = new Uri(home, path);
        using var answer = await http.GetAsync(address);
        if (answer.StatusCode != HttpStatusCode.OK || answer.RequestMessage!.RequestUri!.AbsolutePath != address.AbsolutePath)
            throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode} at {answer.RequestMessage!.RequestUri!.AbsolutePath}.");
        var html = await answer.Content.ReadAsStringAsync();
        // what is streamed later takes the place of what stood there before
        var markers = Markers().Matches(html).Select(match => match.Groups[1].Value).Where(marker => marker.Contains("\"descriptor\"", StringComparison.Ordinal))
            .GroupBy(marker => JsonNode.Parse(marker)!["key"]?.ToJsonString() ?? marker).Select(alike => alike.Last()).ToList();
        if (markers.Count > 0)
            await circuit.Show(address, markers, State().Match(html).Groups[1].Value);
    });

    private async Task Timed(string what, Func<Task> act)
    {
        var begin = Stopwatch.GetTimestamp();
        await act();
        took(what, Stopwatch.GetElapsedTime(begin));
    }

    [GeneratedRegex("<!--Blazor:(\\{.*?\\})-->", RegexOptions.Singleline)]
    private static partial Regex Markers();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->", RegexOptions.Singleline)]
    private static partial Regex State();
}
