using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;

namespace Governance.Domain.Institution;

/// <summary>How mail leaves. The password is encrypted before it comes here, and never shown again.</summary>
/// <param name="IsEncrypted">Whether the connection is (STARTTLS). Off only for a server on the same machine.</param>
/// <param name="ProtectedPassword">As Data Protection wrote it; null: none.</param>
/// <param name="From">The address that mail comes from.</param>
public sealed record MailServer(string Host, int Port, bool IsEncrypted, string? UserName, string? ProtectedPassword, string From)
{
    /// <summary>Whether what is told to one is told to the other, and as safely.</summary>
    internal bool IsReachedAs(MailServer other) =>
        string.Equals(Host, other.Host, StringComparison.OrdinalIgnoreCase) && Port == other.Port && (IsEncrypted || !other.IsEncrypted);
}

/// <summary>A picture that was looked into: its type is what its first bytes say.</summary>
public sealed record Logo(string ContentType, byte[] Content);

/// <summary>What an institution says of the whole portal; there is one. What it does not say stays as the product has it.</summary>
public sealed class PortalSettings : Aggregate
{
    /// <summary>The longest name in one language.</summary>
    public const int MaxName = 60;

    /// <summary>The longest that journals and personal data are kept, in years.</summary>
    public const int MostYears = 1000;

    internal PortalSettings()
    {
    }

    /// <summary>Always 1: a second row cannot be.</summary>
    public int Id { get; private set; } = 1;

    /// <summary>Beside the product's own name; empty: nothing.</summary>
    public Bilingual Name { get; private set; } = Bilingual.Empty;

    /// <summary>The colour of buttons and marks, as "#0A5C6B"; null: the product's.</summary>
    public string? Colour { get; private set; }

    public byte[]? LogoContent { get; private set; }

    public string? LogoType { get; private set; }

    /// <summary>Null: as the configuration says.</summary>
    public MailServer? Mail { get; private set; }

    /// <summary>For how many years the journal of a workflow is kept after its end; null: as the program was started.</summary>
    public int? JournalYears { get; private set; }

    /// <summary>After how many years without a role and without anything done here somebody's personal data are erased; null: never by themselves.</summary>
    public int? PeopleYears { get; private set; }

    internal void Look(Bilingual name, string? colour)
    {
        Rule.Require(name.En.Length <= MaxName && name.Fr.Length <= MaxName, "Keep it within {0} characters.", MaxName);
        Rule.Require(name.IsComplete || name == Bilingual.Empty, "Write the name in English and in French.");
        Rule.Require(colour is null || Contrast.Of(colour) is not null, "Write a colour as #RRGGBB.");
        Rule.Require(colour is null || Contrast.Of(colour) >= Contrast.Least, "White text on this colour has a contrast of {0} to 1; it needs {1} to 1. Choose a darker one.", Told(Contrast.Of(colour ?? "#000000")!.Value), Told(Contrast.Least));
        (Name, Colour) = (name, colour);
        Record(new SettingsKept("look"));
    }

    internal void Show(Logo? logo)
    {
        (LogoContent, LogoType) = (logo?.Content, logo?.ContentType);
        Record(new SettingsKept("logo"));
    }

    internal void SendBy(MailServer? mail)
    {
        Rule.Require(mail is null || mail.Host is { Length: > 0 and <= 253 }, "Write the name of the mail server.");
        Rule.Require(mail is null || mail.Port is > 0 and < 65536, "A port is a number between 1 and 65535.");
        Rule.Require(mail is null || mail.From.Contains('@', StringComparison.Ordinal), "Enter an e-mail address such as name@example.org.");
        Rule.Require(
            Mail is not { ProtectedPassword: { } kept } before || mail?.ProtectedPassword != kept || mail.IsReachedAs(before),
            "The password that is kept was given for {0}. For another server or port, or without encryption, write it again.", Mail?.Host ?? "");
        Mail = mail;
        Record(new SettingsKept("mail"));
    }

    internal void KeepFor(int? journalYears, int? peopleYears)
    {
        Rule.Require(journalYears is null or (>= 1 and <= MostYears), "Journals are kept for a whole number of years, from 1 to {0}.", MostYears);
        Rule.Require(peopleYears is null or (>= 1 and <= MostYears), "Personal data are kept for a whole number of years, from 1 to {0}.", MostYears);
        (JournalYears, PeopleYears) = (journalYears, peopleYears);
        Record(new SettingsKept("retention"));
    }

    private static string Told(double contrast) => contrast.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
}
