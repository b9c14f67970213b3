using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;

namespace Governance.Domain.Organisations;

/// <summary>Somebody with work to do here. In the demo people are named by their role.</summary>
public sealed class Person : Aggregate
{
    /// <summary>The longest name in one language.</summary>
    public const int MaxName = 200;

    private readonly List<RoleGrant> grants = [];

    private Person()
    {
    }

    public Person(Guid id, Bilingual name, string email, string language)
    {
        RequireName(name);
        RequireEmail(email);
        Rule.Require(language is "en" or "fr", "Choose English or French.");
        Id = id;
        Name = name;
        Email = email.ToLowerInvariant();
        Language = language;
        Record(new PersonRegistered(id));
    }

    public Guid Id { get; private set; }

    public Bilingual Name { get; private set; } = Bilingual.Empty;

    /// <summary>In small letters, as capital letters make no other address: so one index keeps two people from having the same.</summary>
    public string Email { get; private set; } = "";

    /// <summary>"en" or "fr": the language of mail to this person.</summary>
    public string Language { get; private set; } = "en";

    public IReadOnlyList<RoleGrant> Grants => grants;

    /// <summary>When they left; null while they are here. What they did stays theirs.</summary>
    public DateTimeOffset? DeactivatedAt { get; private set; }

    /// <summary>When their personal data were erased; null while they are kept.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    /// <summary>Why their personal data are not erased for now; null where nothing but open work keeps them.</summary>
    public ErasureHold? Hold { get; private set; }

    public bool IsActive => DeactivatedAt is null;

    /// <summary>Mail to this person is in this language from now on.</summary>
    public void ChooseMailLanguage(string language)
    {
        Rule.Require(language is "en" or "fr", "Choose English or French.");
        if (language == Language)
            return;
        Language = language;
        Record(new MailLanguageChosen(Id, language));
    }

    /// <summary>Puts their name or address right.</summary>
    public void Correct(Bilingual name, string email)
    {
        RequireName(name);
        RequireEmail(email);
        var written = email.ToLowerInvariant();
        if (name == Name && written == Email)
            return;
        Name = name;
        Email = written;
        Record(new PersonCorrected(Id));
    }

    /// <summary>Grants a role in an organisation, or in the whole network where none is named, for a unit of it where one is, from a day on.</summary>
    /// <param name="until">The first moment after it; null while it has no end.</param>
    /// <param name="by">Who grants it; null: the program itself.</param>
    public void Grant(Guid grantId, Role role, Guid? organisationId, Bilingual? unit, DateTimeOffset from, DateTimeOffset? until = null, Guid? by = null)
    {
        Rule.Require(IsActive, "This person has left; let them come back first.");
        Rule.Require(until is null || until > from, "A role ends after it begins.");
        grants.Add(new RoleGrant(grantId, role.Id, organisationId, unit, from, until, by));
        Record(new RoleGranted(Id, role.Id, from) { OrganisationId = organisationId, Unit = unit, Until = until });
    }

    /// <summary>Ends a role at a moment; one that begins later never does. Throws <see cref="NotFound"/> for a grant of somebody else.</summary>
    public void EndRole(Guid grantId, DateTimeOffset until)
    {
        var grant = grants.Find(one => one.Id == grantId) ?? throw new NotFound();
        var end = until > grant.From ? until : grant.From;
        Rule.Require(grant.Until is null || end < grant.Until, "This role has ended by then already.");
        grant.End(end);
        Record(new RoleEnded(Id, grant.RoleId, grant.Until!.Value) { OrganisationId = grant.OrganisationId, Unit = grant.Unit });
    }

    /// <summary>What they hold for a unit of the organisation they hold for it under its new name.</summary>
    internal void RenameUnits(Guid organisationId, IReadOnlyDictionary<Bilingual, Bilingual> names)
    {
        foreach (var grant in grants.Where(one => one.OrganisationId == organisationId))
            grant.RenameUnit(names);
    }

    /// <summary>They leave: every role that is not over ends.</summary>
    public void Deactivate(DateTimeOffset at)
    {
        Rule.Require(IsActive, "This person has left already.");
        foreach (var grant in grants.Where(one => one.Until is null || (at < one.Until && one.From < one.Until)).ToList())
            EndRole(grant.Id, at);
        DeactivatedAt = at;
        Record(new PersonDeactivated(Id));
    }

    /// <summary>
    /// Takes away everything that says who they were. Roles, seats and what they did stay with the id, so that history and seals hold.
    /// </summary>
    /// <param name="afterYears">The years of the institution’s policy; null where somebody decided it for this person.</param>
    public void Erase(DateTimeOffset at, int? afterYears = null)
    {
        Rule.Require(!IsActive, "Deactivate this person first.");
        Rule.Require(ErasedAt is null, "The data of this person are erased already.");
        Rule.Require(Hold is null, "The data of this person are held: {0}", Hold?.Reason ?? "");
        Name = new("Former member", "Ancien membre");
        Email = $"erased-{Id:N}@invalid";
        Language = "en";
        ErasedAt = at;
        Record(new PersonErased(Id) { AfterYears = afterYears });
    }

