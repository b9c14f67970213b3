using Governance.Domain.Commands;
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
        Assert.Equal((2, "Director of training"), (request.Sent.Count, request.Position));
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
    public async Task Contacts_are_kept_where_a_partner_was_asked_and_whoever_was_written_to_is_told()
    {
        var officer = await Host.A.Person(Role.QaOfficer, College);
        var administrator = await Host.A.Person(Role.Administrator);
        var ana = new PartnerContact("Ana Silva", "ana@example.org", "fr", true);
        var bo = new PartnerContact("Bo Li", "bo@example.org", "en", false);
        const string NotYours = "Whoever keeps partners where they were asked for something keeps their contacts.";
        await Broken.Rule<Refused>(NotYours, () => Host.Send(officer, new KeepContacts(Partner, [ana])));
        Assert.False((await Detail(officer)).MayKeepContacts);
        var registered = (await Detail(administrator)).Partner.ContactEmail!;
        await Host.Send(administrator, new KeepContacts(Partner, [ana with { Email = "first@example.org" }]));
        Assert.Equal([registered + " en"], await Told());

        await Host.Ask(Credential, Partner);
        Assert.True((await Detail(officer)).MayKeepContacts);
        await Broken.Rule<Refused>(NotYours, async () => await Host.Send(await Host.A.Person(Role.QaOfficer, await Host.A.Institution()), new KeepContacts(Partner, [ana])));
        await Broken.Rule("Choose the one contact to whom links go.", () => Host.Send(officer, new KeepContacts(Partner, [bo])));
        await Broken.Rule("Choose the one contact to whom links go.", () => Host.Send(officer, new KeepContacts(Partner, [ana, bo with { IsAddressed = true }])));
        await Broken.Rule("Name each contact once.", () => Host.Send(officer, new KeepContacts(Partner, [ana, bo with { Email = "ANA@example.org" }])));
        await Broken.Rule("Write the name, with at most 120 characters.", () => Host.Send(officer, new KeepContacts(Partner, [ana with { Name = " " }])));
        await Host.Send(officer, new KeepContacts(Partner, [bo, ana]));
        await Host.Send(officer, new KeepContacts(Partner, [ana with { Name = "Ana Silva Costa" }, bo]));

        var partner = (await Detail(officer)).Partner;
        Assert.Equal(("ana@example.org", "fr"), (partner.ContactEmail, partner.ContactLanguage));
        Assert.Equal(["Ana Silva Costa", "Bo Li"], partner.Contacts.Select(one => one.Name));
        Assert.Equal([registered + " en", "first@example.org fr"], await Told());
        Assert.Equal(3, await Host.WithDb(db => db.Events.CountAsync(row => row.Name == nameof(ContactChanged) && (row.ById == officer.PersonId || row.ById == administrator.PersonId))));
        Assert.False(await Host.WithDb(db => db.Events.AnyAsync(row => row.Body.Contains("ana@example.org") || row.Body.Contains("Silva"))));
    }

    [Fact]
    public async Task Whoever_keeps_a_partner_reads_when_links_were_sent_and_why_a_request_was_taken_back()
    {
        var officer = await Host.A.Person(Role.QaOfficer, College);
        var asked = await Host.Ask(Credential, Partner);
        var first = Host.Clock.GetUtcNow();
        Host.Clock.Advance(TimeSpan.FromDays(2));
        await Host.Send(officer, new SendLinkAgain(asked));
        await Host.Send(officer, new WithdrawEndorsementRequest(asked, "Asked the wrong partner."));
        var request = Assert.Single((await Detail(officer)).Requests);
        Assert.Equal("Asked the wrong partner.", request.Why);
        Assert.Equal([first, first.AddDays(2)], request.Sent);
    }

    private Task<PartnerDetail> Detail(Caller caller) => Host.Ask((PartnerQueries partners) => partners.Find(Partner, 1, 25, caller));

    private async Task<IEnumerable<string>> Told() =>
        [.. (await Host.WithDb(db => db.Set<Delivery>().Where(one => one.Template == MailTemplate.Message).OrderBy(one => one.Id).ToListAsync())).Select(one => $"{one.To.Email} {one.To.Language}")];
}
