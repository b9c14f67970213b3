using Governance.Domain.Credentials;
using Governance.Domain.Words;

namespace Governance.Designer.Picture;

/// <summary>How a step looks in the picture.</summary>
public enum PictureKind
{
    /// <summary>Somebody has something to do: a card.</summary>
    People,

    /// <summary>It rests until a date or an event: a card.</summary>
    Wait,

    /// <summary>The workflow does something by itself.</summary>
    Quiet,

    /// <summary>The workflow asks itself something and takes a way.</summary>
    Question,

    /// <summary>Several ways at once, or their meeting again.</summary>
    Branches,
    Start,
    End,
}

/// <summary>One step of the picture in trade words.</summary>
/// <param name="Role">Who does it, in words; null where no role is named.</param>
/// <param name="Time">How long they have; null without a limit.</param>
/// <param name="Stage">The stage of life in which it stands; null where the definition moves nothing.</param>
public sealed record PictureStep(
    string Id, PictureKind Kind, string Icon, Bilingual Title, Bilingual? Role, Sentence? Time, CredentialState? Stage);

/// <summary>A way from one step to the next.</summary>
/// <param name="Outcome">The outcome that leads this way.</param>
/// <param name="Label">What people call it, where there is a choice; null where there is but one way, or all are taken.</param>
/// <param name="Through">The steps on the way that the picture leaves out, in order.</param>
public sealed record PictureWay(string From, string To, string Outcome, Sentence? Label, IReadOnlyList<string> Through);
