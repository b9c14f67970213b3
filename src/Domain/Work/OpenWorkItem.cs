using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Deliveries;
using Governance.Domain.Duties;
using Governance.Domain.Meetings;
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

    /// <summary>What whoever answers signs it for; null where the definition asks for no signature.</summary>
    public SigningMeaning? Signs { get; init; }

    /// <summary>The body that votes, where the step is a vote.</summary>
    public Guid? BodyId { get; init; }

    /// <summary>The units whose holders of the role are asked; null: whoever holds it in the organisation.</summary>
    public IReadOnlyList<Bilingual>? Units { get; init; }

    /// <summary>The one holder of the role who is asked; null: anyone who holds it. A proposal's own steps are its lead's all the same, and anybody's of the role while it has none.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>When the step is left in silence; null where an answer is waited for.</summary>
    public DateTimeOffset? ClosesAt { get; init; }

    /// <summary>The separation of duties that the definition asks for; null where it asks for none.</summary>
    public IReadOnlyList<Duty>? Duties { get; init; }

    /// <summary>The hash of the workflow definition that asks.</summary>
    public string? DefinitionHash { get; init; }
}

internal sealed class OpenWorkItemHandler(GovernanceDb db, Outbox outbox, DutyCheck duties, AnswerersLeft left, StepReaders readers, LeadHandOver leads, AgendaSources agendas, TimeProvider clock) : IRequestHandler<OpenWorkItem, Guid>
{
    public async Task<Guid> Handle(OpenWorkItem request, CancellationToken cancellationToken)
    {
        var credential = await db.Set<MicroCredential>().Include(one => one.Versions)
            .SingleOrDefaultAsync(one => one.Id == request.CredentialId, cancellationToken) ?? throw new NotFound();
        var at = clock.GetUtcNow();
        var lead = request.RoleId == Role.InitiativeLead.Id ? await db.Set<Person>().AsNoTracking().SingleAsync(one => one.Id == credential.LeadId, cancellationToken) : null;
        var asked = lead is null ? request : request with { PersonId = lead.MayLead(credential.OrganisationId, at) ? lead.Id : null };
        var item = new WorkItem(OrderedId.At(at), asked, credential, at) { Outcomes = await Left(request, credential, cancellationToken) };
        if (item is { Units: not null, AssignedToId: null } && (await duties.Holding(item, cancellationToken)).Count == 0)
            throw new RuleBroken(new Sentence("Nobody holds the role of {0} for {1}. Grant it to somebody, then try this step again.", Role.Find(item.RoleId!)!.Name, UnitNames.Of(item.Units)));
        await RequireNamed(item, cancellationToken);
        foreach (var person in await Aside(item, cancellationToken))
            item.KeepFrom(person);
        db.Add(item);
        if (item.BodyId is not null)
            await agendas.FollowPulled(item, cancellationToken);
        await left.Look(item, credential.Title, cancellationToken);
        if (lead is not null && item.AssignedToId is null)
            await leads.TellOffice(item, lead.Name, cancellationToken);
        if (item.Kind != WorkKind.Endorsement)
        {
            foreach (var reader in await readers.Of(item, cancellationToken))
                outbox.Mail(Addressee.Person(reader), MailTemplate.Asked, new MailAbout(item.CredentialId, item.Id));
        }
        return item.Id;
    }

    /// <summary>
    /// The outcomes without those that may be chosen once only and were, in this stay in the stage: a return takes the record to
    /// another one, and what is decided there anew may be answered in every way again. None may be left where the step ends in silence.
    /// </summary>
    private async Task<IReadOnlyList<OfferedOutcome>> Left(OpenWorkItem request, MicroCredential credential, CancellationToken cancellation)
    {
        if (!request.Outcomes.Any(outcome => outcome.OnlyOnce))
            return request.Outcomes;
        var taken = await db.Set<WorkItem>().Where(item => item.InstanceId == request.InstanceId && item.StepId == request.StepId && item.StageSince == credential.StateSince)
            .Select(item => item.Outcome).ToListAsync(cancellation);
        return [.. request.Outcomes.Where(outcome => !outcome.OnlyOnce || !taken.Contains(outcome.Name))];
    }

    /// <summary>Who declared an interest in the record at another of its steps, or at this one when the record came to it before.</summary>
    private async Task<IEnumerable<Guid>> Aside(WorkItem item, CancellationToken cancellation) =>
        (await db.Set<WorkItem>().Where(one => one.CredentialId == item.CredentialId && one.Aside != null && (item.Judges != null || one.StepId == item.StepId)).Select(one => one.Aside).ToListAsync(cancellation)).SelectMany(aside => aside!).Distinct();

    /// <summary>Refuses where whoever the definition names does not hold the role here now: nobody else may answer in their place.</summary>
    private async Task RequireNamed(WorkItem item, CancellationToken cancellation)
    {
        if (item.RoleId == Role.InitiativeLead.Id || item.AssignedToId is not { } named || (await duties.Holding(item, cancellation)).Contains(named))
            return;
        var name = await db.Set<Person>().Where(person => person.Id == named).Select(person => person.Name).SingleOrDefaultAsync(cancellation) ?? Bilingual.Empty;
        throw new RuleBroken(new Sentence("{0} does not hold the role of {1} here. Grant it, or name somebody else in the workflow, then try this step again.", name, Role.Find(item.RoleId!)!.Name));
    }
}
