using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Reviews;
using Governance.Domain.Rules;
using Governance.Domain.Work;
using Governance.Testing;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Tests.Reviews;

public sealed class ScoreCriterionTests : IAsyncLifetime
{
    private TestHost host = null!;
    private Guid college;
    private Caller lead = null!;
    private Caller reviewer = null!;
    private string credential = null!;
    private Guid item;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start();
        college = await host.A.Institution();
        lead = await host.A.Person(Role.InitiativeLead, college);
        reviewer = await host.A.Person(Role.Reviewer, college);
        credential = await host.A.Credential(lead);
        await host.Freeze(credential);
        item = await host.OpenRubric(credential);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task The_first_score_starts_the_review_and_later_ones_replace_each_other()
    {
        await Score(reviewer, "CD-1", Level.PartlyMet, "Name the larger credential.");
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await Score(reviewer, "CD-1", Level.Met);
        await Score(reviewer, "CD-3", Level.NotApplicable);

        var review = await Stored();
        Assert.Equal((credential, 1, "quality", "quality", Gate.BeforeLaunch), (review.CredentialId, review.VersionNumber, review.Group, review.RubricId, review.Gate));
        Assert.Equal((reviewer.PersonId, ReviewState.InProgress), (review.ReviewerId, review.State));
        Assert.Equal(new CriterionScore("CD-1", Level.Met, "", host.Clock.GetUtcNow()), review.Scores.Single(score => score.CriterionId == "CD-1"));
        Assert.Equal(2, review.Levels.Count);
        Assert.Single(await host.EventNames(credential), "ReviewStarted");
    }

    [Fact]
    public async Task A_note_may_come_before_the_level_and_a_level_can_be_taken_back()
    {
        await Score(reviewer, "CD-1", null, "  Look at page 4.  ");
        Assert.Equal("Look at page 4.", Assert.Single((await Stored()).Scores).Note);
        await Score(reviewer, "CD-1", null);
        Assert.Empty((await Stored()).Scores);
    }

    [Fact]
    public async Task Emoji_right_to_left_text_and_script_tags_in_a_note_are_kept_as_they_are()
    {
        const string note = "<script>alert('x')</script> مرحبا 👩‍🏫 “ok” \\ \"";
        await Score(reviewer, "CD-1", Level.PartlyMet, note);
        Assert.Equal(note, Assert.Single((await Stored()).Scores).Note);
    }

    [Fact]
    public async Task A_note_that_is_too_long_is_refused_and_nothing_is_stored()
    {
        await Broken.Rule("Keep this within 2000 characters; it has 2001.", () => Score(reviewer, "CD-1", Level.Met, new string('é', 2001)));
        Assert.Equal(0, await host.WithDb(db => db.Set<Review>().CountAsync()));
    }

    [Fact]
    public async Task A_criterion_of_the_other_gate_or_of_none_is_not_found()
    {
        await Assert.ThrowsAsync<NotFound>(() => Score(reviewer, "TE-4", Level.Met));
        await Assert.ThrowsAsync<NotFound>(() => Score(reviewer, "ZZ-1", Level.Met));
    }

    [Fact]
    public async Task Once_one_reviewer_has_started_nobody_else_can_and_the_sentence_names_nobody()
    {
        await Score(reviewer, "CD-1", Level.Met);
        var other = await host.A.Person(Role.Reviewer, college);
        await Broken.Rule<SomeoneWasFaster>("Another reviewer started this review before you. Nothing was recorded.", () => Score(other, "CD-1", Level.Exemplary));
    }

    [Fact]
    public async Task The_second_review_of_a_version_is_for_someone_else()
    {
        await Score(reviewer, "CD-1", Level.Met);
        var second = await host.OpenRubric(credential);
        await Broken.Rule("You have already reviewed this version; the other review is for someone else.", () => Score(reviewer, "CD-1", Level.Met, null, second));
        await Score(await host.A.Person(Role.Reviewer, college), "CD-1", Level.Met, null, second);
    }

