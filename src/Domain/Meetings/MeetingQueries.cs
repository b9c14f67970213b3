using Governance.Domain.Bodies;
using Governance.Domain.Calendars;
using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Voting;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Meetings;

/// <summary>Reads meetings without tracking; a meeting is read by whoever reads its body.</summary>
public sealed class MeetingQueries(GovernanceDb db, TimeProvider clock)
{
    /// <summary>The meetings of the bodies that the caller reads, of one body or of all, the earliest first.</summary>
    public async Task<IReadOnlyList<MeetingLine>> List(Caller caller, Guid? bodyId = null, CancellationToken cancellation = default)
    {
        var bodies = (await db.Set<Body>().AsNoTracking().Where(body => bodyId == null || body.Id == bodyId).ToListAsync(cancellation)).Where(body => BodyAccess.MayRead(body, caller)).ToDictionary(body => body.Id);
        var ids = bodies.Keys.ToList();
        var meetings = await db.Set<Meeting>().AsNoTracking().Where(meeting => ids.Contains(meeting.BodyId)).OrderBy(meeting => meeting.StartsAt).ToListAsync(cancellation);
        return await Lines(meetings, bodies, cancellation);
    }

    /// <summary>The bodies whose meetings the caller plans, by name.</summary>
    public async Task<IReadOnlyList<LedBody>> Led(Caller caller, CancellationToken cancellation = default)
    {
        var ids = caller.Seats.Where(seat => seat.Presides).Select(seat => seat.BodyId).Distinct().ToList();
        var bodies = await db.Set<Body>().AsNoTracking().Where(body => ids.Contains(body.Id)).Select(body => new { body.Id, body.Name }).ToListAsync(cancellation);
        return [.. bodies.Select(body => new LedBody(body.Id, body.Name)).OrderBy(body => body.Name.ToString(), StringComparer.CurrentCulture)];
    }

