using System.Text.Encodings.Web;
using System.Text.Json;
using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Workflows.Activities.People;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Governance.Workflows.Flow;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Operations;

/// <summary>Reads one instance for whoever looks after it; to anybody else there is none: <see cref="NotFound"/>.</summary>
public sealed class InspectionQueries(GovernanceDb db, DefinitionStore definitions, ActivityCatalogue activities, InstanceQueries instances)
{
    private const int MostShown = 100;

    /// <summary>What the outermost flowchart is called: it has no title of its own.</summary>
    private static readonly Bilingual Drawing = new("The flowchart", "L’organigramme");

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Everything but the journal, which is read by the page.</summary>
    public async Task<InstanceInspection> Instance(Guid id, Caller caller, CancellationToken cancellation = default)
    {
        var instance = await Find(id, caller, cancellation);
        var picture = await instances.Of(instance, cancellation);
        var state = InstanceState.Parse(instance.StateJson);
        var record = await db.Set<MicroCredential>().AsNoTracking().Where(one => one.Id == instance.CorrelationId)
            .Select(one => new CarriedRecord(one.Id, one.Title, one.State, one.OrganisationId)).SingleOrDefaultAsync(cancellation);
        var versions = await db.Set<StoredDefinition>().Where(one => one.DefinitionId == instance.DefinitionId && one.Version != instance.DefinitionVersion)
            .OrderByDescending(one => one.Version).Select(one => one.Version).ToListAsync(cancellation);
        return new(instance.Id, instance.Name, record, picture, instance.UpdatedAt,
            await Incidents(instance, picture.Definition, state, cancellation),
            await Bookmarks(instance, picture.Definition, cancellation),
            [.. picture.Definition.Variables.Select(variable => new VariableReading(
                variable.Id, variable.Name, variable.TypeName, state.Variables.GetValueOrDefault(variable.Id)?.ToJsonString(Readable) ?? "null"))],
            versions,
            await Links(caller, one => one.Id == instance.ParentInstanceId, cancellation) is [var parent, ..] ? parent : null,
            await Links(caller, one => one.ParentInstanceId == instance.Id, cancellation),
            await Pulse(instance, cancellation));
    }

    /// <summary>What tells whether the instance has changed.</summary>
    public async Task<InstancePulse> Pulse(Guid id, Caller caller, CancellationToken cancellation = default) =>
        await Pulse(await Find(id, caller, cancellation), cancellation);

    /// <summary>One page of the journal, the oldest line first or the newest.</summary>
    public async Task<JournalPage> Journal(Guid id, int page, int pageSize, bool isNewestFirst, Caller caller, CancellationToken cancellation = default)
    {
        var instance = await Find(id, caller, cancellation);
        if (instance.JournalRemovedAt is { } removedAt)
            return new([], 1, 1, instance.JournalLength, removedAt);
        var definition = await definitions.Get(db, instance.DefinitionHash, cancellation);
        var pages = Math.Max(1, (instance.JournalLength + pageSize - 1) / pageSize);
        var shown = Math.Clamp(page, 1, pages);
        // lines are numbered without gaps, so a page is a range of numbers
        var first = isNewestFirst ? instance.JournalLength - (shown * pageSize) + 1 : ((shown - 1) * pageSize) + 1;
        var entries = await db.Set<JournalEntry>().AsNoTracking()
            .Where(one => one.InstanceId == id && one.Sequence >= first && one.Sequence < first + pageSize).OrderBy(one => one.Sequence).ToListAsync(cancellation);
        var lines = entries.ConvertAll(entry => Line(entry, definition));
        if (isNewestFirst)
            lines.Reverse();
        return new(lines, shown, pages, instance.JournalLength, null);
    }

    private async Task<WorkflowInstance> Find(Guid id, Caller caller, CancellationToken cancellation) =>
        await db.Set<WorkflowInstance>().AsNoTracking().LookedAfterBy(db, caller).SingleOrDefaultAsync(one => one.Id == id, cancellation) ?? throw new NotFound();

    private async Task<InstancePulse> Pulse(WorkflowInstance instance, CancellationToken cancellation) =>
        new(instance.SubStatus, instance.JournalLength,
            await db.Set<Incident>().CountAsync(one => one.InstanceId == instance.Id && one.ResolvedAt == null, cancellation), instance.DefinitionVersion);

