using Governance.Domain.Endorsements;
using Governance.Testing;
using Microsoft.AspNetCore.DataProtection;

namespace Governance.Domain.Tests.Endorsements;

public sealed class EndorsementLinksTests
{
    private static readonly EphemeralDataProtectionProvider Keys = new();

    private readonly ManualClock clock = new();

    [Fact]
    public void A_link_is_read_back_and_goes_into_an_address_as_it_is()
    {
        var link = Link();
        var token = Links().Create(link);
        Assert.Equal(token, Uri.EscapeDataString(token));
        Assert.Equal(link, Links().Read(token, out var hasEnded));
        Assert.False(hasEnded);
    }

    [Fact]
    public void A_link_that_has_ended_is_read_and_says_so()
    {
        var token = Links().Create(Link());
        clock.Advance(TimeSpan.FromDays(10));
        Assert.NotNull(Links().Read(token, out var hasEnded));
        Assert.True(hasEnded);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("../../etc/passwd")]
    [InlineData("é<script>")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Anything_else_is_no_link(string token)
    {
        Assert.Null(Links().Read(token, out var hasEnded));
        Assert.False(hasEnded);
    }

    [Fact]
    public void A_link_with_any_letter_changed_is_no_link()
    {
        var token = Links().Create(Link());
        foreach (var place in Enumerable.Range(0, token.Length - 1))
        {
            var changed = token[..place] + (token[place] == 'A' ? 'B' : 'A') + token[(place + 1)..];
            Assert.Null(Links().Read(changed, out _));
        }
    }

    [Fact]
    public void A_link_of_other_keys_is_no_link() =>
        Assert.Null(new EndorsementLinks(new EphemeralDataProtectionProvider(), clock).Read(Links().Create(Link()), out _));

    private EndorsementLinks Links() => new(Keys, clock);

    private EndorsementLink Link() => new(Guid.CreateVersion7(clock.GetUtcNow()), 3, clock.GetUtcNow().AddDays(10));
}
