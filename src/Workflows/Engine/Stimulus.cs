using System.Text.Json;
using System.Text.Json.Nodes;
using Governance.Domain.Events;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Engine;

/// <summary>What one claimed row causes, in the transaction of its scope: a delivery or a timer meets what waits for it.</summary>
internal sealed class Stimulus(BurstScope scope, CancellationToken cancellation)
{
    private readonly EngineQueries queries = EngineQueries.Of(scope.Db);

    public async Task Deliver(EventDelivery claimed)
    {
        var delivery = await queries.Delivery(scope.Db, claimed.Id);
        if (delivery.DoneAt is not null)
            return;
        delivery.DoneAt = scope.Now;
        var tree = scope.Tree(await queries.Cause(scope.Db, claimed.EventId), claimed.EventId);
        var payload = claimed.Payload is null ? null : JsonNode.Parse(claimed.Payload);
        await (claimed.Key switch
        {
            InstanceRequested.Key => Start(tree, payload.Deserialize<InstanceRequest>()!),
            ActivityResumed.Key => ResumeStep(tree, claimed.InstanceId!.Value, payload.Deserialize<ResumeRequest>()!),
            InstanceAltered.Key => Alter(tree, claimed.InstanceId!.Value, payload.Deserialize<AlterationRequest>()!),
            _ when claimed.InstanceId is { } instanceId => Resume(tree, instanceId, claimed.Key, payload),
            _ => FanOut(tree, claimed, payload),
        });
    }

    /// <summary>What had failed as a whole has gone through after all.</summary>
    public async Task WentThrough(Claim claim)
    {
        foreach (var incident in await scope.Db.Set<Incident>()
            .Where(one => one.InstanceId == claim.InstanceId && one.Run == Incident.OfTheWhole && one.ResolvedAt == null).ToListAsync(cancellation))
            incident.ResolvedAt = scope.Now;
    }

    /// <summary>A timer of a waiting step is due.</summary>
    public async Task Fire(Guid bookmarkId)
    {
        var bookmark = await scope.Db.Set<Bookmark>().SingleOrDefaultAsync(one => one.Id == bookmarkId, cancellation);
        if (bookmark is not null)
            await (await Open(scope.Tree(null), bookmark.InstanceId)).Resume(bookmark, null);
    }

    /// <summary>The time of a trigger has come: it starts its definition, and says when next.</summary>
    public async Task Trigger(Guid triggerId)
    {
        var trigger = await scope.Db.Set<StoredTrigger>().SingleOrDefaultAsync(one => one.Id == triggerId, cancellation);
        if (trigger?.DueAt is not { } due)
            return;
        var tree = scope.Tree(null);
        var definition = await tree.Store.Definition(trigger.Hash);
        trigger.ClaimedUntil = null;
        trigger.Attempts = 0;
        trigger.DueAt = NextAfter(due, from => scope.Activities.For(trigger.ActivityType).TriggerOf(definition.Find(trigger.ActivityId)!, from)?.DueAt);
        await Start(tree, new InstanceRequest(trigger.DefinitionId, tree.NewInstanceId(), TriggerActivityId: trigger.ActivityId));
    }

    /// <summary>The first time after now: what was missed while nobody was there is not made up for.</summary>
    private DateTimeOffset? NextAfter(DateTimeOffset due, Func<DateTimeOffset, DateTimeOffset?> next)
    {
        var following = next(due);
        return following <= scope.Now ? next(scope.Now) : following;
    }

    private static async Task Start(BurstTree tree, InstanceRequest request)
    {
        if (await tree.Store.Published(request.DefinitionId) is { } stored)
            await tree.Start(request, stored);
    }

    private async Task Resume(BurstTree tree, Guid instanceId, string key, JsonNode? payload)
    {
        var bookmark = await queries.BookmarkFor(scope.Db, instanceId, key);
        if (bookmark is not null)
            await (await Open(tree, instanceId)).Resume(bookmark, payload);
    }

    private async Task ResumeStep(BurstTree tree, Guid instanceId, ResumeRequest request)
    {
        var bookmark = await scope.Db.Set<Bookmark>().Where(one => one.InstanceId == instanceId && one.ActivityId == request.ActivityId)
            .OrderBy(one => one.CreatedAt).ThenBy(one => one.Id).FirstOrDefaultAsync(cancellation);
        if (bookmark is null)
            return;
        var burst = await Open(tree, instanceId);
        burst.AddInput(request.Input ?? []);
        await burst.Resume(bookmark, null);
    }

    /// <summary>An event for whoever waits: starts the definitions it triggers, and leaves a delivery for every waiting instance.</summary>
    private async Task FanOut(BurstTree tree, EventDelivery claimed, JsonNode? payload)
    {
        foreach (var instanceId in await queries.Waiting(scope.Db, claimed.Key, claimed.CorrelationId).ToListAsync(cancellation))
            scope.Db.Add(new EventDelivery(OrderedId.At(scope.Now), claimed.EventId, claimed.Key, instanceId, claimed.CorrelationId, claimed.Payload, scope.Now));
        foreach (var trigger in await queries.Triggers(scope.Db, claimed.Key).ToListAsync(cancellation))
            await Start(tree, new InstanceRequest(trigger.DefinitionId, tree.NewInstanceId(), payload as JsonObject, claimed.CorrelationId, trigger.ActivityId, payload));
    }

    /// <summary>What was possible when it was asked for may be impossible now; then the journal says so and nothing else changes.</summary>
    private async Task Alter(BurstTree tree, Guid instanceId, AlterationRequest request)
    {
        var burst = await Open(tree, instanceId);
        try
        {
            await request.Alteration.Check(burst);
        }
        catch (RuleBroken)
        {
            burst.RecordAlteration(request.Alteration.Kind, hasFailed: true);
            burst.Keep();
            return;
        }
        await request.Alteration.Apply(burst, request.Runs);
        await ResolveIncidents(burst, request.Alteration);
    }

    /// <summary>An incident is resolved once its run is no longer faulted, or was tried again: what fails anew is an incident of its own.</summary>
    private async Task ResolveIncidents(Burst burst, Alteration alteration)
    {
        foreach (var incident in await scope.Db.Set<Incident>().Where(one => one.InstanceId == burst.Instance.Id && one.ResolvedAt == null).ToListAsync(cancellation))
        {
            if (IsOver(incident, burst) || alteration is Alteration.ScheduleActivity { ActivityId: var tried } && tried == incident.ActivityId)
                incident.ResolvedAt = scope.Now;
        }
    }

    private static bool IsOver(Incident incident, Burst burst) => incident.Run == Incident.OfTheWhole
        ? burst.Instance.Status == InstanceStatus.Finished
        : burst.Flow.Run(incident.Run) is not { Status: Flow.RunStatus.Faulted };

    private static async Task<Burst> Open(BurstTree tree, Guid instanceId) =>
        await tree.Open(await tree.Store.Instance(instanceId) ?? throw new InvalidOperationException($"There is no instance {instanceId}."));
}