    private async Task<IReadOnlyList<IncidentReading>> Incidents(WorkflowInstance instance, WorkflowDefinition definition, InstanceState state, CancellationToken cancellation)
    {
        var incidents = await db.Set<Incident>().AsNoTracking().Where(one => one.InstanceId == instance.Id)
            .OrderBy(one => one.ResolvedAt != null).ThenByDescending(one => one.At).ThenByDescending(one => one.Id).Take(MostShown).ToListAsync(cancellation);
        return incidents.ConvertAll(one => new IncidentReading(
            one.Id, one.ActivityId, one.Run == Incident.OfTheWhole ? null : activities.TitleOf(definition, one.ActivityId), one.Message, one.At, one.ResolvedAt,
            state.Flow.Run(one.Run) is { Status: RunStatus.Faulted }, WaysOn(definition, one.ActivityId)));
    }

    private static IReadOnlyList<WayOn> WaysOn(WorkflowDefinition definition, string stepId)
    {
        var outcomes = (definition.ContainerOf(stepId)?.Connections ?? []).Where(line => line.Source == stepId).Select(line => line.SourcePort).Distinct().ToList();
        return definition.Find(stepId) is { } step
            ? [.. outcomes.DefaultIfEmpty(Connection.Done).Select(outcome => new WayOn(outcome, OfferedOutcomes.LabelOf(step, outcome)))]
            : [];
    }

    private async Task<IReadOnlyList<BookmarkReading>> Bookmarks(WorkflowInstance instance, WorkflowDefinition definition, CancellationToken cancellation)
    {
        var bookmarks = await db.Set<Bookmark>().AsNoTracking().Where(one => one.InstanceId == instance.Id)
            .OrderBy(one => one.DueAt == null).ThenBy(one => one.DueAt).ThenBy(one => one.CreatedAt).ThenBy(one => one.Id).Take(MostShown).ToListAsync(cancellation);
        return bookmarks.ConvertAll(one => new BookmarkReading(
            one.ActivityId, activities.TitleOf(definition, one.ActivityId), KindOf(one), KindOf(one) == WaitKind.Event ? NameIn(one.Key) : null, one.CreatedAt, one.DueAt));
    }

    private WaitKind KindOf(Bookmark bookmark) =>
        bookmark.DueAt is not null ? WaitKind.Time
        : activities.Declarations.GetValueOrDefault(bookmark.ActivityType)?.IsForPeople == true ? WaitKind.Person
        : bookmark.Key.StartsWith("Child:", StringComparison.Ordinal) ? WaitKind.Workflow
        : WaitKind.Event;

    /// <summary>The last part of a key such as "Event:Go".</summary>
    private static string NameIn(string key) => key[(key.LastIndexOf(':') + 1)..];

    private async Task<IReadOnlyList<InstanceLink>> Links(Caller caller, System.Linq.Expressions.Expression<Func<WorkflowInstance, bool>> which, CancellationToken cancellation)
    {
        var found = await db.Set<WorkflowInstance>().AsNoTracking().LookedAfterBy(db, caller).Where(which)
            .OrderByDescending(one => one.CreatedAt).ThenByDescending(one => one.Id).Take(MostShown)
            .Select(one => new { one.Id, one.DefinitionHash, one.SubStatus, one.CreatedAt }).ToListAsync(cancellation);
        var links = new List<InstanceLink>();
        foreach (var one in found)
            links.Add(new(one.Id, (await definitions.Get(db, one.DefinitionHash, cancellation)).DisplayName, one.SubStatus, one.CreatedAt));
        return links;
    }

    private JournalLine Line(JournalEntry entry, WorkflowDefinition definition)
    {
        var step = definition.Find(entry.ActivityId);
        Bilingual? title = step is null && entry.ActivityId == Burst.WorkflowStep ? null
            : entry.ActivityId == definition.Root.Id ? Drawing
            : activities.TitleOf(definition, entry.ActivityId);
        return new(entry.Sequence, entry.EventName, title,
            [.. entry.Outcomes.Where(outcome => outcome != Connection.Done).Select(outcome => step is null ? new Bilingual(outcome, outcome) : OfferedOutcomes.LabelOf(step, outcome))],
            entry.At);
    }
}
