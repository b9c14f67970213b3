using System.Text.Json.Nodes;
using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Portal.Tests.Harness;

namespace Governance.Portal.Tests.Work;

/// <summary>One college with people and a few records, its steps opened as a workflow opens them.</summary>
public sealed class WorkScene
{
    private static readonly Guid Instance = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);
    private readonly PortalFixture portal;

    private WorkScene(PortalFixture portal) => this.portal = portal;

    public Guid College { get; private set; }

    public PersonSummary Lead { get; private set; } = null!;

    public PersonSummary Dean { get; private set; } = null!;

    public PersonSummary Designer { get; private set; } = null!;

    public static async Task<WorkScene> Set(PortalFixture portal, string college = "Fanshawe College")
    {
        var scene = new WorkScene(portal) { College = await portal.Institution(college) };
        scene.Lead = await portal.Person(Role.InitiativeLead, scene.College);
        scene.Dean = await portal.Person(Role.Dean, scene.College);
        scene.Designer = await portal.Person(Role.InstructionalDesigner, scene.College);
        return scene;
    }

    public Task<string> Record(string english, string french = "") => portal.Send(Lead.ToCaller(), new ProposeCredential(
        College, new Bilingual("School of Technology", "École de technologie"), new Bilingual(english, french)));

    public Task<Guid> Decision(string record, string step = "go-no-go", double? dueInDays = 3) => Open(
        record, step, WorkKind.Decision, new Bilingual("Decide whether to go on", "Décider de la suite"), Role.Dean, null, dueInDays,
        new("go", new("Go on to design", "Passer à la conception"), new("The team begins the design", "L’équipe commence la conception"), NeedsReason: false, "main"),
        new("return", new("Return to the idea", "Renvoyer à l’idée"), new("Back to the team, with your reason", "Retour à l’équipe, avec votre motif"), NeedsReason: true, "plain"),
        new("no-go", new("Reject and close", "Rejeter et clore"), new("Ends the proposal", "Met fin à la proposition"), NeedsReason: true, "danger"));

    /// <summary>A decision that the dean signs.</summary>
    public Task<Guid> Signed(string record) => portal.Send(Workflow, Deciding(record, "approval", new("Approve by your office", "Approuver en vertu de votre fonction"),
        Outcome("approve", "Approve", "Approuver"),
        Outcome("reject", "Reject and close", "Rejeter et clore") with { NeedsReason = true, Tone = "danger" }) with { Judges = ["design"], Signs = SigningMeaning.Approval });

    public Task<Guid> Form(string record, string section, double? dueInDays = 20) => Open(
        record, section, WorkKind.Form, new Bilingual("Describe the idea", "Décrire l’idée"), Role.InitiativeLead, section, dueInDays,
        new OfferedOutcome("sent", new("Send the idea", "Envoyer l’idée"), new("Goes on to feasibility", "Passe à la faisabilité"), NeedsReason: false, "main"));

    public Task<Guid> Competencies(string record) => Open(
        record, "competencies", WorkKind.Competencies, new Bilingual("Map the competencies", "Relier aux compétences"), Role.InstructionalDesigner, null, 10,
        new OfferedOutcome("mapped", new("Send the competency map", "Envoyer les liens de compétences"), new("Goes on to build", "Passe à l’élaboration"), NeedsReason: false, "main"));

    /// <summary>The dean has decided on the hours, and the committee may return the design or what was built; its steps are the dean's here.</summary>
    public async Task<Guid> Committee(string record, bool decidesFirst = true)
    {
        if (decidesFirst)
        {
            await Write(record, ("hours", 20), ("participation", "online"));
            await Freeze(record);
            var before = await portal.Send(Workflow, Deciding(record, "length", new("Look at the length", "Regarder la durée"), Outcome("approve", "Approve", "Approuver")) with { Judges = ["hours"] });
            await portal.Send(Dean.ToCaller(), new CompleteWorkItem(before, "approve", null));
            portal.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        return await portal.Send(Workflow, Deciding(record, "committee", new("Decide for the committee", "Décider au nom du comité"),
            Outcome("approve", "Approve", "Approuver"),
            Outcome("return-to-build", "Return to build", "Renvoyer à l’élaboration") with { NeedsReason = true, Tone = "plain", Reopens = ["committee"] },
            Outcome("return-to-design", "Return to design", "Renvoyer à la conception") with { NeedsReason = true, Tone = "plain", Reopens = ["length", "committee"] },
            Outcome("reject", "Reject and close", "Rejeter et clore") with { NeedsReason = true, Tone = "danger" }) with { Judges = ["design"], IsFinal = true });
    }

    private static OfferedOutcome Outcome(string name, string english, string french) => new(name, new(english, french), null, NeedsReason: false, "main");

    private OpenWorkItem Deciding(string record, string step, Bilingual title, params OfferedOutcome[] outcomes) =>
        new(record, Instance, step, WorkKind.Decision, title, Role.Dean.Id, null, null, outcomes, portal.Clock.GetUtcNow().AddDays(9));

    public async Task Write(string record, params (string Field, JsonNode Answer)[] answers)
    {
        foreach (var section in new[] { "idea", "feasibility", "design", "build" })
        {
            var form = await Form(record, section);
            foreach (var (field, answer) in answers.Where(one => Sections[section].Contains(one.Field)))
                await portal.Send(Lead.ToCaller(), new AnswerProposal(form, field, ProposalAnswer.Of(answer)));
            await portal.Send(Workflow, new CancelWorkItem(form));
        }
    }

    public Task<int> Freeze(string record) => portal.Send(Workflow, new FreezeVersion(record));

    public Task Move(string record, params CredentialAction[] actions) =>
        actions.Aggregate(Task.CompletedTask, async (before, action) =>
        {
            await before;
            await portal.Send(Workflow, new MoveCredential(record, action, null));
        });

    public static JsonObject Pair(string english, string french = "") => new() { ["en"] = english, ["fr"] = french };

    private static Caller Workflow => Caller.Workflow(Instance, null);

    private static readonly Dictionary<string, string[]> Sections = new()
    {
        ["idea"] = ["title", "need", "initiation-source", "target-learners", "industry-voice"],
        ["feasibility"] = ["alignment", "budget-estimate", "funding", "expected-learners", "resources"],
        ["design"] = ["description", "learning-outcomes", "hours", "participation", "prerequisites"],
        ["build"] = ["assessment-plan", "mastery-benchmark", "assessment-types"],
    };

    private Task<Guid> Open(
        string record, string step, WorkKind kind, Bilingual title, Role role, string? subject, double? dueInDays, params OfferedOutcome[] outcomes) =>
        portal.Send(Workflow, new OpenWorkItem(
            record, Instance, step, kind, title, role.Id, subject, null, outcomes,
            dueInDays is { } days ? portal.Clock.GetUtcNow().AddDays(days) : null));
}
