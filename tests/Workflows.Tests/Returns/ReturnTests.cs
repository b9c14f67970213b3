using System.Globalization;
using System.Text.Json.Nodes;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Reviews;
using Governance.Domain.Rules;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Testing;
using Governance.Workflows.Engine;
using Governance.Workflows.Tests.Engine;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Tests.Returns;

/// <summary>Returns over the shipped definition: what still holds is carried over, what was changed is asked again.</summary>
public sealed class ReturnTests : IAsyncLifetime
{
    private TestHost host = null!;
    private ScriptedPeople people = null!;
    private string id = null!;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start(services => services.AddWorkflows());
        people = await ScriptedPeople.Of(host);
        id = await people.Propose();
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task What_nobody_changed_is_not_asked_again()
    {
        await ReturnedByTheCommittee(null);

        await people.Answer(id, "build");

        Assert.Equal(["committee"], await people.Open(id));
        Assert.Equal(["consolidation", "endorsement", "review-1", "review-2"], await CarriedSteps());
        Assert.Contains("Carried over: “Consolidate the quality review” (QA officer: Forward to the committee). Nothing it judged has changed", await History());
    }

    [Fact]
    public async Task Only_those_who_judged_what_changed_are_asked_again()
    {
        await ReturnedByTheCommittee(ReturnMode.OnlyChanged);
        await people.Write(id, "build", "accessibility-plan", Text("Captions and transcripts."));

        await people.Answer(id, "build");

        Assert.Equal(["consolidation"], await people.Open(id));
        Assert.Equal(["endorsement", "review-1", "review-2"], await CarriedSteps());
    }

    [Fact]
    public async Task The_proposer_reads_how_many_decisions_need_another_look_and_why()
    {
        await people.Until(id, "committee");
        await people.Answer(id, "committee", "return-to-design", "Twenty hours are too few.");
        await people.Write(id, "design", "hours", Number(36));

        var held = await host.Ask<CredentialQueries, HeldDecisions>(records => records.Held(id, people.The(Role.InitiativeLead)));
        var draft = (await Record()).Draft;

        Assert.Equal(ReturnMode.OnlyChanged, held.Mode);
        Assert.Equal("4 of 5 decisions need another look, because the hours changed from 20 to 36.", English(held.Against(draft).Sentence));
        Assert.Equal("4 décisions sur 5 sont à revoir, parce que les heures ont changé (36 au lieu de 20).", held.Against(draft).Sentence!.In(CultureInfo.GetCultureInfo("fr-CA")));
    }

    [Fact]
    public async Task The_step_that_a_return_leads_to_is_asked_though_nothing_changed_that_it_judges()
    {
        await using var college = await TestHost.Start(services => services.AddWorkflows());
        var there = await ScriptedPeople.Of(college, "college");
        var proposal = await there.Propose();
        while (await there.Open(proposal) is var open && !open.Contains("advice"))
            await there.Answer(proposal, open[0], reason: "As it was asked.");

        await there.Answer(proposal, "advice", "not-recommended", "Nobody hires for it.", ReturnMode.OnlyChanged);

        Assert.Equal(["go-no-go"], await there.Open(proposal));
        // so what it decided before counts no more, and is not among those of which some need another look
        var held = await college.Ask<CredentialQueries, HeldDecisions>(records => records.Held(proposal, there.The(Role.QaOfficer)));
        var before = await college.WithDb(db => db.Set<WorkItem>().SingleAsync(item => item.CredentialId == proposal && item.StepId == "go-no-go" && item.State == WorkState.Completed));
        var draft = await college.WithDb(db => db.Set<MicroCredential>().AsNoTracking().SingleAsync(one => one.Id == proposal));
        var counting = held.Against(draft.Draft).Decisions;
        Assert.NotEmpty(counting);
        Assert.DoesNotContain(before.Id, counting.Select(one => one.Decision.Id));
    }

