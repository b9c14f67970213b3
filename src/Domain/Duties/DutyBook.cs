using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Endorsements;
using Governance.Domain.Organisations;
using Governance.Domain.Reviews;
using Governance.Domain.Storage;
using Governance.Domain.Voting;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Duties;

/// <summary>Which facts a book of duties is read with.</summary>
internal enum DutyReading
{
    /// <summary>All: what was answered, by whom, and what they are called.</summary>
    Everything,

    /// <summary>
    /// What says whether people may act at steps, many of them at once: not what was answered in records where no rule compares it with
    /// an answer of theirs, nor what authors are called.
    /// </summary>
    WhoMayAct,
}

/// <summary>
/// The facts of some records, read at once: what was answered there and who could answer. Steps whose definition states
/// no duty cost nothing.
/// </summary>
internal sealed class DutyBook(DutyReading reading)
{
    private readonly Dictionary<string, RecordOfDuties> records = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, Person> people = [];
    private readonly Dictionary<Guid, Bilingual> names = [];
    private ILookup<Guid, Body> bodies = Array.Empty<Body>().ToLookup(one => one.Id);
    private IReadOnlyDictionary<Guid, VoteTaken> votes = new Dictionary<Guid, VoteTaken>();
    private ILookup<string, Answered> answers = Array.Empty<Answered>().ToLookup(one => "");
    private ILookup<string, Answered> begun = Array.Empty<Answered>().ToLookup(one => "");
    private ILookup<string, Answered> held = Array.Empty<Answered>().ToLookup(one => "");

    /// <summary>Reads what concerns these steps and these people.</summary>
    internal static async Task<DutyBook> Of(
        GovernanceDb db, IEnumerable<WorkItem> items, IEnumerable<Guid> candidates, CancellationToken cancellation, DutyReading reading = DutyReading.Everything)
    {
        var book = new DutyBook(reading);
        var bound = items.Where(item => item.Duties is not null).ToList();
        if (bound.Count > 0)
            await book.Read(db, Records(bound), reading == DutyReading.Everything ? Records(bound) : await Compared(db, bound, cancellation), candidates, cancellation);
        return book;
    }

    /// <summary>Reads what concerns these steps, the caller and those for whom they act.</summary>
    internal static Task<DutyBook> Of(
        GovernanceDb db, IEnumerable<WorkItem> items, Caller caller, CancellationToken cancellation, DutyReading reading = DutyReading.Everything) =>
        Of(db, items, [.. caller.PersonId is { } me ? new[] { me } : [], .. caller.Principals.Select(one => one.PersonId)], cancellation, reading);

    private static List<string> Records(IEnumerable<WorkItem> items) => [.. items.Select(item => item.CredentialId).Distinct()];

    /// <summary>The records in which some rule compares what people may do at these steps with what was answered.</summary>
    private static async Task<List<string>> Compared(GovernanceDb db, List<WorkItem> bound, CancellationToken cancellation)
    {
        var ids = Records(bound.Where(item => item.Duties?.Any(duty => duty.Rule == DutyRule.NoOtherPart) == true));
        var apart = bound.SelectMany(item => item.Duties!).Where(duty => duty.Rule == DutyRule.NoOtherPart).SelectMany(duty => duty.Steps).Distinct().ToList();
        var reached = apart.Count == 0 ? [] : await db.Set<WorkItem>().AsNoTracking()
            .Where(item => ids.Contains(item.CredentialId) && apart.Any(named => item.StepId == named || EF.Functions.Like(item.StepId, named + "/%")))
            .Select(item => item.CredentialId).Distinct().ToListAsync(cancellation);
        return [.. Records(bound.Where(ComparesAnswers)).Union(reached)];
    }

    /// <summary>Who has no other part is compared where a step that the rule names was reached, and only there.</summary>
    private static bool ComparesAnswers(WorkItem item) => item.Duties?.Any(duty => item.IsWriting
        ? duty.Rule == DutyRule.NoAuthorDecides
        : duty.Rule is DutyRule.DifferentUnits or DutyRule.DifferentPeople or DutyRule.ChairIsNotApprover && duty.IsAbout(item.StepId)) == true;

    /// <summary>Whether the caller may act at the step, in whichever name.</summary>
    internal bool MayAct(WorkItem item, Caller caller, DateTimeOffset at) => Way(item, caller, at).Refused is null;

