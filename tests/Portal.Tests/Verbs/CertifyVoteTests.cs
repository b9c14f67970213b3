using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Governance.Domain.Audit;
using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Duties;
using Governance.Domain.Organisations;
using Governance.Domain.Voting;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Portal.Certify;
using Governance.Testing;

namespace Governance.Portal.Tests.Verbs;

/// <summary>A final approval by vote, in secret, by a proxy and by the chair's casting voice: exported as it is, and forged by whoever can make every seal anew.</summary>
public sealed class CertifyVoteTests(CertifyVoteTests.Voted voted) : IClassFixture<CertifyVoteTests.Voted>
{
    [Fact]
    public void What_was_exported_is_accepted_and_names_every_voter()
    {
        Assert.Empty(Found(_ => { }));
        var check = CertificateCheck.Of(ExportedEvents.Read(voted.Text)!);
        Assert.Equal(1, check.Approvals);
        Assert.Equal(
            voted.Members.Take(3).Append(voted.Chair).Select(one => one.ToString()).Order(StringComparer.Ordinal),
            Voters(Certified(JsonNode.Parse(voted.Text)!.AsObject())).Select(actor => actor!["Person"]!.ToString()));
    }

    [Fact]
    public void An_author_who_voted_is_found_even_where_certificate_and_seals_agree()
    {
        // the lead said yes instead of being put down as recused, and the certificate was written to match
        var found = Found(file =>
        {
            foreach (var ballot in Ballots(file, voted.Lead))
                Change(ballot, said => said["Choice"] = "Yes");
            Change(Certified(file), said =>
            {
                var actors = Actors(said);
                actors.Add(new JsonObject { ["Person"] = voted.Lead.ToString(), ["Units"] = new JsonArray(), ["Institutions"] = new JsonArray(voted.College.ToString()), ["Chairs"] = new JsonArray() });
                var sorted = actors.OrderBy(actor => actor!["Person"]!.ToString(), StringComparer.Ordinal).Select(actor => actor!.DeepClone()).ToArray();
                actors.Clear();
                foreach (var actor in sorted)
                    actors.Add(actor);
            });
        });
        Assert.Equal([$"vote: the rule “no-author-decides” is not kept: {voted.Lead} answered vote and is an author."], found);
    }

