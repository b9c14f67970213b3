using System.Text.Json.Nodes;
using Governance.Domain.Words;

namespace Governance.Portal.Certify;

/// <summary>
/// Holds each certificate against the events, and misses it where there is none: its rules are those that the step was opened with, its facts are those that
/// the events tell, and every rule is kept by them.
/// </summary>
internal sealed class CertificateCheck
{
    private readonly List<Sentence> findings = [];
    private readonly RetoldFacts facts;

    private CertificateCheck(RetoldVotes votes) => facts = new(votes);

    /// <summary>How many certificates there are.</summary>
    internal int Approvals { get; private set; }

    /// <summary>Everything that is wrong; none where the certificates hold.</summary>
    internal IReadOnlyList<Sentence> Findings => findings;

    internal static CertificateCheck Of(ExportedEvents file)
    {
        var check = new CertificateCheck(RetoldVotes.Of(file));
        foreach (var happened in file.Events)
        {
            check.facts.Tell(happened);
            if (happened.Name != "WorkItemCompleted")
                continue;
            var said = happened.Said();
            if (said["Certificate"] is JsonObject certificate)
                check.Hold(said, certificate);
            else if (check.facts.IsApproval(said))
                check.findings.Add(new("{0}: it was approved by “{1}”, and there is no certificate.", RetoldFacts.Text(said, "Step"), RetoldFacts.Text(said, "Outcome")));
        }
        return check;
    }

    private void Hold(JsonObject said, JsonObject certificate)
    {
        Approvals++;
        var step = RetoldFacts.Text(said, "Step");
        var rules = Rules(certificate["Rules"] as JsonArray ?? []);
        Compare(step, new("rules"), string.Join(", ", rules.Select(Shown)), string.Join(", ", Rules(facts.RulesOf(said)).Select(Shown)));
        var stated = certificate["Facts"] as JsonObject ?? [];
        facts.TellsBodies = stated["Bodies"] is not null;
        if (facts.TellsBodies)
            Compare(step, new("bodies that voted"), string.Join(", ", Texts(stated["Bodies"])), string.Join(", ", facts.Bodies));
        Compare(step, new("institution"), stated["Institution"]?.ToString(), facts.Institution);
        Compare(step, new("authors"), string.Join(", ", new SortedSet<string>(Texts(stated["Authors"]))), string.Join(", ", facts.Authors));
        Compare(step, new("partner who helps produce it"), stated["CoProducer"]?.ToString(), facts.CoProducer);
        Acts(step, stated["Acts"] as JsonArray ?? []);
        foreach (var (at, person) in facts.VotersWithoutSeat())
            findings.Add(new("{0}, answer at {1}: {2} voted and held no seat in the body.", step, at, person));
        foreach (var (rule, steps, isKept) in rules)
        {
            foreach (var fact in Breaches(rule, steps, rules))
                findings.Add(new("{0}: the rule “{1}” is not kept: {2}", step, rule, fact));
            if (!isKept)
                findings.Add(new("{0}: the certificate itself says that the rule “{1}” is not kept.", step, rule));
        }
    }

    private void Acts(string step, JsonArray stated)
    {
        var claimed = stated.OfType<JsonObject>().GroupBy(act => RetoldFacts.Text(act, "Step")).ToDictionary(group => group.Key, group => string.Join(" + ", group.Select(Shown)));
        foreach (var at in claimed.Keys.Union(facts.Acts.Keys).Order(StringComparer.Ordinal))
            Compare(step, new("answer at {0}", at), claimed.GetValueOrDefault(at), facts.Acts.TryGetValue(at, out var act) ? Shown(act) : null);
    }

