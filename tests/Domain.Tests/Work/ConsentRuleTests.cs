using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Tests.Credentials;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Testing;

namespace Governance.Domain.Tests.Work;

/// <summary>Which decisions may be answered together with others.</summary>
public sealed class ConsentRuleTests : IAsyncLifetime
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
    public async Task What_is_new_is_looked_at_by_itself()
    {
        await Ask();

        Assert.Null(await Consent());
    }

    [Fact]
    public async Task What_was_said_yes_to_and_is_asked_again_may_be_answered_together()
    {
        await Answer(await Ask(), "approve");
        await Ask();

        Assert.Equal("approve", await Consent());
    }

    [Fact]
    public async Task They_are_counted_over_all_pages()
    {
        foreach (var step in new[] { "step-1", "step-2", "step-3" })
            await Answer(await Ask(step), step == "step-3" ? "return" : "approve");
        foreach (var step in new[] { "step-1", "step-2", "step-3", "step-4" })
            await Ask(step);
        var now = host.Clock.GetUtcNow();
        foreach (var page in new[] { 1, 2, 3, 4 })
            Assert.Equal((4, 2), await host.Ask<WorkQueries, WaitingWork>(work => work.WaitingFor(officer, new(now, now, now), new(WorkFilter.All, WorkSort.Due, page, 1, []))) is var found ? (found.Pages, found.Together) : default);
    }

    [Fact]
    public async Task What_was_sent_back_or_needs_conditions_or_is_final_is_looked_at_by_itself()
    {
        await Answer(await Ask(), "return");
        await Answer(await Ask(), "conditions");
        await Ask();
        Assert.Null(await Consent());

        await Answer((await Waiting())[0].Id, "approve");
        await Ask(isFinal: true);
        Assert.Null(await Consent());
    }

    [Fact]
    public async Task What_is_answered_by_a_signature_is_looked_at_by_itself()
    {
        await Answer(await Ask(), "approve");
        await Ask(signs: SigningMeaning.Approval);

        Assert.Null(await Consent());
    }

    [Theory]
    [InlineData("delivery-unit", "approve")]
    [InlineData("assessment-plan", null)]
    public async Task A_change_to_what_is_published_may_be_where_it_is_less_than_major(string field, string? expected)
    {
        await scene.Publish();
        var form = await host.OpenForm(scene.Id, field == "delivery-unit" ? "feasibility" : "build");
        await scene.Answer(form, field, ProposalAnswer.Of(new Bilingual("Another", "Autre")));
        await host.Send(Steps.Workflow, new CancelWorkItem(form));
        await scene.Freeze();
        await Ask();

        Assert.Equal(expected, await Consent());
    }

    private Task<Guid> Ask(string step = "step-1", bool isFinal = false, SigningMeaning? signs = null)
    {
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        return host.Send(Steps.Workflow, new OpenWorkItem(scene.Id, Guid.CreateVersion7(DateTimeOffset.UnixEpoch), step, WorkKind.Decision,
            new Bilingual("Decide", "Décider"), Role.QaOfficer.Id, null, null,
            [
                new OfferedOutcome("approve", new("Approve", "Approuver"), null, false, "main"),
                new OfferedOutcome("conditions", new("Approve with conditions", "Approuver avec conditions"), null, false, "main") { AsksConditions = true },
                new OfferedOutcome("return", new("Return", "Renvoyer"), null, true, "plain") { Reopens = ["step-1"] },
            ], null)
        {
            Judges = ["idea"],
            IsFinal = isFinal,
            Signs = signs,
        });
    }

    private async Task Answer(Guid step, string outcome)
    {
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.Send(officer, new CompleteWorkItem(step, outcome, "So be it.")
        {
            Conditions = outcome == "conditions" ? [new("Name an assessor.", Role.InitiativeLead.Id, host.Clock.GetUtcNow().AddDays(20), IsBeforePublication: true)] : [],
        });
    }

    private async Task<string?> Consent() => Assert.Single(await Waiting()).Consent?.Name;

    private async Task<IReadOnlyList<WorkRow>> Waiting()
    {
        var now = host.Clock.GetUtcNow();
        return (await host.Ask<WorkQueries, WaitingWork>(work => work.WaitingFor(officer, new(now, now, now)))).Rows;
    }
}
