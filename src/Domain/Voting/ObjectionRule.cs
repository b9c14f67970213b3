using Governance.Domain.Bodies;
using Governance.Domain.Words;

namespace Governance.Domain.Voting;

/// <summary>
/// Who may object to what a body decided: its voting members of the moment when the motion was put, whom nothing kept from
/// voting on it. How they voted does not matter.
/// </summary>
internal static class ObjectionRule
{
    /// <summary>What keeps the person from it; null where nothing does. They must be among those whose duties were read.</summary>
    internal static Sentence? Obstacle(Chamber chamber, Motion motion, IEnumerable<GivenBallot> ballots, VoteDuties duties, Guid? personId) => personId switch
    {
        _ when chamber.IsAuthor(personId) => new("Whoever leads a proposal does not object to what is decided about it."),
        null => new("Only voting members of the body object to its decisions."),
        { } person when !chamber.Members(motion).Any(member => member.PersonId == person && member.IsVoting) => new("Only voting members of the body object to its decisions."),
        { } person when duties.Against(person) is { } barred => barred,
        { } person when ballots.Any(ballot => ballot.PersonId == person && ballot.Choice == Choice.Recuse) => new("Whoever was recused from a vote does not object to its result."),
        _ => null,
    };
}
