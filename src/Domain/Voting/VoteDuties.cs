using Governance.Domain.Bodies;
using Governance.Domain.Duties;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Voting;

/// <summary>
/// What keeps members of a body from voting at a step: a rule of separation of duties, an interest that they declared at another step, that they lead the proposal, or that they voted
/// on it in another body where the bylaws have nobody count twice. They say
/// neither yes nor no nor abstain, for themselves or for another, and nobody says it for them; they recuse themselves, and whoever
/// does not is put down as recused. So the bylaws count a barred seat as they count a recusal.
/// </summary>
internal sealed class VoteDuties
{
    private readonly Chamber chamber;
    private readonly DutyBook book;
    private readonly IReadOnlyDictionary<Guid, Bilingual> elsewhere;
    private readonly DateTimeOffset at;

    private VoteDuties(Chamber chamber, DutyBook book, IReadOnlyDictionary<Guid, Bilingual> elsewhere, DateTimeOffset at) => (this.chamber, this.book, this.elsewhere, this.at) = (chamber, book, elsewhere, at);

    internal static async Task<VoteDuties> Of(GovernanceDb db, Chamber chamber, IEnumerable<Guid> people, DateTimeOffset at, CancellationToken cancellation) =>
        new(chamber, await DutyBook.Of(db, [chamber.Item], people, cancellation), await VotedElsewhere(db, chamber, at, cancellation), at);

    /// <summary>Who voted on the record in another body, and in which; nobody where the bylaws of the vote let them vote again.</summary>
    private static async Task<IReadOnlyDictionary<Guid, Bilingual>> VotedElsewhere(GovernanceDb db, Chamber chamber, DateTimeOffset at, CancellationToken cancellation)
    {
        if (chamber.Body.BylawsAt(chamber.AtHand?.PutAt ?? at).MayVoteTwice)
            return new Dictionary<Guid, Bilingual>();
        var bodies = await db.Set<Body>().AsNoTracking().ToListAsync(cancellation);
        var votes = await Voters.Of(db, [chamber.Item.CredentialId], bodies, cancellation);
        return votes.Values.Where(vote => vote.BodyId != chamber.Body.Id).SelectMany(vote => vote.Voters.Select(person => (Person: person, bodies.First(body => body.Id == vote.BodyId).Name)))
            .DistinctBy(one => one.Person).ToDictionary(one => one.Person, one => one.Name);
    }

    /// <summary>The rule and the fact; null where the person may vote. They must be among those read.</summary>
    internal Sentence? Against(Guid? personId) => personId switch
    {
        null => null,
        { } person when book.Against(chamber.Item, [person], at) is [var breach, ..] => breach.Sentence(book.Name),
        { } person when chamber.Item.IsKeptFrom(person) => new("Whoever declared an interest in a proposal does not vote on it; they recuse themselves."),
        { } person when elsewhere.TryGetValue(person, out var body) => new("Whoever voted on it in the {0} does not vote on it here.", body),
        { } person when chamber.IsAuthor(person) => new("Whoever leads a proposal does not vote on it; they recuse themselves."),
        _ => null,
    };

    /// <summary>Whether the person leads the proposal, or wrote on it where that keeps them from the vote.</summary>
    internal bool IsAuthor(Guid personId) => chamber.IsAuthor(personId) || book.Against(chamber.Item, [personId], at).Any(breach => breach.Rule == DutyRule.NoAuthorDecides);

    /// <summary>Throws <see cref="RuleBroken"/> where the person may not vote.</summary>
    internal void Require(Guid? personId)
    {
        if (Against(personId) is { } obstacle)
            throw new RuleBroken(obstacle);
    }

    /// <summary>
    /// What has to be put down for a member before a count; null where what they said stands. Where a roll was called, a seat
    /// is put down only if its member is on it: nobody is recused who is not here.
    /// </summary>
    internal (Choice Choice, Sentence Why)? Instead(Motion motion, Member member, GivenBallot? ballot)
    {
        if (ballot is { IsVote: false })
            return null;
        if (Against(member.PersonId) is { } why)
            return ballot is not null || Sits(motion, member) ? (Choice.Recuse, why) : null;
        // whoever votes by proxy is away
        return Against(ballot?.ByProxyOf) is { } barred ? (Choice.Absent, barred) : null;
    }

    private bool Sits(Motion motion, Member member) => chamber.IsCalled(motion, member.PersonId) ?? member.AlternateFor is null;
}
