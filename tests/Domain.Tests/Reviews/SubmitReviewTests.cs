using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Reviews;
using Governance.Domain.Rules;
using Governance.Domain.Work;
using Governance.Testing;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Tests.Reviews;

public sealed class SubmitReviewTests : IAsyncLifetime
{
    private TestHost host = null!;
    private Guid college;
    private Caller reviewer = null!;
    private string credential = null!;
    private Guid item;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start();
        college = await host.A.Institution();
        reviewer = await host.A.Person(Role.Reviewer, college);
        credential = await host.A.Credential(await host.A.Person(Role.InitiativeLead, college));
        await host.Freeze(credential);
        item = await host.OpenRubric(credential, gate: "post");
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_whole_review_completes_its_step_in_the_same_transaction()
    {
        await host.ScoreAll(reviewer, item, "post");
        await host.Send(reviewer, new SubmitReview(item));

        var review = await host.WithDb(db => db.Set<Review>().SingleAsync());
        Assert.Equal((ReviewState.Submitted, (DateTimeOffset?)host.Clock.GetUtcNow()), (review.State, review.SubmittedAt));
        var step = await host.Item(item);
        Assert.Equal((WorkState.Completed, "scored", reviewer.PersonId), (step.State, step.Outcome, step.CompletedById));
        Assert.Single(await host.WithDb(db => db.EventDeliveries.Where(row => row.Key == WorkItemCompleted.TriggerKey(item)).ToListAsync()));
    }

    [Fact]
    public async Task The_history_says_that_a_review_is_in_and_nothing_of_what_it_says()
    {
        await host.ScoreAll(reviewer, item, "post", others: [("CO-10", Level.PartlyMet)]);
        await host.Send(reviewer, new SubmitReview(item));
        var row = await host.WithDb(db => db.Events.SingleAsync(one => one.Name == "ReviewSubmitted"));
        Assert.DoesNotContain("CO-10", row.Body, StringComparison.Ordinal);
        Assert.Contains("ScoresHash", row.Body, StringComparison.Ordinal);
        Assert.Null(row.Remark);
    }

    [Fact]
    public async Task Without_a_single_score_there_is_nothing_to_hand_in() =>
        await Broken.Rule("Score the criteria first; there is nothing to hand in yet.", () => host.Send(reviewer, new SubmitReview(item)));

    [Fact]
    public async Task Every_criterion_of_the_gate_must_be_scored()
    {
        await host.Send(reviewer, new ScoreCriterion(item, "CO-10", Level.Met, null));
        await Broken.Rule($"Not scored yet: 25 of 26 criteria. The first is “{await FirstUnscored()}”.", () => host.Send(reviewer, new SubmitReview(item)));
        Assert.True((await host.Item(item)).IsOpen);
    }

    [Theory]
    [InlineData(Level.NotEvidenced)]
    [InlineData(Level.PartlyMet)]
    [InlineData(Level.NotApplicable)]
    public async Task A_low_level_and_not_applicable_need_a_note(Level level)
    {
        await host.ScoreAll(reviewer, item, "post");
        await host.Send(reviewer, new ScoreCriterion(item, "CO-10", level, "   "));
        await Broken.Rule("Notes missing: 1. Say what must change, or why it does not apply. The first is “CO-10 Learner gets reasons”.",
            () => host.Send(reviewer, new SubmitReview(item)));
        await host.Send(reviewer, new ScoreCriterion(item, "CO-10", level, "Say when the feedback comes."));
        await host.Send(reviewer, new SubmitReview(item));
    }

    [Fact]
    public async Task A_submitted_review_is_never_changed_nor_handed_in_again()
    {
        await host.ScoreAll(reviewer, item, "post");
        await host.Send(reviewer, new SubmitReview(item));
        const string closed = "This step is no longer open; the review cannot be changed.";
        await Broken.Rule(closed, () => host.Send(reviewer, new ScoreCriterion(item, "CO-10", Level.Exemplary, null)));
        await Broken.Rule(closed, () => host.Send(reviewer, new SubmitReview(item)));
    }

    [Fact]
    public async Task Nobody_hands_in_the_review_of_another()
    {
        await host.ScoreAll(reviewer, item, "post");
        var other = await host.A.Person(Role.Reviewer, college);
        await Broken.Rule<SomeoneWasFaster>("Another reviewer started this review before you. Nothing was recorded.", () => host.Send(other, new SubmitReview(item)));
        var officer = await host.A.Person(Role.QaOfficer, college);
        await Assert.ThrowsAsync<Refused>(() => host.Send(officer, new SubmitReview(item)));
    }

    [Fact]
    public async Task A_rubric_step_is_not_completed_by_any_other_door()
    {
        await Broken.Rule("This step has a page of its own; answer it there.", () => host.Send(reviewer, new CompleteWorkItem(item, "scored", null)));
    }

    private async Task<string> FirstUnscored()
    {
        var sheet = await host.Ask<ReviewQueries, ReviewSheet?>(queries => queries.For(item, reviewer));
        return sheet!.NextUnscored!.Id + " " + sheet.NextUnscored.Name.En;
    }
}
