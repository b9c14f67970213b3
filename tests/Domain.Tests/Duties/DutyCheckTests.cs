using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Competencies;
using Governance.Domain.Credentials;
using Governance.Domain.Deliveries;
using Governance.Domain.Duties;
using Governance.Domain.Endorsements;
using Governance.Domain.Organisations;
using Governance.Domain.Reviews;
using Governance.Domain.Voting;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Testing;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Tests.Duties;

/// <summary>Separation of duties where people act: in the list of work, at the step, and when the step is opened.</summary>
public sealed class DutyCheckTests : IAsyncLifetime
{
    private static readonly Duty NoAuthor = new(DutyRule.NoAuthorDecides, []);

    private TestHost host = null!;
    private Guid college;
    private Caller lead = null!;
    private Caller dean = null!;
    private string credential = null!;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start();
        college = await host.A.Institution();
        lead = await host.A.Person(Role.InitiativeLead, college);
        dean = await host.A.Person(Role.Dean, college);
        credential = await host.A.Credential(lead);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task An_author_neither_sees_nor_answers_the_decision_about_their_work()
    {
        var both = await Also(lead, Role.Dean);
        var item = await Open("go", WorkKind.Decision, Role.Dean, [NoAuthor]);
        await Broken.Rule($"No author decides: {lead.Name} wrote on this proposal.", () => host.Send(both, new CompleteWorkItem(item, "approve", null)));
        Assert.Equal(0, await Waiting(both));
        Assert.Equal(1, await Waiting(dean));
        var step = await host.Ask<StepQueries, StepReading>(steps => steps.Step(item, both));
        Assert.Equal((false, $"No author decides: {lead.Name} wrote on this proposal."), (step.MayAct, step.Obstacle?.ToString()));
        // nobody writes to whom it is not for
        Assert.Equal([dean.PersonId], await Mailed(MailTemplate.Asked));
        await host.Send(dean, new CompleteWorkItem(item, "approve", null));
    }

    [Fact]
    public async Task Whoever_wrote_an_answer_is_an_author_and_whoever_decided_writes_no_more()
    {
        var designer = await host.A.Person(Role.InstructionalDesigner, college);
        var form = await Open("map", WorkKind.Competencies, Role.InstructionalDesigner, [NoAuthor]);
        await host.Send(lead, new AnswerProposal(await Open("design", WorkKind.Form, Role.InitiativeLead, [NoAuthor], "design"), CompetencyMap.OutcomesFieldId, ProposalAnswer.Of([new Bilingual("Plan", "Planifier")])));
        await host.Send(designer, new MapCompetency(form, 0, new CompetencyCatalogue().Competencies[0].Id, new Bilingual("Test", "Examen")));
        Assert.Equal([designer.PersonId!.Value], (await host.Stored(credential)).Writers!);
        Assert.Equal(1, (await host.EventNames(credential)).Count(name => name == nameof(AuthorJoined)));
        var item = await Open("go", WorkKind.Decision, Role.Dean, [NoAuthor]);
        var deciding = await Also(designer, Role.Dean);
        await Broken.Rule($"No author decides: {designer.Name} wrote on this proposal.", () => host.Send(deciding, new CompleteWorkItem(item, "approve", null)));
        await host.Send(dean, new CompleteWorkItem(item, "approve", null));
        var writing = await Also(dean, Role.InstructionalDesigner);
        await Broken.Rule($"No author decides: {dean.Name} wrote on this proposal.", () => host.Send(writing, new UnmapCompetency(form, 0, "any")));
    }

