using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Delegations;
using Governance.Domain.Duties;
using Governance.Domain.Endorsements;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Domain.Tests.Duties;

/// <summary>
/// Random institutions in which everybody tries everything, for themselves and for whoever is away. What got through is
/// looked at by brute force, from rows and the test's own log alone.
/// </summary>
public sealed class RandomOrganisationsTests
{
    private static readonly Bilingual[] Units = [new("Arts", "Arts"), new("Science", "Sciences"), new("Trades", "Métiers")];

    private static readonly Bilingual Elsewhere = new("Another college", "Un autre collège");

    private static readonly Role[] Roles = [Role.InitiativeLead, Role.InstructionalDesigner, Role.Dean, Role.Reviewer, Role.CommitteeMember, Role.Registrar, Role.AppealsOfficer];

    private static readonly IReadOnlyList<Duty> Duties =
    [
        new(DutyRule.NoAuthorDecides, []), new(DutyRule.DifferentUnits, ["review-1", "review-2"]), new(DutyRule.ChairIsNotApprover, ["registrar"]),
        new(DutyRule.DifferentPeople, ["go", "committee"]), new(DutyRule.NoOtherPart, ["appeal"]), new(DutyRule.NotOnOwnInstitution, ["panel"]), new(DutyRule.NoCoProducerEndorses, []),
    ];

    private static readonly (string Step, WorkKind Kind, Role Role)[] Way =
    [
        ("design", WorkKind.Form, Role.InitiativeLead), ("go", WorkKind.Decision, Role.Dean), ("review-1", WorkKind.Decision, Role.Reviewer), ("review-2", WorkKind.Decision, Role.Reviewer),
        ("panel", WorkKind.Decision, Role.Reviewer), ("committee", WorkKind.Decision, Role.CommitteeMember), ("appeal", WorkKind.Decision, Role.AppealsOfficer), ("build", WorkKind.Form, Role.InitiativeLead), ("registrar", WorkKind.Decision, Role.Registrar),
    ];

    [Fact]
    public async Task Brute_force_finds_no_violation_and_no_delegation_launders_one()
    {
        await using var host = await TestHost.Start(services => services.AddScoped<PeopleQueries>());
        var (lent, refused, answered, chained, asked, panels, kept, moved) = (0, 0, 0, 0, 0, 0, 0, 0);
        for (var seed = 1; seed <= 16; seed++)
        {
            var town = await Town.Make(host, new Random(seed));
            await town.TryEverything();
            await town.TryToEndorse();
            town.Look();
            lent += town.Lent;
            refused += town.Refused;
            answered += town.Answers.Count;
            chained += town.Chains;
            asked += town.Asked;
            panels += town.Answers.Count(answer => answer.Step == "panel");
            kept += town.KeptFromEndorsing;
            moved += town.ChairsTaken;
        }
        // otherwise nothing was proved
        Assert.True(lent >= 10 && refused >= 50 && answered >= 40 && chained >= 3 && asked >= 500 && panels >= 3 && kept >= 3 && moved >= 14, $"{panels} on panels, {kept} partners refused, {moved} chairs taken, {lent} answers for others, {refused} refused, {answered} given, {chained} chains tried, {asked} times asked in two ways");
    }

    private sealed record Answer(string Step, WorkKind Kind, Guid By, Guid? For, Guid Chair);

    private sealed class Town(TestHost host, Random random)
    {
        // with the roles they hold there, and whether they come from another college and hold theirs for every one
        private readonly Dictionary<Guid, (List<Role> Roles, Bilingual Unit, bool IsFromElsewhere)> people = [];
        private readonly List<(Guid Principal, Guid Delegate, WorkKind Kind)> delegations = [];
        private readonly HashSet<Guid> authors = [];
        private readonly List<Guid> partners = [];
        private readonly HashSet<Guid> endorsed = [];
        private Guid? coProducer;
        private Caller secretary = Caller.Visitor;
        private Guid body;
        private Guid seat;
        private Guid chair;
        private Guid lead;
        private string credential = "";

        public List<Answer> Answers { get; } = [];

        public int Refused { get; private set; }

        public int KeptFromEndorsing { get; private set; }

        public int ChairsTaken { get; private set; }

        /// <summary>How often a list and a single step were asked whether somebody may act.</summary>
        public int Asked { get; private set; }

        public int Lent => Answers.Count(answer => answer.For is not null);

        /// <summary>Delegates of delegates: people who would reach somebody's steps if what is lent were lent on.</summary>
        public int Chains => delegations.Count(first => delegations.Exists(then => then.Principal == first.Delegate));

