using Governance.Domain.Audit;
using Governance.Domain.Credentials;

namespace Governance.Domain.Discussion;

/// <summary>Tells whether what a comment is about has changed since it was written.</summary>
internal static class AnchoredAnswer
{
    internal static string HashOf(ProposalAnswer? answer) => EventHash.Of(answer?.Json ?? "null");

    /// <summary>The first version with another answer, or none where only the draft has one; null where it says the same still.</summary>
    internal static AnswerSince? Since(Comment thread, MicroCredential record, Proposal content)
    {
        if (thread.FieldId is not { } field || thread.AnswerHash == HashOf(content[field]))
            return null;
        var first = record.Versions.OrderBy(one => one.Number).FirstOrDefault(one => one.At >= thread.At && HashOf(one.Content[field]) != thread.AnswerHash);
        return new(first?.Number, first?.At, thread.VersionNumber);
    }
}

/// <summary>The answer that a comment is about is another one now.</summary>
/// <param name="Version">The first version that says so; null where only the draft does.</param>
/// <param name="From">The latest version when the comment was written; null before the first.</param>
public sealed record AnswerSince(int? Version, DateTimeOffset? At, int? From);
