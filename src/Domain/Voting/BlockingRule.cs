using Governance.Domain.Words;

namespace Governance.Domain.Voting;

/// <summary>Who may raise an objection that keeps a body from deciding: a voting member whom nothing keeps from voting, until the body has decided.</summary>
internal static class BlockingRule
{
    internal static bool IsOffered(Chamber chamber) => chamber.Item.Outcomes.Any(outcome => outcome.Name == RaiseBlockingObjection.Outcome);

    /// <summary>What keeps the person from it; null where nothing does. They must be among those whose duties were read.</summary>
    internal static Sentence? Obstacle(Chamber chamber, VoteDuties duties, Guid? personId, DateTimeOffset at) => personId switch
    {
        _ when !IsOffered(chamber) => new("This step knows no blocking objection."),
        _ when !chamber.Item.IsOpen => new("This step is no longer needed; nothing was recorded."),
        _ when chamber.AtHand?.State == MotionState.Held => new("The body has decided; object to its decision instead."),
        { } person when chamber.Body.MembersAt(at).Any(member => member.PersonId == person && member is { IsVoting: true, AlternateFor: null }) => duties.Against(person),
        _ => new("A voting member of the body raises a blocking objection."),
    };
}
