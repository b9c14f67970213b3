using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Reviews;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Portal.Tests.Harness;
using Governance.Portal.Tests.Work;

namespace Governance.Portal.Tests.Reviewing;

/// <summary>A frozen proposal with rubric steps, opened as a workflow opens them, and its reviewer.</summary>
public sealed class ReviewScene
{
    private static readonly Guid Instance = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);
    private readonly PortalFixture portal;

    private ReviewScene(PortalFixture portal) => this.portal = portal;

    public PersonSummary Reviewer { get; private set; } = null!;

    public Guid College { get; private set; }

    public Guid Step { get; private set; }

    public static async Task<ReviewScene> Set(PortalFixture portal, string title = "Writing for business success", string french = "Rédaction professionnelle")
    {
        var work = await WorkScene.Set(portal);
        var scene = new ReviewScene(portal) { College = work.College, Reviewer = await portal.Person(Role.Reviewer, work.College) };
        var record = await work.Record(title, french);
        await work.Write(record,
            ("need", WorkScene.Pair("Employers in the region cannot fill 400 posts a year.", "Les employeurs de la région ont 400 postes vacants par année.")),
            ("hours", 20),
            ("assessment-plan", WorkScene.Pair("Learners rewrite one real complaint reply.", "Les personnes apprenantes réécrivent une vraie réponse à une plainte.")));
        await work.Move(record, CredentialAction.Explore);
        await work.Freeze(record);
        scene.Step = await portal.Send(Caller.Workflow(Instance, null), new OpenWorkItem(
            record, Instance, "review-1", WorkKind.Rubric, new Bilingual("Score the quality rubric", "Remplir la grille de qualité"), Role.Reviewer.Id, "quality:pre", "quality",
            [new OfferedOutcome("scored", new("Send the review", "Envoyer l’évaluation"), new("Shown once both reviews are in", "Visible quand les deux évaluations sont reçues"), NeedsReason: false, "main")],
            portal.Clock.GetUtcNow().AddDays(4)));
        return scene;
    }

    public Task<ReviewSheet?> Sheet() => portal.Ask((ReviewQueries reviews) => reviews.For(Step, Reviewer.ToCaller()));

    /// <summary>Scores every criterion as met, but for those named.</summary>
    public async Task ScoreAllBut(params string[] left)
    {
        foreach (var one in (await Sheet())!.Elements.SelectMany(element => element.Criteria).Where(one => !left.Contains(one.Criterion.Id)))
            await portal.Send(Reviewer.ToCaller(), new ScoreCriterion(Step, one.Criterion.Id, Level.Met, null));
    }
}
