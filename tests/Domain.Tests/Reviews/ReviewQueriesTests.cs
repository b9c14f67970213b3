using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Reviews;
using Governance.Domain.Work;
using Governance.Testing;

namespace Governance.Domain.Tests.Reviews;

public sealed class ReviewQueriesTests : IAsyncLifetime
{
    private TestHost host = null!;
    private Guid college;
    private Caller first = null!;
    private Caller second = null!;
    private Caller officer = null!;
    private Caller lead = null!;
    private string credential = null!;
    private Guid firstItem;
    private Guid secondItem;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start();
        college = await host.A.Institution();
        first = await host.A.Person(Role.Reviewer, college);
        second = await host.A.Person(Role.Reviewer, college);
        officer = await host.A.Person(Role.QaOfficer, college);
        lead = await host.A.Person(Role.InitiativeLead, college);
        credential = await host.A.Credential(lead);
        await host.Freeze(credential);
        firstItem = await host.OpenRubric(credential, gate: "post");
        secondItem = await host.OpenRubric(credential, gate: "post");
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task The_sheet_shows_all_criteria_of_the_gate_with_the_own_scores_and_result()
    {
        await host.Send(first, new ScoreCriterion(firstItem, "CO-10", Level.PartlyMet, null));
        var sheet = await Sheet(firstItem, first);
        Assert.Equal((26, 1, 84), (sheet!.Asked, sheet.Scored, sheet.InRubric));
        Assert.Equal(["CO-10"], sheet.Result.CoreNotMet);
        Assert.Equal(1, sheet.Result.ChangeRequests);
        Assert.False(sheet.Result.Passes);
        Assert.True(sheet.Elements.SelectMany(element => element.Criteria).Single(one => one.Criterion.Id == "CO-10").LacksNote);
        Assert.NotEqual("CO-10", sheet.NextUnscored!.Id);
        Assert.Null(sheet.Obstacle);
        Assert.Equal(host.Clock.GetUtcNow(), sheet.SavedAt);
    }

    [Fact]
    public async Task A_step_taken_by_another_shows_nothing_but_why()
    {
        await host.Send(first, new ScoreCriterion(firstItem, "CO-10", Level.PartlyMet, "Mine."));
        var sheet = await Sheet(firstItem, second);
        Assert.Equal(0, sheet!.Scored);
        Assert.Equal("Another reviewer started this review before you. Nothing was recorded.", sheet.Obstacle!.English);
    }

    [Fact]
    public async Task Whoever_has_reviewed_this_version_reads_that_the_other_review_is_for_someone_else()
    {
        await host.Send(first, new ScoreCriterion(firstItem, "CO-10", Level.Met, null));
        Assert.Equal("You have already reviewed this version; the other review is for someone else.", (await Sheet(secondItem, first))!.Obstacle!.English);
        Assert.Null((await Sheet(firstItem, first))!.Obstacle);
    }

    [Fact]
    public async Task There_is_no_sheet_for_other_roles_other_institutions_and_other_steps()
    {
        Assert.Null(await Sheet(firstItem, officer));
        Assert.Null(await Sheet(firstItem, Caller.Visitor));
        Assert.Null(await Sheet(firstItem, await host.A.Person(Role.Reviewer, await host.A.Institution())));
        Assert.Null(await Sheet(await host.OpenDecision(credential, Role.Reviewer), first));
        Assert.Null(await Sheet(Guid.Empty, first));
    }

    [Fact]
    public async Task Until_both_reviews_are_in_nobody_sees_a_score_or_a_name()
    {
        await Submit(first, firstItem);
        await host.Send(second, new ScoreCriterion(secondItem, "CO-10", Level.Met, null));

        var round = Assert.Single(await Rounds(officer));
        Assert.Equal((2, 1, false), (round.Asked, round.Submitted, round.IsComplete));
        Assert.Empty(round.Reviews);
        Assert.Null(round.Consolidated);
    }

