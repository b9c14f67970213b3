using Governance.Domain.Commands;
using Governance.Domain.Endorsements;
using Governance.Domain.Rules;

namespace Governance.Domain.Tests.Endorsements;

public sealed class DeclineEndorsementTests : EndorsementScene
{
    [Fact]
    public async Task Declining_keeps_the_reason_and_completes_the_step()
    {
        var id = await Host.Ask(Credential, Partner);
        await Decline(id, " It no longer matches our work. ");
        var stored = await Stored(id);
        Assert.Equal((EndorsementState.Declined, "It no longer matches our work."), (stored.State, stored.Comment));
        Assert.Null(stored.ValidUntil);
        var item = await Host.Item(stored.WorkItemId);
        Assert.Equal(("declined", "It no longer matches our work."), (item.Outcome, item.Comment));
    }

    [Fact]
    public async Task Declining_ends_what_the_partner_had_signed()
    {
        var signed = await Host.Ask(Credential, Partner);
        await Sign(signed);
        await Decline(await Host.Ask(Credential, Partner), "Not any more.");
        Assert.Equal(EndorsementState.Superseded, (await Stored(signed)).State);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public async Task A_reason_is_needed(string? reason)
    {
        var id = await Host.Ask(Credential, Partner);
        await Broken.Rule("Write the reason; the team will read it.", () => Decline(id, reason));
        await Broken.Rule("Keep this within 1000 characters; it has 1001.", () => Decline(id, new string('x', 1001)));
    }

    [Fact]
    public async Task Only_the_newest_link_that_has_not_ended_declines()
    {
        var id = await Host.Ask(Credential, Partner);
        await Broken.Rule("A newer link was sent; this one no longer works.", () => Host.Send(Caller.Partner(id), new DeclineEndorsement(id, 0, "No.")));
        Host.Clock.Advance(TimeSpan.FromDays(10));
        await Broken.Rule("This link has ended. Ask for a new one.", () => Decline(id, "No."));
        await Assert.ThrowsAsync<Refused>(() => Host.Send(Lead, new DeclineEndorsement(id, 1, "No.")));
    }

    private async Task Decline(Guid id, string? reason) => await Host.Send(Caller.Partner(id), new DeclineEndorsement(id, 1, reason));
}
