using Governance.Domain.Commands;
using Governance.Domain.Deliveries;
using Governance.Domain.Endorsements;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Work;

/// <summary>
/// Gives the notice of a waiting step whose time has come, if one has, and answers with the time of the next one; null where none
/// follows. It writes mail and an event and decides nothing. Of several that were missed only the last is given.
/// </summary>
/// <param name="EscalateToRoleId">Who is told besides those whom it waits for when the step is late; null: the QA office.</param>
[Requires(Permission.RunWorkflow)]
public sealed record RemindOfWorkItem(Guid WorkItemId, string? EscalateToRoleId = null) : ICommand<DateTimeOffset?>
{
    /// <summary>When the notices fall, as the step says; null: as usual.</summary>
    public NoticePercents? Percents { get; init; }
}

internal sealed class RemindOfWorkItemHandler(GovernanceDb db, OrganisationQueries organisations, StepReaders readers, Outbox outbox, TimeProvider clock) : IRequestHandler<RemindOfWorkItem, DateTimeOffset?>
{
    public async Task<DateTimeOffset?> Handle(RemindOfWorkItem request, CancellationToken cancellationToken)
    {
        var item = await db.Set<WorkItem>().SingleOrDefaultAsync(one => one.Id == request.WorkItemId, cancellationToken) ?? throw new NotFound();
        if (!item.IsOpen || item.DueAt is not { } due)
            return null;
        var at = clock.GetUtcNow();
        if (item.IsPutOff(at))
            return item.PutOff!.Until;
        var calendar = await organisations.Calendar(item.OrganisationId, cancellationToken);
        var left = Enum.GetValues<Notice>().Where(notice => item.Notice is not { } last || notice > last)
            .Select(notice => (Notice: notice, At: NoticeTimes.Of(notice, calendar, item.OpenedAt, due, request.Percents))).ToList();
        if (left.Exists(one => one.At <= at))
            await Give(item, left.Last(one => one.At <= at).Notice, request.EscalateToRoleId ?? Role.QaOfficer.Id, cancellationToken);
        return left.Where(one => one.At > at).Select(one => (DateTimeOffset?)one.At).FirstOrDefault();
    }

    private async Task Give(WorkItem item, Notice notice, string escalateTo, CancellationToken cancellation)
    {
        item.Remind(notice);
        if (notice == Notice.HalfTime && item.Kind == WorkKind.Endorsement)
        {
            await RemindPartner(item, cancellation);
            return;
        }
        var told = await readers.Of(item, cancellation);
        foreach (var person in told)
            outbox.Mail(Addressee.Person(person), TemplateOf(notice), new(item.CredentialId, item.Id));
        if (notice == Notice.Late)
            await outbox.MailRole(escalateTo, item.OrganisationId, MailTemplate.Late, new(item.CredentialId, item.Id), except: told, cancellation: cancellation);
    }

    private async Task RemindPartner(WorkItem item, CancellationToken cancellation)
    {
        if (await db.Set<Endorsement>().AsNoTracking().SingleOrDefaultAsync(one => one.WorkItemId == item.Id, cancellation) is { } asked)
            outbox.Mail(Addressee.Partner(asked.PartnerId), MailTemplate.EndorsementReminder, new(item.CredentialId, item.Id, asked.Id));
    }

    private static MailTemplate TemplateOf(Notice notice) => notice switch
    {
        Notice.HalfTime => MailTemplate.Reminder,
        Notice.Due => MailTemplate.Due,
        Notice.Late => MailTemplate.Late,
    };
}
