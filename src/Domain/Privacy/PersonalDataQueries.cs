using System.Text.Json.Nodes;
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

/// <summary>Everything that is kept about one person, in the words of the store. Serialised as it is for whoever asks for their data.</summary>
public sealed record PersonalData(Guid Id, Bilingual Name, string Email, string MailLanguage)
{
    public required IReadOnlyList<object> Roles { get; init; }

    public required IReadOnlyList<object> Seats { get; init; }

    public required IReadOnlyList<object> Sessions { get; init; }

    public required IReadOnlyList<object> Delegations { get; init; }

    /// <summary>Records that they lead or wrote on.</summary>
    public required IReadOnlyList<object> Records { get; init; }

    /// <summary>Steps that they answered, with what they wrote.</summary>
    public required IReadOnlyList<object> Answers { get; init; }

    public required IReadOnlyList<object> Reviews { get; init; }

    public required IReadOnlyList<object> Advice { get; init; }

    public required IReadOnlyList<object> Ballots { get; init; }

    /// <summary>Conditions that they set, answered or settled.</summary>
    public required IReadOnlyList<object> Conditions { get; init; }

    /// <summary>What they said beside records, with what it said before.</summary>
    public required IReadOnlyList<object> Comments { get; init; }

    /// <summary>What they said in public consultations by this address, or answered there.</summary>
    public required IReadOnlyList<object> PublicComments { get; init; }

    /// <summary>Files that they laid beside records; the bytes are loaded there.</summary>
    public required IReadOnlyList<object> Documents { get; init; }

    /// <summary>The versions of the text on personal data that they agreed to.</summary>
    public required IReadOnlyList<object> Consents { get; init; }

    /// <summary>When they last looked at which record.</summary>
    public required IReadOnlyList<object> Looks { get; init; }

    /// <summary>How they arranged their lists.</summary>
    public required IReadOnlyList<object> Lists { get; init; }

    /// <summary>What they were told of, and when they read it.</summary>
    public required IReadOnlyList<object> Notices { get; init; }

    /// <summary>The records that they follow.</summary>
    public required IReadOnlyList<object> Follows { get; init; }

    /// <summary>How notices reach them.</summary>
    public required IReadOnlyList<object> NoticeChoices { get; init; }

    /// <summary>What the audit trail says that they did.</summary>
    public required IReadOnlyList<object> Events { get; init; }
}

/// <summary>Reads what is kept about a person, for that person.</summary>
public sealed class PersonalDataQueries(GovernanceDb db)
{
    /// <summary>How much there is of each kind.</summary>
    public Task<PersonalDataCounts> Counts(Guid personId, CancellationToken cancellation = default) => PersonalDataCounts.Of(db, personId, cancellation);