    /// <summary>In whose name the caller may act at a step that waits for them; else what forbids it in the first of the ways.</summary>
    internal (Guid? Principal, DutyBreach? Refused) Way(WorkItem item, Caller caller, DateTimeOffset at)
    {
        DutyBreach? first = null;
        foreach (var way in item.WaysFor(caller))
        {
            if (Against(item, DutyCheck.Actors(caller.PersonId!.Value, way), at) is not [var breach, ..])
                return (way, null);
            first ??= breach;
        }
        return (null, first);
    }

    /// <summary>The facts of the step's record as they are now. The record must be among those read, with everything.</summary>
    internal DutyFacts Facts(WorkItem item) => reading == DutyReading.Everything ? Known(item) : throw new InvalidOperationException("Not everything was read.");

    private DutyFacts Known(WorkItem item)
    {
        var record = records[item.CredentialId];
        var decided = Decided(item);
        return new(record.Institution, record.Authors, record.CoProducer, [.. answers[item.CredentialId].Select(one => Act(one, record.Institution, decided))]) { Bodies = decided };
    }

    /// <summary>The bodies that voted on the step's record, with the one that votes at the step.</summary>
    private List<Guid> Decided(WorkItem item) => [.. answers[item.CredentialId].Select(one => one.Body).Append(item.BodyId).OfType<Guid>().Distinct().Order()];

    /// <summary>
    /// What would be broken if these people answered the step now, or wrote at it; none where nothing would. Reviews that others
    /// have begun count, so that nobody scores for an hour what cannot be handed in. Who decided what members may still object to
    /// has decided: by writing they would take the decision away.
    /// </summary>
    internal IReadOnlyList<DutyBreach> Against(WorkItem item, IReadOnlyList<Guid> actors, DateTimeOffset at)
    {
        if (item.Duties is not { } duties)
            return [];
        return item.IsWriting
            ? SeparationOfDuties.AgainstWriting(actors, duties, held[item.CredentialId].Aggregate(Known(item), (facts, one) => facts.With(Act(one, facts.Institution, []))))
            : SeparationOfDuties.Against(ActOf(item, actors, at), duties, begun[item.CredentialId].Aggregate(Known(item), (facts, one) => facts.With(Act(one, facts.Institution, []))));
    }

    internal DutyAct ActOf(WorkItem item, IReadOnlyList<Guid> actors, DateTimeOffset at) =>
        new(item.StepId, [.. actors.Select(actor => Actor(item.CredentialId, actor, records[item.CredentialId].Institution, at, item.BodyId, Decided(item)))]);

    /// <summary>A person as they are at a moment, seen from an institution.</summary>
    private DutyActor Actor(string credential, Guid personId, Guid institution, DateTimeOffset at, Guid? voting, IReadOnlyCollection<Guid> decided)
    {
        var now = DutyActor.Of(personId, people.GetValueOrDefault(personId)?.Grants ?? [], bodies[personId], institution, at, voting, decided);
        // who gave up the chair since led what the body decided all the same
        var then = answers[credential].Where(one => one.At <= at && one.Body != voting && votes.GetValueOrDefault(one.Id)?.Chairs.Contains(personId) == true).Select(one => one.Body!.Value)
            .Where(body => bodies[personId].Any(one => one.Id == body && one.OrganisationId == institution));
        return now with { Chairs = [.. now.Chairs.Union(then).Order()] };
    }

    /// <summary>The name behind an id of a breach.</summary>
    internal Bilingual Name(Guid id) => names.GetValueOrDefault(id) ?? Bilingual.Empty;

    private DutyAct Act(Answered one, Guid institution, IReadOnlyCollection<Guid> decided) => one.Kind == WorkKind.Endorsement
        ? new(one.Step, [], Guid.TryParse(one.Subject, out var partner) ? partner : null)
        : new(one.Step, [.. new[] { one.By, one.For }.OfType<Guid>().Concat(votes.GetValueOrDefault(one.Id)?.Voters ?? []).Select(person => Actor(one.Credential, person, institution, one.At, one.Body, decided))]);

