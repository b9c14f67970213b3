using System.Text.Json.Nodes;
using Governance.Domain.Events;
using Governance.Domain.Storage;
using Governance.Testing;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Workflows.Tests.Engine;

/// <summary>
/// One instance in memory, for tests that play many. As in the engine, a step that fails takes all that its burst did
/// back, and the burst is run again without the step.
/// </summary>
internal sealed class Rehearsal
{
    private const int MaxFaults = 50;

    private static readonly ServiceProvider Services = With(new ServiceCollection().AddLogging().AddSingleton<TimeProvider, ManualClock>()).BuildServiceProvider();

    private readonly MemoryBursts store = new();
    private readonly StoredDefinition stored;
    private readonly bool staysOpen;
    private readonly Guid id = OrderedId.At(Now);
    private BurstTree? open;

    /// <param name="definition">What is played.</param>
    /// <param name="staysOpen">Whether the instance is kept as it is between bursts, instead of read from what was stored.</param>
    public Rehearsal(WorkflowDefinition definition, bool staysOpen = false)
    {
        Definition = definition;
        this.staysOpen = staysOpen;
        stored = store.Publish(definition, Now);
    }

    public WorkflowDefinition Definition { get; }

    public WorkflowInstance Instance { get; private set; } = null!;

    public InstanceState State => InstanceState.Parse(Instance.StateJson);

    public IReadOnlyList<JournalEntry> Journal => store.Journal;

    public IReadOnlyList<Incident> Incidents => store.Incidents;

    /// <summary>What steps wrote, in committed bursts.</summary>
    public List<string> Lines { get; } = [];

    /// <summary>What is waited for, in the order in which it came to be.</summary>
    public IReadOnlyList<Bookmark> Bookmarks { get; private set; } = [];

    private static DateTimeOffset Now => DateTimeOffset.UnixEpoch;

    /// <summary>The product's steps and those of the tests.</summary>
    public static IServiceCollection With(IServiceCollection services) =>
        services.AddWorkflows().AddSingleton<ActivityType, Ask>().AddSingleton<ActivityType, Choose>();

    public static ActivityCatalogue Activities => Services.GetRequiredService<ActivityCatalogue>();

    public Task Begin() => Attempt(tree => tree.Start(new InstanceRequest(Definition.DefinitionId, id), stored));

    public Task Answer(Bookmark bookmark, string? payload) =>
        Attempt(async tree => await (await tree.Open(Instance)).Resume(bookmark, payload is null ? null : JsonValue.Create(payload)));

    public Task Alter(Alteration alteration) => Attempt(async tree => await alteration.Apply(await tree.Open(Instance), runs: true));

    private async Task Attempt(Func<BurstTree, Task> work)
    {
        var faults = new Dictionary<int, Exception>();
        while (true)
        {
            var tree = open ?? new BurstTree(Services, Activities, new Stage(store), faults, null, Now);
            var stage = (Stage)tree.Store;
            stage.Keep(await store.Instance(id));
            try
            {
                await work(tree);
                stage.Commit();
                Instance = (await store.Instance(id))!;
                Bookmarks = await store.BookmarksOf(Instance);
                Lines.AddRange(tree.Lines.Skip(stage.Shown));
                stage.Shown = tree.Lines.Count;
                open = staysOpen && faults.Count == 0 ? tree : null;
                return;
            }
            catch (StepFailed failed) when (faults.Count < MaxFaults)
            {
                stage.TakeBack();
                // a tree that was kept has counted the calls of earlier bursts too
                if (open is null)
                    faults.Add(failed.Call, failed.InnerException!);
                open = null;
            }
        }
    }

    /// <summary>The transaction of a burst.</summary>
    private sealed class Stage(MemoryBursts under) : IBurstStore
    {
        private readonly List<Action> writes = [];
        private Action takeBack = () => { };

        public int Shown { get; set; }

        public void Keep(WorkflowInstance? instance)
        {
            if (instance is null)
                return;
            var (state, status, length, incidents) = (InstanceState.Parse(instance.StateJson), instance.SubStatus, instance.JournalLength, instance.IncidentCount);
            takeBack = () => instance.Update(state, status, length, incidents - instance.IncidentCount, Now);
        }

        public void Commit()
        {
            foreach (var write in writes)
                write();
            writes.Clear();
        }

        public void TakeBack() => takeBack();

        public void Write(JournalEntry line) => writes.Add(() => under.Write(line));

        public void Add(WorkflowInstance instance) => writes.Add(() => under.Add(instance));

        public void Add(Bookmark bookmark) => writes.Add(() => under.Add(bookmark));

        public void Remove(Bookmark bookmark) => writes.Add(() => under.Remove(bookmark));

        public void Add(Incident incident) => writes.Add(() => under.Add(incident));

        public void Publish(WorkflowInstance by, DomainEvent happened, DateTimeOffset at) => writes.Add(() => under.Publish(by, happened, at));

        public void ActAs(WorkflowInstance instance)
        {
        }

        public ValueTask<IReadOnlyList<Bookmark>> BookmarksOf(WorkflowInstance instance) => under.BookmarksOf(instance);

        public ValueTask<WorkflowInstance?> Instance(Guid id) => under.Instance(id);

        public ValueTask<StoredDefinition?> Published(string definitionId) => under.Published(definitionId);

        public ValueTask<StoredDefinition?> Version(string definitionId, int version) => under.Version(definitionId, version);

        public ValueTask<WorkflowDefinition> Definition(string hash) => under.Definition(hash);

        public ValueTask<bool> IsRunning(string? definitionId, string? correlationId) => under.IsRunning(definitionId, correlationId);

        public ValueTask<bool> IsHeld(string place) => under.IsHeld(place);
    }
}
