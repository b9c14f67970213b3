using Governance.Domain.Commands;
using Governance.Domain.Conditions;
using Governance.Domain.Credentials;
using Governance.Domain.Discussion;
using Governance.Domain.Documents;
using Governance.Domain.Looking;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Bench;

/// <summary>What people leave beside a record that <see cref="BigNetwork"/> copies: comments, documents, a look and two conditions, one of them to be judged.</summary>
internal static class BigTalk
{
    private const int Comments = 8;
    private const int Documents = 3;

    internal static async Task BesideEach(ServiceProvider provider)
    {
        var people = (await Ask(provider, (PeopleQueries queries) => queries.WithRoles())).ToDictionary(person => person.Id, person => person.ToCaller());
        foreach (var record in await Ask(provider, (GovernanceDb db) => db.Set<MicroCredential>().AsNoTracking().ToListAsync()))
        {
            var (lead, sender) = (people[record.LeadId], provider.GetRequiredService<CommandSender>());
            for (var number = 1; number <= Comments; number++)
                await sender.Send(lead, new WriteComment(record.Id, $"Comment {number}: say who observes the learner at work, and when."));
            for (var number = 1; number <= Documents; number++)
                await sender.Send(lead, new AttachDocument(record.Id, $"Paper {number}.pdf", [.. "%PDF-"u8, .. new byte[1000 * number]]));
            await sender.Send(lead, new LookAtRecord(record.Id));
            await SetConditions(provider, record.Id, lead);
        }
    }

    private static Task<int> SetConditions(ServiceProvider provider, string record, Caller lead) => Ask(provider, async (GovernanceDb db) =>
    {
        var (step, now) = (await db.Set<WorkItem>().Where(item => item.CredentialId == record && item.RoleId != null).OrderBy(item => item.OpenedAt).FirstOrDefaultAsync(), TimeProvider.System.GetUtcNow());
        if (step is null)
            return 0;
        var set = Enumerable.Range(1, 2).Select(number => new Condition(OrderedId.At(now), step, new($"Name assessor {number}.", Role.InitiativeLead.Id, now.AddDays(20), IsBeforePublication: false), null, now)).ToList();
        set[1].SayHowMet("She was named.", lead, isOfTheTeam: true, now);
        db.AddRange(set);
        return await db.SaveChangesAsync();
    });

    private static async Task<T> Ask<TQueries, T>(ServiceProvider provider, Func<TQueries, Task<T>> question)
        where TQueries : notnull
    {
        await using var scope = provider.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<TQueries>());
    }
}
