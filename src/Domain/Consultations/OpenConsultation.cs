using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Forms;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Consultations;

/// <summary>Puts parts of the latest version before the public until a time; answers with the consultation's id.</summary>
/// <param name="Step">What the workflow calls it.</param>
/// <param name="Shows">Names of fields and sections of the form, as <see cref="JudgedFields"/> reads them.</param>
[Requires(Permission.RunWorkflow)]
public sealed record OpenConsultation(string CredentialId, Bilingual Step, IReadOnlyList<string> Shows, DateTimeOffset ClosesAt) : ICommand<Guid>;

internal sealed class OpenConsultationHandler(GovernanceDb db, FormCatalogue forms, TimeProvider clock) : IRequestHandler<OpenConsultation, Guid>
{
    public async Task<Guid> Handle(OpenConsultation request, CancellationToken cancellationToken)
    {
        var record = await db.Set<MicroCredential>().Include(one => one.Versions).SingleOrDefaultAsync(one => one.Id == request.CredentialId, cancellationToken) ?? throw new NotFound();
        var at = clock.GetUtcNow();
        var consultation = new Consultation(OrderedId.At(at), request, record.OrganisationId, record.LatestVersion?.Number, JudgedFields.Of(forms, request.Shows), at);
        db.Add(consultation);
        return consultation.Id;
    }
}