    private IEnumerable<Sentence> Breaches(string rule, IReadOnlyList<string> steps, List<(string Rule, IReadOnlyList<string> Steps, bool IsKept)> rules)
    {
        var acts = facts.Acts.Where(act => IsAmong(act.Key, steps)).OrderBy(act => act.Key, StringComparer.Ordinal).ToList();
        var people = acts.SelectMany(act => act.Value.People.Select(person => (Step: act.Key, Actor: facts.Actor(person, act.Value)))).ToList();
        return rule switch
        {
            "no-author-decides" => people.Where(one => facts.Authors.Contains(one.Actor.Person)).Select(one => new Sentence("{0} answered {1} and is an author.", one.Actor.Person, one.Step)),
            "different-units" => Units(people),
            "different-people" => people.Where(one => people.Exists(other => other.Step != one.Step && other.Actor.Person == one.Actor.Person)).Select(one => new Sentence("{0} answered {1} and another step that is for somebody else.", one.Actor.Person, one.Step)),
            "no-other-part" => OtherParts(people, rules),
            "no-co-producer-endorses" => acts.Where(act => act.Value.Partner is { } partner && partner == facts.CoProducer).Select(act => new Sentence("{0} endorsed at {1} and helps produce it.", act.Value.Partner!, act.Key))
                .Concat(people.Where(one => steps.Count > 0 && facts.CoProducer is { } helper && one.Actor.Institutions.Contains(helper)).Select(one => new Sentence("{0} answered {1} and sits for {2}, which helps produce it.", one.Actor.Person, one.Step, facts.CoProducer!))),
            "chair-is-not-approver" => people.Where(one => one.Actor.Chairs.Count > 0).Select(one => new Sentence("{0} answered {1} and chaired {2}.", one.Actor.Person, one.Step, one.Actor.Chairs.First())),
            "not-on-own-institution" => people.Where(one => one.Actor.Institutions.Contains(facts.Institution!)).Select(one => new Sentence("{0} answered {1} and belongs to the institution.", one.Actor.Person, one.Step)),
            // who publishes a version of the workflow stands in no record
            "author-is-not-publisher" => [],
            _ => [new Sentence("this rule is not known here.")],
        };
    }

    private static bool IsAmong(string at, IReadOnlyList<string> steps) => steps.Count == 0 || steps.Any(step => at == step || at.StartsWith(step + "/", StringComparison.Ordinal));

    // whoever hears an appeal may hear another
    private IEnumerable<Sentence> OtherParts(List<(string Step, RetoldActor Actor)> people, List<(string Rule, IReadOnlyList<string> Steps, bool IsKept)> rules)
    {
        var others = facts.Acts.Where(act => !rules.Exists(one => one.Rule == "no-other-part" && IsAmong(act.Key, one.Steps))).ToList();
        return people.Where(one => facts.Authors.Contains(one.Actor.Person) || others.Exists(other => other.Value.People.Contains(one.Actor.Person)))
            .Select(one => new Sentence("{0} answered {1} and has another part in the file.", one.Actor.Person, one.Step));
    }

    // who is of other institutions alone comes from these
    private SortedSet<string> ComeFrom(RetoldActor actor) => actor.Units.Count > 0 || actor.Institutions.Contains(facts.Institution!) ? actor.Units : actor.Institutions;

    private IEnumerable<Sentence> Units(List<(string Step, RetoldActor Actor)> people)
    {
        foreach (var one in people.Where(one => ComeFrom(one.Actor).Count == 0))
            yield return new("the unit of {0} at {1} is not known.", one.Actor.Person, one.Step);
        foreach (var (index, one) in people.Index())
        foreach (var other in people.Skip(index + 1).Where(other => other.Step != one.Step))
        {
            if (other.Actor.Person == one.Actor.Person || ComeFrom(other.Actor).Overlaps(ComeFrom(one.Actor)))
                yield return new("{0} at {1} and {2} at {3} come from one unit.", one.Actor.Person, one.Step, other.Actor.Person, other.Step);
        }
    }

    private void Compare(string step, Sentence what, string? stated, string? told)
    {
        if ((stated ?? "") != (told ?? ""))
            findings.Add(new("{0}, {1}: the certificate says “{2}”, the events say “{3}”.", step, what, stated ?? "", told ?? ""));
    }

    private static List<(string Rule, IReadOnlyList<string> Steps, bool IsKept)> Rules(JsonArray rules) =>
        [.. rules.OfType<JsonObject>().Select(rule => (RetoldFacts.Text(rule, "Rule"), Texts(rule["Steps"]), rule["IsKept"]?.GetValue<bool>() ?? true))];

    private static string Shown((string Rule, IReadOnlyList<string> Steps, bool IsKept) rule) => $"{rule.Rule} ({string.Join(' ', rule.Steps)})";

    private string Shown(RetoldAct act) => act.Partner ?? string.Join(" + ", act.People.Select(person => Shown(facts.Actor(person, act))));

    private static string Shown(RetoldActor actor) => $"{actor.Person} [{string.Join(", ", actor.Units)}] [{string.Join(", ", actor.Institutions)}] [{string.Join(", ", actor.Chairs)}]";

    private static string Shown(JsonObject act) => act["Partner"]?.ToString() ?? string.Join(" + ", (act["Actors"] as JsonArray ?? []).OfType<JsonObject>().Select(actor => Shown(new RetoldActor(
        RetoldFacts.Text(actor, "Person"), [.. (actor["Units"] as JsonArray ?? []).Select(RetoldFacts.Unit).OfType<string>()], [.. Texts(actor["Institutions"])], [.. Texts(actor["Chairs"])]))));

    private static IReadOnlyList<string> Texts(JsonNode? list) => [.. (list as JsonArray ?? []).Select(one => one?.ToString() ?? "")];
}
