using Governance.Domain.Rules;
using Governance.Domain.Words;
using Governance.Workflows.Definitions;

namespace Governance.Workflows.Conformance;

/// <summary>
/// Holds this engine against recorded cases of real Elsa, each in both modes, on a fresh database each: the only place
/// that says what passes.
/// </summary>
public static class ConformanceRun
{
    /// <summary>One after the other, in the order of the cases' numbers.</summary>
    public static async IAsyncEnumerable<ConformanceResult> Of(string folder, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var database = await EmptyDatabase.Make(cancellation);
        foreach (var elsa in ElsaCase.In(folder))
        foreach (var mode in Enum.GetValues<FlowMode>())
        {
            cancellation.ThrowIfCancellationRequested();
            yield return await Hold(elsa, mode, database);
        }
    }

    private static async Task<ConformanceResult> Hold(ElsaCase elsa, FlowMode mode, EmptyDatabase database)
    {
        try
        {
            var (expected, reasons) = DeliberateDifferences.Correct(elsa, mode);
            var seen = await CaseRun.Of(elsa, mode, expected, database);
            return new(elsa.Name, mode, Comparison.FirstDifference(elsa, expected, seen), reasons);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // One case that cannot be run is one that failed; the others still have their say.
            return new(elsa.Name, mode, new Sentence("an error: {0}", failure is RuleBroken broken ? broken.Sentence : failure.Message), []);
        }
    }
}
