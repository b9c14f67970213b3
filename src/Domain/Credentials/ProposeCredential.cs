using System.Globalization;
using Governance.Domain.Commands;
using Governance.Domain.Forms;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Credentials;

/// <summary>Starts a proposal in one's own organisation; answers with its readable number. The workflow starts by the event.</summary>
[Requires(Permission.Propose)]
public sealed record ProposeCredential(Guid OrganisationId, Bilingual Unit, Bilingual Title) : ICommand<string>;

internal sealed class ProposeCredentialHandler(GovernanceDb db, CallerSlot slot, FormCatalogue forms, TimeProvider clock) : IRequestHandler<ProposeCredential, string>
{
    public async Task<string> Handle(ProposeCredential request, CancellationToken cancellationToken)
    {
        if (slot.Caller.PersonId is not { } lead || !slot.Caller.May(Permission.Propose, request.OrganisationId))
            throw new Refused(new Sentence("You may propose only in your own organization."));
        var longest = forms.TitleLength;
        Rule.Require(request.Title.En.Length <= longest && request.Title.Fr.Length <= longest, "Keep the title within {0} characters.", longest);
        var institution = await db.Set<Organisation>().AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == request.OrganisationId && one.Kind == OrganisationKind.Institution, cancellationToken);
        Rule.Require(institution is not null, "Choose an organization.");
        var at = clock.GetUtcNow();
        var id = await NextId(at, cancellationToken);
        db.Add(new MicroCredential(id, request.OrganisationId, request.Unit, request.Title, lead, at, institution!.Workflow));
        return id;
    }

    private async Task<string> NextId(DateTimeOffset at, CancellationToken cancellation)
    {
        var year = string.Create(CultureInfo.InvariantCulture, $"MC-{at.Year}-");
        var last = await db.Set<MicroCredential>().Where(one => one.Id.StartsWith(year))
            .OrderByDescending(one => one.Id.Length).ThenByDescending(one => one.Id).Select(one => one.Id).FirstOrDefaultAsync(cancellation);
        var number = last is null ? 1 : int.Parse(last.AsSpan(year.Length), CultureInfo.InvariantCulture) + 1;
        return year + number.ToString("000", CultureInfo.InvariantCulture);
    }
}