        public static async Task<Town> Make(TestHost host, Random random)
        {
            var town = new Town(host, random);
            var college = await host.Send(Caller.System, new RegisterOrganisation(OrganisationKind.Institution, new("C", "C"), "Ontario") { Units = Units });
            var elsewhere = await host.A.Institution();
            for (var number = 0; number < 7; number++)
                await town.Person(college, number, elsewhere);
            town.partners.AddRange([await host.A.Partner(), await host.A.Partner()]);
            town.secretary = await host.A.Person(Role.CommitteeSecretary, college);
            town.body = await host.Send(town.secretary, new FoundBody(college, BodyKind.Committee, new("B", "B"), Bilingual.Empty, Bylaws.Usual, host.Clock.GetUtcNow()));
            await town.ChangeTheChair();
            for (var count = 0; count < 12; count++)
                await town.Leave();
            town.lead = town.people.First(person => person.Value.Roles.Contains(Role.InitiativeLead)).Key;
            town.authors.Add(town.lead);
            town.credential = await host.Send(await town.AsNow(town.lead), new ProposeCredential(college, Units[0], new("T", "T")));
            return town;
        }

        /// <summary>Every step is opened, and everybody tries to answer it, in any order, until one may.</summary>
        public async Task TryEverything()
        {
            foreach (var (step, kind, role) in Way)
            {
                if (random.Next(3) == 0)
                    await ChangeTheChair();
                var item = await host.Send(Steps.Workflow, new OpenWorkItem(credential, Steps.Workflow.InstanceId!.Value, step, kind, new(step, step), role.Id, kind == WorkKind.Form ? step : null, null, [Steps.Approve], null) { Duties = Duties });
                foreach (var person in people.Keys.OrderBy(_ => random.Next()).ToList())
                {
                    await AskInBothWays(person);
                    if (await Try(item, kind, person))
                        break;
                }
            }
        }

        /// <summary>Somebody else takes the chair of the committee, or the same person again.</summary>
        private async Task ChangeTheChair()
        {
            host.Clock.Advance(TimeSpan.FromDays(1));
            if (seat != Guid.Empty)
                await host.Send(secretary, new EndSeat(body, seat, host.Clock.GetUtcNow()));
            chair = people.Keys.ElementAt(random.Next(7));
            seat = await host.Send(secretary, new TakeSeat(body, chair, SeatRole.Chair, host.Clock.GetUtcNow()));
            ChairsTaken++;
        }

        /// <summary>Each partner is asked to endorse, one of whom may help to produce it.</summary>
        public async Task TryToEndorse()
        {
            coProducer = random.Next(3) is var number && number < 2 ? partners[number] : null;
            if (coProducer is { } helps)
                await host.Write(await AsNow(lead), credential, "design", "co-producing-partner", ProposalAnswer.Of(System.Text.Json.Nodes.JsonValue.Create(helps.ToString())));
            var version = await host.Freeze(credential);
            foreach (var partner in partners)
            {
                OfferedOutcome signed = new(SignEndorsement.Outcome, new("S", "S"), null, false, "main");
                var item = await host.Send(Steps.Workflow, new OpenWorkItem(credential, Steps.Workflow.InstanceId!.Value, "endorsement-" + partner.ToString("N"), WorkKind.Endorsement, new("E", "E"), null, partner.ToString(), null, [signed], null) { Duties = Duties });
                var asked = await host.Send(Steps.Workflow, new RequestEndorsement(credential, partner, item, version, host.Clock.GetUtcNow().AddDays(10)));
                try
                {
                    var link = await host.WithDb(db => db.Set<Endorsement>().Where(one => one.Id == asked).Select(one => one.LinkNumber).SingleAsync());
                    await host.Send(Caller.Partner(asked), new SignEndorsement(asked, link, new([.. EndorsementClaim.All.Select(claim => new ClaimAnswer(claim.Id, Verdict.Yes, null))], null, "Director", true, 1)));
                    endorsed.Add(partner);
                }
                catch (RuleBroken)
                {
                    KeptFromEndorsing++;
                }
            }
        }

        /// <summary>A list, which reads less, says of each of its steps what is said of that step alone: in whose name they may act, or what forbids it.</summary>
        private async Task AskInBothWays(Guid person)
        {
            var (caller, at) = (await AsNow(person), host.Clock.GetUtcNow());
            await host.WithDb(async db =>
            {
                var open = await db.Set<WorkItem>().AsNoTracking().Where(item => item.State == WorkState.Open).ToListAsync();
                var list = await DutyBook.Of(db, open, caller, CancellationToken.None, DutyReading.WhoMayAct);
                foreach (var item in open.Where(item => item.CredentialId == credential))
                {
                    Assert.Equal((await DutyBook.Of(db, [item], caller, CancellationToken.None)).Way(item, caller, at), list.Way(item, caller, at));
                    Asked++;
                }
            });
        }