    [Fact]
    public async Task Run_all_again_asks_everybody()
    {
        await ReturnedByTheCommittee(ReturnMode.All);

        await people.Answer(id, "build");

        Assert.Equal(["endorsement", "review-1", "review-2"], (await people.Open(id)).Order());
        Assert.Empty(await CarriedSteps());
    }

    [Fact]
    public async Task Straight_back_passes_everybody_and_the_final_step_refuses_what_no_longer_stands()
    {
        await ReturnedByTheCommittee(ReturnMode.Straight);
        await people.Write(id, "build", "mastery-benchmark", Number(85));
        await people.Answer(id, "build");
        Assert.Equal(["committee"], await people.Open(id));

        var refused = await Assert.ThrowsAsync<RuleBroken>(() => people.Answer(id, "committee", "approve"));

        Assert.Equal("This cannot go forward yet. 4 of 5 decisions need another look, because the mastery benchmark changed from 50 to 85. "
            + "Ask again: Score the quality rubric (reviewer 1), Score the quality rubric (reviewer 2), Ask the partner to endorse, Consolidate the quality review.", English(refused.Sentence));

        await people.Answer(id, "committee", "return-to-build", "Let everybody look.");
        await people.Answer(id, "build");
        Assert.Equal(["endorsement", "review-1", "review-2"], (await people.Open(id)).Order());
        await people.Until(id, "committee");
        await people.Answer(id, "committee", "approve");
        Assert.Equal(["registrar"], await people.Open(id));
    }

    [Fact]
    public async Task A_final_step_may_return_or_reject_whatever_no_longer_stands()
    {
        await ReturnedByTheCommittee(ReturnMode.Straight);
        await people.Write(id, "build", "mastery-benchmark", Number(85));
        await people.Answer(id, "build");

        await people.Answer(id, "committee", "reject", "It exists already.");

        Assert.Equal(["appeal/window"], await people.Open(id));
    }

    [Fact]
    public async Task A_decision_is_carried_over_by_one_return_after_another_until_its_fields_change()
    {
        for (var turn = 0; turn < 2; turn++)
        {
            await ReturnedByTheCommittee(null);
            await people.Answer(id, "build");
        }
        Assert.Equal(8, await host.WithDb(db => db.Events.CountAsync(row => row.Name == "DecisionCarriedOver")));

        await ReturnedByTheCommittee(null);
        await people.Write(id, "build", "assessment-plan", Text("A coach observes twice."));
        await people.Answer(id, "build");
        Assert.Equal(["endorsement", "review-1", "review-2"], (await people.Open(id)).Order());
    }

    [Fact]
    public async Task A_third_review_that_is_not_asked_for_any_more_stands_in_nobodys_way()
    {
        people.Levels.Enqueue(Level.Exemplary);
        people.Levels.Enqueue(Level.PartlyMet);
        await people.Until(id, "consolidation");
        await people.Answer(id, "consolidation", "return-to-build", "Say who observes.");
        await people.Answer(id, "build");
        Assert.Equal(["consolidation"], await people.Open(id));
        Assert.Equal(["endorsement", "review-1", "review-2", "review-3"], await CarriedSteps());

        await people.Answer(id, "consolidation", "return-to-build", "And how often.");
        await people.Write(id, "build", "assessment-plan", Text("A coach observes twice."));
        await people.Until(id, "committee");
        Assert.Equal(1, await host.WithDb(db => db.Set<WorkItem>().CountAsync(item => item.StepId == "review-3")));
        await people.Answer(id, "committee", "approve");

        Assert.Equal(["registrar"], await people.Open(id));
    }

    [Fact]
    public async Task An_endorsement_that_has_ended_is_asked_for_again()
    {
        await people.Until(id, "committee");
        host.Clock.Advance(TimeSpan.FromDays(400));
        await people.Answer(id, "committee", "return-to-build", "It has lain here for a year.");

        await people.Answer(id, "build");

        Assert.Equal(["endorsement"], await people.Open(id));
    }