    [Fact]
    public void A_voter_left_out_a_proxy_hidden_and_a_tie_broken_by_somebody_else_are_named()
    {
        const string Differs = "vote, answer at vote: the certificate says “";
        Assert.Contains(Found(file => Change(Certified(file), said => Actors(said).RemoveAt(0))), found => found.StartsWith(Differs, StringComparison.Ordinal));
        Assert.Contains(Found(file => Ballots(file, voted.Members[0]).ForEach(ballot => Change(ballot, said => said["ByProxyOf"] = voted.Secretary.ToString()))), found => found.StartsWith(Differs, StringComparison.Ordinal));
        Assert.Contains(Found(file => Events(file).Remove(Events(file).First(one => one!["name"]!.ToString() == "TieBroken"))), found => found.StartsWith(Differs, StringComparison.Ordinal));
        // somebody who never sat in the body
        Assert.Contains($"vote, answer at vote: {voted.Members[0]} voted and held no seat in the body.",
            Found(file => Events(file).Remove(Events(file).First(one => one!["name"]!.ToString() == "SeatTaken" && one["body"]!.ToString().Contains(voted.Members[0].ToString(), StringComparison.Ordinal)))));
        // a chair of another committee among the voters, of which the certificate keeps quiet
        Assert.Contains(
            Found(file =>
            {
                var body = Guid.CreateVersion7(DateTimeOffset.UnixEpoch).ToString();
                Events(file).Add(Made("BodyFounded", new JsonObject { ["Body"] = body, ["Kind"] = "Committee" }));
                Events(file).Add(Made("SeatTaken", new JsonObject
                {
                    ["Body"] = body,
                    ["Seat"] = new JsonObject { ["Id"] = body, ["PersonId"] = voted.Members[1].ToString(), ["Role"] = "Chair", ["From"] = "2000-01-01T00:00:00+00:00" },
                }));
            }),
            found => found.StartsWith($"vote: the rule “chair-is-not-approver” is not kept: {voted.Members[1]} answered vote and chaired ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_certificate_from_before_bodies_were_told_is_accepted_as_it_is()
    {
        Assert.Empty(Found(file => Change(Certified(file), said => said["Certificate"]!["Facts"]!.AsObject().Remove("Bodies"))));
        Assert.Equal(["vote, bodies that voted: the certificate says “”, the events say “" + Body() + "”."],
            Found(file => Change(Certified(file), said => said["Certificate"]!["Facts"]!["Bodies"] = new JsonArray())));

        string Body() => JsonNode.Parse(Certified(JsonNode.Parse(voted.Text)!.AsObject())["body"]!.ToString())!["Certificate"]!["Facts"]!["Bodies"]![0]!.ToString();
    }

    [Fact]
    public void Who_presided_in_the_chairs_place_is_told_by_the_vote_and_approves_nothing_of_it()
    {
        // the secretary approved afterwards, and the certificate of that keeps quiet about whose place they took
        var found = Found(file =>
        {
            foreach (var closed in Events(file).OfType<JsonObject>().Where(one => one["name"]!.ToString() == "MotionClosed"))
                Change(closed, said => said["Presider"] = voted.Secretary.ToString());
            var (record, certified) = (Certified(file)["record"]!.ToString(), JsonNode.Parse(Certified(file)["body"]!.ToString())!["Certificate"]!);
            var rule = new JsonObject { ["Rule"] = "chair-is-not-approver", ["Steps"] = new JsonArray("approval") };
            Events(file).Add(Later("WorkItemOpened", record, 1, new JsonObject { ["WorkItem"] = record, ["Step"] = "approval", ["Kind"] = 1, ["Duties"] = new JsonArray(rule.DeepClone()) }));
            certified["Rules"] = new JsonArray(rule.DeepClone());
            certified["Facts"]!["Acts"]!.AsArray().Add(new JsonObject
            {
                ["Step"] = "approval",
                ["Actors"] = new JsonArray(new JsonObject { ["Person"] = voted.Secretary.ToString(), ["Units"] = new JsonArray(), ["Institutions"] = new JsonArray(voted.College.ToString()), ["Chairs"] = new JsonArray() }),
            });
            Events(file).Add(Later("WorkItemCompleted", record, 2, new JsonObject { ["WorkItem"] = record, ["Step"] = "approval", ["Outcome"] = "approve", ["Certificate"] = certified.DeepClone() }));
        });
        Assert.Contains(found, line => line.StartsWith($"approval: the rule “chair-is-not-approver” is not kept: {voted.Secretary} answered approval and chaired ", StringComparison.Ordinal));
        Assert.Contains(found, line => line.StartsWith("approval, answer at approval: the certificate says “", StringComparison.Ordinal));
    }

    /// <summary>What happened to the record after everything else, by the secretary.</summary>
    private JsonObject Later(string name, string record, int milliseconds, JsonObject said) => new()
    {
        ["id"] = Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddMilliseconds(milliseconds)).ToString(), ["name"] = name, ["at"] = 4102444800000 + milliseconds, ["by"] = voted.Secretary.ToString(),
        ["record"] = record, ["organisation"] = voted.College.ToString(), ["body"] = said.ToJsonString(),
    };

    private List<string> Found(Action<JsonObject> forge)
    {
        var file = JsonNode.Parse(voted.Text)!.AsObject();
        forge(file);
        Reseal(file);
        var read = ExportedEvents.Read(file.ToJsonString())!;
        return [.. read.BrokenSeals().Concat(CertificateCheck.Of(read).Findings).Select(finding => finding.ToString())];
    }

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

    private static List<JsonObject> Ballots(JsonObject file, Guid member) =>
        [.. Events(file).OfType<JsonObject>().Where(one => one["name"]!.ToString() == "BallotGiven" && one["body"]!.ToString().Contains($"\"Member\":\"{member}\"", StringComparison.Ordinal))];

    private static JsonObject Certified(JsonObject file) => Events(file).OfType<JsonObject>().Single(one => one["body"]!.ToString().Contains("\"Certificate\"", StringComparison.Ordinal));

    private static JsonArray Voters(JsonObject completed) => Actors(JsonNode.Parse(completed["body"]!.ToString())!.AsObject());

    private static JsonArray Actors(JsonObject said) => said["Certificate"]!["Facts"]!["Acts"]!.AsArray().OfType<JsonObject>().Single(act => act["Step"]!.ToString() == "vote")["Actors"]!.AsArray();

    private static void Change(JsonObject happened, Action<JsonObject> change)
    {
        var said = JsonNode.Parse(happened["body"]!.ToString())!.AsObject();
        change(said);
        happened["body"] = said.ToJsonString();
    }

    private JsonObject Made(string name, JsonObject said) => new()
    {
        ["id"] = Guid.CreateVersion7(DateTimeOffset.UnixEpoch).ToString(), ["name"] = name, ["at"] = 1, ["organisation"] = voted.College.ToString(), ["body"] = said.ToJsonString(),
    };

    /// <summary>A committee of a chair who votes only to break a tie, three members and the proposal's lead; sealed and exported once for all tests.</summary>
    public sealed class Voted : IAsyncLifetime
    {
        private static readonly OfferedOutcome Approve = new("approve", new("Approve", "Approuver"), null, false, "main");

        private static readonly Bylaws Counting = Bylaws.Usual with { Quorum = Bylaws.Usual.Quorum with { ProxiesCount = true }, MostProxies = 1, Tie = TieRule.ChairVotesOnlyToBreakIt };

        public TestHost Host { get; private set; } = null!;

        public string Text { get; private set; } = "";

        public Guid College { get; private set; }

        public Guid Lead { get; private set; }

        public Guid Chair { get; private set; }

        public Guid Secretary { get; private set; }

        public List<Guid> Members { get; } = [];

        public async ValueTask InitializeAsync()
        {
            Host = await TestHost.Start();
            College = await Host.A.Institution();
            var (keeper, lead, chair) = (await Host.A.Person(Role.CommitteeSecretary, College), await Host.A.Person(Role.InitiativeLead, College), await Host.A.Person(Role.CommitteeMember, College));
            (Secretary, Lead, Chair) = (keeper.PersonId!.Value, lead.PersonId!.Value, chair.PersonId!.Value);
            List<Caller> members = [];
            for (var number = 0; number < 3; number++)
                members.Add(await Host.A.Person(Role.CommitteeMember, College));
            Members.AddRange(members.Select(member => member.PersonId!.Value));
            var at = Host.Clock.GetUtcNow();
            var body = await Host.Send(keeper, new FoundBody(College, BodyKind.Committee, new("Committee", "Comité"), Bilingual.Empty, Counting, at));
            foreach (var (person, role) in Members.Append(Lead).Select(one => (one, SeatRole.Member)).Prepend((Chair, SeatRole.Chair)))
                await Host.Send(keeper, new TakeSeat(body, person, role, at));
            await Host.Send(keeper, new TakeSeat(body, Secretary, SeatRole.Secretary, at) { IsVoting = false });
            var credential = await Host.A.Credential(lead);
            var workflow = Guid.CreateVersion7(at);
            var step = await Host.Send(Caller.Workflow(workflow, null), new OpenWorkItem(credential, workflow, "vote", WorkKind.Vote, new("Vote", "Voter"), null, null, null, [Approve], null)
            {
                BodyId = body, Judges = ["hours"], IsFinal = true, Duties = [new(DutyRule.NoAuthorDecides, []), new(DutyRule.ChairIsNotApprover, ["vote"])],
            });
            var (secretary, motion) = (Sitting(keeper, body, leads: true), Guid.Empty);
            motion = await Host.Send(secretary, new PutMotion(step, "approve"));
            await Host.Send(Sitting(members[1], body), new GiveBallot(motion, Choice.No));
            await Host.Send(Sitting(members[2], body), new GiveBallot(motion, Choice.Abstain));
            await Host.Send(secretary, new RecordBallot(motion, Members[0], Choice.Yes) { ByProxyOf = Members[2] });
            await Host.Send(secretary, new CloseMotion(motion));
            await Host.Send(Sitting(chair, body, leads: true), new BreakTie(motion, Choice.Yes));
            while (await Host.Ask<Sealer, bool>(sealer => sealer.SealNext()))
            {
            }
            Text = await Host.Ask<RecordExport, string>(export => export.Of(credential));
        }

        public ValueTask DisposeAsync() => Host.DisposeAsync();

        private static Caller Sitting(Caller person, Guid body, bool leads = false) =>
            Caller.Person(person.PersonId!.Value, person.Name, person.Roles, [new HeldSeat(body, leads)]);
    }
}
