using Governance.Domain.Endorsements;
using Governance.Portal.Shared;

namespace Governance.Portal.Endorse;

/// <summary>What a partner has filled in, as the browser sent it: nothing is trusted, and nothing typed is lost.</summary>
public sealed class EndorseForm
{
    /// <summary>The value of the button that was pressed; anything else is the signature.</summary>
    public const string Decline = "decline";

    public const string CommentId = "comment";
    public const string PositionId = "position";
    public const string MaySignId = "may-sign";
    public const string YearsId = "years";
    public const string ReasonId = "reason";

    public string? Act { get; set; }

    /// <summary>One for each claim, in the order of the page.</summary>
    public List<ClaimForm> Claims { get; set; } = [];

    public string? Comment { get; set; }

    public string? Position { get; set; }

    public int Years { get; set; } = 1;

    public bool MaySign { get; set; }

    public string? Reason { get; set; }

    /// <summary>The version of the text on personal data that stood on the page.</summary>
    public int? ConsentText { get; set; }

    public bool IsDecline => Act == Decline;

    /// <summary>
    /// What was sent, or an empty form with the earlier answers that still stand; always with one answer for each claim.
    /// </summary>
    public static EndorseForm Of(PartnerQuestion question, EndorseForm? sent)
    {
        var form = sent ?? new EndorseForm();
        form.Claims = [.. question.Claims.Select((asked, index) =>
            sent?.Claims.ElementAtOrDefault(index) ?? (sent is null && asked.StillStands ? ClaimForm.Of(asked.Previous!) : new ClaimForm()))];
        return form;
    }

    /// <summary>What the browser's own copies of typed text begin with, so that no text comes back at another question.</summary>
    public static string KeepKey(Guid endorsementId) => $"endorse/{endorsementId:N}/";

    /// <summary>All copies that the browser may hold of this form.</summary>
    public static IEnumerable<string> Kept(Guid endorsementId) =>
        EndorsementClaim.All.Select((_, index) => ConditionId(index)).Append(CommentId).Append(PositionId).Append(ReasonId)
            .Select(field => KeepKey(endorsementId) + field);

    /// <summary>The id of the first answer of a claim, which the list of problems leads to.</summary>
    public static string ClaimId(int index) => "claim-" + (index + 1);

    public static string ConditionId(int index) => $"condition-{index + 1}";

    public EndorsementSignature ToSignature() => new(
        [.. Claims.Zip(EndorsementClaim.All).Where(pair => pair.First.Given is not null)
            .Select(pair => new ClaimAnswer(pair.Second.Id, pair.First.Given!.Value, pair.First.KeptCondition))],
        Comment, Position ?? "", MaySign, Years, ConsentText);

    /// <summary>What to put right before it can be signed or declined, field by field.</summary>
    public IReadOnlyList<FieldProblem> Problems(Words words) => [.. IsDecline ? OfReason(words) : OfSignature(words)];

    private IEnumerable<FieldProblem> OfSignature(Words words)
    {
        foreach (var (claim, index) in Claims.Select((claim, index) => (claim, index)))
        {
            if (claim.Given is null)
                yield return new(ClaimId(index), words["Choose an answer: “{0}”", EndorsementClaim.All[index].Text]);
            if (TooLong(words, claim.KeptCondition, Endorsement.MaxText) is { } condition)
                yield return new(ConditionId(index), condition);
        }
        if (Claims.All(claim => claim.Given is not null and not Verdict.Yes))
            yield return new(ClaimId(0), words["Vouch for at least one of the sentences, or decline."]);
        if (TooLong(words, Comment, Endorsement.MaxText) is { } comment)
            yield return new(CommentId, comment);
        if (string.IsNullOrWhiteSpace(Position))
            yield return new(PositionId, words["Write your position."]);
        else if (TooLong(words, Position.Trim(), Endorsement.MaxPosition) is { } position)
            yield return new(PositionId, position);
        if (Years is < 1 or > Endorsement.MaxYears)
            yield return new(YearsId, words["Choose for how long the endorsement holds."]);
        if (!MaySign)
            yield return new(MaySignId, words["Confirm that you may sign for your organization and that it did not produce this training."]);
    }

    private IEnumerable<FieldProblem> OfReason(Words words)
    {
        if (string.IsNullOrWhiteSpace(Reason))
            yield return new(ReasonId, words["Write the reason; the team will read it."]);
        else if (TooLong(words, Reason, Endorsement.MaxText) is { } reason)
            yield return new(ReasonId, reason);
    }

    private static string? TooLong(Words words, string? text, int limit) =>
        text?.Length > limit ? words["Keep this within {0} characters; it has {1}.", limit, text.Length] : null;
}

/// <summary>The answer to one claim as the browser sent it.</summary>
public sealed class ClaimForm
{
    public string? Verdict { get; set; }

    public string? Condition { get; set; }

    /// <summary>The answer, or null where none of the three was chosen.</summary>
    public Verdict? Given =>
        Enum.TryParse<Verdict>(Verdict, out var given) && Enum.IsDefined(given) ? given : null;

    /// <summary>A condition belongs to a yes; with any other answer its field is out of sight.</summary>
    public string? KeptCondition => Given == Domain.Endorsements.Verdict.Yes ? Condition : null;

    public static ClaimForm Of(ClaimAnswer answer) => new() { Verdict = answer.Verdict.ToString(), Condition = answer.Condition };
}
