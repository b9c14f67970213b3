using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Governance.Domain.Work;

/// <summary>
/// What a decision was about, to the letter: one hash for each field judged, over its question and its answer. Whoever
/// decided vouches for these and for nothing else.
/// </summary>
/// <param name="Version">The version of the proposal that lay before the person; null before the first.</param>
/// <param name="Definition">The hash of the workflow definition that asked.</param>
/// <param name="Rubric">The rubric that was scored; null where none was.</param>
/// <param name="Fields">The hashes by field id.</param>
public sealed record Signature(int? Version, string? Definition, SignedRubric? Rubric, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>One hash over the whole, for the sealed trail of events.</summary>
    public string Hash() => HashOf(JsonSerializer.Serialize(this with { Fields = new SortedDictionary<string, string>(Fields.ToDictionary(), StringComparer.Ordinal) }));

    internal static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>A rubric as it read when it was scored.</summary>
/// <param name="Subject">Rubric and gate, as a step names them.</param>
public sealed record SignedRubric(string Subject, string Hash);
