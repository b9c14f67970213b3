using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Deliveries;
using Governance.Domain.Notifications;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Following;

/// <summary>
/// Tells those who follow a record what became of it, but for whoever did it. Whether they may still read it is asked when it is sent and shown.
/// A decision and what a workflow does because of it are one line, which grows as long as it is neither read nor mailed.
/// </summary>
internal sealed class Followers(GovernanceDb db, Outbox outbox, CallerSlot slot)
{
    /// <summary>So long the mail of a line waits for what it grows by.</summary>
    internal static readonly TimeSpan Growing = TimeSpan.FromMinutes(1);

    /// <param name="what">What is told of the record; its title is put before it.</param>
    internal async Task Tell(string credentialId, Sentence what, CancellationToken cancellation)
    {
        var me = slot.Caller.PersonId ?? slot.Caller.OnWordOf;
        var followers = await db.Set<Follow>().Where(one => one.CredentialId == credentialId && one.PersonId != me).Select(one => one.PersonId).ToListAsync(cancellation);
        if (followers.Count == 0)
            return;
        var title = await db.Set<MicroCredential>().Where(one => one.Id == credentialId).Select(one => one.Title).SingleAsync(cancellation);
        var about = new MailAbout(credentialId, Subject: new Sentence("{0}: {1}", title, what).InBoth());
        var growing = await Lines(credentialId, followers, cancellation);
        foreach (var follower in followers)
        {
            if (growing.TryGetValue(follower, out var line))
                line.SayMore(what);
            else
                outbox.Mail(Addressee.Person(follower), MailTemplate.Followed, about, pause: Growing);
        }
    }

    /// <summary>Of each follower the line that this transaction, or the decision that it acts upon, has begun and that still grows.</summary>
    private async Task<Dictionary<Guid, Line>> Lines(string credentialId, List<Guid> followers, CancellationToken cancellation)
    {
        var here = db.Set<Notification>().Local.Where(one => one.Template == MailTemplate.Followed && one.About.CredentialId == credentialId).Select(one => one.Id).ToList();
        var decided = await Decided(credentialId, cancellation);
        if (here.Count == 0 && decided is null)
            return [];
        var (from, to) = decided ?? (DateTimeOffset.MaxValue, DateTimeOffset.MinValue);
        var place = Notification.PlaceOfRecord(credentialId);
        var begun = db.Set<Notification>().Where(one => followers.Contains(one.PersonId) && one.Template == MailTemplate.Followed && one.Place == place
            && one.ReadAt == null && one.MailedAt == null && (here.Contains(one.Id) || (one.At >= from && one.At <= to)));
        // what is on its way by mail says what it says
        var kept = db.Set<Delivery>().Where(one => one.State == DeliveryState.Dropped || (one.State == DeliveryState.Waiting && one.Attempts == 0));
        var lines = await begun.Join(kept, one => one.Id, mail => mail.Id, (one, mail) => new Line(one, mail)).ToListAsync(cancellation);
        return lines.GroupBy(line => line.Notice.PersonId).ToDictionary(of => of.Key, of => of.MaxBy(line => line.Notice.Id)!);
    }

    /// <summary>From when to when the answer was written that a workflow acts upon; what was told of it was told between. Null where it acts upon none.</summary>
    private async Task<(DateTimeOffset From, DateTimeOffset To)?> Decided(string credentialId, CancellationToken cancellation)
    {
        if (slot.Caller.Because is not { } cause)
            return null;
        var to = await db.Events.Where(row => row.Id == cause && row.Name == nameof(WorkItemCompleted)).Select(row => (DateTimeOffset?)row.At).SingleOrDefaultAsync(cancellation);
        var from = await db.Set<WorkItem>().Where(one => one.CredentialId == credentialId && one.CompletedAt <= to)
            .OrderByDescending(one => one.CompletedAt).Select(one => one.CompletedAt).FirstOrDefaultAsync(cancellation);
        return from is null ? null : (from.Value, to!.Value);
    }

    private sealed record Line(Notification Notice, Delivery Mail)
    {
        internal void SayMore(Sentence what)
        {
            var about = Notice.About with { Subject = new Sentence("{0}. {1}", Notice.About.Subject!, what).InBoth() };
            Notice.Say(about);
            Mail.Say(about);
        }
    }
}
