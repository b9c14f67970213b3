using Governance.Domain.Commands;
using Governance.Domain.Words;
using static Governance.Domain.Commands.Permission;

namespace Governance.Domain.Organisations;

/// <summary>
/// A role that people hold in an organisation, and what it grants. The ids stand in workflow definitions and in
/// people's databases; they never change. Source of the roles: the toolkit's chapter 3 and the project's own system
/// roles (governance seed, D6).
/// </summary>
public sealed record Role(string Id, Bilingual Name, IReadOnlyList<Permission> Permissions)
{
    public static readonly Role InitiativeLead = new("initiative-lead",
        new("Initiative lead", "Responsable de l’initiative"),
        [SeeOwnWork, ReadBodies, CompleteWork, ReadOwnRecords, Propose, WriteProposal, Withdraw, ReadDefinitions]);

    public static readonly Role InstructionalDesigner = new("instructional-designer",
        new("Instructional designer", "Conception pédagogique"),
        [SeeOwnWork, ReadBodies, CompleteWork, ReadOwnRecords, WriteProposal, ReadDefinitions]);

    public static readonly Role Dean = new("dean",
        new("Dean", "Direction de faculté"),
        [SeeOwnWork, ReadBodies, CompleteWork, ReadRecords, ReadReviews, Suspend, ReadDefinitions]);

    public static readonly Role Reviewer = new("reviewer",
        new("Quality reviewer", "Évaluation de la qualité"),
        [SeeOwnWork, ReadBodies, CompleteWork, Review]);

    public static readonly Role QaOfficer = new("qa-officer",
        new("QA officer", "Responsable de l’assurance qualité"),
        [SeeOwnWork, ReadBodies, CompleteWork, ReadRecords, ReadReviews, Suspend, KeepPartners, KeepBusinessDays, OperateWorkflows, PublishDefinitions, ReadAuditTrail, ReadDefinitions]);

    public static readonly Role CommitteeMember = new("committee-member",
        new("Curriculum committee", "Comité des programmes"),
        [SeeOwnWork, ReadBodies, CompleteWork, ReadRecords, ReadReviews, ReadDefinitions]);

    public static readonly Role CommitteeSecretary = new("committee-secretary",
        new("Committee secretary", "Secrétariat de comité"),
        [SeeOwnWork, ReadBodies, CompleteWork, ReadRecords, ReadReviews, KeepBodies, ReadDefinitions]);

    public static readonly Role Registrar = new("registrar",
        new("Registrar", "Registraire"),
        [SeeOwnWork, ReadBodies, CompleteWork, ReadRecords, ReadReviews, ReadDefinitions]);

    public static readonly Role Coordinator = new("coordinator",
        new("Program coordinator", "Coordination de programme"),
        [SeeOwnWork, ReadBodies, CompleteWork, ReadRecords]);

    public static readonly Role EmployerEngagement = new("employer-engagement",
        new("Employer engagement lead", "Relations avec les employeurs"),
        [SeeOwnWork, ReadBodies, CompleteWork, ReadRecords, KeepPartners]);

    public static readonly Role Finance = new("finance",
        new("Finance and resources", "Finances et ressources"),
        [SeeOwnWork, ReadBodies, CompleteWork, ReadRecords]);

    public static readonly Role Technology = new("technology",
        new("Information technology", "Technologies de l’information"),
        [SeeOwnWork, ReadBodies, CompleteWork, ReadRecords]);

    public static readonly Role Accessibility = new("accessibility",
        new("Accessibility and languages", "Accessibilité et langues"),
        [SeeOwnWork, ReadBodies, CompleteWork, ReadRecords]);

    public static readonly Role Marketing = new("marketing",
        new("Marketing", "Promotion"),
        [SeeOwnWork, ReadBodies, CompleteWork, ReadRecords]);

    public static readonly Role Liaison = new("liaison",
        new("Liaison of a unit or partner", "Liaison d’une unité ou d’un partenaire"),
        [SeeOwnWork, ReadBodies, CompleteWork, ReadRecords]);

    public static readonly Role VicePresident = new("vice-president",
        new("Vice-president or provost", "Vice-présidence ou vice-rectorat"),
        [SeeOwnWork, ReadBodies, CompleteWork, ReadRecords, ReadReviews]);

    public static readonly Role AppealsOfficer = new("appeals-officer",
        new("Appeals officer", "Instance d’appel"),
        [SeeOwnWork, ReadBodies, CompleteWork, ReadRecords, ReadReviews]);

    public static readonly Role Auditor = new("auditor",
        new("Auditor", "Vérification"),
        [SeeOwnWork, ReadBodies, ReadRecords, ReadReviews, ReadAuditTrail, ReadDefinitions]);

    public static readonly Role Administrator = new("administrator",
        new("Administrator", "Administration"),
        [SeeOwnWork, ReadBodies, ReadRecords, KeepBodies, KeepPartners, ManagePeople, KeepSettings, KeepBusinessDays, OperateWorkflows, PublishDefinitions, ReadAuditTrail, ReadDefinitions]);

    /// <summary>Every role, in the order a person would list them.</summary>
    public static readonly IReadOnlyList<Role> All =
    [
        InitiativeLead, InstructionalDesigner, Dean, Reviewer, QaOfficer, CommitteeMember, CommitteeSecretary, Registrar,
        Coordinator, EmployerEngagement, Finance, Technology, Accessibility, Marketing, Liaison, VicePresident, AppealsOfficer,
        Auditor, Administrator,
    ];

    public static Role? Find(string id) => All.FirstOrDefault(role => role.Id == id);

    public bool Grants(Permission permission) => Permissions.Contains(permission);

    public bool Equals(Role? other) => other?.Id == Id;

    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);
}
