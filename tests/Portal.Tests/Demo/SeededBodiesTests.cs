using Governance.Domain.Bodies;
using Governance.Portal.Demo;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Portal.Tests.Demo;

/// <summary>
/// The bodies of the four kinds of institution, as their demonstrations found them: each body that the definition asks is there, and
/// decides by the rules written down for it.
/// </summary>
public sealed class SeededBodiesTests
{
    public static TheoryData<string> Variants => [.. DemoVariant.Names];

    [Theory]
    [MemberData(nameof(Variants))]
    public void Each_body_that_the_definition_asks_is_there_and_can_carry_a_motion(string name)
    {
        var bodies = DemoContent.Read(name).Bodies;
        Assert.Equal(Asked(name).Order(StringComparer.Ordinal), bodies.Select(body => body.Code).Order(StringComparer.Ordinal));
        foreach (var body in bodies)
        {
            body.Bylaws.Check();
            var members = Members(body);
            var all = Tally.Of(body.Bylaws, new(members, [.. members.Select(member => new Ballot(member.PersonId, Choice.Yes))]) { IsClosed = true });
            Assert.Equal((body.Code, TallyResult.Carried), (body.Code, all.Result));
            Assert.Equal((body.Code, TallyResult.NoQuorum), (body.Code, Tally.Of(body.Bylaws, new(members, [new(members[0].PersonId, Choice.Yes)]) { IsClosed = true }).Result));
        }
    }

    // what the shares make of the seats: who must be here of how many, and how many of the votes cast decide
    [Theory]
    [InlineData("college", "micro-credential-committee", 5, 7, 3, 4, 2, false, null)]
    [InlineData("college", "program-advisory-committee", 3, 5, 3, 4, 0, false, null)]
    [InlineData("senate", "micro-credential-committee", 4, 5, 3, 4, 0, false, null)]
    [InlineData("senate", "faculty-council", 5, 7, 3, 4, 2, false, 3)]
    [InlineData("senate", "curriculum-committee", 5, 7, 3, 4, 2, false, null)]
    [InlineData("senate", "senate", 5, 9, 3, 4, null, false, null)]
    [InlineData("industry", "standards-council", 4, 5, 4, 6, 0, true, null)]
    [InlineData("industry", "employer-panel", 3, 5, 3, 3, 0, true, null)]
    [InlineData("consortium", "consortium-council", 3, 4, 3, 4, 1, true, null)]
    [InlineData("consortium", "lead-committee", 4, 5, 3, 4, 2, false, null)]
    public void It_decides_by_the_rules_written_down_for_it(string name, string code, int quorum, int ofSeats, int needed, int ofCast, int? electronicAfter, bool isByOrganisation, int? tablings)
    {
        var body = DemoContent.Read(name).Bodies.Single(one => one.Code == code);
        var by = body.Bylaws;
        Assert.Equal((quorum, electronicAfter, isByOrganisation, tablings), (by.Quorum.Share.Of(Voters(body)), by.Electronic?.AfterMeetings, by.OneVotePerOrganisation, by.Tabling?.Limit));
        Assert.Equal(needed, by.Majority.Share.Of(ofCast));
        Assert.Equal(ofSeats, Voters(body));
        Assert.Equal(name == "senate" && code == "faculty-council", by.NeedsTheProposingUnit);
        // the recused leave the base and an abstention is not cast, in every one of them
        Assert.Equal(RecusedMember.LeavesTheBase, by.Quorum.Recused);
        Assert.Equal(code == "employer-panel" ? MajorityBase.Membership : MajorityBase.Cast, by.Majority.Base);
        Assert.NotNull(by.Consent);
        Assert.Equal(0, by.MostProxies);
    }

    [Theory]
    [InlineData("consortium", "consortium-council")]
    [InlineData("industry", "standards-council")]
    public void Two_members_of_one_organisation_count_once(string name, string code)
    {
        var body = DemoContent.Read(name).Bodies.Single(one => one.Code == code);
        var members = Members(body);
        var twice = members.GroupBy(member => member.OrganisationId).Single(of => of.Count() == 2).ToList();
        var needed = body.Bylaws.Quorum.Share.Of(Voters(body));
        var others = members.Except(twice).ToList();
        Tally Vote(params Member[] here) => Tally.Of(body.Bylaws, new(members, [.. here.Select(member => new Ballot(member.PersonId, Choice.Yes))]) { IsClosed = true });
        // as many people as are needed, and one organisation fewer
        Assert.Equal(TallyResult.NoQuorum, Vote([.. twice, .. others.Take(needed - 2)]).Result);
        var carried = Vote([.. twice, .. others.Take(needed - 1)]);
        Assert.Equal((TallyResult.Carried, needed), (carried.Result, carried.Votes.Yes));
    }

    private static int Voters(DemoVotingBody body) => Members(body).Select(member => member.OrganisationId ?? member.PersonId).Distinct().Count();

    private static List<Member> Members(DemoVotingBody body) => [.. Enumerable.Range(0, body.Members).Select(number => new Member(Id("member", number.ToString(System.Globalization.CultureInfo.InvariantCulture)))
    {
        IsChair = number == 0,
        OrganisationId = body.For.Count > 0 ? Id("organisation", body.For[number]) : null,
        Unit = new("U", "U"),
    })];

    private static Guid Id(string kind, string name) => new(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(kind + name)).AsSpan(0, 16));

    /// <summary>The bodies that vote in the definition, and in the workflows that it uses.</summary>
    private static HashSet<string> Asked(string definition)
    {
        var read = ShippedDefinitions.Files.Select(file => DefinitionReader.Read(File.ReadAllText(file)).Definition!).ToList();
        var (asked, open) = (new HashSet<string>(StringComparer.Ordinal), new Queue<string>([definition]));
        while (open.TryDequeue(out var next))
        {
            foreach (var step in read.Single(one => one.DefinitionId == next).AllActivities)
            {
                if (step.Type == "Governance.Vote")
                    asked.Add(step.Input("body")!.Text!);
                else if (read.Find(one => WorkflowAsStep.TypeNameOf(one.Name) == step.Type) is { } used)
                    open.Enqueue(used.DefinitionId);
            }
        }
        return asked;
    }
}
