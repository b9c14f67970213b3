using Governance.Domain.Bodies;
using Governance.Domain.Deliveries;
using Governance.Domain.Duties;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Work;

/// <summary>
/// Tells the QA office at once where separation of duties, or an interest that they declared, keeps everyone of a step's role from it, or so
/// many of its body that no quorum is left. A role that nobody holds is not its concern.
/// </summary>
internal sealed class AnswerersLeft(GovernanceDb db, DutyCheck duties, Outbox outbox, TimeProvider clock)
{
    internal async Task Look(WorkItem item, Bilingual record, CancellationToken cancellation)
    {
        if ((item.Duties is null && item.Aside is null) || (item.RoleId is null && item.BodyId is null))
            return;
        var (holders, book) = await duties.Holders(item, cancellation);
        var kept = holders.Where(holder => holder.Value.Count > 0 || item.IsKeptFrom(holder.Key)).ToList();
        if (kept.Count == 0)
            return;
        var first = kept.SelectMany(holder => holder.Value).FirstOrDefault();
        var why = first?.Sentence(book.Name) ?? new("Whoever could answer declared an interest.");
        var at = clock.GetUtcNow();
        if (item.BodyId is { } id)
        {
            var body = await db.Set<Body>().AsNoTracking().SingleAsync(one => one.Id == id, cancellation);
            if (VoteEligibility.IsKeptFromQuorum(body.BylawsAt(at), [.. body.MembersAt(at).Where(member => member.IsVoting)], [.. kept.Select(holder => holder.Key)]))
            {
                db.Write(new NoQuorumPossible(item.Id, item.CredentialId, item.StepId) { OrganisationId = item.OrganisationId, Rule = first?.Rule }, at);
                await TellQaOffice(item, new("“{0}” could have no quorum", item.Title), new("“{0}” of {1} waits for a vote from which so many members are kept that it could have no quorum. {2}", item.Title, record, why), cancellation);
            }
        }
        else if (kept.Count == holders.Count)
        {
            await TellNobody(item, record, first?.Rule, why, cancellation);
        }
    }

    /// <summary>Nobody may answer the step.</summary>
    /// <param name="rule">The rule that keeps the first of them; null where they declared an interest.</param>
    internal async Task TellNobody(WorkItem item, Bilingual record, DutyRule? rule, Sentence why, CancellationToken cancellation)
    {
        db.Write(new NobodyMayAnswer(item.Id, item.CredentialId, item.StepId) { OrganisationId = item.OrganisationId, Rule = rule }, clock.GetUtcNow());
        await TellQaOffice(item, new("Nobody may answer “{0}”", item.Title), new("“{0}” of {1} waits for an answer that nobody may give. {2}", item.Title, record, why), cancellation);
    }

    private Task TellQaOffice(WorkItem item, Sentence subject, Sentence text, CancellationToken cancellation) => outbox.MailRole(
        Role.QaOfficer.Id, item.OrganisationId, MailTemplate.Message, new MailAbout(item.CredentialId, Subject: subject.InBoth(), Text: text.InBoth()), cancellation: cancellation);
}
