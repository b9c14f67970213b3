namespace Governance.Portal.Mail;

/// <summary>
/// One mail in the reader's language, in the parts that every mail has and in their order: who asks what by when, why
/// you, what changed, one button, what happens if you do nothing, why this mail came.
/// </summary>
public sealed record Letter
{
    /// <summary>The institution in whose name it is written; the header.</summary>
    public required string From { get; init; }

    /// <summary>Verb, record, date.</summary>
    public required string Subject { get; init; }

    public required string Ask { get; init; }

    public string? WhyYou { get; init; }

    /// <summary>At most three lines.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    /// <summary>Each leads to something of its own, as in a digest; without an address it leads nowhere.</summary>
    public IReadOnlyList<LetterLine> Lines { get; init; } = [];

    public LetterButton? Button { get; init; }

    public string? IfNothing { get; init; }

    public required string Footer { get; init; }

    /// <summary>Where its reader stops mail of its kind; null for mail that cannot be stopped.</summary>
    public StopLinks? Stop { get; init; }
}

/// <summary>What the one button says and the full address it leads to.</summary>
public sealed record LetterButton(string Text, string Address);

/// <summary>One line with the full address that it leads to, if any.</summary>
public sealed record LetterLine(string Text, string? Address);

/// <summary>The full addresses that stop mail.</summary>
/// <param name="Page">Asks before it does.</param>
/// <param name="OneClick">Does it when a mail program posts to it.</param>
public sealed record StopLinks(string Page, string OneClick);
