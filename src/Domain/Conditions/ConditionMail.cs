using Governance.Domain.Credentials;
using Governance.Domain.Deliveries;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Conditions;

/// <summary>Writes to those who see to conditions, and to those who set them.</summary>
internal sealed class ConditionMail(GovernanceDb db, Outbox outbox, StepReaders readers)
{
    internal Task<Bilingual> TitleOf(string credentialId, CancellationToken cancellation) =>
        db.Set<MicroCredential>().Where(one => one.Id == credentialId).Select(one => one.Title).SingleAsync(cancellation);

    /// <summary>One mail about conditions of one owner.</summary>
    internal async Task TellOwners(IReadOnlyList<Condition> conditions, Sentence subject, CancellationToken cancellation)
    {
        var first = conditions[0];
        var words = string.Join(" ", conditions.Select(one => $"“{one.Text}”"));
        var about = new MailAbout(first.CredentialId, Subject: subject.InBoth(), Text: new Sentence("About what “{0}” asks for: {1}", first.Step, words).InBoth());
        if (first.OwnerRoleId == Role.InitiativeLead.Id)
            outbox.Mail(Addressee.Person(await LeadOf(first.CredentialId, cancellation)), MailTemplate.Message, about);
        else
            await outbox.MailRole(first.OwnerRoleId, first.OrganisationId, MailTemplate.Message, about, cancellation: cancellation);
    }

    /// <summary>To whoever set it; where a body did, to those who lead it.</summary>
    internal async Task TellJudges(Condition condition, Sentence subject, CancellationToken cancellation)
    {
        var about = new MailAbout(condition.CredentialId, Subject: subject.InBoth(), Text: new Sentence("“{0}”: {1}", condition.Text, condition.Answer ?? "").InBoth());
        var judges = condition.SetByBodyId is { } body ? await readers.Presiders(body, cancellation) : condition.SetById is { } by ? [by] : [];
        foreach (var judge in judges)
            outbox.Mail(Addressee.Person(judge), MailTemplate.Message, about);
    }

    private Task<Guid> LeadOf(string credentialId, CancellationToken cancellation) =>
        db.Set<MicroCredential>().Where(one => one.Id == credentialId).Select(one => one.LeadId).SingleAsync(cancellation);
}
