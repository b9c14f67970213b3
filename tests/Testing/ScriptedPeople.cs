using System.Globalization;
using System.Text.Json.Nodes;
using Governance.Domain.Commands;
using Governance.Domain.Competencies;
using Governance.Domain.Conditions;
using Governance.Domain.Credentials;
using Governance.Domain.Endorsements;
using Governance.Domain.Forms;
using Governance.Domain.Organisations;
using Governance.Domain.Reviews;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Workflows.Engine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Testing;

/// <summary>
/// One person for each role of an institution, and a partner, who answer the steps of the shipped workflow as they come:
/// the whole life of a micro-credential in a few lines of a test.
/// </summary>
public sealed class ScriptedPeople
{
    private const string Consortium = "consortium";

    private readonly TestHost host;
    private readonly List<Guid> others = [];
    private readonly Dictionary<string, List<Caller>> byRole = [];
    private readonly FormCatalogue forms = new();
    private readonly Guid institution;
    private readonly Guid partner;
    private ScriptedBodies bodies;

    private ScriptedPeople(TestHost host, Guid institution, Guid partner)
    {
        this.host = host;
        this.institution = institution;
        this.partner = partner;
        bodies = new(host);
    }

    /// <summary>What they write in a field instead of the first thing that fits, also where nothing need be written.</summary>
    public Dictionary<string, JsonNode> Answers { get; } = [];

    /// <summary>The level that each reviewer gives to every criterion, in the order they come; "Met" for whoever is not listed.</summary>
    public Queue<Level> Levels { get; } = [];

    /// <summary>Told true before somebody types answer by answer or score by score, and false when they are about to send.</summary>
    public Action<bool> Typing { get; set; } = _ => { };

    /// <summary>Publishes the shipped definitions and makes the people, and the bodies that vote in them.</summary>
    /// <param name="workflow">The workflow that their institution has chosen; null: the one for everybody.</param>
    public static async Task<ScriptedPeople> Of(TestHost host, string? workflow = null)
    {
        await ShippedDefinitions.BringIn(host.Services.GetRequiredService<CommandSender>());
        Bilingual[] units = [new("School of Business", "École d’administration"), new("School of Health", "École de la santé"), new("Library", "Bibliothèque")];
        var people = new ScriptedPeople(host, await host.A.Institution(workflow: workflow, moreUnits: units), await host.A.Partner());
        foreach (var role in Role.All)
        {
            var count = role == Role.Reviewer || role == Role.Liaison ? units.Length : 1;
            for (var number = 0; number < count; number++)
                people.Of(role).Add(workflow == Consortium && count > 1 ? await people.Sent(role, number) : await host.A.Person(role, people.institution, unit: workflow is not null && count > 1 ? units[number] : null));
        }
        await people.bodies.Found(people.institution, people.The(Role.CommitteeSecretary));
        return people;
    }

    /// <summary>Those who are there already, in the one institution of a database that somebody else filled.</summary>
    public static async Task<ScriptedPeople> Found(TestHost host)
    {
        var organisations = await host.WithDb(db => db.Set<Organisation>().AsNoTracking().ToListAsync());
        var people = new ScriptedPeople(host, organisations.Single(one => one.Kind == OrganisationKind.Institution).Id, organisations.Single(one => one.Kind == OrganisationKind.Partner).Id);
        foreach (var person in await host.Ask<PeopleQueries, IReadOnlyList<PersonSummary>>(queries => queries.WithRoles()))
            people.Of(person.Roles[0].Role).Add(person.ToCaller());
        return people;
    }

    /// <summary>The same people on a copy of the host that they were made on.</summary>
    public ScriptedPeople On(TestHost copy)
    {
        var people = new ScriptedPeople(copy, institution, partner);
        foreach (var (role, callers) in byRole)
            people.byRole[role] = callers;
        people.bodies = bodies.On(copy);
        return people;
    }

    public Caller The(Role role, int number = 0) => Of(role)[number];

    public async Task<string> Propose()
    {
        var id = await host.A.Credential(The(Role.InitiativeLead));
        await Run();
        return id;
    }

    public Task Run() => host.Services.GetRequiredService<WorkflowEngine>().RunUntilQuiet();

    /// <summary>The ids of the steps that wait, in the order they were opened.</summary>
    public async Task<IReadOnlyList<string>> Open(string credentialId) => [.. (await OpenItems(credentialId)).Select(item => item.StepId)];

    /// <summary>Answers steps with their first outcome, in the order they come, until one of this id waits.</summary>
    public async Task Until(string credentialId, string stepId)
    {
        for (var turn = 0; turn < 60; turn++)
        {
            var open = await OpenItems(credentialId);
            if (open.Any(item => item.StepId == stepId))
                return;
            if (open.Count == 0)
                throw new InvalidOperationException($"Nothing waits, and {stepId} was not reached.");
            await Answer(open[0], open[0].Outcomes[0].Name, open[0].Outcomes[0].NeedsReason ? "Said by the script." : null);
        }
        throw new InvalidOperationException($"{stepId} was not reached in sixty answers.");
    }

