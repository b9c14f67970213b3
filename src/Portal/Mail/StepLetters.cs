using Governance.Domain.Bodies;
using Governance.Domain.Credentials;
using Governance.Domain.Deliveries;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Domain.Voting;
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

    /// <summary>Null once the member has spoken, or the vote is over.</summary>
    internal async Task<Letter?> VoteCalled(Guid workItemId, Addressee to, CancellationToken cancellation)
    {
        var step = await Read(workItemId, cancellation);
        var motion = await db.Set<Motion>().AsNoTracking().SingleOrDefaultAsync(one => one.WorkItemId == workItemId && one.State == MotionState.Open, cancellation);
        if (!step.Item.IsOpen || motion?.EndsAt is not { } end || await db.Set<GivenBallot>().AnyAsync(one => one.MotionId == motion.Id && one.PersonId == to.PersonId, cancellation))
            return null;
        return Waiting(step) with
        {
            Subject = words["Vote by {0}: {1}", dates.ShortWithTime(end), step.Credential],
            Ask = words["{0} votes without a meeting until {1}: “{2}” for “{3}”.", step.Body, dates.ShortWithTime(end), step.Item.LabelOf(motion.Outcome), step.Credential],
            Button = new(words["Read and vote"], address.Of("/steps/" + step.Item.Id)),
            IfNothing = words["If you do nothing, no ballot of yours is counted; your silence is recorded as silence."],
        };
    }

    private Letter Waiting(Step step) => new()
    {
        From = step.Institution.ToString(),
        Subject = "",
        Ask = "",
        Footer = footer.ForPeople(step.Institution),
        WhyYou = step.Item.BodyId is null
            ? words["You receive this because you hold this role there: {0}.", step.Role]
            : words["You receive this because you hold a seat in this body: {0}.", step.Body],
        Button = new(step.Item.Title.ToString(), address.Of("/steps/" + step.Item.Id)),
        IfNothing = words["If you do nothing, the step stays open; others in your role may answer it too."],
    };

    private async Task<Step> Read(Guid workItemId, CancellationToken cancellation)
    {
        var item = await db.Set<WorkItem>().AsNoTracking().SingleAsync(one => one.Id == workItemId, cancellation);
        var credential = await db.Set<MicroCredential>().Where(one => one.Id == item.CredentialId).Select(one => one.Title).SingleAsync(cancellation);
        var institution = await db.Set<Organisation>().Where(one => one.Id == item.OrganisationId).Select(one => one.Name).SingleAsync(cancellation);
        var body = item.BodyId is { } id ? await db.Set<Body>().Where(one => one.Id == id).Select(one => one.Name).SingleAsync(cancellation) : Bilingual.Empty;
        return new(item, credential, institution, body);
    }

    private sealed record Step(WorkItem Item, Bilingual Credential, Bilingual Institution, Bilingual Body)
    {
        internal DateTimeOffset? Due => Item.DueAt;

        internal Bilingual Role => (Item.RoleId is { } id ? Domain.Organisations.Role.Find(id)?.Name : null) ?? Bilingual.Empty;
    }
}
