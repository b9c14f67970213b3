using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Advising;

/// <summary>Advice that somebody is asked for, in their list.</summary>
public sealed record AdviceRow(Guid Id, string CredentialId, Bilingual CredentialTitle, Bilingual Step, Bilingual AskedBy, Guid OrganisationId, DateTimeOffset AskedAt, DateTimeOffset? DueAt);

/// <summary>What lies before the adviser: the question, the proposal, and nothing that others said of it.</summary>
public sealed record AdviceReading(AdviceRow Row, Bilingual Institution, string Question, AdviceState State, int? VersionNumber, Proposal Content, string? Said, DateTimeOffset? SaidAt);

/// <summary>Advice as those read it who decide.</summary>
public sealed record AdviceLine(Guid Id, Guid WorkItemId, Bilingual Step, Bilingual Adviser, Bilingual AskedBy, string Question, DateTimeOffset AskedAt, AdviceState State, int? VersionNumber, string? Said, DateTimeOffset? SaidAt, bool MayWithdraw);

/// <summary>The advice on a record as a reader of one of its steps sees it, newest question first.</summary>
/// <param name="Candidates">Whom the reader may ask; none where they may ask nobody.</param>
public sealed record StepAdvice(IReadOnlyList<AdviceLine> Lines, IReadOnlyList<(Guid Id, Bilingual Name)> Candidates);

/// <summary>Reads advice, without tracking.</summary>
public sealed class AdviceQueries(GovernanceDb db, AdviceAccess access)
{
    /// <summary>What the caller is asked for and has not answered, oldest first.</summary>
    public async Task<IReadOnlyList<AdviceRow>> AskedOf(Caller caller, CancellationToken cancellation = default)
    {
        var open = caller.PersonId is not { } me ? [] : await db.Set<Advice>().AsNoTracking().Where(one => one.AdviserId == me && one.State == AdviceState.Asked).OrderBy(one => one.AskedAt).ToListAsync(cancellation);
        return open.Count == 0 ? [] : await Rows(open, cancellation);
    }

    /// <summary>Advice that the caller is or was asked for. Throws <see cref="NotFound"/> for everybody else, and once the question is taken back.</summary>
    public async Task<AdviceReading> Find(Guid adviceId, Caller caller, CancellationToken cancellation = default)
    {
        var advice = await db.Set<Advice>().AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == adviceId && one.AdviserId == caller.PersonId && one.State != AdviceState.Withdrawn, cancellation) ?? throw new NotFound();
        var record = await db.Set<MicroCredential>().AsNoTracking().Include(one => one.Versions).SingleAsync(one => one.Id == advice.CredentialId, cancellation);
        var institution = await db.Set<Organisation>().Where(one => one.Id == advice.OrganisationId).Select(one => one.Name).SingleAsync(cancellation);
        var content = record.Versions.FirstOrDefault(one => one.Number == advice.VersionNumber)?.Content ?? record.Draft;
        return new((await Rows([advice], cancellation))[0], institution, advice.Question, advice.State, advice.VersionNumber, content, advice.Said, advice.SaidAt);
    }

    /// <summary>The advice on the record of a step; null for readers who neither decide there nor read reviews.</summary>
    public async Task<StepAdvice?> At(Guid workItemId, Caller caller, CancellationToken cancellation = default)
    {
        var item = await db.Set<WorkItem>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == workItemId, cancellation) ?? throw new NotFound();
        if (!AdviceAccess.MayRead(item, caller))
            return null;
        var all = await db.Set<Advice>().AsNoTracking().Where(one => one.CredentialId == item.CredentialId).OrderByDescending(one => one.AskedAt).ThenByDescending(one => one.Id).ToListAsync(cancellation);
        var steps = await Steps(all, cancellation);
        var names = await Names(all.SelectMany(one => new[] { one.AdviserId, one.AskedById }), cancellation);
        return new(
            [.. all.Select(one => new AdviceLine(one.Id, one.WorkItemId, steps[one.WorkItemId].Title, names[one.AdviserId], names[one.AskedById], one.Question, one.AskedAt,
                one.State, one.VersionNumber, one.Said, one.SaidAt, one.IsOpen && one.MayWithdraw(caller)))],
            await access.MayAsk(item, caller, cancellation) ? await Candidates(caller, [.. all.Where(one => one.IsOpen && one.WorkItemId == item.Id).Select(one => one.AdviserId)], cancellation) : []);
    }

    private async Task<IReadOnlyList<(Guid Id, Bilingual Name)>> Candidates(Caller caller, List<Guid> asked, CancellationToken cancellation)
    {
        var people = await db.Set<Person>().AsNoTracking().Where(one => one.Id != caller.PersonId && !asked.Contains(one.Id)).Select(one => new { one.Id, one.Name }).ToListAsync(cancellation);
        return [.. people.Select(one => (one.Id, one.Name)).OrderBy(one => one.Name.ToString(), StringComparer.CurrentCulture)];
    }

    private async Task<IReadOnlyList<AdviceRow>> Rows(IReadOnlyList<Advice> all, CancellationToken cancellation)
    {
        var ids = all.Select(one => one.CredentialId).ToList();
        var titles = await db.Set<MicroCredential>().AsNoTracking().Where(one => ids.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Title, cancellation);
        var steps = await Steps(all, cancellation);
        var names = await Names(all.Select(one => one.AskedById), cancellation);
        return [.. all.Select(one => new AdviceRow(one.Id, one.CredentialId, titles[one.CredentialId], steps[one.WorkItemId].Title, names[one.AskedById], one.OrganisationId, one.AskedAt, steps[one.WorkItemId].DueAt))];
    }

    private async Task<Dictionary<Guid, (Bilingual Title, DateTimeOffset? DueAt)>> Steps(IEnumerable<Advice> all, CancellationToken cancellation)
    {
        var ids = all.Select(one => one.WorkItemId).Distinct().ToList();
        return (await db.Set<WorkItem>().AsNoTracking().Where(one => ids.Contains(one.Id)).Select(one => new { one.Id, one.Title, one.DueAt }).ToListAsync(cancellation))
            .ToDictionary(one => one.Id, one => (one.Title, one.DueAt));
    }

    private async Task<Dictionary<Guid, Bilingual>> Names(IEnumerable<Guid> people, CancellationToken cancellation)
    {
        var ids = people.Distinct().ToList();
        return await db.Set<Person>().AsNoTracking().Where(one => ids.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Name, cancellation);
    }
}
