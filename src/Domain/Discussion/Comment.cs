using Governance.Domain.Audit;
using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;

namespace Governance.Domain.Discussion;

/// <summary>Who reads a comment; the names are stored.</summary>
public enum CommentVisibility
{
    /// <summary>Everybody who reads the record.</summary>
    Everyone,

    /// <summary>Those of them who belong to the record's own institution.</summary>
    Institution,

    /// <summary>Those of them who sit in the body that had the record when it was written.</summary>
    Body,
}

/// <summary>
/// What somebody says beside a proposal: about one of its fields, about a step, or about the whole; or in reply. Laws: a
/// reply is about what its thread is about and is read by whom the thread is read by; only its author changes or withdraws
/// it, and what it said before is kept; resolving closes a thread and deletes nothing. It decides nothing.
/// </summary>
public sealed class Comment : Aggregate
{
    /// <summary>The longest comment, in characters.</summary>
    public const int MaxText = 4000;

    private Comment()
    {
    }

    internal Comment(Guid id, CommentPlace place, Guid authorId, string text, DateTimeOffset at)
    {
        Id = ThreadId = id;
        (CredentialId, OrganisationId, FieldId, WorkItemId, Visibility, BodyId, VersionNumber, AnswerHash) =
            (place.CredentialId, place.OrganisationId, place.FieldId, place.WorkItemId, place.Visibility, place.BodyId, place.VersionNumber, place.AnswerHash);
        Begin(authorId, text, at);
    }

    /// <summary>A reply in the thread of another comment.</summary>
    internal Comment(Guid id, Comment thread, Guid authorId, string text, DateTimeOffset at)
    {
        Rule.Require(thread.ThreadId == thread.Id, "Reply to the comment that began the thread.");
        Rule.Require(thread.ResolvedAt is null, "This thread is resolved; open it again to reply.");
        Id = id;
        ThreadId = thread.Id;
        (CredentialId, OrganisationId, FieldId, WorkItemId, Visibility, BodyId, VersionNumber, AnswerHash) =
            (thread.CredentialId, thread.OrganisationId, thread.FieldId, thread.WorkItemId, thread.Visibility, thread.BodyId, thread.VersionNumber, thread.AnswerHash);
        Begin(authorId, text, at);
    }

    public Guid Id { get; private set; }

    /// <summary>The comment that began the thread; its own id where that is this one.</summary>
    public Guid ThreadId { get; private set; }

    public string CredentialId { get; private set; } = "";

    public Guid OrganisationId { get; private set; }

    /// <summary>The field of the proposal that it is about; null where it is about a step or the whole.</summary>
    public string? FieldId { get; private set; }

    public Guid? WorkItemId { get; private set; }

    public CommentVisibility Visibility { get; private set; }

    /// <summary>The body whose members read it, where they alone do.</summary>
    public Guid? BodyId { get; private set; }

    /// <summary>The latest version when the thread began; null before the first.</summary>
    public int? VersionNumber { get; private set; }

    /// <summary>What the field's answer was then, as a hash; null where it is about no field.</summary>
    public string? AnswerHash { get; private set; }

    public Guid AuthorId { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Null once it is withdrawn.</summary>
    public string? Text { get; private set; }

    /// <summary>Who was named in it and told.</summary>
    public IReadOnlyList<Mention> Mentions { get; private set; } = [];

    /// <summary>What it said before, the oldest first.</summary>
    public IReadOnlyList<EarlierText> Earlier { get; private set; } = [];

    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>When the thread was resolved; stands at the comment that began it.</summary>
    public DateTimeOffset? ResolvedAt { get; private set; }

    public Guid? ResolvedById { get; private set; }

    internal void Mention(IReadOnlyList<Mention> people) => Mentions = people;

    internal void Change(Caller caller, string text, DateTimeOffset at)
    {
        RequireOwn(caller);
        var changed = Checked(text);
        if (changed == Text)
            return;
        Earlier = [.. Earlier, new(Text!, at)];
        Text = changed;
        Record(new CommentChanged(Id, CredentialId, HashOf(changed)) { OrganisationId = OrganisationId });
    }

    internal void Withdraw(Caller caller, DateTimeOffset at)
    {
        RequireOwn(caller);
        Earlier = [.. Earlier, new(Text!, at)];
        (Text, Mentions, WithdrawnAt) = (null, [], at);
        Record(new CommentWithdrawn(Id, CredentialId) { OrganisationId = OrganisationId });
    }

    /// <summary>Puts these words where the comment names the person, whose data are erased; the event of the erasure says so.</summary>
    internal void Forget(Guid personId, string instead)
    {
        foreach (var named in Mentions.Where(one => one.PersonId == personId).ToList())
        {
            Text = Without(Text!);
            Earlier = [.. Earlier.Select(one => one with { Text = Without(one.Text) })];
            Mentions = [.. Mentions.Select(one => one == named ? one with { Name = instead } : one)];

            string Without(string text) => text.Replace("@" + named.Name, "@" + instead, StringComparison.Ordinal);
        }
    }

    internal void Resolve(Guid by, DateTimeOffset at)
    {
        Rule.Require(ThreadId == Id && ResolvedAt is null, "This thread is resolved already.");
        (ResolvedAt, ResolvedById) = (at, by);
        Record(new CommentResolved(Id, CredentialId) { OrganisationId = OrganisationId });
    }

    internal void Reopen()
    {
        Rule.Require(ThreadId == Id && ResolvedAt is not null, "This thread is open already.");
        (ResolvedAt, ResolvedById) = (null, null);
        Record(new CommentReopened(Id, CredentialId) { OrganisationId = OrganisationId });
    }

    private void Begin(Guid authorId, string text, DateTimeOffset at)
    {
        (AuthorId, At, Text) = (authorId, at, Checked(text));
        Record(new CommentWritten(Id, CredentialId, ThreadId, FieldId, WorkItemId, Visibility, HashOf(Text)) { OrganisationId = OrganisationId });
    }

    private void RequireOwn(Caller caller)
    {
        if (AuthorId != caller.PersonId)
            throw new Refused(new Sentence("Only its author changes or withdraws a comment."));
        Rule.Require(WithdrawnAt is null, "This comment was withdrawn; nothing was recorded.");
    }

    private static string Checked(string typed)
    {
        var text = Written.Text(typed);
        Rule.Require(text is not null, "Write your comment.");
        Rule.Require(text!.Length <= MaxText, "Keep this within {0} characters; it has {1}.", MaxText, text.Length);
        return text;
    }

    private string HashOf(string text) => EventHash.Of(Id.ToString("N") + text);
}

/// <summary>What a thread is about and who reads it.</summary>
internal sealed record CommentPlace(
    string CredentialId, Guid OrganisationId, string? FieldId, Guid? WorkItemId, CommentVisibility Visibility, Guid? BodyId, int? VersionNumber, string? AnswerHash);

/// <summary>Somebody named in a comment, as the name was written there.</summary>
public sealed record Mention(Guid PersonId, string Name);

/// <summary>What a comment said until that moment.</summary>
public sealed record EarlierText(string Text, DateTimeOffset Until);
