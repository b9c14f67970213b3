using Governance.Domain.Advising;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Portal.Shared;
using Microsoft.EntityFrameworkCore;

namespace Governance.Portal.Mail;

/// <summary>Mail about advice: somebody asks for yours, or yours was given to whoever asked. Null when it no longer matters.</summary>
internal sealed class AdviceLetters(GovernanceDb db, Words words, Dates dates, PortalAddress address, LetterFooter footer)
{
    internal async Task<Letter?> Asked(Guid adviceId, CancellationToken cancellation)
    {
        var (advice, title, institution, by) = await Read(adviceId, one => one.AskedById, cancellation);
        if (!advice.IsOpen)
            return null;
        var due = await db.Set<WorkItem>().Where(one => one.Id == advice.WorkItemId).Select(one => one.DueAt).SingleAsync(cancellation);
        return new()
        {
            From = institution.ToString(),
            Subject = words["Your advice: {0}", title],
            Ask = due is { } at
                ? words["{0} asks for your advice on “{1}”; the decision is due {2}.", by, title, dates.Day(at)]
                : words["{0} asks for your advice on “{1}”.", by, title],
            Details = [words["“{0}”", advice.Question]],
            Button = new(words["Read and advise"], address.Of("/advice/" + advice.Id)),
            IfNothing = words["If you do nothing, it is decided without your advice; your silence is recorded as silence."],
            Footer = footer.ForPeople(institution),
        };
    }

    internal async Task<Letter?> Given(Guid adviceId, CancellationToken cancellation)
    {
        var (advice, title, institution, adviser) = await Read(adviceId, one => one.AdviserId, cancellation);
        return new()
        {
            From = institution.ToString(),
            Subject = words["Advice came: {0}", title],
            Ask = words["{0} gave the advice that you asked for on “{1}”.", adviser, title],
            Button = new(words["Open the step"], address.Of("/steps/" + advice.WorkItemId)),
            Footer = footer.ForPeople(institution),
        };
    }

    private async Task<(Advice Advice, Bilingual Title, Bilingual Institution, Bilingual Person)> Read(Guid adviceId, Func<Advice, Guid> person, CancellationToken cancellation)
    {
        var advice = await db.Set<Advice>().AsNoTracking().SingleAsync(one => one.Id == adviceId, cancellation);
        var who = person(advice);
        return (
            advice,
            await db.Set<MicroCredential>().Where(one => one.Id == advice.CredentialId).Select(one => one.Title).SingleAsync(cancellation),
            await db.Set<Organisation>().Where(one => one.Id == advice.OrganisationId).Select(one => one.Name).SingleAsync(cancellation),
            await db.Set<Person>().Where(one => one.Id == who).Select(one => one.Name).SingleAsync(cancellation));
    }
}
