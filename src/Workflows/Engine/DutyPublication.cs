using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Duties;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Workflows.Definitions;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Engine;

/// <summary>Separation of duties when a definition is published: who publishes it, and whether the people who are there can keep its rules.</summary>
public sealed class DutyPublication(GovernanceDb db, CallerSlot slot, TimeProvider clock)
{
    /// <summary>
    /// The steps that nobody could answer, institution by institution, with the rules or the unit that leave nobody: in those whose
    /// proposals it carries; where it carries none yet, in those for which the caller publishes.
    /// </summary>
    /// <param name="definition">With the definitions that it uses in their places: a step inside one is told of at the step that uses it.</param>
    public async Task<IReadOnlyList<StepProblem>> Problems(WorkflowDefinition definition, IReadOnlyDictionary<string, ActivityDeclaration> known, CancellationToken cancellation)
    {
        var duties = DeclaredDuties.Of(definition);
        var steps = definition.AllActivities.Where(step => DeclaredDuties.Decides(step, known) && step.Input("role")?.Text is not null)
            .Select(step => new DutyStep(step.Id, step.Input("role")!.Text!) { PersonId = NamedIn(step) }).ToList();
        var ofUnits = definition.AllActivities.Where(step => step.Input(UnitChoice.Input)?.Text is { Length: > 0 } && step.Input("role")?.Text is { } role && role != Role.InitiativeLead.Id).ToList();
        var named = definition.AllActivities.Where(step => NamedIn(step) is not null && step.Input("role")?.Text is { } role && role != Role.InitiativeLead.Id).ToList();
        var votes = definition.AllActivities.Where(step => step.Type == "Governance.Vote" && step.Input("body")?.Text is not null).ToList();
        if ((duties.Count == 0 || (steps.Count == 0 && votes.Count == 0)) && ofUnits.Count == 0 && named.Count == 0)
            return [];
        var people = await db.Set<Person>().AsNoTracking().ToListAsync(cancellation);
        var institutions = await Concerned(definition.DefinitionId, cancellation);
        var voting = votes.Select(step => step.Input("body")!.Text!).ToHashSet(StringComparer.Ordinal);
        var bodies = await db.Set<Body>().AsNoTracking().ToListAsync(cancellation);
        var book = new Staff(people, bodies, [.. bodies.Where(body => voting.Contains(body.Code)).Select(body => body.Id)], clock.GetUtcNow());
        var problems = named.SelectMany(step => WithoutNamed(step, people, [.. institutions.Where(one => one.Workflow == definition.DefinitionId)])).Concat(institutions.OrderBy(one => one.Name.En, StringComparer.Ordinal).SelectMany(institution =>
            Eligibility.Problems(duties, steps, book.Of(institution.Id), institution.Id)
                .Select(problem => Problem(problem, institution, definition.Find(problem.Step)!, people))
                .Concat(ofUnits.SelectMany(step => WithoutHolder(step, institution, book)))
                .Concat(votes.SelectMany(step => WithoutQuorum(step, duties, institution, bodies, book)))));
        return [.. problems.Select(problem => problem.StepId is { } inside && inside.IndexOf('/', StringComparison.Ordinal) is > 0 and var end ? problem with { StepId = inside[..end], Input = null } : problem)];
    }

    private async Task<List<Organisation>> Concerned(string definitionId, CancellationToken cancellation)
    {
        var institutions = await db.Set<Organisation>().AsNoTracking().Where(one => one.Kind == OrganisationKind.Institution).ToListAsync(cancellation);
        var isForEverybody = await db.Set<StoredTrigger>().AnyAsync(trigger => trigger.DefinitionId == definitionId && trigger.Key == FollowWorkflow.ForEverybody, cancellation);
        var followers = institutions.FindAll(one => one.Workflow == definitionId || (isForEverybody && one.Workflow is null));
        return followers.Count > 0 ? followers : institutions.FindAll(one => slot.Caller.May(Permission.PublishDefinitions, one.Id));
    }

    private static Guid? NamedIn(Activity step) => Guid.TryParse(step.Input("person")?.Text, out var person) ? person : null;

    /// <summary>Where whoever a step names cannot answer it: they are not there, or hold its role nowhere, or not where the definition is followed.</summary>
    private IEnumerable<StepProblem> WithoutNamed(Activity step, List<Person> people, IReadOnlyList<Organisation> followers)
    {
        var role = Role.Find(step.Input("role")!.Text!);
        if (people.Find(one => one.Id == NamedIn(step)) is not { } person)
            return [new(step.Id, "“{0}” names somebody who is not there.", DefinitionRules.Called(step)) { Input = "person" }];
        var held = new Staff([person], [], [], clock.GetUtcNow()).Held().Where(one => one.Role == role).ToList();
        if (held.Count == 0)
            return [new(step.Id, "{0} does not hold the role of {1}, so that nobody could answer “{2}”.", person.Name, role?.Name ?? Bilingual.Empty, DefinitionRules.Called(step)) { Input = "person" }];
        return followers.Where(institution => !held.Exists(one => one.Covers(institution.Id)))
            .Select(institution => new StepProblem(step.Id, "At {0}, {1} does not hold the role of {2}, so that nobody could answer “{3}”.", institution.Name, person.Name, role!.Name, DefinitionRules.Called(step)) { Input = "person" });
    }