    /// <summary>Answers the step of this id, as whoever it waits for, and lets the workflow go on.</summary>
    public async Task Answer(string credentialId, string stepId, string? outcome = null, string? reason = null, ReturnMode? mode = null)
    {
        var item = (await OpenItems(credentialId)).Single(one => one.StepId == stepId);
        await Answer(item, outcome ?? item.Outcomes[0].Name, reason, mode);
    }

    public Task<bool> HasAnswered(string credentialId, string stepId) =>
        host.WithDb(db => db.Set<WorkItem>().AnyAsync(one => one.CredentialId == credentialId && one.StepId == stepId && one.State == WorkState.Completed));

    /// <summary>Writes one answer of the proposal at the form step of this id, which waits, and does not send it.</summary>
    public async Task Write(string credentialId, string stepId, string field, ProposalAnswer answer)
    {
        var item = (await OpenItems(credentialId)).Single(one => one.StepId == stepId);
        await host.Send(The(Role.Find(item.RoleId!)!), new AnswerProposal(item.Id, field, answer));
    }

    public Task<CredentialState> State(string credentialId) =>
        host.WithDb(db => db.Set<MicroCredential>().Where(one => one.Id == credentialId).Select(one => one.State).SingleAsync());

    public Task<List<WorkItem>> OpenItems(string credentialId) => host.WithDb(db =>
        db.Set<WorkItem>().AsNoTracking().Where(one => one.CredentialId == credentialId && one.State == WorkState.Open).OrderBy(one => one.OpenedAt).ThenBy(one => one.Id).ToListAsync());

    /// <summary>Somebody of another institution of the consortium, who holds the role for all of them.</summary>
    private async Task<Caller> Sent(Role role, int number)
    {
        while (others.Count <= number)
            others.Add(await host.A.Institution(workflow: Consortium));
        var person = await host.A.Person(role);
        await host.Send(Caller.System, new GrantRole(person.PersonId!.Value, role.Id, others[number]));
        return person;
    }

    private List<Caller> Of(Role role) => byRole.TryGetValue(role.Id, out var known) ? known : byRole[role.Id] = [];

    private async Task Answer(WorkItem item, string outcome, string? reason, ReturnMode? mode = null)
    {
        // people take their time: a second round of the same step is a later one
        host.Clock.Advance(TimeSpan.FromHours(1));
        switch (item.Kind)
        {
            case WorkKind.Form:
                await Fill(item);
                await Complete(item, outcome, reason);
                break;
            case WorkKind.Competencies:
                await MapAll(item);
                await Complete(item, outcome, reason);
                break;
            case WorkKind.Decision:
                await Complete(item, outcome, reason, mode);
                break;
            case WorkKind.Rubric:
                await Review(item);
                break;
            case WorkKind.Endorsement:
                await Endorse(item, outcome, reason);
                break;
            case WorkKind.Vote:
                await bodies.Vote(item, outcome, reason, mode, ConditionsOf(item.Outcomes.First(one => one.Name == outcome)));
                break;
        }
        await Run();
    }

    private async Task Complete(WorkItem item, string outcome, string? reason, ReturnMode? mode = null)
    {
        var offered = item.Outcomes.First(one => one.Name == outcome);
        if (offered.NeedsCleared || offered.Publishes)
            await ClearConditions(item.CredentialId);
        await host.Send(Answerer(item), new CompleteWorkItem(item.Id, outcome, reason) { ReturnMode = mode, Conditions = ConditionsOf(offered) });
    }

    /// <summary>One condition for the team where the outcome asks for some.</summary>
    internal IReadOnlyList<NewCondition> ConditionsOf(OfferedOutcome offered) =>
        offered.AsksConditions ? [new("Name a second assessor.", Role.InitiativeLead.Id, host.Clock.GetUtcNow().AddDays(20), IsBeforePublication: true)] : [];

    /// <summary>The team says how each open condition was met, and whoever set it clears it.</summary>
    private async Task ClearConditions(string credentialId)
    {
        foreach (var condition in await host.WithDb(db => db.Set<Condition>().AsNoTracking().Where(one => one.CredentialId == credentialId && one.State == ConditionState.Open).ToListAsync()))
        {
            await host.Send(The(Role.Find(condition.OwnerRoleId)!), new AnswerCondition(condition.Id, "She was named."));
            await host.Send(condition.SetByBodyId is null ? The(Role.Find(condition.SetByRoleId!)!) : bodies.Chair, new ClearCondition(condition.Id));
        }
    }

    /// <summary>Of several who hold the role, the one of the step's number.</summary>
    private Caller Answerer(WorkItem item)
    {
        var number = item.StepId.FirstOrDefault(char.IsDigit) is var digit and not default(char) ? digit - '1' : 0;
        var holders = Of(Role.Find(item.RoleId!)!);
        if (item.Units is { } units)
            return holders.First(one => one.Holds(Role.Find(item.RoleId!)!, item.OrganisationId, units)).Proven();
        return holders[number < holders.Count ? number : 0].Proven();
    }

