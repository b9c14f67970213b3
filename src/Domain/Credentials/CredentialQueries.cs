using Governance.Domain.Commands;
using Governance.Domain.Forms;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Credentials;

/// <summary>
/// Reads records for the people who work on them. Whoever may not see a record is told what they would be told if there
/// were none: <see cref="NotFound"/>.
/// </summary>
public sealed class CredentialQueries(GovernanceDb db, FormCatalogue forms, Signatures signatures, TimeProvider clock)
{
    /// <summary>One record.</summary>
    public async Task<RecordView> Record(string id, Caller caller, CancellationToken cancellation = default)
    {
        var record = await Find(id, caller, cancellation);
        var open = await db.Set<WorkItem>().AsNoTracking().Where(item => item.CredentialId == id && item.State == WorkState.Open).ToListAsync(cancellation);
        var events = await db.Events.AsNoTracking().Where(row => row.CredentialId == id && row.Name == nameof(CredentialMoved))
            .OrderBy(row => row.At).ThenBy(row => row.Id).ToListAsync(cancellation);
        var people = record.Versions.Select(version => version.ById).Append(record.LeadId).Concat(events.Select(row => row.ById));
        var names = await RecordNames.Read(db, people, open, caller, cancellation);
        var region = await db.Set<Organisation>().Where(one => one.Id == record.OrganisationId).Select(one => one.Region).SingleAsync(cancellation);
        var shown = RecordAccess.IsOfTheTeam(record, caller) ? null : record.LatestVersion;
        return new(record.Id, record.Title, record.OrganisationId, names.Organisation(record.OrganisationId), region, record.Unit,
            names.Person(record.LeadId) ?? Role.InitiativeLead.Name,
            record.State, record.StateSince, record.ProposedAt,
            shown?.Content ?? record.Draft, shown?.Number,
            [.. record.Versions.OrderBy(version => version.Number).Select(version => new VersionSummary(version.Number, version.At, names.Person(version.ById)))],
            record.PublishedVersion, record.PublishedAt, record.Slug, record.LastReviewedAt,
            OpenStep.Of(open, names.Holder, caller, clock.GetUtcNow()),
            RecordWay.Visits(record, events),
            record.PublishedVersion is null ? RecordWay.LastReturn(events, names) : null,
            caller.May(Permission.ReadReviews, record.OrganisationId) || RecordAccess.IsOfTheTeam(record, caller),
            await LatestEvent(id, cancellation))
        {
            HasLead = (await db.Set<Person>().AsNoTracking().SingleAsync(one => one.Id == record.LeadId, cancellation)).MayLead(record.OrganisationId, clock.GetUtcNow()),
            MayHandOver = !CredentialLifecycle.IsEnded(record.State) && caller.May(Permission.OperateWorkflows, record.OrganisationId),
        };
    }

    /// <summary>Who could lead the record instead of its lead, by name. Separation of duties may still forbid it, and is asked when it is handed over.</summary>
    public async Task<IReadOnlyList<(Guid Id, Bilingual Name)>> Successors(string id, Caller caller, CancellationToken cancellation = default)
    {
        var record = await Readable(caller).SingleOrDefaultAsync(one => one.Id == id, cancellation) ?? throw new NotFound();
        var people = await db.Set<Person>().AsNoTracking().Where(one => one.Id != record.LeadId && one.Grants.Any(grant => grant.RoleId == Role.InitiativeLead.Id)).ToListAsync(cancellation);
        return [.. people.Where(one => one.MayLead(record.OrganisationId, clock.GetUtcNow())).Select(one => (one.Id, one.Name)).OrderBy(one => one.Name.ToString(), StringComparer.CurrentCulture)];
    }

    /// <summary>The newest event of a record that the caller may read: another one than before means that something changed.</summary>
    public async Task<Guid> Latest(string id, Caller caller, CancellationToken cancellation = default)
    {
        if (!await Readable(caller).AnyAsync(one => one.Id == id, cancellation))
            throw new NotFound();
        return await LatestEvent(id, cancellation);
    }

    /// <summary>One version with what it said. Throws <see cref="NotFound"/> where there is no such version.</summary>
    public async Task<VersionView> Version(string id, int number, Caller caller, CancellationToken cancellation = default)
    {
        var record = await Find(id, caller, cancellation);
        var names = await RecordNames.Read(db, record.Versions.Select(one => one.ById), [], caller, cancellation);
        var version = record.Versions.FirstOrDefault(one => one.Number == number) ?? throw new NotFound();
        return new(record.Id, record.Title, Summary(version, names), version.Content);
    }

