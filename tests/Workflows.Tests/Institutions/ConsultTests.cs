using Governance.Domain.Commands;
using Governance.Domain.Consultations;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Testing;
using Governance.Workflows.Anytime;
using Governance.Workflows.Engine;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Tests.Institutions;

/// <summary>The step of the industry's workflow at which anybody says something about the standard.</summary>
public sealed class ConsultTests
{
    [Fact]
    public async Task The_public_comments_for_thirty_days_and_then_the_council_ratifies()
    {
        await using var host = await TestHost.Start(services => services.AddWorkflows());
        var (people, id) = await InConsultation(host);
        var shown = await host.Ask((ConsultationQueries all) => all.At(id));
        Assert.Equal(("Consult the sector on the standard", true), (shown.Step.En, shown.IsOpen));
        Assert.Equal(["title", "need", "target-learners", "description", "learning-outcomes", "hours", "prerequisites", "competency-map"], shown.Fields);
        Assert.DoesNotContain("industry-partner", shown.Content.Answers.Keys);
        await host.Send(Caller.Visitor, new CommentOnConsultation(shown.Id, "hours", "Ada Quux", null, null, "Too few hours.", true));

        await Pass(host, people, TimeSpan.FromDays(29));
        Assert.Empty(await people.Open(id));
        await Pass(host, people, TimeSpan.FromDays(2));
        Assert.Equal(["ratification"], await people.Open(id));
        Assert.Contains("\"Comments\":1", await host.WithDb(db => db.Events.Where(row => row.Name == nameof(ConsultationClosed)).Select(row => row.Body).SingleAsync()), StringComparison.Ordinal);
        Assert.Empty(await host.WithDb(db => db.Set<Incident>().ToListAsync()));
    }

    [Fact]
    public async Task A_proposal_that_is_withdrawn_is_asked_about_no_longer()
    {
        await using var host = await TestHost.Start(services => services.AddWorkflows());
        var (people, id) = await InConsultation(host);
        var shown = await host.Ask((ConsultationQueries all) => all.At(id));
        await host.Send(people.The(Role.InitiativeLead), new TakeAnytimeAction(id, "withdraw", "No longer."));
        await people.Run();

        Assert.Equal(CredentialState.Withdrawn, await people.State(id));
        Assert.False((await host.Ask((ConsultationQueries all) => all.At(id))).IsOpen);
        await Assert.ThrowsAsync<RuleBroken>(() => host.Send(Caller.Visitor, new CommentOnConsultation(shown.Id, null, "Ada", null, null, "Still?", true)));
        Assert.Equal(1, await host.WithDb(db => db.Events.CountAsync(row => row.Name == nameof(ConsultationBrokenOff))));
    }

    private static async Task<(ScriptedPeople People, string Id)> InConsultation(TestHost host)
    {
        var people = await ScriptedPeople.Of(host, "industry");
        var id = await people.Propose();
        for (var open = await people.OpenItems(id); open.Count > 0; open = await people.OpenItems(id))
            await people.Answer(id, open[0].StepId, reason: "Said by the script.");
        return (people, id);
    }

    private static Task Pass(TestHost host, ScriptedPeople people, TimeSpan time)
    {
        host.Clock.Advance(time);
        return people.Run();
    }
}