    [Fact]
    public async Task A_co_producing_partner_may_decline_and_not_endorse()
    {
        var partner = await host.A.Partner("Harbour Works");
        await host.Write(lead, credential, "design", "co-producing-partner", ProposalAnswer.Of(System.Text.Json.Nodes.JsonValue.Create(partner.ToString())));
        await host.Freeze(credential);
        var item = await Open("endorsement", WorkKind.Endorsement, null, [new(DutyRule.NoCoProducerEndorses, [])], partner.ToString());
        var asked = await host.Send(Steps.Workflow, new RequestEndorsement(credential, partner, item, 1, host.Clock.GetUtcNow().AddDays(10)));
        var signature = new EndorsementSignature([.. EndorsementClaim.All.Select(claim => new ClaimAnswer(claim.Id, Governance.Domain.Endorsements.Verdict.Yes, null))], null, "Manager", true, 1);
        await Broken.Rule("A partner who helps produce the training does not endorse it as independent: Harbour Works helps produce it.",
            () => host.Send(Caller.Partner(asked), new SignEndorsement(asked, 1, signature)));
        await host.Send(Caller.Partner(asked), new DeclineEndorsement(asked, 1, "We helped to make it."));
    }

    [Fact]
    public async Task The_chair_of_a_committee_does_not_approve_while_they_chair_it()
    {
        var secretary = await host.A.Person(Role.CommitteeSecretary, college);
        var body = await host.Send(secretary, new FoundBody(college, BodyKind.Committee, new("Programmes", "Programmes"), Bilingual.Empty, Bylaws.Usual, host.Clock.GetUtcNow()));
        var seat = await host.Send(secretary, new TakeSeat(body, dean.PersonId!.Value, SeatRole.Chair, host.Clock.GetUtcNow()));
        var item = await Open("provost", WorkKind.Decision, Role.Dean, [new(DutyRule.ChairIsNotApprover, ["provost"])]);
        await Broken.Rule($"The chair of a committee does not give the final approval: {dean.Name} chairs the Programmes, or did when it voted on this.", () => host.Send(dean, new CompleteWorkItem(item, "approve", null)));
        host.Clock.Advance(TimeSpan.FromDays(1));
        await host.Send(secretary, new EndSeat(body, seat, host.Clock.GetUtcNow()));
        await host.Send(dean, new CompleteWorkItem(item, "approve", null));
    }

    [Fact]
    public async Task Whoever_hears_an_appeal_had_no_part_in_the_file_and_takes_none_afterwards()
    {
        Duty[] duties = [new(DutyRule.NoOtherPart, ["appeal/officer"])];
        await host.Send(dean, new CompleteWorkItem(await Open("triage", WorkKind.Decision, Role.Dean, duties), "approve", null));
        var (earlier, officer) = (await Also(dean, Role.AppealsOfficer), await host.A.Person(Role.AppealsOfficer, college));
        var appeal = await Open("appeal/officer", WorkKind.Decision, Role.AppealsOfficer, duties);
        await Broken.Rule($"Whoever hears an appeal has no other part in the file: {dean.Name} has another part in this file.", () => host.Send(earlier, new CompleteWorkItem(appeal, "approve", null)));
        Assert.Equal((0, 1), (await Waiting(earlier), await Waiting(officer)));
        await host.Send(officer, new CompleteWorkItem(appeal, "approve", null));

        var after = await Open("approval", WorkKind.Decision, Role.Dean, duties);
        var deciding = await Also(officer, Role.Dean);
        Assert.Equal((1, 0), (await Waiting(dean), await Waiting(deciding)));
        await Broken.Rule($"Whoever hears an appeal has no other part in the file: {officer.Name} has another part in this file.", () => host.Send(deciding, new CompleteWorkItem(after, "approve", null)));
        await host.Send(dean, new CompleteWorkItem(after, "approve", null));
    }

