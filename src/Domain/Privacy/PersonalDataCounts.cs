using Governance.Domain.Access;
using Governance.Domain.Advising;
using Governance.Domain.Bodies;
using Governance.Domain.Conditions;
using Governance.Domain.Consents;
using Governance.Domain.Consultations;
using Governance.Domain.Delegations;
using Governance.Domain.Discussion;
using Governance.Domain.Documents;
using Governance.Domain.Following;
using Governance.Domain.Lists;
using Governance.Domain.Looking;
using Governance.Domain.Notifications;
using Governance.Domain.Organisations;
using Governance.Domain.Reviews;
using Governance.Domain.Storage;
using Governance.Domain.Voting;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Privacy;

/// <summary>How much of each kind <see cref="PersonalData"/> holds, counted without reading it.</summary>
public sealed record PersonalDataCounts(
    Bilingual Name, string Email, int Roles, int Seats, int Sessions, int Delegations, int Records, int Answers, int Reviews, int Advice, int Ballots, int Conditions, int Comments,
    int PublicComments, int Documents, int Consents, int Looks, int Lists, int Notices, int Follows, int NoticeChoices, int Events)
{
    internal static async Task<PersonalDataCounts> Of(GovernanceDb db, Guid personId, CancellationToken cancellation)
    {
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(one => one.Id == personId, cancellation);
        var email = person.Email.ToLowerInvariant();
        // seats are kept as JSON beside their body, and bodies are few
        var bodies = await db.Set<Body>().AsNoTracking().ToListAsync(cancellation);
        return new(
            person.Name, person.Email, person.Grants.Count, bodies.Sum(body => body.Seats.Count(seat => seat.PersonId == personId)),
            await db.Set<Session>().CountAsync(one => one.PersonId == personId, cancellation),
            await db.Set<Delegation>().CountAsync(one => one.PrincipalId == personId || one.DelegateId == personId, cancellation),
            (await OwnRecords.Of(db, personId, cancellation)).Count,
            await db.Set<WorkItem>().CountAsync(one => one.CompletedById == personId, cancellation),
            await db.Set<Review>().CountAsync(one => one.ReviewerId == personId, cancellation),
            await db.Set<Advice>().CountAsync(one => one.AdviserId == personId || one.AskedById == personId, cancellation),
            await db.Set<GivenBallot>().CountAsync(one => one.PersonId == personId, cancellation),
            await db.Set<Condition>().CountAsync(one => one.SetById == personId || one.AnsweredById == personId || one.SettledById == personId, cancellation),
            await db.Set<Comment>().CountAsync(one => one.AuthorId == personId, cancellation),
            await db.Set<PublicComment>().CountAsync(one => one.AnsweredById == personId || one.Email == email, cancellation),
            await db.Events.CountAsync(row => row.ById == personId && row.Name == nameof(DocumentAttached), cancellation),
            await db.Set<Consent>().CountAsync(one => one.PersonId == personId, cancellation),
            await db.Set<Look>().CountAsync(one => one.PersonId == personId, cancellation),
            await db.Set<PersonalList>().CountAsync(one => one.PersonId == personId, cancellation),
            await db.Set<Notification>().CountAsync(one => one.PersonId == personId, cancellation),
            await db.Set<Follow>().CountAsync(one => one.PersonId == personId, cancellation),
            await db.Set<NotificationChoices>().CountAsync(one => one.PersonId == personId, cancellation),
            await db.Events.CountAsync(row => row.ById == personId, cancellation));
    }
}
