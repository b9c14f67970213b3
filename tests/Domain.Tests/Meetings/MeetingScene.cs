using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Meetings;
using Governance.Domain.Tests.Voting;
using Governance.Domain.Work;

namespace Governance.Domain.Tests.Meetings;

/// <summary>A committee with one step that waits, and a meeting of it planned for the day after tomorrow at half past one.</summary>
internal sealed class MeetingScene(VotingScene vote) : IAsyncDisposable
{
    internal VotingScene Vote => vote;

    internal Guid Id { get; private set; }

    internal DateOnly Today => DateOnly.FromDateTime(vote.Host.Clock.GetUtcNow().Date);

    internal static async Task<MeetingScene> Start(Bylaws? bylaws = null, int members = 4, bool offersNoQuorum = false, bool leadSits = false, SigningMeaning? signs = null)
    {
        var scene = new MeetingScene(await VotingScene.Start(bylaws ?? Bylaws.Usual, members, offersNoQuorum, leadSits, signs: signs));
        scene.Id = await scene.Plan(2);
        return scene;
    }

    internal Task<Guid> Plan(int inDays, int paperDays = 0) => Send(vote.Secretary, new PlanMeeting(vote.Body, Written(inDays, paperDays)));

    internal WrittenPlan Written(int inDays, int paperDays = 0) => new(Today.AddDays(inDays), new TimeOnly(13, 30), 120, "Room B-204", "https://meet.example.org/1", paperDays);

    internal Task<TResult> Send<TResult>(Caller caller, ICommand<TResult> command) => vote.Host.Send(caller, command);

    /// <summary>The time of the meeting has come; the chair calls it to order and these people are here.</summary>
    internal async Task Begin(params IEnumerable<Caller> here)
    {
        vote.Host.Clock.Advance((await Read()).Line.StartsAt - vote.Host.Clock.GetUtcNow());
        await Send(vote.Chair, new BeginMeeting(Id));
        foreach (var member in here)
            await Mark(member, Presence.Present);
    }

    internal Task Mark(Caller member, Presence presence) => Send(vote.Secretary, new MarkAttendance(Id, member.PersonId!.Value, presence));

    internal Task<MeetingView> Read(Caller? caller = null, Guid? id = null) =>
        vote.Host.Ask((MeetingQueries meetings) => meetings.Find(id ?? Id, caller ?? vote.Secretary));

    internal Task<MinutesView> Minutes(Caller? caller = null) => vote.Host.Ask((MinutesQueries minutes) => minutes.Of(Id, caller ?? vote.Secretary));

    internal async Task<Guid> Item() => (await Read()).Items.Single(item => item.Item.WorkItemId is not null).Item.Id;

    public ValueTask DisposeAsync() => vote.DisposeAsync();
}