        public void Look()
        {
            foreach (var answer in Answers)
            {
                var role = Way.Single(step => step.Step == answer.Step).Role;
                var inWhoseName = answer.For ?? answer.By;
                Assert.Contains(role, people[inWhoseName].Roles);
                Assert.True(answer.For is null || delegations.Contains((answer.For.Value, answer.By, answer.Kind)), "Nobody lent that.");
                Assert.True(role != Role.InitiativeLead || inWhoseName == lead, "A proposal is its lead's.");
                Guid[] both = [answer.By, .. answer.For is { } other ? new[] { other } : []];
                if (answer.Kind == WorkKind.Decision)
                    Assert.DoesNotContain(both, authors.Contains);
                if (answer.Step == "registrar")
                    Assert.DoesNotContain(answer.Chair, both);
                if (answer.Step == "panel")
                    Assert.All(both, one => Assert.True(people[one].IsFromElsewhere, "The college judges its own work."));
            }
            Assert.True(coProducer is null || !endorsed.Contains(coProducer.Value), "A partner endorses what it helps to produce.");
            Assert.All(partners.Where(partner => partner != coProducer), partner => Assert.Contains(partner, endorsed));
            var units = Answers.Where(answer => answer.Step is "review-1" or "review-2").Select(answer => new[] { answer.By, answer.For ?? answer.By }.Select(one => people[one].Unit).ToHashSet()).ToList();
            var deciders = Answers.Where(answer => answer.Step is "go" or "committee").Select(answer => new[] { answer.By, answer.For ?? answer.By }.ToHashSet()).ToList();
            Assert.True(deciders.Count < 2 || !deciders[0].Overlaps(deciders[1]), "One person at both steps.");
            if (Answers.Find(answer => answer.Step == "appeal") is { } heard)
                Assert.All(Answers.Where(answer => answer.Step != "appeal").SelectMany(answer => new[] { answer.By, answer.For ?? answer.By }).Concat(authors), one => Assert.DoesNotContain(one, new[] { heard.By, heard.For ?? heard.By }));
            Assert.True(units.Count < 2 || !units[0].Overlaps(units[1]), "Two reviewers of one unit.");
        }

        private async Task Person(Guid college, int number, Guid elsewhere)
        {
            var id = await host.Send(Caller.System, new RegisterPerson(new("P", "P"), $"p{Guid.CreateVersion7(host.Clock.GetUtcNow()):N}@example.org", "en"));
            // the first two can propose, so that there is a lead and somebody who may write for them
            var roles = Roles.Where(_ => random.Next(3) == 0).Union(number < 2 ? [Role.InitiativeLead] : []).DefaultIfEmpty(Role.Dean).ToList();
            var unit = Units[random.Next(Units.Length)];
            var isFromElsewhere = number > 4;
            if (isFromElsewhere)
            {
                roles = [.. roles.Union([Role.Reviewer])];
                await host.Send(Caller.System, new GrantRole(id, Role.Coordinator.Id, elsewhere));
            }
            foreach (var role in roles)
                await host.Send(Caller.System, isFromElsewhere ? new GrantRole(id, role.Id, null) : new GrantRole(id, role.Id, college) { Unit = unit });
            // who comes from elsewhere stands, to the rule of different units, for where they come from
            people[id] = (roles, isFromElsewhere ? Elsewhere : unit, isFromElsewhere);
        }

        private async Task Leave()
        {
            var (principal, other, kind) = (people.Keys.ElementAt(random.Next(7)), people.Keys.ElementAt(random.Next(7)), random.Next(4) == 0 ? WorkKind.Form : WorkKind.Decision);
            try
            {
                await host.Send(await AsNow(principal), new DelegateWork(other, host.Clock.GetUtcNow(), host.Clock.GetUtcNow().AddDays(90), [kind]));
                delegations.Add((principal, other, kind));
            }
            catch (RuleBroken)
            {
                // not everyone can leave everything to everyone; the rules of that have their own tests
            }
        }

        private async Task<bool> Try(Guid item, WorkKind kind, Guid person)
        {
            try
            {
                var caller = await AsNow(person);
                if (kind == WorkKind.Form)
                    await host.Send(caller, new AnswerProposal(item, (await host.Item(item)).Subject == "design" ? "hours" : "mastery-benchmark", ProposalAnswer.None));
                else
                    await host.Send(caller, new CompleteWorkItem(item, "approve", null));
            }
            catch (RuleBroken)
            {
                Refused++;
                return false;
            }
            var principal = kind == WorkKind.Form ? PrincipalOfForm(person) : (await host.Item(item)).ForId;
            if (kind == WorkKind.Form)
                authors.UnionWith(principal is { } away ? [person, away] : [person]);
            Answers.Add(new((await host.Item(item)).StepId, kind, person, principal, chair));
            return true;
        }

        private Guid? PrincipalOfForm(Guid person) => person == lead ? null : lead;

        private async Task<Caller> AsNow(Guid person) => (await host.Ask<PeopleQueries, PersonSummary?>(all => all.Find(person)))!.ToCaller();
    }
}
