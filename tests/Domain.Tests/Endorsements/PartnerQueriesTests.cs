using Governance.Domain.Deliveries;
using Governance.Domain.Endorsements;
using Governance.Domain.Insights;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Tests.Endorsements;

public sealed class PartnerQueriesTests : EndorsementScene
{
    [Fact]
    public async Task Whoever_keeps_partners_sees_what_their_own_college_asked_and_changes_that_alone()
    {
        var asked = await Host.Ask(Credential, Partner);
        var officer = await Host.A.Person(Role.QaOfficer, College);
        var stranger = await Host.A.Person(Role.QaOfficer, await Host.A.Institution());
        var line = Assert.Single((await Host.Ask((PartnerQueries partners) => partners.List(null, 1, 25, officer))).Partners);
        Assert.Equal((1, 1, 0), (line.Asked, line.Waiting, line.Signed));
        Assert.Equal(0, Assert.Single((await Host.Ask((PartnerQueries partners) => partners.List(null, 1, 25, stranger))).Partners).Asked);
        Assert.Equal(asked, Assert.Single((await Host.Ask((PartnerQueries partners) => partners.Find(Partner, 1, 25, officer))).Requests).Id);
        await Assert.ThrowsAsync<NotFound>(() => Host.Send(stranger, new SendLinkAgain(asked)));
        await Assert.ThrowsAsync<NotFound>(() => Host.Send(stranger, new WithdrawEndorsementRequest(asked, "No.")));
        await Assert.ThrowsAsync<NotFound>(() => Host.Ask((PartnerQueries partners) => partners.Find(College, 1, 25, officer)));
    }

    [Fact]
    public async Task Partners_come_in_pages_and_are_found_by_a_word_and_what_they_answered_is_told()
    {
        foreach (var name in new[] { "Zinc works", "Apiary" })
            await Host.A.Partner(name);
        var officer = await Host.A.Person(Role.QaOfficer, College);
        var second = await Host.Ask((PartnerQueries partners) => partners.List(null, 2, 2, officer));
        Assert.Equal((2, 2, 3, "Zinc works"), (second.Page, second.Pages, second.Total, Assert.Single(second.Partners).Name.En));
        Assert.Equal(["Regional Trucking Association"], (await Host.Ask((PartnerQueries partners) => partners.List("TRUCK", 1, 25, officer))).Partners.Select(one => one.Name.En));

        var asked = await Host.Ask(Credential, Partner);
        await Host.Send(officer, new SendLinkAgain(asked));
        await Sign(asked, link: 2);
        var line = (await Host.Ask((PartnerQueries partners) => partners.List("truck", 1, 25, officer))).Partners[0];
        Assert.Equal((1, 0, 1, Host.Clock.GetUtcNow().AddYears(1)), (line.Asked, line.Waiting, line.Signed, line.NextEnd));
        var request = Assert.Single((await Host.Ask((PartnerQueries partners) => partners.Find(Partner, 1, 25, officer))).Requests);
        Assert.Equal((2, "Director of training"), (request.Links, request.Position));
        Assert.Equal(EndorsementClaim.All.Select(claim => (claim.Id, Verdict.Yes)), request.Answers.Select(answer => (answer.ClaimId, answer.Verdict)));
    }

    [Fact]
    public async Task An_endorsement_is_counted_as_about_to_end_from_ninety_days_before()
    {
        await Sign(await Host.Ask(Credential, Partner));
        var officer = await Host.A.Person(Role.QaOfficer, College);
        var signed = Host.Clock.GetUtcNow();
        Assert.Equal(0, await Ending());
        Host.Clock.Advance(signed.AddYears(1) - Endorsement.AboutToEnd - signed);
        Assert.Equal(0, await Ending());
        Host.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await Ending());

        async Task<int> Ending() => (await Host.Ask((InsightQueries insights) => insights.Of(new(signed.AddYears(-1), signed.AddYears(2)), officer))).EndorsementsEnding;
    }

    [Fact]
    public async Task Another_link_replaces_the_earlier_one()
    {
        var asked = await Host.Ask(Credential, Partner);
        await Host.Send(await Host.A.Person(Role.QaOfficer, College), new SendLinkAgain(asked));
        Assert.Equal(PartnerPageStatus.LinkReplaced, (await Page(asked, 1))!.Status);
        Assert.Equal(PartnerPageStatus.Open, (await Page(asked, 2))!.Status);
        Assert.Equal(1, await Host.WithDb(db => db.Set<Delivery>().CountAsync(one => one.Template == MailTemplate.NewLink)));
    }

    [Fact]
    public async Task A_request_is_taken_back_for_a_reason()
    {
        var asked = await Host.Ask(Credential, Partner);
        var officer = await Host.A.Person(Role.QaOfficer, College);
        await Broken.Rule("Write the reason; it stays in the history.", () => Host.Send(officer, new WithdrawEndorsementRequest(asked, " ")));
        await Host.Send(officer, new WithdrawEndorsementRequest(asked, "Asked the wrong partner."));
        Assert.Equal(PartnerPageStatus.NoLongerNeeded, (await Page(asked))!.Status);
        await Assert.ThrowsAnyAsync<RuleBroken>(() => Sign(asked));
    }

    [Fact]
    public async Task Only_whoever_manages_the_network_changes_where_a_partner_is_written_to()
    {
        await Broken.Rule<Refused>("This is not for your role.", async () => await Host.Send(await Host.A.Person(Role.Administrator, College), new KeepContact(Partner, "new@example.org", "fr")));
        await Host.Send(await Host.A.Person(Role.Administrator), new KeepContact(Partner, "new@example.org", "fr"));
        Assert.Equal("new@example.org", (await Host.Ask((OrganisationQueries all) => all.Partners()))[0].ContactEmail);
        Assert.False(await Host.WithDb(db => db.Events.AnyAsync(row => row.Body.Contains("new@example.org"))));
    }
}
