using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Conditions;

/// <summary>Sets conditions with a decision, and says what those still open hold up.</summary>
internal sealed class ConditionSetting(GovernanceDb db, ConditionMail mail, TimeProvider clock)
{
    /// <param name="by">The person; null where a body decided.</param>
    internal async Task Set(WorkItem item, Guid? by, IReadOnlyList<NewCondition> conditions, CancellationToken cancellation)
    {
        var at = clock.GetUtcNow();
        List<Condition> set = [.. conditions.Select(one => new Condition(OrderedId.At(at), item, one, by, at))];
        db.AddRange(set);
        foreach (var owned in set.GroupBy(one => one.OwnerRoleId, StringComparer.Ordinal))
            await mail.TellOwners([.. owned], new Sentence("To be met: {0}", await mail.TitleOf(item.CredentialId, cancellation)), cancellation);
    }

    /// <summary>Why an outcome cannot be chosen yet: the conditions that it waits for. Null where it waits for none.</summary>
    internal async Task<Sentence?> Obstacle(string credentialId, OfferedOutcome? outcome, CancellationToken cancellation) => outcome switch
    {
        { NeedsCleared: true } => Said(await Open(credentialId, beforePublicationAlone: false, cancellation)),
        { Publishes: true } => await ObstacleToPublication(credentialId, cancellation),
        _ => null,
    };

    internal async Task<Sentence?> ObstacleToPublication(string credentialId, CancellationToken cancellation) =>
        Said(await Open(credentialId, beforePublicationAlone: true, cancellation));

    private Task<List<string>> Open(string credentialId, bool beforePublicationAlone, CancellationToken cancellation) => db.Set<Condition>().AsNoTracking()
        .Where(one => one.CredentialId == credentialId && (one.State == ConditionState.Open || one.State == ConditionState.Answered) && (one.IsBeforePublication || !beforePublicationAlone))
        .OrderBy(one => one.Id).Select(one => one.Text).ToListAsync(cancellation);

    private static Sentence? Said(List<string> open) => open.Count switch
    {
        0 => null,
        1 => new("Not yet: a condition is not cleared: “{0}”.", open[0]),
        var count => new("Not yet: {0} conditions are not cleared: {1}.", count, string.Join(", ", open.Select(text => $"“{text}”"))),
    };
}
