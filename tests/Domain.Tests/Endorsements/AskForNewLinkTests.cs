using Governance.Domain.Commands;
using Governance.Domain.Deliveries;
using Governance.Domain.Endorsements;
using Governance.Domain.Rules;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Tests.Endorsements;

public sealed class AskForNewLinkTests : EndorsementScene
{
    [Fact]
    public async Task A_new_link_goes_to_the_partners_own_address_and_the_old_one_stops_working()
    {
        var id = await Host.Ask(Credential, Partner);
        Host.Clock.Advance(TimeSpan.FromDays(11));
        await Host.Send(Caller.Partner(id), new AskForNewLink(id));

        Assert.Equal(new EndorsementLink(id, 2, Host.Clock.GetUtcNow().AddDays(14)), (await Stored(id)).Link);
        var mail = await Host.WithDb(db => db.Set<Delivery>().SingleAsync(one => one.Template == MailTemplate.NewLink));
        Assert.Equal((Partner, id), (mail.To.PartnerId, mail.About.EndorsementId));
        await Broken.Rule("A newer link was sent; this one no longer works.", () => Sign(id));
        await Sign(id, link: 2);
    }

    [Fact]
    public async Task As_long_as_a_link_works_there_is_no_other()
    {
        var id = await Host.Ask(Credential, Partner);
        await Broken.Rule("A link that works was sent already; look in your mail.", () => Host.Send(Caller.Partner(id), new AskForNewLink(id)));
        Host.Clock.Advance(TimeSpan.FromDays(11));
        await Host.Send(Caller.Partner(id), new AskForNewLink(id));
        await Broken.Rule("A link that works was sent already; look in your mail.", () => Host.Send(Caller.Partner(id), new AskForNewLink(id)));
    }

    [Fact]
    public async Task Where_no_answer_is_needed_any_more_there_is_no_new_link()
    {
        var id = await Host.Ask(Credential, Partner);
        Host.Clock.Advance(TimeSpan.FromDays(11));
        await Host.Send(Steps.Workflow, new CancelWorkItem((await Stored(id)).WorkItemId));
        await Broken.Rule("This step is no longer needed; nothing was recorded.", () => Host.Send(Caller.Partner(id), new AskForNewLink(id)));
    }

    [Fact]
    public async Task Only_the_holder_of_the_link_asks()
    {
        var id = await Host.Ask(Credential, Partner);
        var other = await Host.Ask(Credential, await Host.A.Partner());
        Host.Clock.Advance(TimeSpan.FromDays(11));
        await Assert.ThrowsAsync<NotFound>(() => Host.Send(Caller.Partner(other), new AskForNewLink(id)));
        await Assert.ThrowsAsync<Refused>(() => Host.Send(Lead, new AskForNewLink(id)));
    }
}
