using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Governance.Domain.Audit;
using Governance.Domain.Organisations;
using Governance.Portal.Certify;
using Governance.Portal.Verbs;
using Governance.Testing;
using Governance.Workflows;

namespace Governance.Portal.Tests.Verbs;

/// <summary>A record that was approved, exported as it is and forged in every way that a certificate can be: alone, and with seals made anew.</summary>
public sealed class CertifyVerbTests(CertifyVerbTests.Approved approved) : IClassFixture<CertifyVerbTests.Approved>
{
    [Fact]
    public async Task What_was_exported_is_accepted()
    {
        Assert.Empty(Found(_ => { }, reseal: false));
        Assert.Empty(Found(_ => { }, reseal: true));
        Assert.Equal(2, CertificateCheck.Of(ExportedEvents.Read(approved.Text)!).Approvals);
        Assert.Equal(0, await CommandLine.Run(["certify", approved.File]));
    }

    [Fact]
    public void An_approval_without_a_certificate_is_named()
    {
        var found = Found(file => Change(Certified(file)[0], said => said.Remove("Certificate")), reseal: true);
        Assert.Equal(["committee: it was approved by “approve”, and there is no certificate."], found);
    }

    [Fact]
    public async Task A_chain_that_was_wholly_made_anew_is_found_by_a_seal_noted_elsewhere()
    {
        const string Anew = "The seal that you noted is not in the chain of this file: the chain was made anew, or the file is older than the seal.";
        var read = ExportedEvents.Read(approved.Text)!;
        var (head, middle) = (read.Head!, read.Seals.OrderBy(seal => seal.Number).ElementAt(read.Seals.Count / 2).Hash);
        Assert.Empty(read.Against(head));
        Assert.Empty(read.Against(middle.ToUpperInvariant()));
        Assert.Equal((0, true), (read.After(head), read.After(middle) > 0));
        Assert.Equal(0, await CommandLine.Run(["certify", approved.File, "--head", middle]));

        var file = JsonNode.Parse(approved.Text)!.AsObject();
        Reseal(file);
        var anew = ExportedEvents.Read(file.ToJsonString())!;
        Assert.Empty(anew.BrokenSeals());
        Assert.Equal([Anew], anew.Against(head).Select(finding => finding.ToString()));
        var forged = Path.Combine(approved.Host.Folder, "anew.json");
        await File.WriteAllTextAsync(forged, file.ToJsonString());
        Assert.Equal((0, 1), (await CommandLine.Run(["certify", forged]), await CommandLine.Run(["certify", forged, "--head", head])));

        var holed = read with { Seals = [.. read.Seals.Where(seal => seal.Hash != middle)] };
        Assert.StartsWith("Between the seals ", Assert.Single(holed.Against(head)).ToString());
    }

    [Fact]
    public async Task A_file_that_is_none_is_refused()
    {
        var file = Path.Combine(approved.Host.Folder, "other.json");
        Assert.Equal(1, await CommandLine.Run(["certify", file]));
        await File.WriteAllTextAsync(file, "[]");
        Assert.Equal(1, await CommandLine.Run(["certify", file]));
        Assert.Equal(1, await CommandLine.Run(["export", "MC-1999-001", file, "--database", approved.Host.DatabaseFile]));
        Assert.Null(ExportedEvents.Read("""{"format":"governance-events/1","events":3}"""));
    }

    [Fact]
    public void Whatever_is_changed_without_the_seals_is_named_by_its_event()
    {
        var dean = approved.Event("WorkItemCompleted", "go-no-go");
        Assert.Contains($"The event {dean} (WorkItemCompleted) is not as it was sealed.", Found(file => Event(file, dean)["by"] = approved.Lead.ToString(), reseal: false));
        Assert.Contains($"The event {dean} (WorkItemCompleted) is not as it was sealed.", Found(file => Event(file, dean)["at"] = 5, reseal: false));
        Assert.Contains($"The event {dean} (WorkItemCompleted) is covered by no seal.", Found(file => Event(file, dean)["seal"] = null, reseal: false));
        Assert.Contains($"The event {dean} (WorkItemCompleted) is there twice.", Found(file => Events(file).Add(Event(file, dean).DeepClone()), reseal: false));
        Assert.Contains("The seal 1 was changed.", Found(file => file["seals"]![0]!["rows"] = file["seals"]![0]!["rows"]!.ToString().Replace('a', 'b'), reseal: false));
        Assert.Contains(Found(file => Events(file).Remove(Event(file, dean)), reseal: false), found => found.StartsWith("committee, answer at go-no-go: ", StringComparison.Ordinal));
    }

