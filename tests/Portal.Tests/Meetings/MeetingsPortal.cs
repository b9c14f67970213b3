using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Meetings;
using Governance.Domain.Organisations;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Portal.Tests.Harness;
using Governance.Portal.Tests.Work;

namespace Governance.Portal.Tests.Meetings;

/// <summary>
/// A senate of a chair, a secretary without a vote and four members, whose quorum is three of its five votes and where
/// whoever is recused is not here; three proposals wait for it. The clock stands on a morning of the week.
/// </summary>
public sealed class MeetingsPortal : IAsyncLifetime
{
    private static readonly Bylaws Rules = new(new(QuorumBase.Voting, Share.MoreThanHalf) { Recused = RecusedMember.StaysInTheBase }, new(MajorityBase.Cast, Share.MoreThanHalf))
    {
        Consent = new(),
        Electronic = new(AfterMeetings: 1),
    };

    private WorkScene scene = null!;

    public PortalFixture Portal { get; } = new();

    public PersonSummary Chair { get; private set; } = null!;

    public PersonSummary Secretary { get; private set; } = null!;

    public List<PersonSummary> Members { get; } = [];

    public Guid Senate { get; private set; }

    public async ValueTask InitializeAsync()
    {
        await Portal.InitializeAsync();
        scene = await WorkScene.Set(Portal, "Université de Moncton");
        Secretary = await Person("Yvonne Arsenault", Role.CommitteeSecretary);
        Chair = await Person("Martin Doucet", Role.CommitteeMember);
        Senate = await Portal.Send(Secretary.ToCaller(), new FoundBody(scene.College, BodyKind.Senate, new("Academic senate", "Sénat académique"), Bilingual.Empty, Rules, Portal.Clock.GetUtcNow()));
        await Seat(Chair, SeatRole.Chair);
        await Seat(Secretary, SeatRole.Secretary, isVoting: false);
        foreach (var name in new[] { "Amélie Robichaud", "Peter Nowak", "Rosa Cormier", "Li Wen" })
        {
            Members.Add(await Person(name, Role.CommitteeMember));
            await Seat(Members[^1], SeatRole.Member);
        }
        Portal.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    /// <summary>A proposal that waits for the senate's vote; answers with its step.</summary>
    public async Task<Guid> Waiting(string title, string french)
    {
        var record = await scene.Record(title, french);
        await scene.Write(record, ("hours", 20), ("participation", "online"));
        await scene.Freeze(record);
        return await Portal.Send(Caller.Workflow(Guid.Empty, null), new OpenWorkItem(
            record, Guid.Empty, "senate", WorkKind.Vote, new("Vote on the offering", "Se prononcer sur l’offre"), null, null, null,
            [new("approve", new("Approve", "Approuver"), null, false, "main"), new("reject", new("Reject and close", "Rejeter et clore"), null, true, "danger")], null)
        {
            BodyId = Senate,
            Judges = ["hours"],
        });
    }

    public Task<TResult> Send<TResult>(PersonSummary person, ICommand<TResult> command) =>
        Portal.Send((person with { Seats = [new HeldSeat(Senate, person == Chair || person == Secretary)] }).ToCaller(), command);

    public Task<MeetingView> Read(Guid meeting) =>
        Portal.Ask((MeetingQueries meetings) => meetings.Find(meeting, (Secretary with { Seats = [new HeldSeat(Senate, true)] }).ToCaller()));

    public WrittenPlan Plan(int inDays) => new(DateOnly.FromDateTime(Portal.Clock.GetUtcNow().Date).AddDays(inDays), new(13, 30), 120, "Room B-204", "https://meet.example.org/senate", 0);

    /// <summary>The time of a meeting has come.</summary>
    public async Task Until(Guid meeting)
    {
        var wait = (await Read(meeting)).Line.StartsAt - Portal.Clock.GetUtcNow();
        if (wait > TimeSpan.Zero)
            Portal.Clock.Advance(wait);
    }

    // made up, as every person in these tests
    private async Task<PersonSummary> Person(string name, Role role)
    {
        var id = await Portal.Send(Caller.System, new RegisterPerson(new(name, name), $"{Slug.Of(name)}@example.org", "en"));
        await Portal.Send(Caller.System, new GrantRole(id, role.Id, scene.College));
        return await Portal.Account(id);
    }

    private Task<Guid> Seat(PersonSummary person, SeatRole role, bool isVoting = true) =>
        Portal.Send(Secretary.ToCaller(), new TakeSeat(Senate, person.Id, role, Portal.Clock.GetUtcNow()) { IsVoting = isVoting });
}
