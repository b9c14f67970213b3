using Governance.Domain.Credentials;
using Governance.Domain.Words;

namespace Governance.Domain.Work;

/// <summary>
/// The decisions that count for a record, ready to be held against whatever the proposal says: the version at hand, or
/// the draft while it is being written.
/// </summary>
public sealed class HeldDecisions
{
    private readonly IReadOnlyList<(string StepId, AnsweredStep Decision, Signature Signature, Proposal Signed)> decisions;
    private readonly Signatures signatures;

    internal HeldDecisions(IReadOnlyList<WorkItem> items, MicroCredential record, string? atStep, Signatures signatures, Func<WorkItem, AnsweredStep> reading)
    {
        this.signatures = signatures;
        var returns = new Returns(items);
        decisions = [.. returns.Counting(atStep).Select(item => (item.StepId, reading(item), item.Signature!, record.Said(item.Signature!.Version)))];
        Mode = items.Select(item => item.InstanceId).Distinct().Select(returns.InForce).OfType<WorkItem>().OrderBy(item => item.CompletedAt).LastOrDefault()?.ReturnMode;
    }

    /// <summary>The mode of the return in force; null where none is.</summary>
    public ReturnMode? Mode { get; }

    /// <summary>How many of the decisions a return would come through again.</summary>
    public int OnTheWay(OfferedOutcome outcome) => decisions.Count(one => outcome.Reopens?.Contains(one.StepId, StringComparer.Ordinal) == true);

    public HeldReading Against(Proposal now) =>
        new([.. decisions.Select(one => new HeldDecision(one.Decision, signatures.Standing(one.Signature, one.Signed, now)))]);
}

/// <summary>A decision, and what holds of it now.</summary>
public sealed record HeldDecision(AnsweredStep Decision, Standing Standing);

/// <summary>The decisions that count, oldest first, and what holds of each.</summary>
public sealed record HeldReading(IReadOnlyList<HeldDecision> Decisions)
{
    public static readonly HeldReading None = new([]);

    /// <summary>What holds of one answer; null where it does not count any more.</summary>
    public HeldDecision? Of(Guid workItemId) => Decisions.FirstOrDefault(one => one.Decision.Id == workItemId);

    public IReadOnlyList<HeldDecision> Stale => [.. Decisions.Where(one => !one.Standing.Stands)];

    /// <summary>"3 of 9 decisions need another look, because the hours changed from 20 to 36." Null where all stand.</summary>
    public Sentence? Sentence => Stale.Count == 0 ? null : (Stale.Count, Decisions.Count) switch
    {
        (_, 1) => new("The one decision so far needs another look, because {0}.", Why()),
        (1, var all) => new("1 of {0} decisions needs another look, because {1}.", all, Why()),
        var (stale, all) => new("{0} of {1} decisions need another look, because {2}.", stale, all, Why()),
    };

    /// <summary>The refusal of a final step: which decisions no longer stand, and why. Null where all stand.</summary>
    public Sentence? Obstacle => Sentence is null ? null : new("This cannot go forward yet. {0} Ask again: {1}.", Sentence, Names());

    // what touches the most decisions is said first
    private Sentence Why()
    {
        var changes = Stale.SelectMany(one => one.Standing.Changed).GroupBy(change => change.FieldId, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count()).Select(group => group.First()).ToList();
        return Standing.Why(changes, Stale.Any(one => one.Standing.IsRubricChanged));
    }

    private Bilingual Names() => new(
        string.Join(", ", Stale.Select(one => one.Decision.Title.En)),
        string.Join(", ", Stale.Select(one => one.Decision.Title.Fr)));
}
