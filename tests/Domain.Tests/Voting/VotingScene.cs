using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Competencies;
using Governance.Domain.Credentials;
using Governance.Domain.Duties;
using Governance.Domain.Organisations;
using Governance.Domain.Voting;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Testing;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Tests.Voting;

/// <summary>A committee of a chair, a secretary without a vote and some members, and one step that waits for its vote.</summary>
internal sealed class VotingScene : IAsyncDisposable
{
    private static readonly OfferedOutcome Approve = new("approve", new("Approve", "Approuver"), null, false, "main");
    private static readonly OfferedOutcome Return = new("return", new("Return", "Renvoyer"), null, true, "plain") { Reopens = ["vote"] };
    private static readonly OfferedOutcome NoQuorum = new("no-quorum", new("No quorum", "Pas de quorum"), null, false, "plain");

    internal TestHost Host { get; private init; } = null!;

    internal Caller Lead { get; private set; } = null!;

    internal Caller Chair { get; private set; } = null!;

    internal Caller Secretary { get; private set; } = null!;

    internal List<Caller> Members { get; } = [];

    internal Guid Body { get; private set; }

    internal string Credential { get; private set; } = "";

    internal Guid Step { get; private set; }

    internal static async Task<VotingScene> Start(Bylaws bylaws, int members = 4, bool offersNoQuorum = false, bool leadSits = false, IReadOnlyList<Duty>? duties = null, SigningMeaning? signs = null, params OfferedOutcome[] offered)
    {
        var scene = new VotingScene { Host = await TestHost.Start() };
        var host = scene.Host;
        var college = await host.A.Institution();
        var keeper = await host.A.Person(Role.CommitteeSecretary, college);
        scene.Lead = await host.A.Person(Role.InitiativeLead, college);
        scene.Body = await host.Send(keeper, new FoundBody(college, BodyKind.Committee, new("Committee", "Comité"), Bilingual.Empty, bylaws, host.Clock.GetUtcNow()));
        scene.Chair = await scene.Seat(keeper, await host.A.Person(Role.CommitteeMember, college), SeatRole.Chair);
        scene.Secretary = await scene.Seat(keeper, keeper, SeatRole.Secretary, isVoting: false);
        for (var i = 0; i < members; i++)
            scene.Members.Add(await scene.Seat(keeper, await host.A.Person(Role.CommitteeMember, college), SeatRole.Member));
        if (leadSits)
            scene.Lead = await scene.Seat(keeper, scene.Lead, SeatRole.Member);
        scene.Credential = await host.A.Credential(scene.Lead);
        scene.Step = await scene.Open([Approve, Return, .. offersNoQuorum ? [NoQuorum] : Array.Empty<OfferedOutcome>(), .. offered], duties, signs);
        return scene;
    }

    /// <summary>The definition asks the body again, as after a meeting without a quorum.</summary>
    internal async Task ComesAgain(params OfferedOutcome[] offered) => Step = await Open([Approve, Return, NoQuorum, .. offered], null, null, (await Item()).InstanceId);

    internal Task<Guid> Put(string outcome = "approve", DateTimeOffset? endsAt = null, bool isSecret = false, string? reason = null) =>
        Host.Send(Secretary, new PutMotion(Step, outcome) { EndsAt = endsAt, IsSecret = isSecret, Reason = reason });

    internal Task Say(Guid motion, Choice choice, params IEnumerable<Caller> members) => members.Aggregate(Task.CompletedTask, async (before, member) =>
    {
        await before;
        await Host.Send(member, new GiveBallot(motion, choice, choice == Choice.Recuse ? "Works with the partner." : null));
    });

    internal Task Close(Guid motion) => Host.Send(Secretary, new CloseMotion(motion));

    internal Task<WorkItem> Item() => Host.Item(Step);

    internal Task<Motion> Motion(Guid id) => Host.WithDb(db => db.Set<Motion>().AsNoTracking().SingleAsync(one => one.Id == id));

    internal Task<VoteReading> Read(Caller caller) => Host.Ask((VoteQueries votes) => votes.Of(Step, caller));

    /// <summary>A member takes part in writing the proposal.</summary>
    internal async Task Writes(Caller member)
    {
        await Host.Send(Caller.System, new GrantRole(member.PersonId!.Value, Role.InstructionalDesigner.Id, Lead.Roles[0].OrganisationId));
        var writer = Caller.Person(member.PersonId.Value, member.Name, [.. member.Roles, new(Role.InstructionalDesigner, Lead.Roles[0].OrganisationId)]);
        await Host.Send(Lead, new AnswerProposal(await Host.OpenForm(Credential, "design"), CompetencyMap.OutcomesFieldId, ProposalAnswer.Of([new Bilingual("Plan", "Planifier")])));
        var map = await Host.Open(Credential, WorkKind.Competencies, Role.InstructionalDesigner);
        await Host.Send(writer, new MapCompetency(map, 0, new CompetencyCatalogue().Competencies[0].Id, new Bilingual("Test", "Examen")));
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private Task<Guid> Open(IReadOnlyList<OfferedOutcome> outcomes, IReadOnlyList<Duty>? duties, SigningMeaning? signs, Guid? instance = null) => Host.Send(Steps.Workflow, new OpenWorkItem(
        Credential, instance ?? Guid.CreateVersion7(Host.Clock.GetUtcNow()), "vote", WorkKind.Vote, new Bilingual("Vote", "Voter"), null, null, null, outcomes, null)
    {
        BodyId = Body,
        Judges = ["hours"],
        IsFinal = duties is not null,
        Duties = duties,
        Signs = signs,
    });

    private async Task<Caller> Seat(Caller keeper, Caller person, SeatRole role, bool isVoting = true)
    {
        await Host.Send(keeper, new TakeSeat(Body, person.PersonId!.Value, role, Host.Clock.GetUtcNow()) { IsVoting = isVoting });
        return Caller.Person(person.PersonId.Value, person.Name, person.Roles, [new HeldSeat(Body, role != SeatRole.Member)]);
    }
}
