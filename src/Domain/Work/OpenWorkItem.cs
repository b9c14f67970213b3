using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Deliveries;
using Governance.Domain.Duties;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Work;

/// <summary>Opens a step for a role, for a body, or for a partner by link. Only a workflow does; answers with the work item's id.</summary>
[Requires(Permission.RunWorkflow)]
public sealed record OpenWorkItem(
    string CredentialId,
    Guid InstanceId,
    string StepId,
    WorkKind Kind,
    Bilingual Title,
    string? RoleId,
    string? Subject,
    string? Group,
    IReadOnlyList<OfferedOutcome> Outcomes,
    DateTimeOffset? DueAt) : ICommand<Guid>
{
    /// <summary>What a deciding step judges (<see cref="JudgedFields"/>); null where the step decides nothing about the proposal.</summary>
    public IReadOnlyList<string>? Judges { get; init; }

    /// <summary>Whether it is the approval that refuses to go forward while an earlier decision no longer stands.</summary>
    public bool IsFinal { get; init; }

    /// <summary>The body that votes, where the step is a vote.</summary>
    public Guid? BodyId { get; init; }

    /// <summary>The separation of duties that the definition asks for; null where it asks for none.</summary>
    public IReadOnlyList<Duty>? Duties { get; init; }

    /// <summary>The hash of the workflow definition that asks.</summary>
    public string? DefinitionHash { get; init; }
}

internal sealed class OpenWorkItemHandler(GovernanceDb db, Outbox outbox, DutyCheck duties, TimeProvider clock) : IRequestHandler<OpenWorkItem, Guid>
{
    public async Task<Guid> Handle(OpenWorkItem request, CancellationToken cancellationToken)
    {
        var credential = await db.Set<MicroCredential>().Include(one => one.Versions)
            .SingleOrDefaultAsync(one => one.Id == request.CredentialId, cancellationToken) ?? throw new NotFound();
        var at = clock.GetUtcNow();
        var item = new WorkItem(OrderedId.At(at), request, credential, at);
        db.Add(item);
        var kept = await Kept(item, credential, cancellationToken);
        await Write(item, MailTemplate.Asked, kept, at, cancellationToken);
        if (item.DueAt is { } due && due > at)
            await Write(item, MailTemplate.Reminder, kept, at + ((due - at) / 2), cancellationToken);
        return item.Id;
    }

    /// <summary>The people of the step's role whom separation of duties keeps from it. Where it keeps everyone, the QA office is told at once.</summary>
    private async Task<IReadOnlyCollection<Guid>> Kept(WorkItem item, MicroCredential credential, CancellationToken cancellation)
    {
        if (item.Duties is null || item.RoleId is null)
            return [];
        var (holders, book) = await duties.Holders(item, cancellation);
        if (holders.Count > 0 && holders.Values.All(breaches => breaches.Count > 0))
        {
            var why = holders.Values.First()[0].Sentence(book.Name);
            db.Write(new NobodyMayAnswer(item.Id, item.CredentialId, item.StepId, holders.Values.First()[0].Rule) { OrganisationId = item.OrganisationId }, item.OpenedAt);
            await outbox.MailRole(Role.QaOfficer.Id, item.OrganisationId, MailTemplate.Message, new MailAbout(item.CredentialId,
                Subject: new Sentence("Nobody may answer “{0}”", item.Title).InBoth(),
                Text: new Sentence("“{0}” of {1} waits for an answer that nobody may give. {2}", item.Title, credential.Title, why).InBoth()), cancellation: cancellation);
        }
        return [.. holders.Where(holder => holder.Value.Count > 0).Select(holder => holder.Key)];
    }

    // The reminder is written now and sent half-way to the due date, unless the step is answered by then.
    private async Task Write(WorkItem item, MailTemplate template, IReadOnlyCollection<Guid> kept, DateTimeOffset notBefore, CancellationToken cancellation)
    {
        var about = new MailAbout(item.CredentialId, item.Id);
        if (item.AssignedToId is { } person)
            outbox.Mail(Addressee.Person(person), template, about, notBefore);
        else if (item.BodyId is { } body)
            await MailPresiders(body, template, about, notBefore, cancellation);
        else if (item.RoleId is { } role)
            await outbox.MailRole(role, item.OrganisationId, template, about, notBefore, kept, cancellation);
    }

    // until there is a motion, a vote waits for those who put it
    private async Task MailPresiders(Guid bodyId, MailTemplate template, MailAbout about, DateTimeOffset notBefore, CancellationToken cancellation)
    {
        var body = await db.Set<Body>().AsNoTracking().SingleAsync(one => one.Id == bodyId, cancellation);
        foreach (var seat in body.HeldAt(clock.GetUtcNow()).Where(seat => seat.Role is SeatRole.Chair or SeatRole.Secretary))
            outbox.Mail(Addressee.Person(seat.PersonId), template, about, notBefore);
    }
}
