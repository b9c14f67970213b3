using Governance.Domain.Commands;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using MediatR;

namespace Governance.Domain.Organisations;

/// <summary>
/// Adds a provider with its units, or a partner with the address it is written to; answers with its id.
/// A contact goes with its language ("en" or "fr").
/// </summary>
[Requires(Permission.ManagePeople)]
public sealed record RegisterOrganisation(OrganisationKind Kind, Bilingual Name, string Region) : ICommand<Guid>
{
    public IReadOnlyList<Bilingual> Units { get; init; } = [];

    /// <summary>The workflow that carries its proposals, by the id of the definition; null: the one for everybody.</summary>
    public string? Workflow { get; init; }

    public string? ContactEmail { get; init; }

    public string ContactLanguage { get; init; } = "en";
}

internal sealed class RegisterOrganisationHandler(GovernanceDb db, CallerSlot slot, TimeProvider clock) : IRequestHandler<RegisterOrganisation, Guid>
{
    public Task<Guid> Handle(RegisterOrganisation request, CancellationToken cancellationToken)
    {
        slot.Caller.RequireManages(null);
        var organisation = new Organisation(OrderedId.At(clock.GetUtcNow()), request.Kind, request.Name, request.Region);
        foreach (var unit in request.Units)
            organisation.AddUnit(unit);
        if (request.Workflow is { } workflow)
            organisation.Follow(workflow);
        if (request.ContactEmail is { } email)
            organisation.WriteTo(email, request.ContactLanguage);
        db.Add(organisation);
        return Task.FromResult(organisation.Id);
    }
}