    [Fact]
    public void An_author_who_decides_is_found_even_where_certificate_and_seals_agree()
    {
        var dean = approved.Dean.ToString();
        var found = Found(file =>
        {
            foreach (var completed in Certified(file))
                Change(completed, said => Actor(said, "go-no-go")["Person"] = approved.Lead.ToString());
            Event(file, approved.Event("WorkItemCompleted", "go-no-go"))["by"] = approved.Lead.ToString();
        }, reseal: true);
        Assert.Contains($"committee: the rule “no-author-decides” is not kept: {approved.Lead} answered go-no-go and is an author.", found);
        Assert.DoesNotContain(found, line => line.Contains("sealed", StringComparison.Ordinal));
        Assert.NotEqual(dean, approved.Lead.ToString());
    }

    [Fact]
    public void Facts_and_rules_that_the_events_do_not_tell_are_named()
    {
        Assert.Contains(Found(file => Change(Certified(file)[0], said => Facts(said)["Authors"]!.AsArray().RemoveAt(0)), reseal: true), found => found.StartsWith("committee, authors: the certificate says “", StringComparison.Ordinal));
        Assert.Contains(Found(file => Change(Certified(file)[0], said => Facts(said)["Institution"] = Guid.Empty.ToString()), reseal: true), found => found.StartsWith("committee, institution: ", StringComparison.Ordinal));
        Assert.Contains(Found(file => Change(Certified(file)[0], said => Facts(said)["Acts"]!.AsArray().RemoveAt(0)), reseal: true), found => found.StartsWith("committee, answer at go-no-go: the certificate says “”", StringComparison.Ordinal));
        Assert.Contains(Found(file => Change(Certified(file)[1], said => said["Certificate"]!["Rules"]!.AsArray().RemoveAt(0)), reseal: true), found => found.StartsWith("registrar, rules: ", StringComparison.Ordinal));
        Assert.Contains("registrar: the certificate itself says that the rule “chair-is-not-approver” is not kept.", Found(file => Change(Certified(file)[1], said => said["Certificate"]!["Rules"]![2]!["IsKept"] = false), reseal: true));
    }

