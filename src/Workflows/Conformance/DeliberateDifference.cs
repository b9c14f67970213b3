using Governance.Domain.Words;

namespace Governance.Workflows.Conformance;

/// <summary>A way in which real Elsa is wrong and this engine differs on purpose.</summary>
/// <param name="Cases">The numbers of the recorded cases in which it is seen.</param>
/// <param name="Reason">What real Elsa does, and what is right.</param>
/// <param name="Correct">
/// Reads what was recorded and answers with what is right instead; none where the case does not go wrong in this way.
/// It must not look at what this engine did.
/// </param>
internal sealed record DeliberateDifference(IReadOnlyList<int> Cases, Sentence Reason, Func<ElsaCase, Trace, Trace?> Correct);