    /// <summary>Throws <see cref="NotFound"/> where there is no such meeting, or it is not for this caller.</summary>
    public async Task<MeetingView> Find(Guid meetingId, Caller caller, CancellationToken cancellation = default)
    {
        var meeting = await db.Set<Meeting>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == meetingId, cancellation) ?? throw new NotFound();
        var body = await db.BodyOf(meeting, cancellation);
        if (!BodyAccess.MayRead(body, caller))
            throw new NotFound();
        var at = clock.GetUtcNow();
        var line = (await Lines([meeting], new Dictionary<Guid, Body> { [body.Id] = body }, cancellation))[0];
        var names = await Names(body, cancellation);
        var quorum = await HereCount.Of(db, body, meeting, at, cancellation);
        var mayLead = caller.Leads(meeting);
        var bylaws = body.BylawsAt(meeting.StartsAt);
        return new(
            line, meeting.PapersBy, meeting.SentAt, meeting.BeganAt, meeting.EndedAt, await Items(meeting, names, cancellation), meeting.CurrentItemId,
            mayLead && meeting.IsAhead ? await Waiting(meeting, body, cancellation) : [], Members(meeting, body, names), quorum)
        {
            PaperDays = (await db.Set<Organisation>().Where(one => one.Id == meeting.OrganisationId).Select(one => one.Calendar).SingleAsync(cancellation) ?? BusinessCalendar.Standard).Between(meeting.PapersBy, meeting.StartsAt),
            MayLead = mayLead,
            MayJoin = caller.SitsIn(body.Id),
            Presider = meeting.PresiderId is { } presider ? names.GetValueOrDefault(presider) : null,
            MayPreside = meeting.IsAhead && Presiding.MayName(meeting, body, caller, at) ? Presiding.Candidates(meeting, body, at) : null,
            Expected = mayLead ? await HereCount.Expected(db, body, meeting, cancellation) : null,
            MayPull = body.MembersAt(at).Any(member => member.PersonId == caller.PersonId && member.IsVoting),
            HasConsent = bylaws is { Consent: not null, IsSecret: false },
            SinceSent = meeting.IsAhead ? meeting.Agenda.SinceSent() : [],
            Missing = quorum is { IsMet: false } ? [.. quorum.Missing.Select(one => names.GetValueOrDefault(one) ?? Bilingual.Empty)] : [],
        };
    }

    private async Task<IReadOnlyList<MeetingLine>> Lines(IReadOnlyList<Meeting> meetings, Dictionary<Guid, Body> bodies, CancellationToken cancellation)
    {
        var organisations = await db.Set<Organisation>().AsNoTracking().Where(one => one.Kind == OrganisationKind.Institution)
            .Select(one => new { one.Id, one.Name, one.Calendar }).ToDictionaryAsync(one => one.Id, cancellation);
        var ids = meetings.Select(meeting => meeting.Id).ToList();
        var minutes = await db.Set<Minutes>().AsNoTracking().Where(one => ids.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => (MinutesState?)one.State, cancellation);
        return [.. meetings.Select(meeting => new MeetingLine(
            meeting.Id, meeting.BodyId, bodies[meeting.BodyId].Name, organisations[meeting.OrganisationId].Name, meeting.StartsAt, meeting.LengthInMinutes, meeting.Room, meeting.Link,
            (organisations[meeting.OrganisationId].Calendar ?? BusinessCalendar.Standard).TimeZone, meeting.State, meeting.Agenda.Items.Count, minutes.GetValueOrDefault(meeting.Id))
        {
            Revision = meeting.Revision,
        })];
    }

    private async Task<IReadOnlyList<ItemView>> Items(Meeting meeting, Dictionary<Guid, Bilingual> names, CancellationToken cancellation)
    {
        var stepIds = meeting.Agenda.Items.Select(item => item.WorkItemId).OfType<Guid>().ToList();
        var steps = await db.Set<WorkItem>().AsNoTracking().Where(item => stepIds.Contains(item.Id)).ToDictionaryAsync(item => item.Id, cancellation);
        var held = await db.Set<Motion>().Where(motion => stepIds.Contains(motion.WorkItemId) && motion.State == MotionState.Held).Select(motion => motion.WorkItemId).ToListAsync(cancellation);
        var recordIds = steps.Values.Select(step => step.CredentialId).Distinct().ToList();
        var records = await db.Set<MicroCredential>().AsNoTracking().Where(one => recordIds.Contains(one.Id)).ToDictionaryAsync(one => one.Id, cancellation);
        var minutesIds = meeting.Agenda.Items.Select(item => item.MinutesOf).OfType<Guid>().ToList();
        var minutes = await db.Set<Minutes>().AsNoTracking().Where(one => minutesIds.Contains(one.Id)).ToDictionaryAsync(one => one.Id, cancellation);
        return [.. meeting.Agenda.Items.Select((item, index) => Told(item, index + 1))];

        ItemView Told(AgendaItem item, int number)
        {
            var step = item.WorkItemId is { } id ? steps.GetValueOrDefault(id) : null;
            var record = step is null ? null : records[step.CredentialId];
            var isWaiting = step is null ? (item.MinutesOf is { } of && minutes[of].State != MinutesState.Approved) : step.IsOpen && !held.Contains(step.Id);
            return new(item, number, record?.Title ?? item.Title, step?.Title, record?.Unit, record?.State, isWaiting, step?.Answer?.Label, item.Pulled is { } pull ? names.GetValueOrDefault(pull.PersonId) : null)
            {
                IsUnsent = item.MinutesOf is { } unsent && minutes[unsent].State == MinutesState.Draft,
            };
        }
    }

    private async Task<IReadOnlyList<WaitingView>> Waiting(Meeting meeting, Body body, CancellationToken cancellation) =>
        [.. (await new AgendaSources(db, clock).Waiting(body, cancellation)).Select(step => new WaitingView(step.Item.Id, step.Title, step.Item.Title, step.Item.OpenedAt, step.Item.OpenedAt > meeting.PapersBy))];

    private static IReadOnlyList<AttendeeView> Members(Meeting meeting, Body body, Dictionary<Guid, Bilingual> names) =>
    [
        .. body.HeldAt(meeting.BeganAt ?? meeting.StartsAt).DistinctBy(seat => seat.PersonId).Select(seat => new AttendeeView(
            seat.PersonId, names.GetValueOrDefault(seat.PersonId) ?? Bilingual.Empty, seat.Role, seat.IsVoting,
            seat.AlternateFor is { } of ? names.GetValueOrDefault(body.Seats.First(one => one.Id == of).PersonId) : null,
            meeting.Attendance.Of(seat.PersonId), meeting.Attendance.Marks.LastOrDefault(mark => mark.PersonId == seat.PersonId)?.At)
            {
                Presides = seat.PersonId == meeting.PresiderId,
            }),
    ];

    private async Task<Dictionary<Guid, Bilingual>> Names(Body body, CancellationToken cancellation)
    {
        var wanted = body.Seats.Select(seat => seat.PersonId).Distinct().ToList();
        return await db.Set<Person>().AsNoTracking().Where(person => wanted.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellation);
    }
}