    [Fact]
    public async Task Once_both_are_in_names_scores_and_the_result_are_open_to_those_who_may_read_reviews()
    {
        await Submit(first, firstItem, ("CO-11", Level.Met));
        host.Clock.Advance(TimeSpan.FromHours(1));
        await Submit(second, secondItem, ("CO-10", Level.Exemplary));

        var round = Assert.Single(await Rounds(officer));
        Assert.True(round.IsComplete);
        Assert.Equal([first.Name, second.Name], round.Reviews.Select(review => review.ReviewerName?.En));
        Assert.Equal(Level.Exemplary, round.Reviews[1].Scores["CO-10"].Level);
        Assert.True(round.Consolidated!.Result.Passes);
        Assert.Equal(2.5m, round.Consolidated.Levels["CO-10"]);
        Assert.False(await Disagree());
    }

    [Fact]
    public async Task A_reviewer_sees_the_own_review_and_no_other_even_afterwards()
    {
        await Submit(first, firstItem);
        await Submit(second, secondItem);
        var round = Assert.Single(await Rounds(first));
        Assert.Equal(first.Name, Assert.Single(round.Reviews).ReviewerName?.En);
        Assert.False(round.MayReadAll);
        Assert.Null(round.Consolidated);
    }

    [Theory]
    [InlineData("dean")]
    [InlineData("qa-officer")]
    [InlineData("committee-member")]
    [InlineData("registrar")]
    [InlineData("auditor")]
    public async Task Whoever_may_read_reviews_reads_nothing_until_all_are_in_and_then_everything(string role)
    {
        var reader = await host.A.Person(Role.Find(role)!, college);
        await Submit(first, firstItem);
        Assert.Empty(Assert.Single(await Rounds(reader)).Reviews);
        await Submit(second, secondItem);
        var round = Assert.Single(await Rounds(reader));
        Assert.NotNull(round.Consolidated);
        Assert.Equal([first.Name, second.Name], round.Reviews.Select(review => review.ReviewerName?.En));
    }

    [Theory]
    [InlineData("initiative-lead")]
    [InlineData("instructional-designer")]
    public async Task The_team_reads_reviews_once_they_are_closed_and_never_whose_they_are(string role)
    {
        var member = role == Role.InitiativeLead.Id ? lead : await host.A.Person(Role.Find(role)!, college);
        await Submit(first, firstItem);
        await Submit(second, secondItem, ("CO-10", Level.NotEvidenced));
        var waiting = Assert.Single(await Rounds(member));
        Assert.Empty(waiting.Reviews);
        Assert.Null(waiting.Consolidated);

        host.Clock.Advance(TimeSpan.FromDays(1));
        await host.Move(credential, CredentialAction.Explore);
        var closed = Assert.Single(await Rounds(member));
        Assert.Equal([(1, null), (2, null)], closed.Reviews.Select(review => (review.Number, review.ReviewerName?.En)));
        Assert.Equal("Because.", closed.Reviews[1].Scores["CO-10"].Note);
        Assert.Equal("CO-10", Assert.Single(closed.Consolidated!.Disagreements).CriterionId);
    }

    [Fact]
    public async Task The_pages_of_steps_tell_whose_a_review_is_only_once_all_are_in()
    {
        var decision = await host.OpenDecision(credential, Role.QaOfficer);
        await Submit(first, firstItem);
        Assert.Null(Assert.Single((await Step(decision)).Decisions).Person);
        Assert.Null((await Step(firstItem)).Answer!.Person);
        await Submit(second, secondItem);
        Assert.Equal([first.Name, second.Name], (await Step(decision)).Decisions.Select(one => one.Person?.En).Order());
        Assert.Equal(first.Name, (await Step(firstItem)).Answer!.Person?.En);

        Task<StepReading> Step(Guid item) => host.Ask<StepQueries, StepReading>(queries => queries.Step(item, officer));
    }

