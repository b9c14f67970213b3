using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Discussion;
using Governance.Domain.Forms;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Consultations;

/// <summary>Reads consultations, without tracking: what is public for everybody, what was said for those who read the record.</summary>
public sealed class ConsultationQueries(GovernanceDb db, FormCatalogue forms, TimeProvider clock)
{
    /// <summary>What is open now, the one that closes first at the top.</summary>
    public async Task<IReadOnlyList<OpenConsultationRow>> Open(CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        var open = await db.Set<Consultation>().AsNoTracking().Where(one => one.EndedAt == null && one.ClosesAt > now).OrderBy(one => one.ClosesAt).ThenBy(one => one.Id).ToListAsync(cancellation);
        var records = open.Select(one => one.CredentialId).ToList();
        var titles = await db.Set<MicroCredential>().Where(record => records.Contains(record.Id)).ToDictionaryAsync(record => record.Id, record => record.Title, cancellation);
        var numbers = open.Select(one => one.VersionNumber).Distinct().ToList();
        var versions = (await db.Set<CredentialVersion>().Where(version => records.Contains(version.CredentialId) && numbers.Contains(version.Number))
            .Select(version => new { version.CredentialId, version.Number, version.Content }).ToListAsync(cancellation)).ToDictionary(version => (version.CredentialId, version.Number), version => version.Content);
        var places = open.Select(one => one.OrganisationId).Distinct().ToList();
        var organisations = await db.Set<Organisation>().AsNoTracking().Where(one => places.Contains(one.Id)).ToDictionaryAsync(one => one.Id, cancellation);
        return [.. open.Select(one => new OpenConsultationRow(one.CredentialId, CatalogueText.TitleOf(versions[(one.CredentialId, one.VersionNumber)], titles[one.CredentialId]),
            organisations[one.OrganisationId].Name, organisations[one.OrganisationId].Region, one.ClosesAt))];
    }

    /// <summary>The last consultation on a record as the public reads it. Throws <see cref="NotFound"/> where the public was never asked.</summary>
    public async Task<PublicConsultation> At(string credentialId, CancellationToken cancellation = default)
    {
        var one = await db.Set<Consultation>().AsNoTracking().Where(one => one.CredentialId == credentialId).OrderByDescending(one => one.OpenedAt).ThenByDescending(one => one.Id).FirstOrDefaultAsync(cancellation)
            ?? throw new NotFound();
        var (title, content, organisation) = await Put(one, cancellation);
        var isOpen = one.IsOpen(clock.GetUtcNow());
        return new(one.Id, credentialId, one.Step, title, organisation.Name, organisation.Region,
            isOpen ? [.. forms.InOrder(one.Fields)] : [],
            isOpen ? one.Fields.Aggregate(Proposal.Empty, (shown, field) => content[field] is { } answer ? shown.With(field, answer) : shown) : Proposal.Empty,
            one.OverAt, isOpen);
    }

    /// <summary>How many comments of the public the caller may read; null where the public was never asked, or the caller reads none.</summary>
    public async Task<int?> Count(string credentialId, Caller caller, CancellationToken cancellation = default) =>
        await db.Set<Consultation>().AnyAsync(one => one.CredentialId == credentialId, cancellation) && await RecordReaders.Of(db, credentialId, cancellation) is { } readers && readers.MayRead(caller)
            ? await db.Set<PublicComment>().CountAsync(one => one.CredentialId == credentialId, cancellation)
            : null;

    /// <summary>The consultations on a record, the last one first; none for whoever may not read what is said beside it.</summary>
    public async Task<IReadOnlyList<ConsultationReading>> Of(string credentialId, Caller caller, CancellationToken cancellation = default)
    {
        var all = await db.Set<Consultation>().AsNoTracking().Where(one => one.CredentialId == credentialId).OrderByDescending(one => one.OpenedAt).ThenByDescending(one => one.Id).ToListAsync(cancellation);
        if (all.Count == 0 || await RecordReaders.Of(db, credentialId, cancellation) is not { } readers || !readers.MayRead(caller))
            return [];
        var comments = await db.Set<PublicComment>().AsNoTracking().Where(one => one.CredentialId == credentialId).OrderBy(one => one.Id).ToListAsync(cancellation);
        var people = comments.Select(one => one.AnsweredById).OfType<Guid>().Distinct().ToList();
        var names = await db.Set<Person>().AsNoTracking().Where(one => people.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Name, cancellation);
        var order = forms.InOrder(comments.Select(one => one.FieldId).OfType<string>().Distinct()).ToList();
        var (mayAnswer, seesAddresses) = (ConsultationAccess.MayAnswer(readers.Record, caller), ConsultationAccess.SeesAddresses(readers.Record, caller));
        return [.. all.Select(one => new ConsultationReading(one.Id, credentialId, one.Step, one.VersionNumber, one.OpenedAt, one.OverAt, one.IsOpen(clock.GetUtcNow()),
            [.. comments.Where(comment => comment.ConsultationId == one.Id).OrderBy(comment => comment.FieldId is { } field ? order.IndexOf(field) : order.Count).Select(Reading)],
            mayAnswer && !CredentialLifecycle.IsEnded(readers.Record.State), caller.May(Permission.KeepBodies, one.OrganisationId)))];

        PublicCommentReading Reading(PublicComment comment) => new(
            comment.Id, comment.FieldId, comment.Name, comment.From, seesAddresses ? comment.Email : null, comment.Text, comment.At,
            comment.Disposition, comment.Answer, comment.AnsweredById is { } by ? names.GetValueOrDefault(by) : null, comment.AnsweredAt);
    }

    /// <summary>What was put before the public: the version's own title and answers, and who proposes it.</summary>
    private async Task<(Bilingual Title, Proposal Content, Organisation Organisation)> Put(Consultation one, CancellationToken cancellation)
    {
        var title = await db.Set<MicroCredential>().Where(record => record.Id == one.CredentialId).Select(record => record.Title).SingleAsync(cancellation);
        var content = await db.Set<CredentialVersion>().Where(version => version.CredentialId == one.CredentialId && version.Number == one.VersionNumber).Select(version => version.Content).SingleAsync(cancellation);
        var organisation = await db.Set<Organisation>().AsNoTracking().SingleAsync(organisation => organisation.Id == one.OrganisationId, cancellation);
        return (CatalogueText.TitleOf(content, title), content, organisation);
    }
}
