using Governance.Domain.Organisations;
using Governance.Domain.Words;
using Governance.Domain.Work;

namespace Governance.Domain.Commands;

/// <summary>
/// Who acts, with the roles they hold at this moment. Comes in by the front door (the request, the circuit, the burst)
/// and is never looked up from a static.
/// </summary>
public sealed record Caller
{
    /// <summary>The person, or null for a visitor, a partner's link and the system itself.</summary>
    public Guid? PersonId { get; private init; }

    /// <summary>The name shown to others, in the form that roles are named in the demo ("Registrar, Fanshawe College").</summary>
    public string Name { get; private init; } = "";

    /// <summary>The role and where it is held, one entry per grant in force.</summary>
    public IReadOnlyList<HeldRole> Roles { get; private init; } = [];

    /// <summary>The seats held in bodies at this moment, alternates included.</summary>
    public IReadOnlyList<HeldSeat> Seats { get; private init; } = [];

    /// <summary>The endorsement that this caller's link was made for; everything else is closed to them.</summary>
    public Guid? EndorsementId { get; private init; }

    /// <summary>The instance that acts, when the caller is a workflow.</summary>
    public Guid? InstanceId { get; private init; }

    /// <summary>The person on whose word a workflow acts: recorded beside the workflow.</summary>
    public Guid? OnWordOf { get; private init; }

    /// <summary>The event that a workflow acts upon; null where a time has come, or a person acts.</summary>
    public Guid? Because { get; private init; }

    /// <summary>Those who are away and for whom this person acts now, with the roles that are theirs and not lent to them: a delegation is not passed on.</summary>
    public IReadOnlyList<Principal> Principals { get; private init; } = [];

    public bool IsSystem { get; private init; }

    /// <summary>Whether the person has shown again, for this one command, who they are: what is signed needs it.</summary>
    public bool IsProven { get; private init; }

    public static readonly Caller Visitor = new();

    /// <summary>The program itself at start or in a verb of the command line: migrate, seed, first administrator.</summary>
    public static readonly Caller System = new() { IsSystem = true };

    public static Caller Person(
        Guid personId, string name, IReadOnlyList<HeldRole> roles, IReadOnlyList<HeldSeat>? seats = null, IReadOnlyList<Principal>? principals = null) =>
        new() { PersonId = personId, Name = name, Roles = roles, Seats = seats ?? [], Principals = principals ?? [] };

    /// <summary>The same caller, who has just shown who they are. Whoever says so has checked it: the portal, by the password.</summary>
    public Caller Proven() => this with { IsProven = true };

    public static Caller Partner(Guid endorsementId) => new() { EndorsementId = endorsementId };

    public static Caller Workflow(Guid instanceId, Guid? onWordOf, Guid? because = null) =>
        new() { InstanceId = instanceId, OnWordOf = onWordOf, Because = because };

    /// <summary>Whether the permission is held anywhere.</summary>
    public bool May(Permission permission) =>
        permission is Permission.ReadCatalogue or Permission.CommentInPublic
        || (PersonId is not null && permission is Permission.KeepOwnAccount or Permission.Advise or Permission.Discuss)
        || (IsSystem && permission is Permission.ManagePeople or Permission.PublishDefinitions or Permission.ReadAuditTrail or Permission.RunWorkflow)
        || (InstanceId is not null && permission is Permission.RunWorkflow)
        || (Seats.Count > 0 && permission is Permission.Vote or Permission.SeeOwnWork)
        || (EndorsementId is not null && permission is Permission.AnswerEndorsement)
        || Roles.Any(held => held.Role.Grants(permission));

    /// <summary>Whether the permission is held in this organisation, or in the whole network.</summary>
    public bool May(Permission permission, Guid organisationId) =>
        Roles.Any(held => held.Role.Grants(permission) && held.Covers(organisationId))
        || (Roles.Count == 0 && May(permission));

    /// <summary>Whether the role is held in this organisation, or in the whole network; where units are named, for one of them or for all.</summary>
    public bool Holds(Role role, Guid organisationId, IReadOnlyList<Bilingual>? units = null) =>
        Roles.Any(held => held.Role == role && held.Covers(organisationId, units));

    public bool SitsIn(Guid bodyId) => Seats.Any(seat => seat.BodyId == bodyId);

    /// <summary>Whether the caller leads the votes of this body.</summary>
    public bool Presides(Guid bodyId) => Seats.Any(seat => seat.BodyId == bodyId && seat.Presides);
}

/// <summary>A seat in a body, by the body's id.</summary>
/// <param name="Presides">Whether its holder is the chair or the secretary, who lead its votes.</param>
public sealed record HeldSeat(Guid BodyId, bool Presides);

/// <summary>Somebody who is away, the roles they hold themselves, and the kinds of step that they left to the caller.</summary>
public sealed record Principal(Guid PersonId, Bilingual Name, IReadOnlyList<HeldRole> Roles, IReadOnlyList<WorkKind> Kinds)
{
    public bool Holds(Role role, Guid organisationId, IReadOnlyList<Bilingual>? units = null) => Roles.Any(held => held.Role == role && held.Covers(organisationId, units));
}

/// <summary>A role and the organisation it is held in; null means the whole network.</summary>
public sealed record HeldRole(Role Role, Guid? OrganisationId)
{
    /// <summary>The unit for which it is held; null: for the whole organisation.</summary>
    public Bilingual? Unit { get; init; }

    public bool Covers(Guid organisationId) => OrganisationId is null || OrganisationId == organisationId;

    /// <summary>Whether it is held for one of these units, or for all there are; where none are named, for any part of the organisation.</summary>
    public bool Covers(Guid organisationId, IReadOnlyList<Bilingual>? units) =>
        Covers(organisationId) && (units is null || Unit is null || units.Contains(Unit));
}
