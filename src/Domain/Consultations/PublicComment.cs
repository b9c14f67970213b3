using Governance.Domain.Audit;
using Governance.Domain.Discussion;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;

namespace Governance.Domain.Consultations;

/// <summary>What the team makes of a comment of the public.</summary>
public enum Disposition
{
    Accepted,
    AcceptedInPart,
    NotAccepted,
}

/// <summary>
/// What somebody without an account said in a consultation. Laws: it is never changed; its author's name, organisation and
/// address stand here alone, never in an event, so that they can be erased; the team answers it in a sentence, and every
/// answer is an event.
/// </summary>
public sealed class PublicComment : Aggregate
{
    public const int MaxText = Comment.MaxText;

    public const int MaxName = 120;

    public const int MaxOrganisation = 200;

    /// <summary>The longest address that mail has.</summary>
    public const int MaxEmail = 254;

    /// <summary>The longest sentence of an answer, in characters.</summary>
    public const int MaxAnswer = 1000;

    private PublicComment()
    {
    }

    internal PublicComment(Guid id, Consultation consultation, CommentOnConsultation said, DateTimeOffset at)
    {
        Rule.Require(consultation.IsOpen(at), "This consultation is closed; nothing was recorded.");
        Rule.Require(said.FieldId is null || consultation.Fields.Contains(said.FieldId), "Choose one of the parts shown.");
        Id = id;
        ConsultationId = consultation.Id;
        CredentialId = consultation.CredentialId;
        OrganisationId = consultation.OrganisationId;
        FieldId = said.FieldId;
        Name = Required(said.Name, MaxName, "Write your name.");
        From = Within(Written.Text(said.From), MaxOrganisation);
        Email = Within(Written.Text(said.Email), MaxEmail)?.ToLowerInvariant();
        Rule.Require(Email?.Contains('@', StringComparison.Ordinal) != false, "Enter an e-mail address such as name@example.org.");
        Text = Required(said.Text, MaxText, "Write your comment.");
        Rule.Require(said.Agrees, "Agree that those who decide read your name and your comment.");
        At = at;
        Record(new PublicCommentGiven(id, CredentialId, ConsultationId, FieldId, EventHash.Of(id.ToString("N") + Text)) { OrganisationId = OrganisationId });
    }

    public Guid Id { get; private set; }

    public Guid ConsultationId { get; private set; }

    public string CredentialId { get; private set; } = "";

    public Guid OrganisationId { get; private set; }

    /// <summary>Which of the fields shown it is about; null: the whole.</summary>
    public string? FieldId { get; private set; }

    /// <summary>Null once it was erased.</summary>
    public string? Name { get; private set; }

    /// <summary>The organisation that they speak for or work in, as they wrote it.</summary>
    public string? From { get; private set; }

    /// <summary>Where the secretary may ask back; in small letters, so that it is found again when a person is erased.</summary>
    public string? Email { get; private set; }

    public string Text { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    /// <summary>Null until the team has answered.</summary>
    public Disposition? Disposition { get; private set; }

    /// <summary>The sentence that says why, for those who decide.</summary>
    public string? Answer { get; private set; }

    public Guid? AnsweredById { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    internal void SayWhatBecame(Disposition disposition, string sentence, Guid by, DateTimeOffset at)
    {
        Rule.Require(Enum.IsDefined(disposition), "Choose what becomes of the comment.");
        Answer = Required(sentence, MaxAnswer, "Write in a sentence why; those who decide read it.");
        (Disposition, AnsweredById, AnsweredAt) = (disposition, by, at);
        Record(new PublicCommentAnswered(Id, CredentialId, disposition, EventHash.Of(Id.ToString("N") + Answer)) { OrganisationId = OrganisationId });
    }

    /// <summary>Erases who said it; what was said stays, because decisions rest on it.</summary>
    internal void ForgetAuthor()
    {
        if (Name is null)
            return;
        (Name, From, Email) = (null, null, null);
        Record(new PublicCommentAuthorErased(Id, CredentialId) { OrganisationId = OrganisationId });
    }

    private static string Required(string? typed, int limit, string missing)
    {
        var text = Within(Written.Text(typed), limit);
        Rule.Require(text is not null, missing);
        return text!;
    }

    private static string? Within(string? text, int limit)
    {
        Rule.Require(text is null || text.Length <= limit, "Keep this within {0} characters; it has {1}.", limit, text?.Length ?? 0);
        return text;
    }
}
