using System.Text.Json;
using System.Text.Json.Nodes;
using Governance.Domain.Credentials;
using Governance.Domain.Words;

namespace Governance.Domain.Tests.Credentials;

public sealed class ProposalTests
{
    [Fact]
    public void Writing_an_answer_gives_another_proposal()
    {
        var before = Proposal.Empty.With("hours", ProposalAnswer.Of(20));
        var after = before.With("hours", ProposalAnswer.Of(36));
        Assert.Equal(("20", "36"), (before["hours"]!.AsText(), after["hours"]!.AsText()));
    }

    [Fact]
    public void The_hash_does_not_depend_on_the_order_of_writing()
    {
        var one = Proposal.Empty.With("a", ProposalAnswer.Of(1)).With("b", ProposalAnswer.Of(2));
        var other = Proposal.Empty.With("b", ProposalAnswer.Of(2)).With("a", ProposalAnswer.Of(1));
        Assert.Equal(one.Hash(), other.Hash());
        Assert.NotEqual(one.Hash(), one.With("a", ProposalAnswer.Of(3)).Hash());
    }

    [Fact]
    public void It_is_read_back_as_it_was_stored()
    {
        var proposal = Proposal.Empty
            .With("text", ProposalAnswer.Of(JsonValue.Create("“é” 🚚 </script>")))
            .With("pair", ProposalAnswer.Of(new Bilingual("One", "Un")))
            .With("rows", ProposalAnswer.Of([new Bilingual("One", "Un"), new Bilingual("Two", "Deux")]))
            .With("options", ProposalAnswer.Of(new JsonArray("a", "b")));
        var stored = JsonSerializer.Deserialize<Proposal>(JsonSerializer.Serialize(proposal))!;
        Assert.Equal(proposal.Hash(), stored.Hash());
        Assert.Equal(["a", "b"], stored["options"]!.AsOptions());
        Assert.Equal("Deux", stored["rows"]!.AsBilingualRows()[1].Fr);
    }

    [Fact]
    public void Differences_name_what_was_added_taken_away_and_changed()
    {
        var one = Proposal.Empty.With("a", ProposalAnswer.Of(1)).With("b", ProposalAnswer.Of(1)).With("c", ProposalAnswer.Of(1));
        var other = one.With("a", ProposalAnswer.Of(2)).With("b", ProposalAnswer.None).With("d", ProposalAnswer.Of(1));
        Assert.Equal(["a", "b", "d"], Proposal.Differences(one, other));
        Assert.Empty(Proposal.Differences(one, one));
    }

    [Fact]
    public void Text_broken_in_the_middle_of_a_character_is_stored_all_the_same()
    {
        // A browser may cut a text at its length limit, between the two halves of an emoji.
        var proposal = Proposal.Empty.With("text", ProposalAnswer.Of(JsonValue.Create("ab\uD83D"))).With("pair", ProposalAnswer.Of(new Bilingual("\uDE9A", "x")));
        Assert.Equal(proposal.Hash(), JsonSerializer.Deserialize<Proposal>(JsonSerializer.Serialize(proposal))!.Hash());
    }
}
