using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Testing;

namespace Governance.Domain.Tests.Credentials;

/// <summary>A record with its people, moved by commands in the name of a workflow.</summary>
internal sealed class RecordScene(TestHost host)
{
    private static readonly OfferedOutcome Forward = new("forward", new("Forward", "Transmettre"), null, false, "main");
    private static readonly OfferedOutcome Return = new("return", new("Return to build", "Renvoyer à l’élaboration"), null, true, "plain");

    private readonly Guid instance = Guid.CreateVersion7(host.Clock.GetUtcNow());

    public Guid College { get; private set; }

    public Caller Lead { get; private set; } = Caller.Visitor;

    public string Id { get; private set; } = "";

    public static async Task<RecordScene> Start(TestHost host, Bilingual? title = null)
    {
        var scene = new RecordScene(host);
        scene.College = await host.A.Institution();
        scene.Lead = await host.A.Person(Role.InitiativeLead, scene.College);
        scene.Id = await host.A.Credential(scene.Lead, title);
        return scene;
    }

    /// <summary>Moves it, a second after whatever happened before.</summary>
    public Task Move(CredentialAction action, string? reason = null, Caller? onWordOf = null)
    {
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        return host.Send(Workflow(onWordOf ?? Lead), new MoveCredential(Id, action, reason));
    }

    /// <summary>Walks the main road up to this stage, a day each.</summary>
    public async Task GoTo(CredentialState state)
    {
        CredentialAction[] road =
        [
            CredentialAction.Explore, CredentialAction.BeginDesign, CredentialAction.BeginBuild, CredentialAction.SubmitForReview,
            CredentialAction.SubmitForDecision, CredentialAction.Approve,
        ];
        foreach (var action in road.Take((int)state))
        {
            host.Clock.Advance(TimeSpan.FromDays(1));
            await Move(action);
        }
    }

    public Task<int> Freeze() => host.Send(Workflow(Lead), new FreezeVersion(Id));

    public Task<string> Publish() => host.Send(Workflow(Lead), new PublishCredential(Id));

    public Task<Guid> Open(WorkKind kind, Role role, string title = "Decide", string? subject = null, string? group = null, TimeSpan? dueIn = null) =>
        host.Send(Workflow(Lead), new OpenWorkItem(Id, instance, "step", kind, new Bilingual(title, title), role.Id, subject, group,
            [Forward, Return], dueIn is { } time ? host.Clock.GetUtcNow() + time : null));

    /// <summary>A step that waits for a body, or for a partner where none is named.</summary>
    public Task<Guid> OpenFor(WorkKind kind, Guid? body, string? subject = null) =>
        host.Send(Workflow(Lead), new OpenWorkItem(Id, instance, "step", kind, new Bilingual("Decide", "Décider"), null, subject, null, [Forward, Return], null) { BodyId = body });

    public Task Answer(Guid workItemId, string field, ProposalAnswer answer) => host.Send(Lead, new AnswerProposal(workItemId, field, answer));

    public Task<RecordView> Read(Caller caller) => host.Ask<CredentialQueries, RecordView>(queries => queries.Record(Id, caller));

    public Task<RecordPage> List(Caller caller, RecordFilter? filter = null, int page = 1, int size = 25) =>
        host.Ask<RecordListQueries, RecordPage>(queries => queries.List(filter ?? new RecordFilter(), page, size, caller));

    private Caller Workflow(Caller onWordOf) => Caller.Workflow(instance, onWordOf.PersonId);
}