    [Fact]
    public async Task Whoever_chairs_the_council_that_decided_approves_no_more_than_the_chair_of_a_committee()
    {
        var secretary = await host.A.Person(Role.CommitteeSecretary, college);
        Duty apart = new(DutyRule.ChairIsNotApprover, ["provost"]);
        var bodies = new List<Guid>();
        foreach (var name in new[] { "Council", "Other council" })
            bodies.Add(await host.Send(secretary, new FoundBody(college, BodyKind.Council, new(name, name), Bilingual.Empty, Bylaws.Usual with { Quorum = new(QuorumBase.Active, Share.Fixed(1)) }, host.Clock.GetUtcNow())));
        await host.Send(secretary, new TakeSeat(bodies[0], dean.PersonId!.Value, SeatRole.Chair, host.Clock.GetUtcNow()));
        var chair = Caller.Person(dean.PersonId.Value, dean.Name, dean.Roles, [new(bodies[0], true)]);
        var before = await Open("provost", WorkKind.Decision, Role.Dean, [apart]);
        await host.Send(dean, new CompleteWorkItem(before, "approve", null));

        var vote = await host.Send(Steps.Workflow, Opening(credential, "council", WorkKind.Vote, null, [apart]) with { BodyId = bodies[0] });
        var motion = await host.Send(chair, new PutMotion(vote, "approve"));
        await host.Send(chair, new GiveBallot(motion, Choice.Yes));
        await host.Send(chair, new CloseMotion(motion));
        var item = await Open("provost", WorkKind.Decision, Role.Dean, [apart]);

        Assert.Equal(0, await Waiting(chair));
        await Broken.Rule($"The chair of a committee does not give the final approval: {dean.Name} chairs the Council, or did when it voted on this.", () => host.Send(chair, new CompleteWorkItem(item, "approve", null)));
    }

    [Fact]
    public async Task Whoever_gave_up_the_chair_after_the_vote_approves_what_was_decided_under_them_no_more_than_before()
    {
        var secretary = await host.A.Person(Role.CommitteeSecretary, college);
        Duty apart = new(DutyRule.ChairIsNotApprover, ["provost"]);
        var body = await host.Send(secretary, new FoundBody(college, BodyKind.Council, new("Council", "Conseil"), Bilingual.Empty, Bylaws.Usual with { Quorum = new(QuorumBase.Active, Share.Fixed(1)) }, host.Clock.GetUtcNow()));
        var seat = await host.Send(secretary, new TakeSeat(body, dean.PersonId!.Value, SeatRole.Chair, host.Clock.GetUtcNow()));
        var chair = Caller.Person(dean.PersonId.Value, dean.Name, dean.Roles, [new(body, true)]);
        var vote = await host.Send(Steps.Workflow, Opening(credential, "council", WorkKind.Vote, null, [apart]) with { BodyId = body });
        var motion = await host.Send(chair, new PutMotion(vote, "approve"));
        await host.Send(chair, new GiveBallot(motion, Choice.Yes));
        await host.Send(chair, new CloseMotion(motion));
        host.Clock.Advance(TimeSpan.FromDays(1));
        await host.Send(secretary, new EndSeat(body, seat, host.Clock.GetUtcNow()));
        host.Clock.Advance(TimeSpan.FromDays(1));
        var item = await Open("provost", WorkKind.Decision, Role.Dean, [apart]);
        Assert.Equal(0, await Waiting(dean));
        await Broken.Rule($"The chair of a committee does not give the final approval: {dean.Name} chairs the Council, or did when it voted on this.", () => host.Send(dean, new CompleteWorkItem(item, "approve", null)));
        // who takes the chair afterwards led nothing of it
        await host.Send(await host.A.Person(Role.Dean, college), new CompleteWorkItem(item, "approve", null));
    }

