using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Reviews;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Portal.Tests.Harness;
using Governance.Portal.Tests.Work;

namespace Governance.Portal.Tests.Reviewing;

/// <summary>A proposal in review with two rubric steps, the second of which differs from the first at a core criterion.</summary>
internal sealed class ConsolidationScene
{
    public const string FirstNote = "The larger credential is named and dated.";

    public const string SecondNote = "No larger credential is named anywhere.";

    private static readonly Guid Instance = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);
    private readonly PortalFixture portal;
    private readonly List<Guid> steps = [];

    private ConsolidationScene(PortalFixture portal, WorkScene work) => (this.portal, Work) = (portal, work);

    public WorkScene Work { get; }

    public string Record { get; private set; } = "";

    public IReadOnlyList<PersonSummary> Reviewers { get; private set; } = [];

    public static async Task<ConsolidationScene> Set(PortalFixture portal)
    {
        var scene = new ConsolidationScene(portal, await WorkScene.Set(portal));
        scene.Reviewers = [await portal.Person(Role.Reviewer, scene.Work.College), await portal.Person(Role.Reviewer, scene.Work.College)];
        scene.Record = await scene.Work.Record("Winter driving", "Conduite hivernale");
        await scene.Work.Move(scene.Record, CredentialAction.Explore, CredentialAction.BeginDesign, CredentialAction.BeginBuild);
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        await scene.Work.Move(scene.Record, CredentialAction.SubmitForReview);
        await scene.Work.Freeze(scene.Record);
        foreach (var number in new[] { 1, 2 })
        {
            scene.steps.Add(await scene.Open($"review-{number}", Role.Reviewer, WorkKind.Rubric, new($"Score the rubric ({number})", $"Remplir la grille ({number})"), "quality:pre", "quality",
                new OfferedOutcome("scored", new("Send the review", "Envoyer l’évaluation"), null, NeedsReason: false, "main")));
        }
        return scene;
    }

    /// <summary>Scores everything as met, but CD-3 as the two reviewers differ on it, and hands the review in.</summary>
    public async Task Submit(int number)
    {
        var (level, note) = number == 1 ? (Level.Exemplary, FirstNote) : (Level.PartlyMet, SecondNote);
        var reviewer = Reviewers[number - 1].ToCaller();
        foreach (var criterion in new RubricCatalogue().Scope("quality:pre").Criteria)
            await portal.Send(reviewer, criterion.Id == "CD-3" ? new ScoreCriterion(steps[number - 1], "CD-3", level, note) : new ScoreCriterion(steps[number - 1], criterion.Id, Level.Met, null));
        await portal.Send(reviewer, new SubmitReview(steps[number - 1]));
    }

    public Task<Guid> Decision(Role role) => Open("decision", role, WorkKind.Decision, new("Decide on the reviews", "Décider selon les évaluations"), null, null,
        new("forward", new("Send on", "Transmettre"), null, NeedsReason: false, "main"),
        new("return-to-build", new("Return to build", "Renvoyer à l’élaboration"), null, NeedsReason: true, "plain"));

    /// <summary>What follows from the consolidation: the micro-credential leaves its review.</summary>
    public async Task Close()
    {
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        await Work.Move(Record, CredentialAction.SubmitForDecision);
    }

    private Task<Guid> Open(string step, Role role, WorkKind kind, Bilingual title, string? subject, string? group, params OfferedOutcome[] outcomes) =>
        portal.Send(Caller.Workflow(Instance, null), new OpenWorkItem(Record, Instance, step, kind, title, role.Id, subject, group, outcomes, null));
}
