using System.Text.Json.Nodes;
using Governance.Domain.Commands;
using Governance.Domain.Competencies;
using Governance.Domain.Credentials;
using Governance.Domain.Endorsements;
using Governance.Domain.Forms;
using Governance.Domain.Organisations;
using Governance.Domain.Reviews;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Portal.Tests.Harness;
using Governance.Workflows.Engine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Portal.Tests.Partner;

/// <summary>
/// A college, a partner and one micro-credential that the shipped workflow has carried to its quality checks: two
/// reviews and an endorsement wait at once.
/// </summary>
public sealed class QualityScene
{
    private static readonly Dictionary<string, JsonNode> Written = new(StringComparer.Ordinal)
    {
        ["target-learners"] = Pair("New and returning commercial drivers", "Conducteurs professionnels, nouveaux ou de retour"),
        ["industry-voice"] = Pair("Eleven carriers in three counties were asked in May; nine answered."),
        ["description"] = Pair(
            "Plan, document and complete a legal trip, with the paperwork that carriers ask for every day.",
            "Planifier, documenter et réaliser un trajet légal, avec les documents que les transporteurs demandent chaque jour."),
        ["learning-outcomes"] = new JsonArray(
            Pair("Plan a legal, safe and fuel-efficient trip", "Planifier un trajet légal, sûr et économe en carburant"),
            Pair("Read bills of lading, permits and inspection reports without error", "Lire sans erreur connaissements, permis et rapports d’inspection"),
            Pair("Record hours of service correctly", "Consigner correctement les heures de service"),
            Pair("Inspect a vehicle before a trip", "Inspecter un véhicule avant le départ")),
        ["hours"] = 36,
        ["duration-weeks"] = 9,
        ["assessment-plan"] = Pair("A trip-planning scenario, and two observations at a yard."),
        ["mastery-benchmark"] = 80,
    };

    private static readonly Bilingual Title = new("Essential Skills for Truck Drivers", "Compétences essentielles pour camionneurs");

    private readonly PortalFixture portal;

    private QualityScene(PortalFixture portal) => this.portal = portal;

    public string Record { get; private set; } = "";

    public PersonSummary Lead { get; private set; } = null!;

    public PersonSummary Designer { get; private set; } = null!;

    public PersonSummary Dean { get; private set; } = null!;

    public PersonSummary Qa { get; private set; } = null!;

    public IReadOnlyList<PersonSummary> Reviewers { get; private set; } = [];

    public string ContactEmail { get; private set; } = "";

    public Guid Partner { get; private set; }

    public static async Task<QualityScene> Set(PortalFixture portal, string partner = "Ontario Carriers’ Association")
    {
        var scene = new QualityScene(portal);
        var college = await portal.Institution("Fanshawe College");
        scene.ContactEmail = $"training-{college:N}@example.org";
        scene.Partner = await portal.Send(Caller.System, new RegisterOrganisation(OrganisationKind.Partner, new Bilingual(partner, partner), "Ontario") { ContactEmail = scene.ContactEmail });
        scene.Lead = await portal.Person(Role.InitiativeLead, college);
        scene.Designer = await portal.Person(Role.InstructionalDesigner, college);
        scene.Dean = await portal.Person(Role.Dean, college);
        scene.Qa = await portal.Person(Role.QaOfficer, college);
        scene.Reviewers = [await portal.Person(Role.Reviewer, college), await portal.Person(Role.Reviewer, college)];
        scene.Record = await portal.Send(scene.Lead.ToCaller(), new ProposeCredential(
            college, new Bilingual("School of Transportation", "École des transports"), Title));
        await scene.Run();
        await scene.Until(WorkKind.Endorsement);
        return scene;
    }

    public Task Run() => portal.Services.GetRequiredService<WorkflowEngine>().RunUntilQuiet();

    /// <summary>The steps that wait, in the order they were opened.</summary>
    public Task<List<WorkItem>> Open() => portal.Ask((GovernanceDb db) => db.Set<WorkItem>().AsNoTracking()
        .Where(item => item.CredentialId == Record && item.State == WorkState.Open).OrderBy(item => item.OpenedAt).ThenBy(item => item.Id).ToListAsync());

    public async Task<Guid> ReviewStep(int number = 0) => (await Open()).Where(item => item.Kind == WorkKind.Rubric).ElementAt(number).Id;

    /// <summary>The newest request to the partner.</summary>
    public Task<Endorsement> Asked() => portal.Ask((GovernanceDb db) =>
        db.Set<Endorsement>().AsNoTracking().Where(one => one.CredentialId == Record).OrderByDescending(one => one.RequestedAt).FirstAsync());

    /// <summary>The address that the partner's mail leads to.</summary>
    public async Task<string> Link() => "/endorse/" + portal.Services.GetRequiredService<EndorsementLinks>().Create(await Asked());