    [Fact]
    public void Every_other_rule_is_made_again_from_the_events()
    {
        // the partner who endorsed helps to produce it, and the certificate says so
        Assert.Contains(Found(file =>
        {
            var partner = JsonNode.Parse(Event(file, approved.Event("WorkItemCompleted", "endorsement"))["body"]!.ToString())!["Partner"]!.ToString();
            foreach (var frozen in Events(file).OfType<JsonObject>().Where(one => one["name"]!.ToString() == "CredentialVersionFrozen"))
                Change(frozen, said => said["CoProducer"] = partner);
            foreach (var completed in Certified(file))
                Change(completed, said => Facts(said)["CoProducer"] = partner);
        }, reseal: true), found => found.StartsWith("committee: the rule “no-co-producer-endorses” is not kept: ", StringComparison.Ordinal));
        // the registrar chairs a committee, and the certificate keeps quiet about it
        var chaired = Found(file =>
        {
            var (body, organisation) = (Guid.CreateVersion7(DateTimeOffset.UnixEpoch).ToString(), Event(file, approved.Event("WorkItemCompleted", "registrar"))["organisation"]!.ToString());
            Events(file).Add(Made("BodyFounded", organisation, new JsonObject { ["Body"] = body, ["Kind"] = "Committee" }));
            Events(file).Add(Made("SeatTaken", organisation, new JsonObject
            {
                ["Body"] = body,
                ["Seat"] = new JsonObject { ["Id"] = body, ["PersonId"] = approved.Registrar.ToString(), ["Role"] = "Chair", ["From"] = "2000-01-01T00:00:00+00:00" },
            }));
        }, reseal: true);
        Assert.Contains(chaired, found => found.StartsWith("registrar: the rule “chair-is-not-approver” is not kept: ", StringComparison.Ordinal));
        Assert.Contains(chaired, found => found.StartsWith("registrar, answer at registrar: ", StringComparison.Ordinal));
        // they chaired the committee when it voted, and gave up the chair a moment later
        Assert.Contains(Found(file =>
        {
            var (vote, organisation) = (Event(file, approved.Event("WorkItemOpened", "committee")), Event(file, approved.Event("WorkItemCompleted", "registrar"))["organisation"]!.ToString());
            var put = Events(file).OfType<JsonObject>().Last(one => one["name"]!.ToString() == "MotionPut" && one["body"]!.ToString().Contains(JsonNode.Parse(vote["body"]!.ToString())!["WorkItem"]!.ToString(), StringComparison.Ordinal));
            Events(file).Add(Made("SeatTaken", organisation, new JsonObject
            {
                ["Body"] = JsonNode.Parse(vote["body"]!.ToString())!["Body"]!.ToString(),
                ["Seat"] = new JsonObject
                {
                    ["Id"] = Guid.CreateVersion7(DateTimeOffset.UnixEpoch).ToString(), ["PersonId"] = approved.Registrar.ToString(), ["Role"] = "Chair", ["From"] = "2000-01-01T00:00:00+00:00",
                    ["Until"] = DateTimeOffset.FromUnixTimeMilliseconds(put["at"]!.GetValue<long>() + 1).ToString("O", System.Globalization.CultureInfo.InvariantCulture),
                },
            }));
        }, reseal: true), found => found.StartsWith("registrar: the rule “chair-is-not-approver” is not kept: ", StringComparison.Ordinal));
        // rules that the shipped workflow does not ask for
        JsonObject[] more = [new() { ["Rule"] = "different-units", ["Steps"] = new JsonArray("review-1", "review-2") }, new() { ["Rule"] = "not-on-own-institution", ["Steps"] = new JsonArray("committee") }, new() { ["Rule"] = "different-people", ["Steps"] = new JsonArray("go-no-go", "review-1") }, new() { ["Rule"] = "no-other-part", ["Steps"] = new JsonArray("go-no-go") }, new() { ["Rule"] = "sleep-well", ["Steps"] = new JsonArray() }];
        var ruled = Found(file =>
        {
            foreach (var opened in Events(file).OfType<JsonObject>().Where(one => one["name"]!.ToString() == "WorkItemOpened"))
                Change(opened, said => Add(said["Duties"]!.AsArray(), more));
            foreach (var completed in Certified(file))
                Change(completed, said => Add(said["Certificate"]!["Rules"]!.AsArray(), more));
            // the first reviewer is the one who let it go on, in the events too
            Event(file, approved.Event("WorkItemCompleted", "go-no-go"))["by"] = Event(file, approved.Event("WorkItemCompleted", "review-1"))["by"]!.ToString();
        }, reseal: true);
        Assert.Contains(ruled, found => found.StartsWith("committee: the rule “different-people” is not kept: ", StringComparison.Ordinal));
        Assert.Contains(ruled, found => found.StartsWith("committee: the rule “no-other-part” is not kept: ", StringComparison.Ordinal));
        Assert.Contains(ruled, found => found.StartsWith("committee: the rule “different-units” is not kept: the unit of ", StringComparison.Ordinal));
        Assert.Contains(ruled, found => found.StartsWith("committee: the rule “not-on-own-institution” is not kept: ", StringComparison.Ordinal));
        Assert.Contains("committee: the rule “sleep-well” is not kept: this rule is not known here.", ruled);
    }

    private List<string> Found(Action<JsonObject> forge, bool reseal)
    {
        var file = JsonNode.Parse(approved.Text)!.AsObject();
        forge(file);
        if (reseal)
            Reseal(file);
        var read = ExportedEvents.Read(file.ToJsonString())!;
        return [.. read.BrokenSeals().Concat(CertificateCheck.Of(read).Findings).Select(finding => finding.ToString())];
    }

