using Governance.Domain.Credentials;
using Governance.Domain.Words;

namespace Governance.Portal.Shared;

/// <summary>
/// How a stage of life looks: a word, an icon and one of five hues by what people are doing
/// (shape, make, assure, run, rest). The hue is never alone.
/// </summary>
public sealed record Stage(Sentence Name, string Icon, string Hue)
{
    /// <summary>The stages that every micro-credential goes through, in order; the side roads are not among them.</summary>
    public static readonly IReadOnlyList<CredentialState> MainRoad =
    [
        CredentialState.Ideation, CredentialState.Feasibility, CredentialState.Design, CredentialState.Build, CredentialState.Review,
        CredentialState.Decision, CredentialState.Publication, CredentialState.Pilot, CredentialState.Evaluation, CredentialState.Active,
    ];

    public static Stage Of(CredentialState state) => state switch
    {
        CredentialState.Ideation => new(new("Ideation"), "bulb", "shape"),
        CredentialState.Feasibility => new(new("Feasibility"), "scale", "shape"),
        CredentialState.Design => new(new("Design"), "pencil", "make"),
        CredentialState.Build => new(new("Build"), "blocks", "make"),
        CredentialState.Review => new(new("Quality review"), "checklist", "assure"),
        CredentialState.Decision => new(new("Committee decision"), "ballot", "assure"),
        CredentialState.Publication => new(new("Publication"), "publish", "run"),
        CredentialState.Pilot => new(new("Pilot"), "flag", "run"),
        CredentialState.Evaluation => new(new("Evaluation"), "line", "run"),
        CredentialState.Active => new(new("Active"), "done", "run"),
        CredentialState.Suspended => new(new("Suspended"), "pause", "rest"),
        CredentialState.Sunset => new(new("Sunset"), "sunset", "rest"),
        CredentialState.Archived => new(new("Archived"), "archive", "rest"),
        CredentialState.Withdrawn => new(new("Withdrawn"), "undo", "rest"),
        CredentialState.Rejected => new(new("Rejected"), "cross", "rest"),
    };
}