    /// <summary>The partner has answered before, the reviews are in, and the team has changed hours and assessment since.</summary>
    public async Task AskAgainAfterAChange()
    {
        await Sign();
        foreach (var reviewer in Reviewers)
            await Review(await ReviewStep(), reviewer);
        var consolidation = (await Open()).Single();
        await portal.Send(Qa.ToCaller(), new CompleteWorkItem(consolidation.Id, "return-to-design", "The yard asks for more hours."));
        await Run();
        await Until(WorkKind.Endorsement, ("hours", 40), ("mastery-benchmark", 85));
    }

    public async Task Sign()
    {
        var asked = await Asked();
        await portal.Send(Caller.Partner(asked.Id), new SignEndorsement(asked.Id, asked.LinkNumber, new EndorsementSignature(
            [.. EndorsementClaim.All.Select(claim => new ClaimAnswer(claim.Id, Verdict.Yes, null))], null, "Director of training", true, 1)));
        await Run();
    }

    /// <summary>Scores every criterion and hands the review in.</summary>
    public async Task Review(Guid step, PersonSummary reviewer, Level level = Level.Met)
    {
        foreach (var criterion in portal.Services.GetRequiredService<RubricCatalogue>().Scope("quality:pre").Criteria)
            await portal.Send(reviewer.ToCaller(), new ScoreCriterion(step, criterion.Id, level, level.NeedsNote() ? "Say more." : null));
        await portal.Send(reviewer.ToCaller(), new SubmitReview(step));
        await Run();
    }

    private async Task Until(WorkKind kind, params (string Field, JsonNode Answer)[] changes)
    {
        for (var turn = 0; turn < 20; turn++)
        {
            var open = await Open();
            if (open.Any(item => item.Kind == kind))
                return;
            portal.Clock.Advance(TimeSpan.FromMinutes(1));
            await Answer(open[0], changes);
            await Run();
        }
        throw new InvalidOperationException($"No {kind} was asked for.");
    }

    private async Task Answer(WorkItem item, (string Field, JsonNode Answer)[] changes)
    {
        var by = new[] { Lead, Designer, Dean, Qa }.Single(person => person.Roles[0].Role.Id == item.RoleId).ToCaller();
        if (item.Kind == WorkKind.Form)
            await Fill(item, by, changes);
        if (item.Kind == WorkKind.Competencies)
            await Map(item, by);
        await portal.Send(by, new CompleteWorkItem(item.Id, item.Outcomes[0].Name, null));
    }

    private async Task Fill(WorkItem item, Caller by, (string Field, JsonNode Answer)[] changes)
    {
        var draft = await Draft();
        foreach (var field in portal.Services.GetRequiredService<FormCatalogue>().Section(item.Subject!).Fields)
        {
            var change = changes.FirstOrDefault(one => one.Field == field.Id).Answer;
            if (change is not null || (draft[field.Id] is null && (field.Required || Written.ContainsKey(field.Id))))
                await portal.Send(by, new AnswerProposal(item.Id, field.Id, ProposalAnswer.Of((change ?? Written.GetValueOrDefault(field.Id) ?? Plain(field)).DeepClone())));
        }
    }

    private JsonNode Plain(FormField field) => field.Type switch
    {
        FieldType.Text or FieldType.Long => "Text",
        FieldType.BilingualText or FieldType.BilingualLong => Pair("As the toolkit asks.", "Comme le demande la trousse."),
        FieldType.Number => Math.Max(field.Min ?? 1, Math.Min(20, field.Max ?? 20)),
        FieldType.Date => "2027-01-11",
        FieldType.Choice => field.Options![0].Id,
        FieldType.Choices => new JsonArray(field.Options![0].Id),
        FieldType.Outcomes => new JsonArray(Pair("Plan a trip", "Planifier un trajet")),
        FieldType.Units => new JsonArray(new JsonObject { ["en"] = "Library", ["fr"] = "Bibliothèque" }),
        FieldType.Partner => Partner.ToString(),
    };

    private async Task Map(WorkItem item, Caller by)
    {
        var competency = portal.Services.GetRequiredService<CompetencyCatalogue>().Competencies[0].Id;
        for (var index = 0; index < CompetencyMap.OutcomesOf(await Draft()).Count; index++)
            await portal.Send(by, new MapCompetency(item.Id, index, competency, new Bilingual("Observation", "Observation")));
    }

    private Task<Proposal> Draft() => portal.Ask((GovernanceDb db) =>
        db.Set<MicroCredential>().AsNoTracking().Where(one => one.Id == Record).Select(one => one.Draft).SingleAsync());

    private static JsonObject Pair(string english, string? french = null) => new() { ["en"] = english, ["fr"] = french ?? english };
}