    /// <summary>Their personal data are not erased, whatever the policy says, until the hold is lifted.</summary>
    /// <param name="reason">Stands here and not in the trail, so that it can go.</param>
    internal void HoldErasure(string reason, DateTimeOffset at, Guid? by)
    {
        Rule.Require(ErasedAt is null, "The data of this person are erased already.");
        Rule.Require(Hold is null, "The data of this person are held: {0}", Hold?.Reason ?? "");
        Rule.Require(reason.Length is > 0 and <= ErasureHold.MaxReason, "Write why, with at most {0} characters.", ErasureHold.MaxReason);
        Hold = new(reason, at, by);
        Record(new ErasureHeld(Id));
    }

    internal void LiftHold()
    {
        Rule.Require(Hold is not null, "Nothing holds the data of this person.");
        Hold = null;
        Record(new ErasureHoldLifted(Id));
    }

    /// <summary>They come back, without a role.</summary>
    public void Reactivate()
    {
        Rule.Require(ErasedAt is null, "The data of this person are erased already.");
        Rule.Require(!IsActive, "This person is here.");
        DeactivatedAt = null;
        Record(new PersonReactivated(Id));
    }

    public bool Holds(string roleId, Guid? organisationId, Bilingual? unit, DateTimeOffset at) =>
        grants.Exists(grant => grant.IsInForce(at) && grant.RoleId == roleId && grant.OrganisationId == organisationId && grant.Unit == unit);

    /// <summary>The roles that are known here and held at that moment.</summary>
    internal IReadOnlyList<HeldRole> HeldAt(DateTimeOffset at) =>
        [.. grants.Where(grant => grant.IsInForce(at) && Role.Find(grant.RoleId) is not null).Select(grant => new HeldRole(Role.Find(grant.RoleId)!, grant.OrganisationId) { Unit = grant.Unit }).Distinct()];

    /// <summary>Whether they may lead proposals of the organisation at that moment.</summary>
    internal bool MayLead(Guid organisationId, DateTimeOffset at) => HeldAt(at).Any(held => held.Role == Role.InitiativeLead && held.Covers(organisationId));

    public IReadOnlyList<HeldRoleId> RolesAt(DateTimeOffset at) =>
        [.. grants.Where(grant => grant.IsInForce(at)).Select(grant => new HeldRoleId(grant.RoleId, grant.OrganisationId))];

    private static void RequireName(Bilingual name) =>
        Rule.Require(name.En.Trim().Length is > 0 and <= MaxName && name.Fr.Trim().Length is > 0 and <= MaxName, "Write the name, with at most {0} characters.", MaxName);

    private static void RequireEmail(string email) =>
        Rule.Require(email.Contains('@', StringComparison.Ordinal) && email.Length <= 254, "Enter an e-mail address such as name@example.org.");
}

/// <summary>That somebody's personal data are not to be erased for now, such as for a dispute.</summary>
/// <param name="ById">Who said so; null: the program itself.</param>
public sealed record ErasureHold(string Reason, DateTimeOffset At, Guid? ById)
{
    /// <summary>The longest reason.</summary>
    public const int MaxReason = 500;
}

/// <summary>A role by id and where it is held.</summary>
public sealed record HeldRoleId(string RoleId, Guid? OrganisationId);

/// <summary>A role held by a person for a time.</summary>
public sealed class RoleGrant
{
    private RoleGrant()
    {
    }

    internal RoleGrant(Guid id, string roleId, Guid? organisationId, Bilingual? unit, DateTimeOffset from, DateTimeOffset? until, Guid? by)
    {
        Id = id;
        RoleId = roleId;
        OrganisationId = organisationId;
        Unit = unit;
        From = from;
        Until = until;
        GrantedById = by;
    }

    public Guid Id { get; private set; }

    public string RoleId { get; private set; } = "";

    public Guid? OrganisationId { get; private set; }

    /// <summary>The unit of the organisation for which it is held; null: for the whole.</summary>
    public Bilingual? Unit { get; private set; }

    public DateTimeOffset From { get; private set; }

    /// <summary>The first moment after it; null while it has no end.</summary>
    public DateTimeOffset? Until { get; private set; }

    /// <summary>Who granted it; null: the program itself, or before that was kept.</summary>
    public Guid? GrantedById { get; private set; }

    internal void End(DateTimeOffset until) => Until = until;

    internal void RenameUnit(IReadOnlyDictionary<Bilingual, Bilingual> names) => Unit = Unit is null ? null : names.GetValueOrDefault(Unit, Unit);

    public bool IsInForce(DateTimeOffset at) => From <= at && (Until is null || at < Until);
}
