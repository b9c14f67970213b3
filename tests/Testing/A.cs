using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Words;

namespace Governance.Testing;

/// <summary>Makes what a test needs, through the same commands as the product; every call makes another one.</summary>
public sealed class A(TestHost host)
{
    private int made;

    /// <param name="workflow">The workflow that carries its proposals; null: the one for everybody.</param>
    public Task<Guid> Institution(string? name = null, string? workflow = null, params IReadOnlyList<Bilingual> moreUnits)
    {
        var number = ++made;
        return host.Send(Caller.System, new RegisterOrganisation(
            OrganisationKind.Institution,
            new Bilingual(name ?? $"College {number}", name ?? $"Collège {number}"),
            "Ontario")
        {
            Units = [School, .. moreUnits],
            Workflow = workflow,
        });
    }

    public Task<Guid> Partner(string? name = null)
    {
        var number = ++made;
        return host.Send(Caller.System, new RegisterOrganisation(
            OrganisationKind.Partner,
            new Bilingual(name ?? $"Employer {number}", name ?? $"Employeur {number}"),
            "Ontario")
        {
            ContactEmail = $"partner{number}@example.org",
        });
    }

    /// <summary>Somebody who holds the role there, or in the whole network; answers with the caller they act as.</summary>
    public async Task<Caller> Person(Role role, Guid? organisationId = null, string language = "en", Bilingual? unit = null)
    {
        var number = ++made;
        var name = new Bilingual($"{role.Name.En} {number}", $"{role.Name.Fr} {number}");
        var id = await host.Send(Caller.System, new RegisterPerson(name, $"person{number}@example.org", language));
        await host.Send(Caller.System, new GrantRole(id, role.Id, organisationId) { Unit = unit });
        return Caller.Person(id, name.En, [new HeldRole(role, organisationId) { Unit = unit }]);
    }

    /// <summary>A new proposal of the lead's own organisation; answers with its number, such as MC-2026-001.</summary>
    public Task<string> Credential(Caller lead, Bilingual? title = null) =>
        host.Send(lead, new ProposeCredential(
            lead.Roles[0].OrganisationId ?? throw new ArgumentException("The lead must hold the role in an organisation.", nameof(lead)),
            School,
            title ?? new Bilingual($"Skill {++made}", $"Compétence {made}")));

    /// <summary>A new proposal of a new lead in a new institution.</summary>
    public async Task<string> Credential() => await Credential(await Person(Role.InitiativeLead, await Institution()));

    private static readonly Bilingual School = new("School of Technology", "École de technologie");
}