    [Fact]
    public async Task Another_partner_is_asked_in_the_place_of_the_one_who_endorsed()
    {
        await people.Until(id, "consolidation");
        await people.Answer(id, "consolidation", "return-to-design", "Ask a larger employer.");
        await people.Write(id, "design", "industry-partner", ProposalAnswer.Of(JsonValue.Create((await host.A.Partner()).ToString())));

        await people.Answer(id, "design");
        await people.Answer(id, "competencies");
        await people.Answer(id, "build");

        Assert.Equal(["endorsement"], await people.Open(id));
        Assert.Equal(["review-1", "review-2"], await CarriedSteps());
    }

    [Fact]
    public async Task The_journal_reads_as_if_the_carried_decision_had_just_been_made()
    {
        await ReturnedByTheCommittee(null);
        await people.Answer(id, "build");

        var journal = await host.WithDb(db => db.Set<JournalEntry>().OrderBy(line => line.Sequence).ToListAsync());

        Assert.Empty(JournalReading.Of(journal).Problems);
        var visits = journal.Where(line => line.ActivityId == "consolidation").GroupBy(line => line.Run).ToList();
        Assert.Equal(["Started Resumed Completed", "Started Completed"], visits.Select(visit => string.Join(' ', visit.Select(line => line.EventName).Where(name => name is "Started" or "Resumed" or "Completed"))));
        Assert.Single(visits.Select(visit => string.Join(',', visit.Single(line => line.EventName == "Completed").Outcomes)).Distinct(), "forward");
    }

    [Fact]
    public async Task The_mode_and_the_signature_stand_in_the_sealed_event()
    {
        await ReturnedByTheCommittee(ReturnMode.Straight);

        var returned = await host.WithDb(db => db.Set<WorkItem>().SingleAsync(item => item.StepId == "committee"));
        var body = JsonNode.Parse(await host.WithDb(db => db.Events.Where(row => row.Name == "WorkItemCompleted" && row.CredentialId == id).OrderBy(row => row.Id).Select(row => row.Body).LastAsync()))!;

        Assert.Equal(("Straight", returned.Signature!.Hash()), (body["ReturnMode"]!.ToString(), body["Signature"]!.ToString()));
        Assert.Equal((1, await Definition()), (returned.Signature.Version is > 0 ? 1 : 0, returned.Signature.Definition));
        Assert.Contains("learning-outcomes", returned.Signature.Fields.Keys);
        Assert.DoesNotContain("seats", returned.Signature.Fields.Keys);
    }

    private async Task ReturnedByTheCommittee(ReturnMode? mode)
    {
        await people.Until(id, "committee");
        await people.Answer(id, "committee", "return-to-build", "Say who observes the learner.", mode);
        Assert.Equal(["build"], await people.Open(id));
    }

    private async Task<IEnumerable<string>> CarriedSteps() =>
        (await host.WithDb(db => db.Set<WorkItem>().AsNoTracking().Where(item => item.CredentialId == id).ToListAsync())).Where(item => item.Carried is not null).Select(item => item.StepId).Order();

    private async Task<IEnumerable<string>> History() =>
        (await host.Ask<CredentialQueries, IReadOnlyList<HistoryLine>>(records => records.History(id, people.The(Role.QaOfficer)))).Select(line => English(line.What));

    private Task<MicroCredential> Record() => host.WithDb(db => db.Set<MicroCredential>().AsNoTracking().SingleAsync(one => one.Id == id));

    private Task<string> Definition() => host.WithDb(db => db.Set<WorkflowInstance>().Select(one => one.DefinitionHash).SingleAsync());

    private static string English(Sentence? sentence) => sentence!.In(CultureInfo.GetCultureInfo("en-CA"));

    private static ProposalAnswer Text(string text) => ProposalAnswer.Of(new Bilingual(text, text));

    private static ProposalAnswer Number(int number) => ProposalAnswer.Of(JsonValue.Create(number));
}