    [Fact]
    public async Task A_new_version_or_another_group_may_be_reviewed_by_the_same_person()
    {
        await Score(reviewer, "CD-1", Level.Met);
        await Score(reviewer, "CO-10", Level.Met, null, await host.OpenRubric(credential, group: "full-review", gate: "post"));
        await host.Write(lead, credential, "idea", "need", ProposalAnswer.Of(new Domain.Words.Bilingual("More", "Plus")));
        await host.Freeze(credential);
        await Score(reviewer, "CD-1", Level.Met, null, await host.OpenRubric(credential));
        Assert.Equal(3, await host.WithDb(db => db.Set<Review>().CountAsync()));
    }

    [Fact]
    public async Task A_version_that_comes_back_unchanged_is_reviewed_in_a_new_round_by_the_same_people()
    {
        await host.Move(credential, CredentialAction.Explore, CredentialAction.BeginDesign, CredentialAction.BeginBuild, CredentialAction.SubmitForReview);
        await Score(reviewer, "CD-1", Level.Met, null, await host.OpenRubric(credential));
        host.Clock.Advance(TimeSpan.FromDays(3));
        await host.Move(credential, CredentialAction.BeginBuild, CredentialAction.SubmitForReview);
        await host.Freeze(credential);
        await Score(reviewer, "CD-1", Level.Met, null, await host.OpenRubric(credential));
        Assert.Equal([1, 1], await host.WithDb(db => db.Set<Review>().Select(one => one.VersionNumber).ToListAsync()));
    }

    [Fact]
    public async Task Whoever_leads_the_micro_credential_cannot_review_it()
    {
        var both = Caller.Person(lead.PersonId!.Value, lead.Name, [.. lead.Roles, .. reviewer.Roles]);
        await Broken.Rule("You lead this micro-credential, so you cannot review it.", () => Score(both, "CD-1", Level.Met));
    }

    [Fact]
    public async Task Only_reviewers_of_the_institution_score()
    {
        await Assert.ThrowsAsync<Refused>(() => Score(lead, "CD-1", Level.Met));
        var elsewhere = await host.A.Person(Role.Reviewer, await host.A.Institution());
        await Broken.Rule<Refused>("This step waits for another role.", () => Score(elsewhere, "CD-1", Level.Met));
        await Score(await host.A.Person(Role.Reviewer), "CD-1", Level.Met);
    }

    [Fact]
    public async Task A_step_that_is_closed_or_of_another_kind_takes_no_scores()
    {
        await host.Send(Steps.Workflow, new CancelWorkItem(item));
        await Broken.Rule("This step is no longer open; the review cannot be changed.", () => Score(reviewer, "CD-1", Level.Met));
        await Assert.ThrowsAsync<NotFound>(() => Score(reviewer, "CD-1", Level.Met, null, Guid.Empty));
        var decision = await host.OpenDecision(credential, Role.Reviewer);
        await Assert.ThrowsAsync<NotFound>(() => Score(reviewer, "CD-1", Level.Met, null, decision));
    }

    [Fact]
    public async Task Before_the_first_version_there_is_nothing_to_review()
    {
        var early = await host.OpenRubric(await host.A.Credential(lead));
        await Broken.Rule("There is no version to review yet.", () => Score(reviewer, "CD-1", Level.Met, null, early));
    }

    [Fact]
    public async Task Where_two_reviewers_start_at_the_same_moment_one_wins_and_the_other_reads_so()
    {
        var reviewers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => host.A.Person(Role.Reviewer, college)));
        var tries = await Task.WhenAll(reviewers.Select(async one =>
        {
            try
            {
                await Score(one, "CD-1", Level.Met);
                return true;
            }
            catch (SomeoneWasFaster)
            {
                return false;
            }
        }));
        Assert.Single(tries, won => won);
        Assert.Equal(1, await host.WithDb(db => db.Set<Review>().CountAsync()));
    }

    private async Task Score(Caller caller, string criterion, Level? level, string? note = null, Guid? at = null) =>
        await host.Send(caller, new ScoreCriterion(at ?? item, criterion, level, note));

    private Task<Review> Stored() => host.WithDb(db => db.Set<Review>().SingleAsync());
}