    private async Task Fill(WorkItem item)
    {
        var draft = await host.WithDb(db => db.Set<MicroCredential>().Where(one => one.Id == item.CredentialId).Select(one => one.Draft).SingleAsync());
        Typing(true);
        foreach (var field in forms.Section(item.Subject!).Fields.Where(field => Answers.ContainsKey(field.Id) || forms.Section(item.Subject!).Gaps(draft).Contains(field)))
            await host.Send(The(Role.Find(item.RoleId!)!), new AnswerProposal(item.Id, field.Id, Answers.TryGetValue(field.Id, out var own) ? ProposalAnswer.Of(own) : AnswerTo(field)));
        Typing(false);
    }

    private ProposalAnswer AnswerTo(FormField field) => field.Type switch
    {
        FieldType.Text or FieldType.Long => ProposalAnswer.Of(JsonValue.Create("Text")),
        FieldType.BilingualText or FieldType.BilingualLong => ProposalAnswer.Of(new Bilingual("Text", "Texte")),
        FieldType.Number => ProposalAnswer.Of(JsonValue.Create(Math.Max(field.Min ?? 1, Math.Min(20, field.Max ?? 20)))),
        FieldType.Date => ProposalAnswer.Of(JsonValue.Create(host.Clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
        FieldType.Choice => ProposalAnswer.Of(JsonValue.Create(field.Options![0].Id)),
        FieldType.Choices => ProposalAnswer.Of(new JsonArray(field.Options![0].Id)),
        FieldType.Outcomes => ProposalAnswer.Of([new Bilingual("Plan a trip", "Planifier un trajet"), new Bilingual("Read a manifest", "Lire un manifeste")]),
        FieldType.Units => ProposalAnswer.Of([new Bilingual("Library", "Bibliothèque")]),
        FieldType.Partner => ProposalAnswer.Of(JsonValue.Create(partner.ToString())),
    };

    private async Task MapAll(WorkItem item)
    {
        var outcomes = await host.WithDb(async db =>
            (await db.Set<MicroCredential>().Where(one => one.Id == item.CredentialId).Select(one => one.Draft).SingleAsync())[CompetencyMap.OutcomesFieldId]!.AsBilingualRows().Count);
        var competency = host.Services.GetRequiredService<CompetencyCatalogue>().Competencies[0].Id;
        Typing(true);
        for (var index = 0; index < outcomes; index++)
            await host.Send(The(Role.Find(item.RoleId!)!), new MapCompetency(item.Id, index, competency, new Bilingual("Observation", "Observation")));
        Typing(false);
    }

    private async Task Review(WorkItem item)
    {
        var level = Levels.TryDequeue(out var given) ? given : Level.Met;
        var reviewer = await NextReviewer(item);
        Typing(true);
        foreach (var criterion in host.Services.GetRequiredService<RubricCatalogue>().Scope(item.Subject).Criteria)
            await host.Send(reviewer, new ScoreCriterion(item.Id, criterion.Id, level, "Seen in the proposal."));
        Typing(false);
        await host.Send(reviewer.Proven(), new SubmitReview(item.Id));
    }

    /// <summary>Whoever began this review, or a reviewer who has no other one of this round.</summary>
    private async Task<Caller> NextReviewer(WorkItem item)
    {
        var begun = await host.WithDb(db => db.Set<Review>().Where(one => one.WorkItemId == item.Id).Select(one => (Guid?)one.ReviewerId).SingleOrDefaultAsync());
        if (begun is not null)
            return Of(Role.Reviewer).Single(caller => caller.PersonId == begun);
        var done = await host.WithDb(db => db.Set<Review>().Where(one => one.CredentialId == item.CredentialId && one.VersionNumber == item.VersionNumber && one.StageSince == item.StageSince).Select(one => one.ReviewerId).ToListAsync());
        return Of(Role.Reviewer).First(caller => !done.Contains(caller.PersonId!.Value));
    }

    private async Task Endorse(WorkItem item, string outcome, string? reason)
    {
        var asked = await host.WithDb(db => db.Set<Endorsement>().SingleAsync(one => one.WorkItemId == item.Id));
        var contact = Caller.Partner(asked.Id);
        if (outcome == DeclineEndorsement.Outcome)
            await host.Send(contact, new DeclineEndorsement(asked.Id, asked.LinkNumber, reason ?? "Not our field."));
        else
            await host.Send(contact, new SignEndorsement(asked.Id, asked.LinkNumber, Signature()));
    }

    private static EndorsementSignature Signature() => new(
        [.. EndorsementClaim.All.Select(claim => new ClaimAnswer(claim.Id, Verdict.Yes, null))], null, "Director of training", true, 1);
}
