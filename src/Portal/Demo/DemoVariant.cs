using System.Text.Json.Nodes;
using Governance.Domain.Bodies;
using Governance.Domain.Content;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Words;

namespace Governance.Portal.Demo;

/// <summary>
/// A demonstration of one institution as data (Content/demo-college.json and its like): the workflow it has chosen, its bodies
/// with their bylaws, its people by role, and proposals that stand at various steps. What the proposals say is that of
/// the network's programmes.
/// </summary>
/// <param name="Units">Further units beside those of the network's content.</param>
/// <param name="Several">By role: how many hold it where it is not one; each of these for one of the units, the further ones first.</param>
/// <param name="Said">What is said at the steps on the way.</param>
public sealed record DemoVariant(
    string Workflow,
    string Institution,
    IReadOnlyList<Bilingual> Units,
    IReadOnlyDictionary<string, int> Several,
    IReadOnlyList<DemoVotingBody> Bodies,
    IReadOnlyList<DemoDecision> Said,
    IReadOnlyList<DemoCase> Cases)
{
    /// <summary>The other institutions of a consortium. Each has one holder of every shared role, and one of the role of each body that it sits in.</summary>
    public IReadOnlyList<DemoInstitution> Members { get; init; } = [];

    /// <summary>Employers beside the partners of the network's content.</summary>
    public IReadOnlyList<DemoPartner> Employers { get; init; } = [];

    /// <summary>Roles that people of each institution hold for all of them.</summary>
    public IReadOnlyList<string> Shared { get; init; } = [];

    /// <summary>The institutions that there is a demonstration of, as <c>--demo</c> names them.</summary>
    public static readonly IReadOnlyList<string> Names = ["college", "senate", "industry", "consortium"];

    /// <summary>What the public says where it is asked.</summary>
    public IReadOnlyList<DemoPublicComment> Heard { get; init; } = [];

    internal static DemoVariant Read(string name) => ContentFile.Read<DemoVariant>($"demo-{name}.json");

    internal DemoContent Of(DemoContent network)
    {
        var known = network.Institutions.Single(one => one.Id == Institution);
        var institution = known with { Units = [.. known.Units, .. Units], Workflow = Workflow };
        return network with
        {
            Institutions = [institution, .. Members],
            Partners = [.. network.Partners, .. Employers],
            People = [.. network.People.Where(person => IsOfTheNetwork(person.Role)), .. Members.SelectMany(Sent), .. Role.All.Where(role => !IsOfTheNetwork(role.Id)).SelectMany(role => Holders(role, institution))],
            Committees = [],
            Bodies = Bodies,
            Programmes = [.. Cases.Select(one => Programme(one, network))],
        };
    }

    private static bool IsOfTheNetwork(string role) => role == Role.Administrator.Id || role == Role.Auditor.Id;

    private IEnumerable<DemoPerson> Holders(Role role, DemoInstitution institution)
    {
        var count = Several.GetValueOrDefault(role.Id, 1);
        var units = Units.Union(institution.Units).ToList();
        for (var number = 1; number <= count; number++)
        {
            var (label, id) = count > 1 ? ($" {number}", $"{role.Id}-{number}") : ("", role.Id);
            yield return new DemoPerson(id, new($"{role.Name.En}{label}, {institution.Name.En}", $"{role.Name.Fr}{label}, {institution.Name.Fr}"), $"{id}@{institution.Id}.example", institution.Language, role.Id, institution.Id)
            {
                Unit = count > 1 && Units.Count > 0 ? units[(number - 1) % units.Count] : null,
                IsForAll = Shared.Contains(role.Id),
            };
        }
    }

    /// <summary>The people of another institution of the consortium.</summary>
    private IEnumerable<DemoPerson> Sent(DemoInstitution from) =>
        Shared.Concat(Bodies.Where(body => body.For.Contains(from.Id)).Select(body => body.Role)).Distinct().Select(Role.Find).OfType<Role>().Select(role =>
            new DemoPerson($"{role.Id}-{from.Id}", new($"{role.Name.En}, {from.Name.En}", $"{role.Name.Fr}, {from.Name.Fr}"), $"{role.Id}@{from.Id}.example", from.Language, role.Id, from.Id) { IsForAll = Shared.Contains(role.Id) });

    private DemoProgramme Programme(DemoCase one, DemoContent network)
    {
        var programme = network.Programmes.Single(known => known.Id == one.Programme);
        var answers = programme.Answers.ToDictionary(answer => answer.Key, answer => answer.Value, StringComparer.Ordinal);
        foreach (var (field, own) in one.Answers)
            answers[field] = own;
        return programme with
        {
            Institution = Institution,
            StopAt = one.StopAt,
            Path = [new(CredentialState.Ideation, one.Days)],
            Answers = answers,
            Decisions = Said,
            Heard = Heard,
            // here nobody stands in the middle of a review
            Reviews = [.. programme.Reviews.Select(review => review with { Scored = int.MaxValue })],
            Endorsement = one.Endorsement ?? programme.Endorsement,
        };
    }
}

/// <summary>A body of the one institution: its bylaws, and how many members sit in it; the first one is its chair, and the committee secretary writes for all.</summary>
/// <param name="Role">Whose holders are its members.</param>
public sealed record DemoVotingBody(string Code, BodyKind Kind, Bilingual Name, Bilingual Mandate, Bylaws Bylaws, string Role, int Members)
{
    /// <summary>By member: the organisation that they speak for, who come from it where it is an institution; empty where they speak for units.</summary>
    public IReadOnlyList<string> For { get; init; } = [];
}

/// <summary>A proposal: whose words it says, when it began, and at which step it stands today.</summary>
/// <param name="Answers">What it says otherwise than the network's programme, by field.</param>
public sealed record DemoCase(string Programme, int Days, string StopAt, IReadOnlyDictionary<string, JsonNode> Answers, DemoEndorsement? Endorsement);