    /// <summary>What somebody does who can rewrite everything: one seal over whatever is there now.</summary>
    private static void Reseal(JsonObject file)
    {
        foreach (var one in Events(file))
            one!["seal"] = 1;
        var rows = string.Join('\n', Events(file).OfType<JsonObject>().Select(one => Guid.Parse(one["id"]!.ToString()).ToString("N") + " " + Sha(JsonSerializer.Serialize<object?[]>(
        [
            one["id"], one["name"], one["at"], one["by"], one["byInstance"], one["record"], one["organisation"], one["body"],
        ]))));
        file["seals"] = new JsonArray(new JsonObject { ["number"] = 1, ["previous"] = "", ["count"] = Events(file).Count, ["at"] = 0, ["rows"] = rows, ["hash"] = Sha($"1\n\n{Events(file).Count}\n0\n{rows}") });
    }

    private static string Sha(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static JsonArray Events(JsonObject file) => file["events"]!.AsArray();

    private static JsonObject Event(JsonObject file, string id) => Events(file).OfType<JsonObject>().First(one => one["id"]!.ToString() == id);

    private static List<JsonObject> Certified(JsonObject file) => [.. Events(file).OfType<JsonObject>().Where(one => one["body"]!.ToString().Contains("\"Certificate\"", StringComparison.Ordinal))];

    private static void Change(JsonObject happened, Action<JsonObject> change)
    {
        var said = JsonNode.Parse(happened["body"]!.ToString())!.AsObject();
        change(said);
        happened["body"] = said.ToJsonString();
    }

    private static JsonObject Made(string name, string organisation, JsonObject said) => new()
    {
        ["id"] = Guid.CreateVersion7(DateTimeOffset.UnixEpoch).ToString(), ["name"] = name, ["at"] = 1, ["organisation"] = organisation, ["body"] = said.ToJsonString(),
    };

    private static void Add(JsonArray list, IEnumerable<JsonObject> more)
    {
        foreach (var one in more)
            list.Add(one.DeepClone());
    }

    private static JsonObject Facts(JsonObject said) => said["Certificate"]!["Facts"]!.AsObject();

    private static JsonObject Actor(JsonObject said, string step) => Facts(said)["Acts"]!.AsArray().OfType<JsonObject>().Single(act => act["Step"]!.ToString() == step)["Actors"]![0]!.AsObject();

    /// <summary>One record up to its publication, sealed and exported once for all tests.</summary>
    public sealed class Approved : IAsyncLifetime
    {
        public TestHost Host { get; private set; } = null!;

        public string Text { get; private set; } = "";

        public Guid Lead { get; private set; }

        public Guid Dean { get; private set; }

        public Guid Registrar { get; private set; }

        public string File => Path.Combine(Host.Folder, "events.json");

        public async ValueTask InitializeAsync()
        {
            Host = await TestHost.Start(services => services.AddWorkflows());
            var people = await ScriptedPeople.Of(Host);
            (Lead, Dean, Registrar) = (people.The(Role.InitiativeLead).PersonId!.Value, people.The(Role.Dean).PersonId!.Value, people.The(Role.Registrar).PersonId!.Value);
            var id = await people.Propose();
            await Seal();
            await people.Until(id, "committee");
            await Seal();
            await people.Until(id, "pilot");
            await Seal();
            Assert.Equal(0, await CommandLine.Run(["export", id, File, "--database", Host.DatabaseFile]));
            Text = await System.IO.File.ReadAllTextAsync(File);
        }

        private async Task Seal()
        {
            while (await Host.Ask<Sealer, bool>(sealer => sealer.SealNext()))
            {
            }
        }

        /// <summary>The id of the event of this name at a step.</summary>
        public string Event(string name, string step) => JsonNode.Parse(Text)!["events"]!.AsArray()
            .First(one => one!["name"]!.ToString() == name && JsonNode.Parse(one["body"]!.ToString())!["Step"]?.ToString() == step)!["id"]!.ToString();

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
