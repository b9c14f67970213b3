using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;

namespace Governance.Domain.Organisations;

/// <summary>Somebody with work to do here. In the demo people are named by their role.</summary>
public sealed class Person : Aggregate
{
    private readonly List<RoleGrant> grants = [];

    private Person()
    {
    }

    public Person(Guid id, Bilingual name, string email, string language)
    {
        Rule.Require(email.Contains('@', StringComparison.Ordinal) && email.Length <= 254, "Enter an e-mail address such as name@example.org.");
        Id = id;
        Name = name;
        Email = email;
        Language = language;
        Record(new PersonRegistered(id));
    }

    public Guid Id { get; private set; }

    public Bilingual Name { get; private set; } = Bilingual.Empty;

    public string Email { get; private set; } = "";

    /// <summary>"en" or "fr": the language of mail to this person.</summary>
    public string Language { get; private set; } = "en";

    public IReadOnlyList<RoleGrant> Grants => grants;

    /// <summary>Mail to this person is in this language from now on.</summary>
    public void ChooseMailLanguage(string language)
    {
        Rule.Require(language is "en" or "fr", "Choose English or French.");
        if (language == Language)
            return;
        Language = language;
        Record(new MailLanguageChosen(Id, language));
    }

    /// <summary>Grants a role in an organisation, or in the whole network where none is named, for a unit of it where one is, from a day on.</summary>
    public void Grant(Guid grantId, Role role, Guid? organisationId, Bilingual? unit, DateTimeOffset from)
    {
        grants.Add(new RoleGrant(grantId, role.Id, organisationId, unit, from));
        Record(new RoleGranted(Id, role.Id, from) { OrganisationId = organisationId, Unit = unit });
    }

    internal bool Holds(string roleId, Guid? organisationId, Bilingual? unit, DateTimeOffset at) =>
        grants.Exists(grant => grant.IsInForce(at) && grant.RoleId == roleId && grant.OrganisationId == organisationId && grant.Unit == unit);

    /// <summary>The roles that are known here and held at that moment.</summary>
    internal IReadOnlyList<HeldRole> HeldAt(DateTimeOffset at) =>
        [.. RolesAt(at).Where(held => Role.Find(held.RoleId) is not null).Select(held => new HeldRole(Role.Find(held.RoleId)!, held.OrganisationId)).Distinct()];

    public IReadOnlyList<HeldRoleId> RolesAt(DateTimeOffset at) =>
        [.. grants.Where(grant => grant.IsInForce(at)).Select(grant => new HeldRoleId(grant.RoleId, grant.OrganisationId))];
}

/// <summary>A role by id and where it is held.</summary>
public sealed record HeldRoleId(string RoleId, Guid? OrganisationId);

/// <summary>A role held by a person for a time.</summary>
public sealed class RoleGrant
{
    private RoleGrant()
    {
    }

    internal RoleGrant(Guid id, string roleId, Guid? organisationId, Bilingual? unit, DateTimeOffset from)
    {
        Id = id;
        RoleId = roleId;
        OrganisationId = organisationId;
        Unit = unit;
        From = from;
    }

    public Guid Id { get; private set; }

    public string RoleId { get; private set; } = "";

    public Guid? OrganisationId { get; private set; }

    /// <summary>The unit of the organisation for which it is held; null: for the whole.</summary>
    public Bilingual? Unit { get; private set; }

    public DateTimeOffset From { get; private set; }

    public DateTimeOffset? Until { get; private set; }

    public bool IsInForce(DateTimeOffset at) => From <= at && (Until is null || at < Until);
}
