using Governance.Domain.Words;
using Governance.Portal.Shared;

namespace Governance.Portal.Mail;

/// <summary>Why the mail came, and where to change how it comes.</summary>
internal sealed class LetterFooter(Words words, PortalAddress address)
{
    internal string ForPeople(Bilingual institution) =>
        words["{0} sent this mail through Governance. Language and settings: {1}", institution, address.Of("/settings")];

    /// <summary>For mail of the product itself, about several institutions.</summary>
    internal string ForDigests() => words["Language and settings: {0}", address.Of("/settings")];

    internal string ForPartners(Bilingual institution) =>
        words["{0} sent this mail through Governance. Only you received this link; keep it to yourself.", institution];
}
