using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Endorsements;
using Governance.Domain.Organisations;
using Governance.Domain.Words;
using Governance.Domain.Work;

namespace Governance.Domain.Tests.Endorsements;

public sealed class EndorsementQueriesTests : EndorsementScene
{
    [Fact]
    public async Task A_partner_sees_what_they_are_asked_about_and_nothing_else()
    {
        var page = await Page(await Host.Ask(Credential, Partner));
        Assert.Equal((PartnerPageStatus.Open, "Regional Trucking Association", "Fanshawe College", "Essential Skills for Truck Drivers"),
            (page!.Status, page.Partner.En, page.Provider.En, page.Title.En));
        Assert.Equal(Host.Clock.GetUtcNow().AddDays(10), page.AnswerBy);
        Assert.Equal(EndorsementClaim.ShownFields, page.Question!.Fields.Select(field => field.Field.Id));
        Assert.Equal("20", page.Question.Fields.Single(field => field.Field.Id == "hours").Now!.AsText());
        Assert.DoesNotContain(page.Question.Fields, field => field.HasChanged || field.Before is not null);
        Assert.All(page.Question.Claims, claim => Assert.Null(claim.Previous));
        Assert.Null(page.Question.PreviousAt);
    }

    [Fact]
    public async Task The_second_time_the_earlier_answers_stand_where_nothing_they_depend_on_changed()
    {
        var answeredAt = Host.Clock.GetUtcNow();
        await Sign(await Host.Ask(Credential, Partner));
        Host.Clock.Advance(TimeSpan.FromDays(20));
        await Host.Write(Lead, Credential, "design", "hours", ProposalAnswer.Of(36));
        await Host.Write(Lead, Credential, "build", "assessment-plan", ProposalAnswer.Of(new Bilingual("Two observations", "Deux observations")));
        await Host.Write(Lead, Credential, "feasibility", "budget-estimate", ProposalAnswer.Of(12000));
        await Host.Freeze(Credential);

        var question = (await Page(await Host.Ask(Credential, Partner, version: 2)))!.Question!;
        Assert.Equal(answeredAt, question.PreviousAt);
        Assert.Equal(["hours", "assessment-plan"], question.Fields.Where(field => field.HasChanged).Select(field => field.Field.Id));
        Assert.Equal("20", question.Fields.Single(field => field.Field.Id == "hours").Before!.AsText());
        Assert.Equal([true, false, false], question.Claims.Select(claim => claim.StillStands));
        Assert.Equal("assessment-plan", Assert.Single(question.Claims[1].Changed).Id);
        Assert.All(question.Claims, claim => Assert.Equal(Verdict.Yes, claim.Previous!.Verdict));
    }

    [Fact]
    public async Task A_link_that_has_ended_was_replaced_or_answered_shows_no_question()
    {
        var id = await Host.Ask(Credential, Partner);
        Host.Clock.Advance(TimeSpan.FromDays(10));
        Assert.Equal((PartnerPageStatus.LinkEnded, null), ((await Page(id))!.Status, (await Page(id))!.Question));
        await Host.Send(Caller.Partner(id), new AskForNewLink(id));
        Assert.Equal((PartnerPageStatus.LinkReplaced, null), ((await Page(id))!.Status, (await Page(id))!.Question));
        await Sign(id, link: 2);
        var page = await Page(id, link: 2);
        Assert.Equal((PartnerPageStatus.Answered, null, EndorsementState.Signed), (page!.Status, page.Question, page.Given!.State));
        Assert.Null((await Page(id))!.Given);
    }

    [Fact]
    public async Task A_step_that_was_given_up_is_no_longer_needed()
    {
        var cancelled = await Host.Ask(Credential, Partner);
        await Host.Send(Steps.Workflow, new CancelWorkItem((await Stored(cancelled)).WorkItemId));
        Assert.Equal(PartnerPageStatus.NoLongerNeeded, (await Page(cancelled))!.Status);
        var superseded = await Host.Ask(Credential, Partner);
        await Host.Ask(Credential, Partner);
        Assert.Equal(PartnerPageStatus.NoLongerNeeded, (await Page(superseded))!.Status);
    }

    [Fact]
    public async Task Without_a_link_there_is_no_page() =>
        Assert.Null(await Host.Ask<EndorsementQueries, PartnerPage?>(queries => queries.ForPartner(Lead, 1)));

    [Fact]
    public async Task The_people_of_the_record_see_every_request_with_its_state()
    {
        var first = await Host.Ask(Credential, Partner);
        await Sign(first);
        Host.Clock.Advance(TimeSpan.FromDays(1));
        await Host.Ask(Credential, Partner);
        Host.Clock.Advance(TimeSpan.FromDays(11));

        var found = await Of(Lead);
        Assert.Equal([EndorsementState.Requested, EndorsementState.Signed], found.Select(one => one.State));
        Assert.Equal([true, false], found.Select(one => one.IsLinkEnded));
        Assert.Equal("Director of training", found[1].SignatoryPosition);
        Assert.Equal(2, (await Of(await Host.A.Person(Role.Dean, College))).Count);
    }

    [Fact]
    public async Task Others_see_none()
    {
        await Sign(await Host.Ask(Credential, Partner));
        Assert.Empty(await Of(Caller.Visitor));
        Assert.Empty(await Of(await Host.A.Person(Role.InitiativeLead, College)));
        Assert.Empty(await Of(await Host.A.Person(Role.Dean, await Host.A.Institution())));
        Assert.Empty(await Of(await Host.A.Person(Role.Reviewer, College)));
    }

    [Fact]
    public async Task Learners_see_what_partners_vouch_for_today()
    {
        var id = await Host.Ask(Credential, Partner);
        await Sign(id, Yes() with { Answers = [new("EN-8", Verdict.Yes, null), new("EN-9", Verdict.No, null), new("EN-6", Verdict.Yes, "In winter.")] });
        await Host.Ask(Credential, await Host.A.Partner());

        var seen = Assert.Single(await InForce());
        Assert.Equal(("Regional Trucking Association", Host.Clock.GetUtcNow()), (seen.Partner.En, seen.SignedAt));
        Assert.Equal([("EN-8", null), ("EN-6", "In winter.")], seen.Claims.Select(one => (one.Claim.Id, one.Condition)));
        Host.Clock.AdvanceTo(Host.Clock.GetUtcNow().AddYears(1));
        Assert.Empty(await InForce());
    }

    private Task<IReadOnlyList<EndorsementReading>> Of(Caller caller) =>
        Host.Ask<EndorsementQueries, IReadOnlyList<EndorsementReading>>(queries => queries.ForCredential(Credential, caller));

    private Task<IReadOnlyList<PublicEndorsement>> InForce() =>
        Host.Ask<EndorsementQueries, IReadOnlyList<PublicEndorsement>>(queries => queries.InForce(Credential));
}