    private async Task Read(GovernanceDb db, List<string> ids, List<string> compared, IEnumerable<Guid> candidates, CancellationToken cancellation)
    {
        foreach (var record in await db.Set<MicroCredential>().AsNoTracking().Where(one => ids.Contains(one.Id))
            .Select(one => new { one.Id, one.OrganisationId, one.LeadId, one.Writers, one.CoProducerId }).ToListAsync(cancellation))
            records[record.Id] = new(record.OrganisationId, [record.LeadId, .. record.Writers ?? []], record.CoProducerId);
        var found = compared.Count == 0 ? [] : await db.Set<WorkItem>().AsNoTracking()
            .Where(item => compared.Contains(item.CredentialId) && item.State == WorkState.Completed && item.Kind != WorkKind.Form && item.Kind != WorkKind.Competencies)
            .Select(item => new Answered(item.CredentialId, item.StepId, item.Kind, item.Subject, item.CompletedById, item.ForId, item.Outcome, item.CompletedAt!.Value, item.Id, item.BodyId))
            .ToListAsync(cancellation);
        // only a step's latest answer counts, and a partner who declined vouches for nothing
        answers = found.OrderBy(one => one.At).ThenBy(one => one.Id).GroupBy(one => (one.Credential, one.Step)).Select(group => group.Last())
            .Where(one => one.Kind != WorkKind.Endorsement || one.Outcome != DeclineEndorsement.Outcome).ToLookup(one => one.Credential, StringComparer.Ordinal);
        var reviews = compared.Count == 0 ? [] : await db.Set<WorkItem>().AsNoTracking().Where(item => compared.Contains(item.CredentialId) && item.State == WorkState.Open && item.Kind == WorkKind.Rubric)
            .Join(db.Set<Review>(), item => item.Id, review => review.WorkItemId, (item, review) => new Answered(item.CredentialId, item.StepId, item.Kind, item.Subject, review.ReviewerId, review.ForId, null, review.StartedAt, item.Id, null))
            .ToListAsync(cancellation);
        begun = reviews.ToLookup(one => one.Credential, StringComparer.Ordinal);
        var all = await db.Set<Body>().AsNoTracking().ToListAsync(cancellation);
        bodies = all.SelectMany(body => body.Seats.Select(seat => seat.PersonId).Distinct().Select(person => (person, body))).ToLookup(one => one.person, one => one.body);
        foreach (var body in all)
            names[body.Id] = body.Name;
        var deciding = compared.Count == 0 ? [] : await db.Set<WorkItem>().AsNoTracking().Where(item => compared.Contains(item.CredentialId) && item.State == WorkState.Open && item.Kind == WorkKind.Vote)
            .Join(db.Set<Motion>().Where(motion => motion.State == MotionState.Held), item => item.Id, motion => motion.WorkItemId, (item, motion) => new Answered(item.CredentialId, item.StepId, item.Kind, null, null, null, motion.Outcome, motion.ClosedAt!.Value, item.Id, item.BodyId))
            .ToListAsync(cancellation);
        held = deciding.ToLookup(one => one.Credential, StringComparer.Ordinal);
        if (found.Concat(deciding).Any(one => one.Body is not null))
            votes = await Voters.Of(db, compared, all, cancellation);
        await ReadPeople(db, [.. candidates, .. reading == DutyReading.Everything ? records.Values.SelectMany(one => one.Authors) : [], .. found.Concat(reviews).SelectMany(one => new[] { one.By, one.For }).OfType<Guid>(), .. votes.Values.SelectMany(vote => vote.Voters)], cancellation);
    }

    private async Task ReadPeople(GovernanceDb db, IEnumerable<Guid> wanted, CancellationToken cancellation)
    {
        var ids = wanted.Distinct().ToList();
        foreach (var person in await db.Set<Person>().AsNoTracking().Where(one => ids.Contains(one.Id)).ToListAsync(cancellation))
            (people[person.Id], names[person.Id]) = (person, person.Name);
        foreach (var organisation in await db.Set<Organisation>().AsNoTracking().Select(one => new { one.Id, one.Name }).ToListAsync(cancellation))
            names[organisation.Id] = organisation.Name;
    }

    private sealed record RecordOfDuties(Guid Institution, IReadOnlyList<Guid> Authors, Guid? CoProducer);

    private sealed record Answered(string Credential, string Step, WorkKind Kind, string? Subject, Guid? By, Guid? For, string? Outcome, DateTimeOffset At, Guid Id, Guid? Body);
}
