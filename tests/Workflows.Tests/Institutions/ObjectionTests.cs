using Governance.Domain.Bodies;
using Governance.Domain.Organisations;
using Governance.Domain.Voting;
using Governance.Domain.Work;
using Governance.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Governance.Workflows.Tests.Institutions;

/// <summary>A workflow whose committee's bylaws let members object: the proposal goes on when that time is over, and not before.</summary>
public sealed class ObjectionTests
{
    [Fact]
    public async Task A_vote_that_was_carried_takes_the_proposal_on_once_the_time_for_objections_ends_by_itself()
    {
        await using var host = await TestHost.Start(services => services.AddWorkflows());
        var people = await ScriptedPeople.Of(host);
        var id = await people.Propose();
        await people.Until(id, "committee");
        var body = (await people.OpenItems(id)).Single().BodyId!.Value;
        await host.Send(people.The(Role.CommitteeSecretary), new AdoptBylaws(body, Bylaws.Usual with { ObjectionDays = 5 }, host.Clock.GetUtcNow()));
        await people.Answer(id, "committee");

        var until = (await Motion(host)).ObjectionsUntil!.Value;
        host.Clock.Advance(until.AddMinutes(-1) - host.Clock.GetUtcNow());
        await Round(host);
        await people.Run();
        Assert.Equal((MotionState.Held, "committee"), ((await Motion(host)).State, (await people.Open(id)).Single()));

        host.Clock.Advance(until - host.Clock.GetUtcNow());
        await Round(host);
        await people.Run();
        var step = await host.WithDb(db => db.Set<WorkItem>().AsNoTracking().SingleAsync(item => item.CredentialId == id && item.StepId == "committee"));
        Assert.Equal((MotionState.Closed, WorkState.Completed, step.Outcomes[0].Name), ((await Motion(host)).State, step.State, step.Outcome));
        Assert.DoesNotContain("committee", await people.Open(id));
    }

    [Fact]
    public async Task A_step_whose_time_ends_while_members_may_object_stays_open_until_they_may_no_more()
    {
        await using var host = await TestHost.Start(services => services.AddWorkflows());
        var people = await ScriptedPeople.Of(host, "college");
        var id = await people.Propose();
        await people.Until(id, "advice");
        var advice = (await people.OpenItems(id)).Single(item => item.StepId == "advice");
        await host.Send(people.The(Role.CommitteeSecretary), new AdoptBylaws(advice.BodyId!.Value, Bylaws.Usual with { ObjectionDays = 30 }, host.Clock.GetUtcNow()));
        await people.Answer(id, "advice");
        var until = (await Motion(host)).ObjectionsUntil!.Value;
        Assert.True(until > advice.ClosesAt);

        // fifteen business days are over, and the decision is not silence
        host.Clock.Advance(advice.ClosesAt!.Value.AddHours(1) - host.Clock.GetUtcNow());
        await people.Run();
        Assert.Contains("advice", await people.Open(id));

        host.Clock.Advance(until - host.Clock.GetUtcNow());
        await Round(host);
        await people.Run();
        var answered = await host.WithDb(db => db.Set<WorkItem>().AsNoTracking().SingleAsync(item => item.Id == advice.Id));
        Assert.Equal((WorkState.Completed, advice.Outcomes[0].Name), (answered.State, answered.Outcome));
    }

    /// <summary>What the loop does in its first round; it is awaited by the word that it gives when it stops.</summary>
    private static async Task Round(TestHost host)
    {
        var loop = host.Services.GetServices<IHostedService>().OfType<BackgroundService>().Single(one => one.GetType().Name == "EndedVotesLoop");
        await loop.StartAsync(CancellationToken.None);
        for (var wait = 0; wait < 100 && (await Motion(host)).State == MotionState.Held; wait++)
            await Task.Delay(20);
        await loop.StopAsync(CancellationToken.None);
    }

    private static Task<Motion> Motion(TestHost host) => host.WithDb(db => db.Set<Motion>().AsNoTracking().SingleAsync());
}
