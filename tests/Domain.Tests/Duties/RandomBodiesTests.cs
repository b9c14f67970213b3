using System.Text.Json;
using System.Text.Json.Nodes;
using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Competencies;
using Governance.Domain.Credentials;
using Governance.Domain.Delegations;
using Governance.Domain.Duties;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Voting;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Domain.Tests.Duties;

/// <summary>
/// Random institutions whose committee votes while everybody tries everything: ballots of their own, recorded, by proxy, for
/// somebody who is away, and writing on the proposal in between. What was counted is looked at by brute force.
/// </summary>
public sealed class RandomBodiesTests
{
    private static readonly Bilingual[] Units = [new("Arts", "Arts"), new("Science", "Sciences"), new("Trades", "Métiers")];

    private static readonly Duty NoAuthor = new(DutyRule.NoAuthorDecides, []);

    private static readonly Duty Apart = new(DutyRule.DifferentUnits, ["review", "vote"]);

    private static readonly Duty NoChair = new(DutyRule.ChairIsNotApprover, ["vote"]);

    [Fact]
    public async Task Brute_force_finds_no_ballot_that_a_rule_bars_and_no_proxy_launders_one()
    {
        await using var host = await TestHost.Start(services => services.AddScoped<PeopleQueries>());
        var (refused, counted, proxies, late, certified) = (0, 0, 0, 0, 0);
        for (var seed = 1; seed <= 9; seed++)
        {
            var town = new Town(host, new Random(seed));
            await town.Vote();
            await town.Look();
            (refused, counted, proxies, late, certified) = (refused + town.Refused, counted + town.Counted, proxies + town.Proxies, late + town.Late, certified + town.Certified);
        }
        // otherwise nothing was proved
        Assert.True(refused >= 100 && counted >= 25 && proxies >= 2 && late >= 3 && certified >= 3, $"{refused} refused, {counted} votes counted, {proxies} of them by proxy, {late} lost by writing later, {certified} certificates");
    }

    private sealed class Town(TestHost host, Random random)
    {
        private readonly List<Guid> people = [];
        private readonly Dictionary<Guid, Bilingual?> units = [];
        private readonly HashSet<Guid> authors = [];
        private readonly HashSet<Guid> voted = [];
        // every third institution asks for different units too, which leaves few to vote
        private readonly IReadOnlyList<Duty> duties = random.Next(3) == 0 ? [NoAuthor, Apart, NoChair] : [NoAuthor, NoChair];
        private Guid college;
        private Guid body;
        private Guid otherChair;
        private Guid reviewer;
        private Guid secretary;
        private Guid motion;
        private Guid map;
        private string credential = "";

        public int Refused { get; private set; }

        public int Counted { get; private set; }

        public int Proxies { get; private set; }

        /// <summary>Voted while they might, and wrote afterwards.</summary>
        public int Late { get; private set; }

        public int Certified { get; private set; }

        public async Task Vote()
        {
            var item = await Open();
            motion = await host.Send(await AsNow(secretary), new PutMotion(item, "approve") { IsSecret = random.Next(4) == 0 });
            for (var turn = 0; turn < 30; turn++)
                await Something();
            try
            {
                await host.Send(await AsNow(secretary), new CloseMotion(motion));
            }
            catch (RuleBroken broken)
            {
                Assert.Fail(broken.Message);
            }
        }

        public async Task Look()
        {
            var closed = await host.WithDb(db => db.Set<Motion>().AsNoTracking().SingleAsync(one => one.Id == motion));
            var ballots = await host.WithDb(db => db.Set<GivenBallot>().AsNoTracking().Where(one => one.MotionId == motion).ToListAsync());
            var votes = ballots.Where(ballot => ballot.Choice is not (Choice.Recuse or Choice.Absent)).ToList();
            foreach (var voter in votes.SelectMany(ballot => new[] { ballot.PersonId, ballot.ByProxyOf }).OfType<Guid>())
                Assert.True(IsFree(voter), "A vote that a rule bars was counted.");
            // a proxy counts where its holder is here
            var here = ballots.Where(ballot => ballot is { ByProxyOf: null, Choice: not Choice.Absent }).Select(ballot => ballot.PersonId).ToList();
            Assert.Equal(votes.Count(ballot => ballot.ByProxyOf is not { } holder || here.Contains(holder)), closed.Verdict!.Votes.Yes + closed.Verdict.Votes.No + closed.Verdict.Votes.Abstained);
            // whom a rule bars stands among the recused, whatever they had said, or is known to be away
            Assert.All(people.Take(6).Where(person => !IsFree(person)), person => Assert.Contains(ballots.Single(ballot => ballot.PersonId == person).Choice, new Choice?[] { Choice.Recuse, Choice.Absent }));
            Counted += votes.Count;
            Proxies += votes.Count(ballot => ballot.ByProxyOf is not null);
            Late += voted.Count(authors.Contains);
            await LookAtCertificate(votes);
        }

        private async Task LookAtCertificate(IReadOnlyList<GivenBallot> votes)
        {
            var item = await host.WithDb(db => db.Events.Where(row => row.CredentialId == credential && row.Name == nameof(WorkItemCompleted)).OrderByDescending(row => row.Id).Select(row => row.Body).FirstAsync());
            if (JsonNode.Parse(item)!["Certificate"] is not { } written)
                return;
            Certified++;
            var certificate = written.Deserialize<Certificate>()!;
            Assert.Equal(
                votes.SelectMany(ballot => new[] { ballot.PersonId, ballot.ByProxyOf }).OfType<Guid>().Distinct().Order(),
                certificate.Facts.Acts.Single(act => act.Step == "vote").Actors.Select(actor => actor.Person));
            Assert.All(certificate.Rules, rule => Assert.True(rule.IsKept));
        }