    /// <summary>The units for which nobody holds the role of a step that is for one unit alone. A role that nobody holds there at all is not this rule's concern.</summary>
    private static IEnumerable<StepProblem> WithoutHolder(Activity step, Organisation institution, Staff staff)
    {
        var role = Role.Find(step.Input("role")!.Text!);
        var held = staff.Held(institution.Id).Where(one => one.Role == role).ToList();
        return held.Count == 0 ? [] : institution.Units.Where(unit => !held.Exists(one => one.Covers(institution.Id, [unit])))
            .Select(unit => new StepProblem(step.Id, "At {0} nobody holds the role of {1} for {2}, so that nobody could answer “{3}” for its proposals.", institution.Name, role!.Name, unit, DefinitionRules.Called(step)));
    }

    /// <summary>Where the rules keep so many members of the body from a vote that it could have no quorum. A body that is not there is not this rule's concern.</summary>
    private IEnumerable<StepProblem> WithoutQuorum(Activity step, IReadOnlyList<Duty> duties, Organisation institution, List<Body> bodies, Staff staff)
    {
        if (bodies.Find(one => one.OrganisationId == institution.Id && one.Code == step.Input("body")!.Text) is not { } body)
            return [];
        var at = clock.GetUtcNow();
        var members = body.MembersAt(at).Where(member => member.IsVoting).ToList();
        var people = members.Select(member => member.PersonId).Distinct().Select(member => staff.Of(member, institution.Id, body.Id)).OfType<DutyPerson>().ToList();
        return VoteEligibility.Problems(step.Id, duties, body.BylawsAt(at), members, [.. people.Select(person => person.Actor)], people.Where(person => person.MayPropose).Select(person => person.Actor.Person), institution.Id)
            .Select(problem => problem.Proposer is { } proposer
                ? new StepProblem(step.Id, "At {0} so many members of {1} are kept from “{2}” for a proposal of {3} that it could have no quorum: {4}.", institution.Name, body.Name, DefinitionRules.Called(step), staff.Name(proposer), Named(problem.Rules))
                : new(step.Id, "At {0} so many members of {1} are kept from “{2}” that it could have no quorum: {3}.", institution.Name, body.Name, DefinitionRules.Called(step), Named(problem.Rules)));
    }

    /// <summary>
    /// Refuses an author of the version as its publisher, where this version or the one in force asks for that: the rule
    /// cannot be published away by the one whom it binds.
    /// </summary>
    internal async Task RequireMayPublish(StoredDefinition version, StoredDefinition? before, CancellationToken cancellation)
    {
        if (slot.Caller.PersonId is not { } publisher || !version.Authors.Contains(publisher) || !AskForAnother(version.Json, before?.Json))
            return;
        var name = await db.Set<Person>().Where(person => person.Id == publisher).Select(person => person.Name).SingleAsync(cancellation);
        throw new RuleBroken(new DutyBreach(DutyRule.AuthorIsNotPublisher, "", publisher).Sentence(_ => name));
    }

    /// <summary>Whether the rules of a version, or of the one in force, ask that none of its authors publishes it.</summary>
    internal static bool AskForAnother(params IEnumerable<string?> texts) => texts.OfType<string>()
        .Any(text => DeclaredDuties.Of(DefinitionReader.Read(text).Definition!).Any(duty => duty.Rule == DutyRule.AuthorIsNotPublisher));

    private static StepProblem Problem(NobodyEligible problem, Organisation institution, Activity step, List<Person> people)
    {
        var rules = Named(problem.Rules);
        return problem.Proposer is { } proposer
            ? new(step.Id, "At {0} nobody could answer “{1}” for a proposal of {2}: {3}.", institution.Name, DefinitionRules.Called(step), people.First(person => person.Id == proposer).Name, rules)
            : new(step.Id, "At {0} nobody could answer “{1}”: {2}.", institution.Name, DefinitionRules.Called(step), rules);
    }

    private static Bilingual Named(IReadOnlyList<DutyRule> rules) =>
        new(string.Join("; ", rules.Select(rule => rule.Name().InBoth().En)), string.Join("\u202F; ", rules.Select(rule => rule.Name().InBoth().Fr)));

    /// <summary>The people who hold roles, as each institution sees them.</summary>
    private sealed class Staff(List<Person> people, List<Body> bodies, IReadOnlyCollection<Guid> voting, DateTimeOffset at)
    {
        public IReadOnlyList<DutyPerson> Of(Guid institution) =>
            [.. people.Select(person => Person(person, institution)).Where(person => person.RoleIds.Count > 0)];

        /// <summary>A member of a body that votes, as the institution sees them; null where they are no longer there.</summary>
        public DutyPerson? Of(Guid person, Guid institution, Guid body) => people.Find(one => one.Id == person) is { } found ? Person(found, institution, body) : null;

        public Bilingual Name(Guid person) => people.First(one => one.Id == person).Name;

        public IEnumerable<HeldRole> Held(Guid institution) => Held().Where(held => held.Covers(institution));

        public IEnumerable<HeldRole> Held() =>
            people.SelectMany(person => person.Grants).Where(grant => grant.IsInForce(at) && Role.Find(grant.RoleId) is not null)
                .Select(grant => new HeldRole(Role.Find(grant.RoleId)!, grant.OrganisationId) { Unit = grant.Unit });

        private DutyPerson Person(Person person, Guid institution, Guid? votes = null)
        {
            var grants = person.Grants.Where(grant => grant.IsInForce(at)).ToList();
            var roles = grants.Where(grant => grant.OrganisationId is null || grant.OrganisationId == institution).Select(grant => grant.RoleId).Distinct().ToList();
            return new(DutyActor.Of(person.Id, grants, bodies, institution, at, votes, voting), roles, roles.Exists(role => Role.Find(role)?.Grants(Permission.Propose) == true));
        }
    }
}
