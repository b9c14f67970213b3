namespace Governance.Portal.Shared;

/// <summary>
/// That the fields of a proposal can be commented on where it is shown: a page that offers it cascades this; on one that
/// does not, as that of an adviser, the fields stand alone.
/// </summary>
/// <param name="Open">How many open threads each field has.</param>
public sealed record FieldTalk(string CredentialId, IReadOnlyDictionary<string, int> Open)
{
    /// <summary>The step at whose page it is shown.</summary>
    public Guid? StepId { get; init; }

    /// <summary>On a page without a circuit: the address that opens the comments of a field, and the field that is open.</summary>
    public Func<string, string>? Address { get; init; }

    public string? OpenField { get; init; }
}
