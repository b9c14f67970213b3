using Governance.Domain.Credentials;
using Governance.Portal.Shared;

namespace Governance.Portal.Records;

/// <summary>The journey of a record: the main road with the days spent, and the side road that it took at last.</summary>
internal static class RecordJourney
{
    /// <summary>The stops of the record, and the number of the one where it stands (from 1).</summary>
    public static IReadOnlyList<JourneyStep> Of(RecordView record, DateTimeOffset now, Words words)
    {
        var road = Stage.MainRoad.ToList();
        if (!road.Contains(record.State))
            road = [.. road.Where(state => HasVisited(record, state) && state < record.State), .. Before(record.State), record.State];
        return [.. road.Select(state => Step(record, state, road.IndexOf(record.State), road.IndexOf(state), now, words))];
    }

    private static IEnumerable<CredentialState> Before(CredentialState state) =>
        state == CredentialState.Archived ? [CredentialState.Sunset] : [];

    private static JourneyStep Step(RecordView record, CredentialState state, int here, int index, DateTimeOffset now, Words words)
    {
        var stage = Stage.Of(state);
        var place = index == here ? JourneyPlace.Now
            : index < here ? JourneyPlace.Done
            : HasVisited(record, state) ? JourneyPlace.Again
            : JourneyPlace.Ahead;
        return new(stage.Name.ToString(), stage.Icon, place, place is JourneyPlace.Done or JourneyPlace.Now ? Spent(record, state, now, words) : null);
    }

    private static bool HasVisited(RecordView record, CredentialState state) => record.Visits.Any(visit => visit.State == state);

    /// <summary>All stays in the stage together; a return adds to them.</summary>
    private static string? Spent(RecordView record, CredentialState state, DateTimeOffset now, Words words)
    {
        var stays = record.Visits.Where(visit => visit.State == state).ToList();
        if (stays.Count == 0)
            return null;
        var days = (int)stays.Aggregate(TimeSpan.Zero, (sum, visit) => sum + ((visit.Until ?? now) - visit.From)).TotalDays;
        return Days(days, words);
    }

    public static string Days(int days, Words words) => days switch
    {
        <= 0 => words["less than a day"],
        1 => words["1 day"],
        _ => words["{0} days", days],
    };
}