        private bool IsFree(Guid person) => !authors.Contains(person) && person != otherChair
            && (!duties.Contains(Apart) || (person != reviewer && units[person] is { } unit && unit != units[reviewer]));

        /// <summary>Six members of a committee; one may chair another one, one reviewed, some write.</summary>
        private async Task<Guid> Open()
        {
            college = await host.Send(Caller.System, new RegisterOrganisation(OrganisationKind.Institution, new("C", "C"), "Ontario") { Units = Units });
            for (var number = 0; number < 8; number++)
                await Person();
            var keeper = await host.A.Person(Role.CommitteeSecretary, college);
            secretary = keeper.PersonId!.Value;
            var at = host.Clock.GetUtcNow();
            body = await host.Send(keeper, new FoundBody(college, BodyKind.Committee, new("B", "B"), Bilingual.Empty, Bylaws.Usual with { MostProxies = 2 }, at));
            var other = await host.Send(keeper, new FoundBody(college, BodyKind.Committee, new("O", "O"), Bilingual.Empty, Bylaws.Usual, at));
            foreach (var member in people.Take(6))
                await host.Send(keeper, new TakeSeat(body, member, member == people[0] ? SeatRole.Chair : SeatRole.Member, at));
            await host.Send(keeper, new TakeSeat(body, secretary, SeatRole.Secretary, at) { IsVoting = false });
            otherChair = people[random.Next(8)];
            await host.Send(keeper, new TakeSeat(other, otherChair, SeatRole.Chair, at));
            // lent or not, a ballot is nobody's but the member's
            await Try(async () => await host.Send(await AsNow(people[1]), new DelegateWork(people[7], at, at.AddDays(90), [WorkKind.Decision])));
            var lead = await host.A.Person(Role.InitiativeLead, college);
            credential = await host.A.Credential(lead);
            authors.Add(lead.PersonId!.Value);
            var workflow = Steps.Workflow.InstanceId!.Value;
            await host.Send(lead, new AnswerProposal(await host.OpenForm(credential, "design"), CompetencyMap.OutcomesFieldId, ProposalAnswer.Of([new Bilingual("Plan", "Planifier")])));
            map = await host.Send(Steps.Workflow, new OpenWorkItem(credential, workflow, "map", WorkKind.Competencies, new("Map", "Associer"), Role.InstructionalDesigner.Id, null, null, [Steps.Approve], null) { Duties = duties });
            // the rules look at this step too when the vote is certified: whoever reviewed has a unit
            reviewer = people.Where(person => units[person] is not null).ElementAt(random.Next(people.Count(person => units[person] is not null)));
            var review = await host.Send(Steps.Workflow, new OpenWorkItem(credential, workflow, "review", WorkKind.Decision, new("Review", "Évaluer"), Role.Reviewer.Id, null, null, [Steps.Approve], null) { Duties = [NoAuthor] });
            await host.Send(await AsNow(reviewer), new CompleteWorkItem(review, "approve", null));
            return await host.Send(Steps.Workflow, new OpenWorkItem(credential, workflow, "vote", WorkKind.Vote, new("Vote", "Voter"), null, null, null, [Steps.Approve], null) { BodyId = body, Duties = duties });
        }

        private async Task Person()
        {
            var id = await host.Send(Caller.System, new RegisterPerson(new("P", "P"), $"p{Guid.CreateVersion7(host.Clock.GetUtcNow()):N}@example.org", "en"));
            var unit = random.Next(6) == 0 ? null : Units[random.Next(Units.Length)];
            foreach (var role in new[] { Role.Reviewer, Role.InstructionalDesigner, Role.CommitteeMember })
                await host.Send(Caller.System, new GrantRole(id, role.Id, college) { Unit = unit });
            people.Add(id);
            units[id] = unit;
        }

        private async Task Something()
        {
            var (member, other) = (people[random.Next(8)], people[random.Next(6)]);
            var choice = random.Next(5) switch { 0 => Choice.No, 1 => Choice.Abstain, _ => Choice.Yes };
            switch (random.Next(12))
            {
                case 0:
                    if (await Try(async () => await host.Send(await AsNow(member), new MapCompetency(map, 0, new CompetencyCatalogue().Competencies[random.Next(20)].Id, new("Test", "Examen")))))
                        authors.Add(member);
                    break;
                case 1 or 2 or 3:
                    await Try(async () => await host.Send(await AsNow(secretary), new RecordBallot(motion, other, choice) { ByProxyOf = member }));
                    break;
                case 4:
                    if (await Try(async () => await host.Send(await AsNow(secretary), new RecordBallot(motion, other, choice))))
                        voted.Add(other);
                    break;
                default:
                    if (await Try(async () => await host.Send(await AsNow(member), new GiveBallot(motion, choice))))
                        voted.Add(member);
                    break;
            }
        }

        private async Task<bool> Try(Func<Task> act)
        {
            try
            {
                await act();
                return true;
            }
            catch (RuleBroken)
            {
                Refused++;
                return false;
            }
        }

        private async Task<Caller> AsNow(Guid person)
        {
            var found = (await host.Ask<PeopleQueries, PersonSummary?>(all => all.Find(person)))!;
            return (found with { Seats = person == secretary || people.Take(6).Contains(person) ? [new HeldSeat(body, person == secretary || person == people[0])] : [] }).ToCaller();
        }
    }
}