    public async Task<PersonalData> Of(Guid personId, CancellationToken cancellation = default)
    {
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(one => one.Id == personId, cancellation);
        var email = person.Email.ToLowerInvariant();
        var heard = await db.Set<PublicComment>().AsNoTracking().Where(one => one.AnsweredById == personId || one.Email == email).OrderBy(one => one.Id).ToListAsync(cancellation);
        var bodies = await db.Set<Body>().AsNoTracking().ToListAsync(cancellation);
        var laid = (await db.Events.AsNoTracking().Where(row => row.ById == personId && row.Name == nameof(DocumentAttached)).Select(row => row.Body).ToListAsync(cancellation))
            .Select(body => JsonNode.Parse(body)![nameof(DocumentAttached.Document)]!.GetValue<Guid>()).Distinct().ToList();
        var documents = await db.Set<Document>().AsNoTracking().Where(one => laid.Contains(one.Id)).ToListAsync(cancellation);
        var records = await OwnRecords.Of(db, personId, cancellation);
        return new(person.Id, person.Name, person.Email, person.Language)
        {
            Roles = [.. person.Grants.Select(one => new { one.RoleId, one.OrganisationId, one.Unit, one.From, one.Until })],
            Seats = [.. bodies.SelectMany(body => body.Seats.Where(seat => seat.PersonId == personId).Select(seat => new { Body = body.Name, Seat = seat }))],
            Sessions = [.. await db.Set<Session>().AsNoTracking().Where(one => one.PersonId == personId).Select(one => new { one.Browser, one.BegunAt, one.SeenAt, one.EndedAt }).ToListAsync(cancellation)],
            Delegations = [.. await db.Set<Delegation>().AsNoTracking().Where(one => one.PrincipalId == personId || one.DelegateId == personId).Select(one => new { one.PrincipalId, one.DelegateId, one.From, one.Until, one.Kinds }).ToListAsync(cancellation)],
            Records = [.. records.Select(one => new { one.Id, one.Title, one.Leads })],
            Answers = [.. await db.Set<WorkItem>().AsNoTracking().Where(one => one.CompletedById == personId).Select(one => new { one.CredentialId, one.Title, one.Outcome, one.Comment, one.CompletedAt }).ToListAsync(cancellation)],
            Reviews = [.. await db.Set<Review>().AsNoTracking().Where(one => one.ReviewerId == personId).Select(one => new { one.CredentialId, one.VersionNumber, one.Scores, one.SubmittedAt }).ToListAsync(cancellation)],
            Advice = [.. await db.Set<Advice>().AsNoTracking().Where(one => one.AdviserId == personId || one.AskedById == personId).Select(one => new { one.CredentialId, one.Question, one.Said, one.AskedAt, one.SaidAt }).ToListAsync(cancellation)],
            Ballots = [.. await db.Set<GivenBallot>().AsNoTracking().Where(one => one.PersonId == personId).ToListAsync(cancellation)],
            Conditions = [.. await db.Set<Condition>().AsNoTracking().Where(one => one.SetById == personId || one.AnsweredById == personId || one.SettledById == personId).Select(one => new { one.CredentialId, one.Text, one.SetAt, one.Answer, one.AnsweredAt, one.Reason, one.SettledAt }).ToListAsync(cancellation)],
            Comments = [.. await db.Set<Comment>().AsNoTracking().Where(one => one.AuthorId == personId).Select(one => new { one.CredentialId, one.FieldId, one.At, one.Text, one.Earlier }).ToListAsync(cancellation)],
            PublicComments = [.. heard.Select(one => one.AnsweredById == personId ? (object)new { one.CredentialId, one.Disposition, one.Answer, one.AnsweredAt } : new { one.CredentialId, one.FieldId, one.Name, one.From, one.Email, one.Text, one.At })],
            Documents = [.. documents.SelectMany(one => one.Versions.Where(version => version.ById == personId).Select(version => new { one.CredentialId, version.Name, version.Size, version.At }))],
            Consents = [.. await db.Set<Consent>().AsNoTracking().Where(one => one.PersonId == personId).Select(one => new { one.TextNumber, one.GivenAt, one.TakenBackAt }).ToListAsync(cancellation)],
            Looks = [.. await db.Set<Look>().AsNoTracking().Where(one => one.PersonId == personId).Select(one => new { one.CredentialId, one.At, one.Version }).ToListAsync(cancellation)],
            Lists = [.. await db.Set<PersonalList>().AsNoTracking().Where(one => one.PersonId == personId).Select(one => new { one.List, one.Views, one.Columns }).ToListAsync(cancellation)],
            Notices = [.. await db.Set<Notification>().AsNoTracking().Where(one => one.PersonId == personId).OrderBy(one => one.At).Select(one => new { one.Template, one.About, one.At, one.ReadAt }).ToListAsync(cancellation)],
            Follows = [.. await db.Set<Follow>().AsNoTracking().Where(one => one.PersonId == personId).Select(one => new { one.CredentialId, one.At }).ToListAsync(cancellation)],
            NoticeChoices = [.. await db.Set<NotificationChoices>().AsNoTracking().Where(one => one.PersonId == personId).Select(one => new { one.Chosen, one.Hour, one.Weekday, one.TimeZone }).ToListAsync(cancellation)],
            Events = [.. await db.Events.AsNoTracking().Where(row => row.ById == personId).OrderBy(row => row.At).Select(row => new { row.Id, row.Name, row.At, row.CredentialId, row.Remark }).ToListAsync(cancellation)],
        };
    }
}
