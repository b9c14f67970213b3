using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;

namespace Governance.Domain.Endorsements;

/// <summary>What a partner signs: an answer to every claim, who signs, and for how many years it holds.</summary>
/// <param name="MaySign">The declaration that they may sign for the organisation, which did not produce the training.</param>
/// <param name="ConsentText">The version of the text on personal data that stood beside the signature; null where there was none.</param>
public sealed record EndorsementSignature(IReadOnlyList<ClaimAnswer> Answers, string? Comment, string Position, bool MaySign, int ValidYears, int? ConsentText = null);

/// <summary>
/// A partner's word on one version, asked for by a workflow step and given through a link that works for this alone.
/// It holds until a date, or until a later answer of the same partner takes its place.
/// </summary>
public sealed class Endorsement : Aggregate
{
    /// <summary>The longest condition, comment or reason, in characters.</summary>
    public const int MaxText = 1000;

    public const int MaxPosition = 120;

    /// <summary>The years that a partner may choose from run from one to this.</summary>
    public const int MaxYears = 3;

    /// <summary>How long a renewed link works.</summary>
    public static readonly TimeSpan RenewedFor = TimeSpan.FromDays(14);

    /// <summary>How long before its end an endorsement is about to end.</summary>
    public static readonly TimeSpan AboutToEnd = TimeSpan.FromDays(90);

    private Endorsement()
    {
    }

    internal Endorsement(Guid id, RequestEndorsement asked, Guid organisationId, DateTimeOffset at)
    {
        Rule.Require(asked.ExpiresAt > at, "The link must end later than now.");
        Id = id;
        CredentialId = asked.CredentialId;
        OrganisationId = organisationId;
        VersionNumber = asked.VersionNumber;
        PartnerId = asked.PartnerId;
        WorkItemId = asked.WorkItemId;
        RequestedAt = at;
        ExpiresAt = asked.ExpiresAt;
        LinkNumber = 1;
        State = EndorsementLifecycle.Table.Initial;
        Record(new EndorsementRequested(id, CredentialId, VersionNumber, PartnerId, ExpiresAt) { OrganisationId = organisationId });
    }

    public Guid Id { get; private set; }

    public string CredentialId { get; private set; } = "";

    /// <summary>The provider's organisation.</summary>
    public Guid OrganisationId { get; private set; }

    public int VersionNumber { get; private set; }

    public Guid PartnerId { get; private set; }

    public Guid WorkItemId { get; private set; }

    public EndorsementState State { get; private set; }

    public DateTimeOffset RequestedAt { get; private set; }

    /// <summary>When the newest link ends.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>From 1. Links with a lower number no longer work.</summary>
    public int LinkNumber { get; private set; }

    public IReadOnlyList<ClaimAnswer> Answers { get; private set; } = [];

    /// <summary>Why it is useful in the partner's own words, or the reason why they declined.</summary>
    public string? Comment { get; private set; }

    public string? SignatoryPosition { get; private set; }

    /// <summary>When the partner signed or declined.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Until when a signed endorsement holds.</summary>
    public DateTimeOffset? ValidUntil { get; private set; }

    public EndorsementLink Link => new(Id, LinkNumber, ExpiresAt);

    public bool IsLinkEnded(DateTimeOffset at) => at >= ExpiresAt;

    /// <summary>Refuses a link that has ended or that a newer one replaced.</summary>
    internal void RequireLink(int linkNumber, DateTimeOffset at)
    {
        Rule.Require(linkNumber == LinkNumber, "A newer link was sent; this one no longer works.");
        Rule.Require(!IsLinkEnded(at), "This link has ended. Ask for a new one.");
    }

    internal void Sign(EndorsementSignature signature, DateTimeOffset at)
    {
        State = EndorsementLifecycle.Table.After(State, EndorsementAction.Sign);
        var answers = Checked(signature.Answers);
        var position = Written.Text(signature.Position) ?? "";
        Rule.Require(position.Length > 0, "Write your position.");
        RequireShort(position, MaxPosition);
        RequireShort(signature.Comment, MaxText);
        Rule.Require(signature.MaySign, "Confirm that you may sign for your organization and that it did not produce this training.");
        Rule.Require(signature.ValidYears is >= 1 and <= MaxYears, "Choose for how long the endorsement holds.");
        Answers = answers;
        Comment = Written.Text(signature.Comment);
        SignatoryPosition = position;
        AnsweredAt = at;
        ValidUntil = at.AddYears(signature.ValidYears);
        Record(new EndorsementSigned(Id, CredentialId, VersionNumber, PartnerId,
            answers.ToDictionary(answer => answer.ClaimId, answer => answer.Verdict.ToString(), StringComparer.Ordinal), ValidUntil.Value)
        {
            OrganisationId = OrganisationId,
            Remark = Remark(),
        });
    }

