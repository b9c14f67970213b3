using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Meetings;

/// <summary>
/// Reads minutes without tracking. Until they are approved they are for those who sit in the body; from then on for
/// whoever reads it.
/// </summary>
public sealed class MinutesQueries(GovernanceDb db, MeetingQueries meetings)
{
    /// <summary>Throws <see cref="NotFound"/> where there are none, or not for this caller.</summary>
    public async Task<MinutesView> Of(Guid meetingId, Caller caller, CancellationToken cancellation = default)
    {
        var minutes = await db.Set<Minutes>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == meetingId, cancellation) ?? throw new NotFound();
        if (minutes.State != MinutesState.Approved && !caller.SitsIn(minutes.BodyId))
            throw new NotFound();
        var meeting = await meetings.Find(meetingId, caller, cancellation);
        var editors = minutes.Paragraphs.Select(one => one.EditedById).OfType<Guid>().Distinct().ToList();
        var names = await db.Set<Person>().AsNoTracking().Where(person => editors.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellation);
        var approvedIn = minutes.ApprovedInId is { } id ? await db.Set<Meeting>().Where(one => one.Id == id).Select(one => (DateTimeOffset?)one.StartsAt).SingleAsync(cancellation) : null;
        return new(
            meeting.Line, minutes.Title, [.. minutes.Paragraphs.Select(one => new ParagraphView(one, one.EditedById is { } by ? names.GetValueOrDefault(by) : null))],
            minutes.State, minutes.SentAt, minutes.ApprovedAt, approvedIn, meeting.MayLead);
    }
}
