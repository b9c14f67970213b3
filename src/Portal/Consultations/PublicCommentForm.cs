using Governance.Domain.Consultations;
using Governance.Portal.Shared;

namespace Governance.Portal.Consultations;

/// <summary>What somebody of the public has filled in, as the browser sent it: nothing is trusted, and nothing typed is lost.</summary>
public sealed class PublicCommentForm
{
    public const string TextId = "text";
    public const string NameId = "name";
    public const string EmailId = "email";
    public const string AgreesId = "agrees";

    /// <summary>The field that it is about; empty: the whole.</summary>
    public string? Field { get; set; }

    public string? Text { get; set; }

    public string? Name { get; set; }

    public string? From { get; set; }

    public string? Email { get; set; }

    public bool Agrees { get; set; }

    public CommentOnConsultation ToCommand(Guid consultationId) =>
        new(consultationId, string.IsNullOrEmpty(Field) ? null : Field, Name ?? "", From, Email, Text ?? "", Agrees);

    /// <summary>What to put right before it can be sent, in the order of the page.</summary>
    public IReadOnlyList<FieldProblem> Problems(Words words) => [.. Found(words)];

    private IEnumerable<FieldProblem> Found(Words words)
    {
        if (string.IsNullOrWhiteSpace(Text))
            yield return new(TextId, words["Write your comment."]);
        if (Text?.Length > PublicComment.MaxText)
            yield return new(TextId, words["Keep this within {0} characters; it has {1}.", PublicComment.MaxText, Text.Length]);
        if (string.IsNullOrWhiteSpace(Name))
            yield return new(NameId, words["Write your name."]);
        if (!string.IsNullOrWhiteSpace(Email) && !Email.Contains('@', StringComparison.Ordinal))
            yield return new(EmailId, words["Enter an e-mail address such as name@example.org."]);
        if (!Agrees)
            yield return new(AgreesId, words["Agree that those who decide read your name and your comment."]);
    }
}
