using Governance.Domain.Bodies;
using Governance.Domain.Organisations;
using Governance.Domain.Words;

namespace Governance.Domain.Duties;

/// <summary>What separation of duties looks at for one record: who wrote it, who helps produce it, and who decided what.</summary>
/// <param name="Institution">Whose work it is.</param>
/// <param name="Authors">Everyone who wrote on the proposal, and everyone in whose name somebody did.</param>
/// <param name="CoProducer">The partner who helps produce the training, as the latest version says.</param>
/// <param name="Acts">The last answer of every step that decides or endorses.</param>
public sealed record DutyFacts(Guid Institution, IReadOnlyList<Guid> Authors, Guid? CoProducer, IReadOnlyList<DutyAct> Acts)
{
    /// <summary>The bodies that voted on it, whatever they are called: who chairs one of them gives no approval of what it decided.</summary>
    public IReadOnlyList<Guid>? Bodies { get; init; }

    /// <summary>The same once this act is done: it takes the place of the step's earlier answer.</summary>
    public DutyFacts With(DutyAct act) => this with { Acts = [.. Acts.Where(one => one.Step != act.Step), act] };
}

/// <summary>An answer at a step.</summary>
/// <param name="Step">The step's id in the definition.</param>
/// <param name="Actors">Who answered; with a delegate both, the delegate first; of a vote everybody who took part in it. None for a partner.</param>
/// <param name="Partner">The partner who endorsed; none elsewhere.</param>
public sealed record DutyAct(string Step, IReadOnlyList<DutyActor> Actors, Guid? Partner = null)
{
    internal bool IsBy(Guid person) => Actors.Any(actor => actor.Person == person);
}

/// <summary>A person as they were when they answered.</summary>
/// <param name="Person">Who.</param>
/// <param name="Units">The units for which they held roles in the institution.</param>
/// <param name="Institutions">The institutions that they held roles or seats for.</param>
/// <param name="Chairs">The committees of the institution that they chaired, and the bodies of it that voted on the record while they chaired them, or chair now; without the one that votes.</param>
public sealed record DutyActor(Guid Person, IReadOnlyList<Bilingual> Units, IReadOnlyList<Guid> Institutions, IReadOnlyList<Guid> Chairs)
{
    /// <summary>
    /// Where they come from, as a rule that asks for different units sees it: their units in the institution whose work it is; who
    /// belongs to other institutions alone comes from these. Empty: it is not known.
    /// </summary>
    internal IReadOnlyList<object> ComeFrom(Guid institution) => Institutions.Contains(institution) || Units.Count > 0 ? [.. Units] : [.. Institutions];

    /// <summary>
    /// A person as they are at a moment, seen from an institution, by the roles they were granted and the seats they hold. Of a body
    /// that votes its own chair is left out: they approve nothing that another committee of theirs decided.
    /// </summary>
    /// <param name="decided">The bodies that voted on the record.</param>
    public static DutyActor Of(Guid person, IEnumerable<RoleGrant> grants, IEnumerable<Body> bodies, Guid institution, DateTimeOffset at, Guid? voting = null, IReadOnlyCollection<Guid>? decided = null)
    {
        var roles = grants.Where(grant => grant.IsInForce(at)).ToList();
        var seats = bodies.SelectMany(body => body.Seats.Where(seat => seat.PersonId == person && seat.IsHeldAt(at)).Select(seat => (Body: body, Seat: seat))).ToList();
        return new(
            person,
            [.. roles.Where(grant => grant.OrganisationId == institution).Select(grant => grant.Unit).OfType<Bilingual>().Distinct().OrderBy(unit => unit.En, StringComparer.Ordinal)],
            [.. roles.Select(grant => grant.OrganisationId).Concat(seats.Select(one => one.Seat.OrganisationId)).OfType<Guid>().Distinct().Order()],
            [.. seats.Where(one => one.Body.OrganisationId == institution && one.Seat.Role == SeatRole.Chair && one.Body.Id != voting && (one.Body.Kind == BodyKind.Committee || decided?.Contains(one.Body.Id) == true)).Select(one => one.Body.Id).Distinct().Order()]);
    }
}
