using System.Text.Json.Nodes;

namespace Governance.Portal.Certify;

/// <summary>What the events alone tell of separation of duties, up to the event told last.</summary>
internal sealed class RetoldFacts(RetoldVotes votes)
{
    private readonly Dictionary<string, (string Step, string Kind, JsonArray? Duties, string? Body, JsonArray? Approves)> opened = [];
    private readonly Dictionary<string, RetoldAct> acts = [];
    private readonly List<(string Person, string? Organisation, string? Unit, DateTimeOffset From, DateTimeOffset? Until, string Role)> roles = [];
    private readonly Dictionary<string, RetoldSeat> seats = [];
    private readonly Dictionary<string, (string Kind, string? Organisation)> bodies = [];

    internal SortedSet<string> Authors { get; } = [];

    internal string? CoProducer { get; private set; }

    internal string? Institution { get; private set; }

    internal IReadOnlyDictionary<string, RetoldAct> Acts => acts;

    /// <summary>The bodies that voted on the record so far.</summary>
    internal IReadOnlyList<string> Bodies => [.. acts.Values.Select(act => act.Body).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Whether who chairs one of them is told of, whatever it is called: certificates that name no bodies are from before that.</summary>
    internal bool TellsBodies { get; set; }

    /// <summary>The rules that a step was opened with; none where it was opened without.</summary>
    internal JsonArray RulesOf(JsonObject completed) => opened.TryGetValue(Text(completed, "WorkItem"), out var item) ? item.Duties ?? [] : [];

    /// <summary>Whether the step was opened to give a final approval by this outcome.</summary>
    internal bool IsApproval(JsonObject completed) =>
        opened.TryGetValue(Text(completed, "WorkItem"), out var item) && item.Approves?.Any(outcome => outcome?.ToString() == Text(completed, "Outcome")) == true;

    internal void Tell(ExportedEvent happened)
    {
        var said = happened.Said();
        switch (happened.Name)
        {
            case "CredentialProposed":
                Authors.Add(happened.By.ToString()!);
                Institution = happened.Organisation.ToString();
                break;
            case "AuthorJoined":
                Authors.Add(Text(said, "Person"));
                break;
            case "CredentialVersionFrozen":
                CoProducer = said[nameof(CoProducer)]?.ToString();
                break;
            case "WorkItemOpened":
                opened[Text(said, "WorkItem")] = (Text(said, "Step"), KindOf(said), said["Duties"] as JsonArray, said["Body"]?.ToString(), said["Approves"] as JsonArray);
                break;
            case "WorkItemCompleted":
                Completed(happened, said);
                break;
            case "RoleGranted":
                roles.Add((Text(said, "Person"), happened.Organisation?.ToString(), Unit(said["Unit"]), Time(said["From"])!.Value, Time(said["Until"]), Text(said, "Role")));
                break;
            case "RoleEnded":
                EndRole(Text(said, "Person"), happened.Organisation?.ToString(), Unit(said["Unit"]), Text(said, "Role"), Time(said["Until"])!.Value);
                break;
            case "UnitRenamed":
                for (var index = 0; index < roles.Count; index++)
                    if (roles[index].Organisation == happened.Organisation?.ToString() && roles[index].Unit == Unit(said["From"]))
                        roles[index] = roles[index] with { Unit = Unit(said["To"]) };
                break;
            case "BodyFounded":
                bodies[Text(said, "Body")] = (KindOf(said), happened.Organisation?.ToString());
                break;
            case "SeatTaken":
                var seat = said["Seat"]!.AsObject();
                seats[Text(seat, "Id")] = new(Text(said, "Body"), Text(seat, "PersonId"), Text(seat, "Role"), seat["OrganisationId"]?.ToString(), Time(seat["From"])!.Value, Time(seat["Until"]));
                break;
            case "SeatEnded" when seats.TryGetValue(Text(said, "Seat"), out var ended):
                seats[Text(said, "Seat")] = ended with { Until = Time(said["Until"]) };
                break;
        }
    }

    /// <summary>A person as the events show them at the time of an act. Who chairs the body that votes approves nothing of another one by it.</summary>
    internal RetoldActor Actor(string person, RetoldAct act)
    {
        var moment = DateTimeOffset.FromUnixTimeMilliseconds(act.At);
        var held = roles.Where(role => role.Person == person && role.From <= moment && (role.Until is null || moment < role.Until)).ToList();
        var sat = seats.Values.Where(seat => seat.Person == person && seat.From <= moment && (seat.Until is null || moment < seat.Until)).ToList();
        return new(
            person,
            [.. held.Where(role => role.Organisation == Institution).Select(role => role.Unit).OfType<string>()],
            [.. held.Select(role => role.Organisation).Concat(sat.Select(seat => seat.Organisation)).OfType<string>()],
            [.. sat.Concat(SatThen(person, act)).Where(seat => seat.Role == "Chair" && seat.Body != act.Body && bodies.TryGetValue(seat.Body, out var body) && body.Organisation == Institution && (body.Kind == "Committee" || (TellsBodies && Bodies.Contains(seat.Body)))).Select(seat => seat.Body)]);
    }

    /// <summary>Whoever took part in a vote of a body in which the events give them no seat when the motion was put.</summary>
    internal IEnumerable<(string Step, string Person)> VotersWithoutSeat() =>
        from act in acts.OrderBy(act => act.Key, StringComparer.Ordinal)
        where act.Value.PutAt is not null
        from person in act.Value.People
        where !seats.Values.Any(seat => seat.Person == person && seat.Body == act.Value.Body && seat.From <= act.Value.PutAt && (seat.Until is null || act.Value.PutAt < seat.Until))
        select (act.Key, person);

    /// <summary>The seats that a person held in bodies when these put what they decided by then: who gave up the chair since led it all the same, and so did who presided in the chair's place.</summary>
    private IEnumerable<RetoldSeat> SatThen(string person, RetoldAct act) =>
        from vote in acts.Values
        where TellsBodies && vote.Body is not null && vote.At <= act.At && vote.PutAt is not null
        from seat in seats.Values
        where seat.Person == person && seat.Body == vote.Body && seat.From <= vote.PutAt && (seat.Until is null || vote.PutAt < seat.Until)
        select person == vote.Presider ? seat with { Role = "Chair" } : seat;

    internal static string Text(JsonObject said, string name) => said[name]?.ToString() ?? "";

    internal static string? Unit(JsonNode? unit) => unit is JsonObject pair ? Text(pair, "En") + " | " + Text(pair, "Fr") : null;

    private void EndRole(string person, string? organisation, string? unit, string role, DateTimeOffset until)
    {
        var index = roles.FindLastIndex(one => one.Person == person && one.Organisation == organisation && one.Unit == unit && one.Role == role && (one.Until is null || until < one.Until));
        if (index >= 0)
            roles[index] = roles[index] with { Until = until };
    }

    private void Completed(ExportedEvent happened, JsonObject said)
    {
        if (!opened.TryGetValue(Text(said, "WorkItem"), out var item) || item.Kind is "Form" or "Competencies")
            return;
        acts.Remove(item.Step);
        if (item.Kind == "Vote")
            acts[item.Step] = new(votes.Voters(Text(said, "WorkItem"), Text(said, "Outcome"), happened.At), null, happened.At, item.Body) { PutAt = votes.PutAt(Text(said, "WorkItem"), happened.At), Presider = votes.Presider(Text(said, "WorkItem"), happened.At) };
        else if (item.Kind != "Endorsement")
            acts[item.Step] = new([.. new[] { happened.By?.ToString(), said["For"]?.ToString() }.OfType<string>()], null, happened.At);
        else if (Text(said, "Outcome") != "declined")
            acts[item.Step] = new([], Text(said, "Partner"), happened.At);
    }

    // kinds are numbers where nothing else was asked for: their order is the format
    private static string KindOf(JsonObject said) => Text(said, "Kind") switch
    {
        "0" => "Form",
        "1" => "Decision",
        "2" => "Rubric",
        "3" => "Endorsement",
        "4" => "Competencies",
        "5" => "Vote",
        var kind => kind,
    };

    private static DateTimeOffset? Time(JsonNode? time) => time?.GetValue<DateTimeOffset>();
}

/// <summary>An answer at a step: who gave it, in whose name, or which partner, and when; of a vote who took part, and in which body.</summary>
internal sealed record RetoldAct(IReadOnlyList<string> People, string? Partner, long At, string? Body = null)
{
    /// <summary>When the motion was put that a vote was about; null elsewhere.</summary>
    public DateTimeOffset? PutAt { get; init; }

    /// <summary>Who presided over the vote in the chair's place; null elsewhere.</summary>
    public string? Presider { get; init; }
}

/// <summary>A person's units and institutions and the bodies they chaired.</summary>
internal sealed record RetoldActor(string Person, SortedSet<string> Units, SortedSet<string> Institutions, SortedSet<string> Chairs);

internal sealed record RetoldSeat(string Body, string Person, string Role, string? Organisation, DateTimeOffset From, DateTimeOffset? Until);
