using System.Text.Json.Nodes;
using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Tests.Credentials;
using Governance.Domain.Work;
using Governance.Testing;

namespace Governance.Domain.Tests.Work;

/// <summary>Whether an earlier answer may be given again as it was, to a step that is asked again.</summary>
public sealed class StillHoldsTests : IAsyncLifetime
{
    private TestHost host = null!;
    private RecordScene scene = null!;
    private Caller officer = null!;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start();
        scene = await RecordScene.Start(host);
        officer = await host.A.Person(Role.QaOfficer, scene.College);
        await scene.Freeze();
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Nothing_holds_still_the_first_time() => Assert.Null((await Read(await Ask(), officer)).StillHolds);

    [Fact]
    public async Task What_took_the_proposal_on_may_be_said_again_by_whoever_said_it()
    {
        await Answer(await Ask(), "forward");
        await host.Write(scene.Lead, scene.Id, "design", "hours", ProposalAnswer.Of(JsonValue.Create(36)));
        await scene.Freeze();
        var again = await Ask();

        var step = await Read(again, officer);
        Assert.Equal("forward", step.StillHolds?.Name);
        Assert.Equal(["hours"], step.Changes.Select(change => change.FieldId));
        Assert.Null((await Read(again, await host.A.Person(Role.QaOfficer, scene.College))).StillHolds);
    }

    [Fact]
    public async Task What_sent_it_back_is_not_said_again()
    {
        await Answer(await Ask(isReturn: true), "return", "Say why.");

        Assert.Null((await Read(await Ask(isReturn: true), officer)).StillHolds);
    }

    private Task<Guid> Ask(bool isReturn = false)
    {
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        OfferedOutcome[] outcomes =
        [
            new("forward", new("Forward", "Transmettre"), null, false, "main"),
            new OfferedOutcome("return", new("Return", "Renvoyer"), null, true, "plain") with { Reopens = isReturn ? ["step-1"] : null },
        ];
        return host.Open(scene.Id, WorkKind.Decision, Role.QaOfficer, outcomes: outcomes);
    }

    private async Task Answer(Guid step, string outcome, string? reason = null)
    {
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.Send(officer, new CompleteWorkItem(step, outcome, reason));
    }

    private Task<StepReading> Read(Guid step, Caller caller) => host.Ask<StepQueries, StepReading>(queries => queries.Step(step, caller));
}
