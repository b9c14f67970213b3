using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Duties;
using Governance.Domain.Forms;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Work;

/// <summary>Reads the page of one step, without tracking.</summary>
public sealed class StepQueries(GovernanceDb db, FormCatalogue forms, Signatures signatures, TimeProvider clock)
{
    /// <summary>
    /// One step. Throws <see cref="NotFound"/> where there is none in the organisations of the caller, <see cref="Refused"/> where it is not for
    /// their role: it is for its role, for whoever answered it, for the record's team, and for those who read all records of the
    /// organisation. A blind review is for its own reviewer and for those who may read reviews.
    /// </summary>
    public async Task<StepReading> Step(Guid workItemId, Caller caller, CancellationToken cancellation = default)
    {
        var item = await db.Set<WorkItem>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == workItemId, cancellation) ?? throw new NotFound();
        var record = await db.Set<MicroCredential>().AsNoTracking().Include(one => one.Versions).SingleAsync(one => one.Id == item.CredentialId, cancellation);
        RequireMayRead(item, record, caller);
        var items = await db.Set<WorkItem>().AsNoTracking()
            .Where(one => one.State != WorkState.Cancelled && one.CredentialId == record.Id).ToListAsync(cancellation);
        var answered = items.Where(one => one.State == WorkState.Completed).ToList();
        var names = await WorkNames.Of(db, [item, .. answered], cancellation);
        var reviews = await BlindReviews.Of(db, [item], caller, cancellation);
        var book = await DutyBook.Of(db, [item], caller, cancellation);
        var (principal, refused) = item.IsOpen && item.MayAct(caller) ? book.Way(item, caller, clock.GetUtcNow()) : (null, null);
        var claims = await Claims.Of(db, [item], clock.GetUtcNow(), cancellation);
        var mayAct = item.IsOpen && item.MayAct(caller) && !WorkQueries.HasAnsweredInGroup(item, answered, caller) && !reviews.IsForOthers(item) && refused is null;
        var before = WorkReasons.SameBefore(item, answered);
        var readable = answered.Where(one => MayReadAnswer(one, caller)).ToList();
        return new(
            item.Id,
            new(record.Id, record.Title, record.OrganisationId, names.Organisation(record.OrganisationId), record.Unit, record.State),
            item.Kind, item.Title, names.Holder(item), item.Subject, item.Outcomes, item.State, item.OpenedAt, item.DueAt, item.VersionNumber,
            mayAct && !claims.IsForOthers(item, caller),
            item.State == WorkState.Completed ? Reading(item) : null,
            WorkReasons.LedTo(item, answered) is { } led ? Reading(led) : null,
            before is null ? null : Reading(before),
            Content(item, record),
            Changes(record, before?.VersionNumber, item.VersionNumber),
            [.. readable.Where(one => one.Id != item.Id && IsDecision(one))
                .OrderByDescending(one => one.CompletedAt).ThenByDescending(one => one.Id).Select(Reading)],
            new HeldDecisions(readable, record, item.StepId, signatures, Reading))
        {
            Claim = claims.Reading(item, caller, mayAct),
            Signs = item.Signs,
            PutOff = item.IsPutOff(clock.GetUtcNow()) ? item.PutOff : null,
            MayPutOff = item.MayBePutOff && mayAct && !claims.IsForOthers(item, caller),
            StillHolds = StillHolds(item, before, caller),
            Published = Published(item, record),
            Obstacle = refused?.Sentence(book.Name),
            For = WorkQueries.NameOf(caller, principal),
        };

        AnsweredStep Reading(WorkItem one) =>
            IsSecret(one, items, caller) ? names.Answered(one) with { Person = null, For = null, Comment = null } : names.Answered(one);
    }

    private static OfferedOutcome? StillHolds(WorkItem item, WorkItem? before, Caller caller) =>
        item is { Kind: WorkKind.Decision, Signs: null } && before is { CompletedById: { } by } && by == caller.PersonId
            ? item.Outcomes.FirstOrDefault(one => one.Name == before.Outcome && one is { GoesForward: true, AsksConditions: false })
            : null;

    private PublishedChange? Published(WorkItem item, MicroCredential record) =>
        item is { IsWriting: false, VersionNumber: { } version } && record.ChangesToPublished(forms, version) is { } edit
            ? new(record.PublishedVersion!.Value, version, edit)
            : null;

    private static bool IsDecision(WorkItem item) => item.Kind is WorkKind.Decision or WorkKind.Rubric or WorkKind.Endorsement or WorkKind.Vote;

    /// <summary>Another organisation's step is answered like one that is not there; a colleague's is refused, so that they know where to ask.</summary>
    internal static void RequireMayRead(WorkItem item, MicroCredential record, Caller caller)
    {
        if (MayRead(item, record, caller))
            return;
        if (caller.Roles.Any(held => held.Covers(item.OrganisationId)))
            throw new Refused(new Sentence("This is not for your role."));
        throw new NotFound();
    }

    internal static bool MayRead(WorkItem item, MicroCredential record, Caller caller) =>
        item.MayAct(caller)
        || (item.CompletedById is { } by && by == caller.PersonId)
        || (item.ForId is { } principal && principal == caller.PersonId)
        || (item.Kind == WorkKind.Rubric
            ? caller.May(Permission.ReadReviews, item.OrganisationId)
            : caller.May(Permission.ReadRecords, item.OrganisationId) || IsOfTheTeam(record, caller));

    private static bool IsOfTheTeam(MicroCredential record, Caller caller) =>
        (record.LeadId == caller.PersonId && caller.May(Permission.ReadOwnRecords, record.OrganisationId))
        || caller.Holds(Role.InstructionalDesigner, record.OrganisationId);

    /// <summary>Reviewers stay blind to one another's reviews.</summary>
    private static bool MayReadAnswer(WorkItem item, Caller caller) =>
        item.Kind != WorkKind.Rubric || item.CompletedById == caller.PersonId || !caller.Holds(Role.Reviewer, item.OrganisationId)
        || caller.May(Permission.ReadReviews, item.OrganisationId);

    /// <summary>Whose a review is, is not told while another of its round is out, nor to those who may not read reviews.</summary>
    private static bool IsSecret(WorkItem item, IReadOnlyList<WorkItem> items, Caller caller) =>
        item.Kind == WorkKind.Rubric && item.CompletedById != caller.PersonId
        && (!caller.May(Permission.ReadReviews, item.OrganisationId) || BlindReviews.IsBlindStill(item, items));

    private static Proposal Content(WorkItem item, MicroCredential record)
    {
        var versions = record.Versions.OrderBy(version => version.Number);
        var isWritten = item.Kind is WorkKind.Form or WorkKind.Competencies;
        var version = isWritten
            ? item.CompletedAt is { } at ? versions.FirstOrDefault(one => one.At >= at) : null
            : versions.FirstOrDefault(one => one.Number == item.VersionNumber);
        return version?.Content ?? record.Draft;
    }

    private IReadOnlyList<ChangedAnswer> Changes(MicroCredential record, int? from, int? to)
    {
        var old = record.Versions.FirstOrDefault(version => version.Number == from)?.Content;
        var now = record.Versions.FirstOrDefault(version => version.Number == to)?.Content;
        return [.. forms.InOrder(WorkReasons.Differences(record, from, to)).Select(id => new ChangedAnswer(id, forms.Field(id), old?[id], now?[id]))];
    }
}
