using Governance.Domain.Calendars;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;

namespace Governance.Domain.Organisations;

public enum OrganisationKind
{
    /// <summary>A college, university or other provider that proposes and owns micro-credentials.</summary>
    Institution,

    /// <summary>An employer, association or professional body that endorses.</summary>
    Partner,
}

/// <summary>A provider or a partner. Its units are schools or departments by name.</summary>
public sealed class Organisation : Aggregate
{
    /// <summary>The longest name in one language.</summary>
    public const int MaxName = 200;

    private Organisation()
    {
    }

    public Organisation(Guid id, OrganisationKind kind, Bilingual name, string region)
    {
        Rule.Require(name.IsComplete, "Write the name in English and in French.");
        Id = id;
        Kind = kind;
        Name = name;
        Region = region;
        Record(new OrganisationRegistered(id, kind, name));
    }

    public Guid Id { get; private set; }

    public OrganisationKind Kind { get; private set; }

    public Bilingual Name { get; private set; } = Bilingual.Empty;

    /// <summary>Province or territory, as written in addresses: "Ontario".</summary>
    public string Region { get; private set; } = "";

    public IReadOnlyList<Bilingual> Units { get; private set; } = [];

    /// <summary>The days on which its people work; null until it says so, and then <see cref="BusinessCalendar.Standard"/> holds.</summary>
    public BusinessCalendar? Calendar { get; private set; }

    /// <summary>The workflow that carries its proposals, by the id of the definition; null: the one for everybody.</summary>
    public string? Workflow { get; private set; }

    /// <summary>Who is known by name at a partner; one of them is written to. Empty where there is an address alone.</summary>
    public IReadOnlyList<PartnerContact> Contacts { get; private set; } = [];

    /// <summary>Where a partner is written to; null for institutions.</summary>
    public string? ContactEmail { get; private set; }

    /// <summary>"en" or "fr": the language in which the contact is written to.</summary>
    public string ContactLanguage { get; private set; } = "en";

    public void AddUnit(Bilingual unit)
    {
        Rule.Require(unit.IsComplete, "Write the name in English and in French.");
        Units = [.. Units, unit];
    }

    /// <summary>Puts name, region and units right. A unit that is taken away stays where it was written: in records, roles and seats.</summary>
    /// <param name="renamed">Units that stay what they are under another name, each by the one that it had.</param>
    public void Correct(Bilingual name, string region, IReadOnlyList<Bilingual> units, IReadOnlyDictionary<Bilingual, Bilingual>? renamed = null)
    {
        Rule.Require(renamed?.All(one => Units.Contains(one.Key) && units.Contains(one.Value)) != false, "The units have changed meanwhile; look again before you save.");
        Rule.Require(name.IsComplete && units.All(unit => unit.IsComplete), "Write the name in English and in French.");
        Rule.Require(name.En.Length <= MaxName && name.Fr.Length <= MaxName && region.Length <= MaxName, "Keep it within {0} characters.", MaxName);
        Rule.Require(units.Distinct().Count() == units.Count, "Name each unit once.");
        if (name == Name && region == Region && units.SequenceEqual(Units))
            return;
        (Name, Region, Units) = (name, region, [.. units]);
        Record(new OrganisationCorrected(Id, name, region, Units) { OrganisationId = Id });
        foreach (var (from, to) in renamed ?? new Dictionary<Bilingual, Bilingual>())
            Record(new UnitRenamed(Id, from, to) { OrganisationId = Id });
    }

    /// <summary>Throws <see cref="RuleBroken"/> for a calendar that cannot be used.</summary>
    public void WorkOn(BusinessCalendar calendar)
    {
        calendar.RequireUsable();
        Calendar = calendar with { WorkingDays = [.. calendar.WorkingDays.Distinct().Order()], Breaks = [.. calendar.Breaks.OrderBy(one => one.From)] };
        Record(new CalendarKept(Id, Calendar) { OrganisationId = Id });
    }

    /// <summary>Proposals that begin from now on are carried by this workflow, or by the one for everybody; those that are under way stay with theirs.</summary>
    public void Follow(string? workflow)
    {
        Rule.Require(Kind == OrganisationKind.Institution, "Choose an institution.");
        Rule.Require(workflow is null or { Length: > 0 and <= 100 }, "Choose a workflow.");
        if (Workflow == workflow)
            return;
        Workflow = workflow;
        Record(new WorkflowFollowed(Id, workflow) { OrganisationId = Id });
    }

    /// <summary>Says who is known at a partner and to whom links go: that it changed is recorded, names and addresses are not.</summary>
    public void KeepContacts(IReadOnlyList<PartnerContact> contacts)
    {
        foreach (var contact in contacts)
            contact.RequireUsable();
        Rule.Require(contacts.DistinctBy(one => one.Email, StringComparer.OrdinalIgnoreCase).Count() == contacts.Count, "Name each contact once.");
        Rule.Require(contacts.Count(one => one.IsAddressed) == 1, "Choose the one contact to whom links go.");
        var addressed = contacts.Single(one => one.IsAddressed);
        Contacts = [.. contacts];
        WriteTo(addressed.Email, addressed.Language);
        Record(new ContactChanged(Id) { OrganisationId = Id });
    }

    public void WriteTo(string email, string language)
    {
        Rule.Require(email.Contains('@', StringComparison.Ordinal) && email.Length <= 254, "Enter an e-mail address such as name@example.org.");
        ContactEmail = email;
        ContactLanguage = language;
    }
}