    [Fact]
    public async Task A_reviewer_of_a_unit_that_already_reviews_is_told_before_they_score()
    {
        var school = new Bilingual("School of Technology", "École de technologie");
        var reviewers = new List<Caller>();
        for (var number = 0; number < 2; number++)
        {
            var reviewer = await host.A.Person(Role.Reviewer, college);
            await host.Send(Caller.System, new GrantRole(reviewer.PersonId!.Value, Role.Reviewer.Id, college) { Unit = school });
            reviewers.Add(reviewer);
        }
        await host.Freeze(credential);
        Duty apart = new(DutyRule.DifferentUnits, ["review-1", "review-2"]);
        var first = await Open("review-1", WorkKind.Rubric, Role.Reviewer, [apart], "quality:pre", "quality");
        var second = await Open("review-2", WorkKind.Rubric, Role.Reviewer, [apart], "quality:pre", "quality");
        var criterion = new RubricCatalogue().Scope("quality:pre").Criteria.First().Id;
        await host.Send(reviewers[0], new ScoreCriterion(first, criterion, Level.Met, null));
        // it names the unit and not who the other reviewer is
        await Broken.Rule($"Reviewers come from different units: {reviewers[1].Name} comes from School of Technology, as another of them does.",
            () => host.Send(reviewers[1], new ScoreCriterion(second, criterion, Level.Met, null)));
        await Broken.Rule("Choose a unit of the organization.",
            () => host.Send(Caller.System, new GrantRole(reviewers[1].PersonId!.Value, Role.Reviewer.Id, college) { Unit = new("Moon", "Lune") }));
    }

    [Fact]
    public async Task A_step_that_nobody_may_answer_is_told_to_the_QA_office_as_it_opens()
    {
        var qa = await host.A.Person(Role.QaOfficer, college);
        var mine = await host.A.Credential(await Also(dean, Role.InitiativeLead, first: true));
        await host.Send(Steps.Workflow, Opening(mine, "go", WorkKind.Decision, Role.Dean, [NoAuthor]));
        Assert.Contains(nameof(NobodyMayAnswer), await host.EventNames(mine));
        Assert.Equal([qa.PersonId], await Mailed(MailTemplate.Message));
        Assert.Empty(await Mailed(MailTemplate.Asked));
        var text = (await host.WithDb(db => db.Set<Delivery>().SingleAsync(mail => mail.Template == MailTemplate.Message))).About.Text!;
        Assert.EndsWith($"No author decides: {dean.Name} wrote on this proposal.", text.En, StringComparison.Ordinal);
        Assert.Contains("Aucun auteur ne décide", text.Fr, StringComparison.Ordinal);
        // with another dean there is nothing to tell
        await host.A.Person(Role.Dean, college);
        await host.Send(Steps.Workflow, Opening(mine, "again", WorkKind.Decision, Role.Dean, [NoAuthor]));
        Assert.Single(await host.EventNames(mine), name => name == nameof(NobodyMayAnswer));
    }

    private static OpenWorkItem Opening(string credential, string step, WorkKind kind, Role? role, IReadOnlyList<Duty> duties, string? subject = null, string? group = null) =>
        new(credential, Steps.Workflow.InstanceId!.Value, step, kind, new("Do it", "Le faire"), role?.Id, subject, group, [Steps.Approve, new("endorsed", new("E", "E"), null, false, "main"), new("declined", new("D", "D"), null, false, "plain")], null)
        {
            Duties = duties,
        };

    private Task<Guid> Open(string step, WorkKind kind, Role? role, IReadOnlyList<Duty> duties, string? subject = null, string? group = null) =>
        host.Send(Steps.Workflow, Opening(credential, step, kind, role, duties, subject, group));

    private async Task<Caller> Also(Caller person, Role role, bool first = false)
    {
        await host.Send(Caller.System, new GrantRole(person.PersonId!.Value, role.Id, college));
        HeldRole held = new(role, college);
        return Caller.Person(person.PersonId!.Value, person.Name, first ? [held, .. person.Roles] : [.. person.Roles, held]);
    }

    private Task<int> Waiting(Caller caller) => host.Ask<WorkQueries, int>(work => work.CountFor(caller));

    private Task<List<Guid?>> Mailed(MailTemplate template) => host.WithDb(db =>
        db.Set<Delivery>().Where(mail => mail.Template == template).Select(mail => mail.To.PersonId).ToListAsync());
}
