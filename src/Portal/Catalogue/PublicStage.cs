using Governance.Domain.Credentials;
using Governance.Portal.Shared;

namespace Governance.Portal.Catalogue;

/// <summary>What learners read for a stage: one that lies before publication means that the next version is in the making.</summary>
internal static class PublicStage
{
    public static Stage Of(CredentialState state) =>
        CredentialLifecycle.IsPublic(state) ? Stage.Of(state) : Stage.Of(state) with { Name = new("Being revised"), Icon = "again", Hue = "make" };

    /// <summary>One sentence for those that are not simply offered; null for those that are.</summary>
    public static string? Sentence(CredentialState state, Words words) => state switch
    {
        CredentialState.Suspended => words["It is paused. Nobody new can start at present."],
        CredentialState.Sunset => words["It is being closed. Nobody new can start; those enrolled can finish."],
        CredentialState.Archived => words["It is no longer offered. Badges already earned stay valid."],
        CredentialState.Pilot => words["It is offered for the first time."],
        CredentialState.Publication => words["It is approved. The first offering is being prepared."],
        CredentialState.Evaluation => words["Its first offering is being evaluated."],
        CredentialState.Active => null,
        CredentialState.Ideation or CredentialState.Feasibility or CredentialState.Design or CredentialState.Build or CredentialState.Review
            or CredentialState.Decision or CredentialState.Withdrawn or CredentialState.Rejected =>
            words["It is being revised. What is below is the version in force."],
    };
}
