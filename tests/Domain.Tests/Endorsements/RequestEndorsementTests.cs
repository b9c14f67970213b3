using Governance.Domain.Endorsements;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Work;

namespace Governance.Domain.Tests.Endorsements;

public sealed class RequestEndorsementTests : EndorsementScene
{
    [Fact]
    public async Task A_request_waits_for_the_partner_until_its_link_ends()
    {
        var id = await Host.Ask(Credential, Partner);
        var stored = await Stored(id);
        Assert.Equal((EndorsementState.Requested, Partner, 1, 1), (stored.State, stored.PartnerId, stored.VersionNumber, stored.LinkNumber));
        Assert.Equal(new EndorsementLink(id, 1, Host.Clock.GetUtcNow().AddDays(10)), stored.Link);
        Assert.Contains("EndorsementRequested", await Host.EventNames(Credential));
    }

    [Fact]
    public async Task A_new_request_replaces_the_unanswered_one_and_leaves_what_was_signed()
    {
        var signed = await Host.Ask(Credential, Partner);
        await Sign(signed);
        var unanswered = await Host.Ask(Credential, Partner);
        var other = await Host.Ask(Credential, await Host.A.Partner());
        await Host.Ask(Credential, Partner);
        Assert.Equal(EndorsementState.Signed, (await Stored(signed)).State);
        Assert.Equal(EndorsementState.Superseded, (await Stored(unanswered)).State);
        Assert.Equal(EndorsementState.Requested, (await Stored(other)).State);
    }

    [Fact]
    public async Task Only_partners_are_asked_about_versions_that_exist()
    {
        var item = await Host.Open(Credential, WorkKind.Endorsement, null);
        var end = Host.Clock.GetUtcNow().AddDays(1);
        await Broken.Rule("Choose a partner organization.", () => Host.Send(Steps.Workflow, new RequestEndorsement(Credential, College, item, 1, end)));
        await Broken.Rule("The link must end later than now.", () => Host.Send(Steps.Workflow, new RequestEndorsement(Credential, Partner, item, 1, Host.Clock.GetUtcNow())));
        await Assert.ThrowsAsync<NotFound>(() => Host.Send(Steps.Workflow, new RequestEndorsement(Credential, Partner, item, 2, end)));
        await Assert.ThrowsAsync<NotFound>(() => Host.Send(Steps.Workflow, new RequestEndorsement("MC-1999-001", Partner, item, 1, end)));
    }

    [Fact]
    public async Task People_do_not_ask_partners_themselves()
    {
        var officer = await Host.A.Person(Role.QaOfficer, College);
        await Assert.ThrowsAsync<Refused>(() =>
            Host.Send(officer, new RequestEndorsement(Credential, Partner, Guid.Empty, 1, Host.Clock.GetUtcNow().AddDays(1))));
    }
}
