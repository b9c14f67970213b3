using System.Text.Json.Nodes;

namespace Governance.Portal.Certify;

/// <summary>
/// The votes that the events tell: which motion was put at which step, who took part in it and who broke its tie. They are read
/// before anything else, for what happens in one moment stands in no order that matters.
/// </summary>
internal sealed class RetoldVotes
{
    private readonly List<(string Motion, string Step, string Outcome, long At)> motions = [];
    private readonly List<(string Motion, string Member, string? Holder, bool IsVote, long At)> ballots = [];
    private readonly List<(string Motion, string Chair, long At)> ties = [];
    private readonly List<(string Motion, string Presider, long At)> presided = [];

    internal static RetoldVotes Of(ExportedEvents file)
    {
        var votes = new RetoldVotes();
        foreach (var happened in file.Events)
            votes.Tell(happened, happened.Said());
        return votes;
    }

    /// <summary>Who decided a step that was answered with this outcome then; nobody where it was not the outcome of the motion put last.</summary>
    internal IReadOnlyList<string> Voters(string workItem, string outcome, long at)
    {
        var motion = motions.LastOrDefault(one => one.Step == workItem && one.At <= at);
        if (motion.Motion is null || motion.Outcome != outcome)
            return [];
        var said = ballots.Where(one => one.Motion == motion.Motion && one.At <= at).GroupBy(one => one.Member).Select(group => group.Last()).Where(one => one.IsVote).ToList();
        return [.. new SortedSet<string>([.. said.Select(one => one.Member), .. said.Select(one => one.Holder).OfType<string>(), .. ties.Where(one => one.Motion == motion.Motion && one.At <= at).Select(one => one.Chair)], StringComparer.Ordinal)];
    }

    /// <summary>When the motion was put that the step was answered with then; null where there was none.</summary>
    internal DateTimeOffset? PutAt(string workItem, long at) => motions.LastOrDefault(one => one.Step == workItem && one.At <= at) is { Motion: not null } motion ? DateTimeOffset.FromUnixTimeMilliseconds(motion.At) : null;

    /// <summary>Who presided in the chair's place over the motion that the step was answered with then; null where the chair did.</summary>
    internal string? Presider(string workItem, long at) => motions.LastOrDefault(one => one.Step == workItem && one.At <= at).Motion is { } motion ? presided.LastOrDefault(one => one.Motion == motion && one.At <= at).Presider : null;

    private void Tell(ExportedEvent happened, JsonObject said)
    {
        var motion = RetoldFacts.Text(said, "Motion");
        switch (happened.Name)
        {
            case "MotionPut":
                motions.Add((motion, RetoldFacts.Text(said, "WorkItem"), RetoldFacts.Text(said, "Outcome"), happened.At));
                break;
            case "BallotGiven":
                // what was said in secret is not told, only that it was a vote
                ballots.Add((motion, RetoldFacts.Text(said, "Member"), said["ByProxyOf"]?.ToString(), RetoldFacts.Text(said, "Choice") is not ("Recuse" or "Absent"), happened.At));
                break;
            case "MotionClosed" when said["Presider"] is { } presider:
                presided.Add((motion, presider.ToString(), happened.At));
                break;
            case "TieBroken":
                ties.Add((motion, happened.By.ToString()!, happened.At));
                break;
        }
    }
}
