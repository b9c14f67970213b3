using Governance.Domain.Credentials;
using Governance.Domain.Words;

namespace Governance.Domain.Consultations;

/// <summary>A consultation that is open now, as everybody finds it in the list.</summary>
public sealed record OpenConsultationRow(string CredentialId, Bilingual Title, Bilingual Organisation, string Region, DateTimeOffset ClosesAt);

/// <summary>Everything that the public reads of a consultation, and nothing else of the record.</summary>
/// <param name="Step">What the workflow calls it.</param>
/// <param name="Fields">The ids of the fields shown, in the order of the form; none once it is over.</param>
/// <param name="Content">The answers of these fields alone, in the version that was put before the public; none once it is over.</param>
/// <param name="ClosesAt">Until when it is open, or when it was over.</param>
public sealed record PublicConsultation(
    Guid Id, string CredentialId, Bilingual Step, Bilingual Title, Bilingual Organisation, string Region, IReadOnlyList<string> Fields, Proposal Content, DateTimeOffset ClosesAt, bool IsOpen);

/// <summary>A consultation with what was said in it, for those who read the record.</summary>
/// <param name="Comments">By field in the order of the form, the whole last; in each the oldest first.</param>
/// <param name="OverAt">Until when it is open, or when it was over.</param>
/// <param name="MayAnswer">Whether the reader says what becomes of comments.</param>
/// <param name="MayErase">Whether the reader erases the names of authors who ask for it.</param>
public sealed record ConsultationReading(
    Guid Id, string CredentialId, Bilingual Step, int VersionNumber, DateTimeOffset OpenedAt, DateTimeOffset OverAt, bool IsOpen, IReadOnlyList<PublicCommentReading> Comments, bool MayAnswer, bool MayErase)
{
    public int Unanswered => Comments.Count(one => one.Disposition is null);
}

/// <summary>What somebody of the public said, and what the team makes of it.</summary>
/// <param name="Name">Null once it was erased.</param>
/// <param name="Email">Null where none was given, and for everybody but the secretary.</param>
public sealed record PublicCommentReading(
    Guid Id, string? FieldId, string? Name, string? From, string? Email, string Text, DateTimeOffset At, Disposition? Disposition, string? Answer, Bilingual? AnsweredBy, DateTimeOffset? AnsweredAt);