    /// <summary>What differs between two versions. Throws <see cref="NotFound"/> where either is not there.</summary>
    public async Task<Comparison> Compare(string id, int from, int to, Caller caller, CancellationToken cancellation = default)
    {
        var record = await Find(id, caller, cancellation);
        var names = await RecordNames.Read(db, record.Versions.Select(one => one.ById), [], caller, cancellation);
        var old = record.Versions.FirstOrDefault(one => one.Number == from) ?? throw new NotFound();
        var now = record.Versions.FirstOrDefault(one => one.Number == to) ?? throw new NotFound();
        return new(Summary(old, names), Summary(now, names), Changes(old.Content, now.Content), Edit.Of(forms, old.Content, now.Content));
    }

    /// <summary>What people decided about the record so far, oldest first. Cancelled steps are not among it.</summary>
    public async Task<IReadOnlyList<DecisionReading>> Decisions(string id, Caller caller, CancellationToken cancellation = default)
    {
        await Find(id, caller, cancellation);
        var items = await Items(id, cancellation);
        var names = await RecordNames.Read(db, items.SelectMany(item => new[] { item.CompletedById, item.ForId }), items, caller, cancellation);
        return [.. items.Where(item => item.State == WorkState.Completed && item.Kind is WorkKind.Decision or WorkKind.Rubric or WorkKind.Endorsement or WorkKind.Vote && item.Outcome is not null)
            .OrderBy(item => item.CompletedAt)
            .Select(item => new DecisionReading(item.Id, item.Title, item.Kind, item.LabelOf(item.Outcome!), Tone(item),
                names.MayName(item, item.CompletedById) ? names.Person(item.CompletedById) : null, names.Holder(item), item.VersionNumber,
                names.MayName(item, item.CompletedById) ? item.Comment : null, item.CompletedAt!.Value)
            {
                For = names.MayName(item, item.CompletedById) ? names.Person(item.ForId) : null,
            })];
    }

    /// <summary>The decisions that count for the record, to be held against what its proposal says.</summary>
    public async Task<HeldDecisions> Held(string id, Caller caller, CancellationToken cancellation = default)
    {
        var record = await Find(id, caller, cancellation);
        var items = await Items(id, cancellation);
        var names = await WorkNames.Of(db, items, cancellation);
        var known = await RecordNames.Read(db, [], items, caller, cancellation);
        return new(items, record, atStep: null, signatures,
            item => known.MayName(item, item.CompletedById) ? names.Answered(item) : names.Answered(item) with { Person = null, For = null, Comment = null });
    }

    /// <summary>Everything that happened to the record, newest first.</summary>
    public async Task<IReadOnlyList<HistoryLine>> History(string id, Caller caller, CancellationToken cancellation = default)
    {
        await Find(id, caller, cancellation);
        var rows = await db.Events.AsNoTracking().Where(row => row.CredentialId == id && !EventSentences.Apart.Contains(row.Name))
            .OrderByDescending(row => row.At).ThenByDescending(row => row.Id).ToListAsync(cancellation);
        var items = await Items(id, cancellation);
        var names = await RecordNames.Read(db, rows.Select(row => row.ById).Concat(items.Select(item => item.ForId)), items, caller, cancellation);
        return [.. rows.Select(row => EventSentences.Line(row, names))];
    }

    private IQueryable<MicroCredential> Readable(Caller caller) => db.Set<MicroCredential>().AsNoTracking().ReadableBy(db, caller);

    private async Task<MicroCredential> Find(string id, Caller caller, CancellationToken cancellation) =>
        await Readable(caller).Include(one => one.Versions).SingleOrDefaultAsync(one => one.Id == id, cancellation) ?? throw new NotFound();

    private Task<List<WorkItem>> Items(string id, CancellationToken cancellation) =>
        db.Set<WorkItem>().AsNoTracking().Where(item => item.CredentialId == id).ToListAsync(cancellation);

    private Task<Guid> LatestEvent(string id, CancellationToken cancellation) =>
        db.Events.Where(row => row.CredentialId == id && !EventSentences.Apart.Contains(row.Name)).OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Select(row => row.Id).FirstOrDefaultAsync(cancellation);

    private IReadOnlyList<FieldChange> Changes(Proposal old, Proposal now) =>
        [.. forms.InOrder(Proposal.Differences(old, now)).Select(id => new FieldChange(id, forms.Field(id), old[id], now[id], Edit.ClassOf(forms, id)))];

    private static VersionSummary Summary(CredentialVersion version, RecordNames names) => new(version.Number, version.At, names.Person(version.ById));

    private static string Tone(WorkItem item) => item.Outcomes.FirstOrDefault(one => one.Name == item.Outcome)?.Tone ?? "plain";
}