    [Theory]
    [InlineData("initiative-lead")]
    [InlineData("reviewer")]
    [InlineData("administrator")]
    public async Task Others_see_none(string role)
    {
        await Submit(first, firstItem);
        await Submit(second, secondItem);
        Assert.Empty(await Rounds(await host.A.Person(Role.Find(role)!, college)));
        Assert.Empty(await Rounds(Caller.Visitor));
        Assert.Empty(await Rounds(await host.A.Person(Role.QaOfficer, await host.A.Institution())));
    }

    [Fact]
    public async Task A_third_review_closes_the_curtain_again_until_it_is_in()
    {
        await Submit(first, firstItem, ("CO-10", Level.NotEvidenced));
        await Submit(second, secondItem);
        Assert.True(await Disagree());
        Assert.Equal("CO-10", Assert.Single(Assert.Single(await Rounds(officer)).Consolidated!.Disagreements).CriterionId);

        var third = await host.A.Person(Role.Reviewer, college);
        var thirdItem = await host.OpenRubric(credential, gate: "post");
        Assert.Empty(Assert.Single(await Rounds(officer)).Reviews);
        Assert.Single(Assert.Single(await Rounds(first)).Reviews);

        await Submit(third, thirdItem);
        var round = Assert.Single(await Rounds(officer));
        Assert.Equal(3, round.Reviews.Count);
        Assert.Equal(2m, round.Consolidated!.Levels["CO-10"]);
        Assert.True(round.Consolidated.Result.Passes);
    }

    [Fact]
    public async Task A_cancelled_step_does_not_keep_the_others_waiting()
    {
        await Submit(first, firstItem);
        await host.Send(second, new ScoreCriterion(secondItem, "CO-10", Level.Met, null));
        await host.Send(Steps.Workflow, new CancelWorkItem(secondItem));
        var round = Assert.Single(await Rounds(officer));
        Assert.Equal((1, true), (round.Asked, round.IsComplete));
        Assert.Single(round.Reviews);
    }

    [Fact]
    public async Task A_new_round_is_blind_and_compared_by_itself()
    {
        await Submit(first, firstItem, ("CO-10", Level.NotEvidenced));
        await Submit(second, secondItem);
        host.Clock.Advance(TimeSpan.FromDays(3));
        await host.Move(credential, CredentialAction.Explore);
        await Submit(first, await host.OpenRubric(credential, gate: "post"));
        Assert.False(await Disagree());
        var open = await host.OpenRubric(credential, gate: "post");
        Assert.Equal([false, true], (await Rounds(officer)).Select(round => round.IsComplete));
        await Submit(second, open);
        Assert.False(await Disagree());
        Assert.Equal([2, 2], (await Rounds(officer)).Select(round => round.Reviews.Count));
    }

    [Fact]
    public async Task One_review_disagrees_with_nobody()
    {
        await Submit(first, firstItem, ("CO-10", Level.NotEvidenced));
        Assert.False(await Disagree());
        Assert.False(await host.Ask<ReviewQueries, bool>(queries => queries.Disagree(credential, 2, "quality")));
    }

    private async Task Submit(Caller reviewer, Guid item, params (string, Level)[] others)
    {
        await host.ScoreAll(reviewer, item, "post", Level.Met, others);
        await host.Send(reviewer, new SubmitReview(item));
    }

    private Task<ReviewSheet?> Sheet(Guid item, Caller caller) => host.Ask<ReviewQueries, ReviewSheet?>(queries => queries.For(item, caller));

    private Task<IReadOnlyList<ReviewRound>> Rounds(Caller caller) =>
        host.Ask<ReviewQueries, IReadOnlyList<ReviewRound>>(queries => queries.ForCredential(credential, caller));

    private Task<bool> Disagree() => host.Ask<ReviewQueries, bool>(queries => queries.Disagree(credential, 1, "quality"));
}
