using Governance.Domain.Rules;

namespace Governance.Domain.Organisations;

/// <summary>Somebody at a partner, and how they are written to.</summary>
/// <param name="Language">"en" or "fr".</param>
/// <param name="IsAddressed">Whether links go to them.</param>
public sealed record PartnerContact(string Name, string Email, string Language, bool IsAddressed)
{
    /// <summary>The longest name.</summary>
    public const int MaxName = 120;

    internal void RequireUsable()
    {
        Rule.Require(Name.Trim().Length is > 0 and <= MaxName, "Write the name, with at most {0} characters.", MaxName);
        Rule.Require(Email.Contains('@', StringComparison.Ordinal) && Email.Length <= 254, "Enter an e-mail address such as name@example.org.");
        Rule.Require(Language is "en" or "fr", "Choose English or French.");
    }
}
