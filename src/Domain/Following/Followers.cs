using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Deliveries;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Following;

/// <summary>Tells those who follow a record what became of it, but for whoever did it. Whether they may still read it is asked when it is sent and shown.</summary>
internal sealed class Followers(GovernanceDb db, Outbox outbox, CallerSlot slot)
{
    /// <param name="say">What is told of the record of this title.</param>
    internal async Task Tell(string credentialId, Func<Bilingual, Sentence> say, CancellationToken cancellation)
    {
        var me = slot.Caller.PersonId ?? slot.Caller.OnWordOf;
        var followers = await db.Set<Follow>().Where(one => one.CredentialId == credentialId && one.PersonId != me).Select(one => one.PersonId).ToListAsync(cancellation);
        if (followers.Count == 0)
            return;
        var title = await db.Set<MicroCredential>().Where(one => one.Id == credentialId).Select(one => one.Title).SingleAsync(cancellation);
        var about = new MailAbout(credentialId, Subject: say(title).InBoth());
        foreach (var follower in followers)
            outbox.Mail(Addressee.Person(follower), MailTemplate.Followed, about);
    }
}