    internal void Decline(string? reason, DateTimeOffset at)
    {
        State = EndorsementLifecycle.Table.After(State, EndorsementAction.Decline);
        Rule.Require(Written.Text(reason) is not null, "Write the reason; the team will read it.");
        RequireShort(reason, MaxText);
        Comment = Written.Text(reason);
        AnsweredAt = at;
        Record(new EndorsementDeclined(Id, CredentialId, VersionNumber, PartnerId) { OrganisationId = OrganisationId, Remark = Comment });
    }

    /// <summary>Gives the request another link where the newest one has ended.</summary>
    internal void Renew(DateTimeOffset at)
    {
        State = EndorsementLifecycle.Table.After(State, EndorsementAction.Renew);
        Rule.Require(IsLinkEnded(at), "A link that works was sent already; look in your mail.");
        NextLink(at);
    }

    /// <summary>The institution sends another link, whether or not the newest one still works; it lasts no shorter.</summary>
    internal void SendAgain(DateTimeOffset at)
    {
        State = EndorsementLifecycle.Table.After(State, EndorsementAction.Renew);
        NextLink(at);
    }

    /// <summary>The institution asks no more. The step goes on as after silence, when its time is over.</summary>
    internal void Withdraw(string? reason)
    {
        State = EndorsementLifecycle.Table.After(State, EndorsementAction.Withdraw);
        Rule.Require(Written.Text(reason) is not null, "Write the reason; it stays in the history.");
        RequireShort(reason, MaxText);
        Record(new EndorsementWithdrawn(Id, CredentialId, PartnerId) { OrganisationId = OrganisationId, Remark = Written.Text(reason) });
    }

    private void NextLink(DateTimeOffset at)
    {
        LinkNumber++;
        ExpiresAt = at + RenewedFor > ExpiresAt ? at + RenewedFor : ExpiresAt;
        Record(new EndorsementLinkRenewed(Id, CredentialId, PartnerId, LinkNumber, ExpiresAt) { OrganisationId = OrganisationId });
    }

    internal void Lapse()
    {
        State = EndorsementLifecycle.Table.After(State, EndorsementAction.Lapse);
        Record(new EndorsementLapsed(Id, CredentialId, PartnerId) { OrganisationId = OrganisationId });
    }

    internal void Supersede()
    {
        State = EndorsementLifecycle.Table.After(State, EndorsementAction.Supersede);
        Record(new EndorsementSuperseded(Id, CredentialId, PartnerId) { OrganisationId = OrganisationId });
    }

    private static ClaimAnswer[] Checked(IReadOnlyList<ClaimAnswer> given)
    {
        var answers = EndorsementClaim.All.Select(claim => given.LastOrDefault(answer => answer.ClaimId == claim.Id)).OfType<ClaimAnswer>()
            .Select(answer => answer with { Condition = Written.Text(answer.Condition) }).ToArray();
        Rule.Require(answers.Length == EndorsementClaim.All.Count, "Answer all {0} questions.", EndorsementClaim.All.Count);
        Rule.Require(answers.Any(answer => answer.Verdict == Verdict.Yes), "Vouch for at least one of the sentences, or decline.");
        foreach (var answer in answers)
            RequireShort(answer.Condition, MaxText);
        return answers;
    }

    private string? Remark()
    {
        var lines = Answers.Where(answer => answer.Condition is not null).Select(answer => answer.ClaimId + ": " + answer.Condition).ToList();
        if (Comment is not null)
            lines.Add(Comment);
        return lines.Count > 0 ? string.Join('\n', lines) : null;
    }

    private static void RequireShort(string? text, int limit) =>
        Rule.Require((text?.Length ?? 0) <= limit, "Keep this within {0} characters; it has {1}.", limit, text?.Length ?? 0);
}
