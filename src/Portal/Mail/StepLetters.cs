using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Portal.Shared;
using Microsoft.EntityFrameworkCore;

namespace Governance.Portal.Mail;

/// <summary>Mail about a step: it waits for you, or still waits. Null when it no longer matters.</summary>
internal sealed class StepLetters(GovernanceDb db, Words words, Dates dates, PortalAddress address, LetterFooter footer)
{
    internal async Task<Letter?> Asked(Guid workItemId, CancellationToken cancellation)
    {
        var step = await Read(workItemId, cancellation);
        if (!step.Item.IsOpen)
            return null;
        return Waiting(step) with
        {
            Subject = step.Due is { } due
                ? words["{0}: {1}, by {2}", step.Item.Title, step.Credential, dates.Day(due)]
                : words["{0}: {1}", step.Item.Title, step.Credential],
            Ask = step.Due is { } day
                ? words["{0} asks you to act on “{1}” by {2}: {3}.", step.Institution, step.Credential, dates.Day(day), step.Item.Title]
                : words["{0} asks you to act on “{1}”: {2}.", step.Institution, step.Credential, step.Item.Title],
        };
    }

    internal async Task<Letter?> Reminder(Guid workItemId, CancellationToken cancellation)
    {
        var step = await Read(workItemId, cancellation);
        if (!step.Item.IsOpen)
            return null;
        return Waiting(step) with
        {
            Subject = words["Still waiting: {0}, {1}", step.Item.Title, step.Credential],
            Ask = step.Due is { } due
                ? words["“{0}” still waits for an answer, due {1}: {2}.", step.Credential, dates.Day(due), step.Item.Title]
                : words["“{0}” still waits for an answer: {1}.", step.Credential, step.Item.Title],
        };
    }

    private Letter Waiting(Step step) => new()
    {
        From = step.Institution.ToString(),
        Subject = "",
        Ask = "",
        Footer = footer.ForPeople(step.Institution),
        WhyYou = words["You receive this because you hold this role there: {0}.", step.Role],
        Button = new(step.Item.Title.ToString(), address.Of("/steps/" + step.Item.Id)),
        IfNothing = words["If you do nothing, the step stays open; others in your role may answer it too."],
    };

    private async Task<Step> Read(Guid workItemId, CancellationToken cancellation)
    {
        var item = await db.Set<WorkItem>().AsNoTracking().SingleAsync(one => one.Id == workItemId, cancellation);
        var credential = await db.Set<MicroCredential>().Where(one => one.Id == item.CredentialId).Select(one => one.Title).SingleAsync(cancellation);
        var institution = await db.Set<Organisation>().Where(one => one.Id == item.OrganisationId).Select(one => one.Name).SingleAsync(cancellation);
        return new(item, credential, institution);
    }

    private sealed record Step(WorkItem Item, Bilingual Credential, Bilingual Institution)
    {
        internal DateTimeOffset? Due => Item.DueAt;

        internal Bilingual Role => (Item.RoleId is { } id ? Domain.Organisations.Role.Find(id)?.Name : null) ?? Bilingual.Empty;
    }
}
