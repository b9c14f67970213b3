using Governance.Domain.Bodies;
using Governance.Domain.Commands;
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

/// <summary>Mail about a step: it waits for you, still waits, is due, is late. Null when it no longer matters.</summary>
internal sealed class StepLetters(GovernanceDb db, MailReader readers, Words words, Dates dates, PortalAddress address, LetterFooter footer)
{
    private static readonly Bilingual APartner = new("Industry partner", "Partenaire de l’industrie");

    internal async Task<Letter?> Asked(Guid workItemId, Addressee to, CancellationToken cancellation)
    {
        if (await Open(workItemId, to, cancellation) is not { } step)
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

    internal async Task<Letter?> Reminder(Guid workItemId, Addressee to, CancellationToken cancellation)
    {
        if (await Open(workItemId, to, cancellation) is not { } step)
            return null;
        return Waiting(step) with
        {
            Subject = words["Still waiting: {0}, {1}", step.Item.Title, step.Credential],
            Ask = step.Due is { } due
                ? words["“{0}” still waits for an answer, due {1}: {2}.", step.Credential, dates.Day(due), step.Item.Title]
                : words["“{0}” still waits for an answer: {1}.", step.Credential, step.Item.Title],
        };
    }

    internal async Task<Letter?> Due(Guid workItemId, Addressee to, CancellationToken cancellation)
    {
        if (await Open(workItemId, to, cancellation) is not { Due: { } due } step)
            return null;
        return Waiting(step) with
        {
            Subject = words["Due: {0}, {1}", step.Item.Title, step.Credential],
            Ask = words["“{0}” is due {1} and still waits for an answer: {2}.", step.Credential, dates.Day(due), step.Item.Title],
        };
    }

    /// <summary>To those whom it waits for and to those who look after late steps alike, so that each knows that the other knows.</summary>
    internal async Task<Letter?> Late(Guid workItemId, Addressee to, CancellationToken cancellation)
    {
        if (await Open(workItemId, to, cancellation) is not { Due: { } due } step)
            return null;
        return Waiting(step) with
        {
            Subject = words["Late: {0}, {1}", step.Item.Title, step.Credential],
            Ask = words["“{0}” was due {1} and still waits for an answer: {2}.", step.Credential, dates.Day(due), step.Item.Title],
            Details = [words["It waits for: {0}.", step.Holder], words["Those whom it waits for and those who look after late steps are told alike."]],
            IfNothing = words["If you do nothing, the step stays open; nobody and nothing answers it in your place."],
        };
    }

    /// <summary>Null once the member has spoken, or the vote is over.</summary>
    internal async Task<Letter?> VoteCalled(Guid workItemId, Addressee to, CancellationToken cancellation)
    {
        var step = await Read(workItemId, to, cancellation);
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

    /// <summary>Null once somebody objected, or the time for it is over.</summary>
    internal async Task<Letter?> MayObject(Guid workItemId, Addressee to, CancellationToken cancellation)
    {
        var step = await Read(workItemId, to, cancellation);
        var motion = await db.Set<Motion>().AsNoTracking().SingleOrDefaultAsync(one => one.WorkItemId == workItemId && one.State == MotionState.Held, cancellation);
        if (!step.Item.IsOpen || motion?.ObjectionsUntil is not { } end)
            return null;
        return Waiting(step) with
        {
            Subject = words["Decided, objections until {0}: {1}", dates.ShortWithTime(end), step.Credential],
            Ask = words["{0} decided “{1}” for “{2}”. Voting members may object until {3}.", step.Body, step.Item.LabelOf(motion.Outcome), step.Credential, dates.ShortWithTime(end)],
            Button = new(words["Read the decision"], address.Of("/steps/" + step.Item.Id)),
            IfNothing = words["If you do nothing, you do not object; where nobody does, the decision holds."],
        };
    }

    private Letter Waiting(Step step) => new()
    {
        From = step.Institution.ToString(),
        Subject = "",
        Ask = "",
        Footer = footer.ForPeople(step.Institution),
        WhyYou = WhyYou(step),
        Button = new(step.Reader is Reader.Lead or Reader.Overseer ? words["Open the step"] : step.Item.Title.ToString(), address.Of("/steps/" + step.Item.Id)),
        IfNothing = words["If you do nothing, the step stays open; others in your role may answer it too."],
    };

    private string WhyYou(Step step) => step.Reader switch
    {
        Reader.Member => words["You receive this because you hold a seat in this body: {0}.", step.Body],
        Reader.Holder => words["You receive this because you hold this role there: {0}.", step.Role],
        Reader.Delegate => words["You receive this because you act for {0}.", step.Principal!],
        Reader.Lead => words["You receive this because you lead this proposal."],
        Reader.Overseer => words["You receive this because you look after late steps there."],
    };

    /// <summary>The step with what its reader is to it; null once nobody needs to be told.</summary>
    private async Task<Step?> Open(Guid workItemId, Addressee to, CancellationToken cancellation) =>
        await Read(workItemId, to, cancellation) is { Item.IsOpen: true } step ? step : null;

    private async Task<Step> Read(Guid workItemId, Addressee to, CancellationToken cancellation)
    {
        var item = await db.Set<WorkItem>().AsNoTracking().SingleAsync(one => one.Id == workItemId, cancellation);
        var credential = await db.Set<MicroCredential>().Where(one => one.Id == item.CredentialId).Select(one => new { one.Title, one.LeadId }).SingleAsync(cancellation);
        var institution = await db.Set<Organisation>().Where(one => one.Id == item.OrganisationId).Select(one => one.Name).SingleAsync(cancellation);
        var body = item.BodyId is { } id ? await db.Set<Body>().Where(one => one.Id == id).Select(one => one.Name).SingleAsync(cancellation) : Bilingual.Empty;
        var caller = await readers.CallerOf(to);
        var ways = item.WaysFor(caller);
        var principal = ways is [var first, ..] ? first : null;
        return new(item, credential.Title, institution, body, ReaderOf(item, caller, ways, credential.LeadId), caller.Principals.FirstOrDefault(one => one.PersonId == principal)?.Name);
    }

    private static Reader ReaderOf(WorkItem item, Caller caller, IReadOnlyList<Guid?> ways, Guid leadId) =>
        item.BodyId is { } body && caller.SitsIn(body) ? Reader.Member
        : ways.Contains(null) ? Reader.Holder
        : ways.Count > 0 ? Reader.Delegate
        : caller.PersonId == leadId ? Reader.Lead
        : Reader.Overseer;

    /// <summary>What somebody is to a step that they are written to about.</summary>
    private enum Reader
    {
        Member,
        Holder,
        Delegate,
        Lead,
        Overseer,
    }

    private sealed record Step(WorkItem Item, Bilingual Credential, Bilingual Institution, Bilingual Body, Reader Reader, Bilingual? Principal)
    {
        internal Bilingual Holder => Item.BodyId is not null ? Body : Item.RoleId is not null ? Role : APartner;

        internal DateTimeOffset? Due => Item.DueAt;

        internal Bilingual Role => (Item.RoleId is { } id ? Domain.Organisations.Role.Find(id)?.Name : null) ?? Bilingual.Empty;
    }
}
