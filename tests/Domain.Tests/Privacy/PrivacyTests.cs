using System.Data.Common;
using System.Text.RegularExpressions;
using Governance.Domain.Access;
using Governance.Domain.Audit;
using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Discussion;
using Governance.Domain.Documents;
using Governance.Domain.Following;
using Governance.Domain.Lists;
using Governance.Domain.Looking;
using Governance.Domain.Notifications;
using Governance.Domain.Organisations;
using Governance.Domain.Privacy;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Domain.Tests.Privacy;

public sealed partial class PrivacyTests : IAsyncLifetime
{
    private const string Email = "zebulon.quux@example.org";

    private TestHost host = null!;

    public async ValueTask InitializeAsync() => host = await TestHost.Start();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task The_trail_names_nobody_and_holds_when_somebody_is_erased()
    {
        var college = await host.A.Institution();
        var zebulon = await Zebulon(college);
        var step = await host.OpenDecision(await host.A.Credential(await host.A.Person(Role.InitiativeLead, college)), Role.Dean);
        await host.Send(Caller.Person(zebulon, "Zebulon Quux", [new(Role.Dean, college)]), new CompleteWorkItem(step, "approve", null));
        var record = await host.WithDb(db => db.Set<WorkItem>().Where(one => one.Id == step).Select(one => one.CredentialId).SingleAsync());
        var other = await host.A.Person(Role.Dean, college);
        await host.Send(other, new WriteComment(record, "Ask @Zebulon Quux first."));
        var me = Caller.Person(zebulon, "Zebulon Quux", [new(Role.Dean, college)]);
        await host.Send(me, new LookAtRecord(record));
        await host.Send(me, new SaveView(ListName.Work, "Mine", "text=a", false));
        await host.Send(me, new StopNotificationMail([NotificationKind.Asked]));
        await host.Send(me, new FollowRecord(record));
        Assert.True(await host.WithDb(db => db.Set<Notification>().AnyAsync(one => one.PersonId == zebulon)));
        await host.Ask((Sealer sealer) => sealer.SealNext());
        Assert.False(await host.WithDb(db => db.Events.AnyAsync(row => row.Body.Contains("uux") || row.Body.Contains('@'))));

        await Broken.Rule("Deactivate this person first.", () => host.Send(Caller.System, new ErasePerson(zebulon)));
        await host.Send(Caller.System, new DeactivatePerson(zebulon));
        await host.Send(Caller.System, new ErasePerson(zebulon));
        await host.Ask((Sealer sealer) => sealer.SealNext());

        var person = await host.WithDb(db => db.Set<Person>().SingleAsync(one => one.Id == zebulon));
        Assert.Equal("Former member", person.Name.En);
        Assert.DoesNotContain("quux", person.Email, StringComparison.Ordinal);
        Assert.False(await host.WithDb(db => db.Set<Account>().AnyAsync(one => one.PersonId == zebulon)));
        Assert.False(await host.WithDb(db => db.Set<Session>().AnyAsync(one => one.PersonId == zebulon)));
        Assert.False(await host.WithDb(db => db.Set<Look>().AnyAsync(one => one.PersonId == zebulon)));
        Assert.False(await host.WithDb(db => db.Set<Notification>().AnyAsync(one => one.PersonId == zebulon)));
        Assert.False(await host.WithDb(db => db.Set<Follow>().AnyAsync(one => one.PersonId == zebulon)));
        Assert.False(await host.WithDb(db => db.Set<NotificationChoices>().AnyAsync(one => one.PersonId == zebulon)));
        Assert.False(await host.WithDb(db => db.Set<PersonalList>().AnyAsync(one => one.PersonId == zebulon)));
        Assert.Equal("Ask @Former member first.", await host.WithDb(db => db.Set<Comment>().Select(one => one.Text).SingleAsync()));
        Assert.Equal(zebulon, await host.WithDb(db => db.Set<WorkItem>().Where(one => one.Id == step).Select(one => one.CompletedById).SingleAsync()));
        Assert.True((await host.Ask((AuditVerification trail) => trail.Verify())).IsIntact);
        await Broken.Rule("The data of this person are erased already.", () => host.Send(Caller.System, new ReactivatePerson(zebulon)));
        // nothing of the file says who it was
        foreach (var table in await host.WithDb(db => db.Database.SqlQueryRaw<string>("select name as Value from sqlite_master where type = 'table'").ToListAsync()))
        foreach (var column in await host.WithDb(db => db.Database.SqlQuery<string>($"select name as Value from pragma_table_info({table})").ToListAsync()))
#pragma warning disable EF1002 // names of the schema itself
            Assert.Equal(0, await host.WithDb(db => db.Database.SqlQueryRaw<int>($"select count(*) as Value from \"{table}\" where \"{column}\" like '%quux%'").SingleAsync()));
#pragma warning restore EF1002
    }

    [Fact]
    public async Task Everybody_takes_their_own_data_with_them()
    {
        var college = await host.A.Institution();
        var zebulon = await Zebulon(college);
        var me = Caller.Person(zebulon, "Zebulon Quux", [new(Role.Dean, college)]);
        var record = await host.A.Credential(await host.A.Person(Role.InitiativeLead, college));
        await host.Send(me, new WriteComment(record, "I would wait."));
        await host.OpenDecision(record, Role.Dean);
        await host.Send(me, new LookAtRecord(record));
        await host.Send(me, new AttachDocument(record, "letter.txt", "Dear all"u8.ToArray()));
        await host.Send(me, new SaveView(ListName.Work, "Mine", "text=a", false));
        var data = await host.Ask((PersonalDataQueries all) => all.Of(zebulon));
        Assert.Equal((Email, 1, 1), (data.Email, data.Roles.Count, data.Sessions.Count));
        Assert.Equal((1, 1, 1, 1), (data.Comments.Count, data.Documents.Count, data.Looks.Count, data.Lists.Count));
        Assert.Single(data.Notices);
        Assert.NotEmpty(data.Events);
        Assert.Empty(data.Records);
        // the page counts what the file holds
        var counts = await host.Ask((PersonalDataQueries all) => all.Counts(zebulon));
        foreach (var kind in typeof(PersonalData).GetProperties().Where(one => one.PropertyType == typeof(IReadOnlyList<object>)))
            Assert.Equal((kind.Name, ((IReadOnlyList<object>)kind.GetValue(data)!).Count), (kind.Name, (int)typeof(PersonalDataCounts).GetProperty(kind.Name)!.GetValue(counts)!));
    }

    [Fact]
    public async Task The_file_of_ones_own_data_is_made_without_reading_what_is_others()
    {
        var read = new ReadTables();
        await using var store = await TestHost.Start(services => services.ConfigureDbContext<SqliteGovernanceDb>(options => options.AddInterceptors(read)));
        var college = await store.A.Institution();
        var (lead, next, other) = (await store.A.Person(Role.InitiativeLead, college), await store.A.Person(Role.InitiativeLead, college), await store.A.Person(Role.InitiativeLead, college));
        var (mine, theirs) = (await store.A.Credential(lead), await store.A.Credential(other));
        await store.Write(lead, mine, "idea", "need", ProposalAnswer.Of(new Bilingual("Drivers", "Chauffeurs")));
        await store.Send(lead, new AttachDocument(mine, "mine.txt", "Dear all"u8.ToArray()));
        await store.Send(other, new AttachDocument(theirs, "theirs.txt", "Dear all"u8.ToArray()));
        await store.Send(await store.A.Person(Role.QaOfficer, college), new ReplaceLead(mine, next.PersonId!.Value, "Why"));

        read.Rows.Clear();
        var data = await store.Ask((PersonalDataQueries all) => all.Of(lead.PersonId!.Value));
        Assert.Equal((1, 1), (data.Documents.Count, data.Records.Count));
        Assert.Contains(mine, data.Records[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(1, (await store.Ask((PersonalDataQueries all) => all.Counts(lead.PersonId!.Value))).Records);
        Assert.Equal((1, 2), (read.Rows["Documents"], read.Rows["MicroCredentials"]));
    }

    /// <summary>How many rows were read of each table that a question names first.</summary>
    private sealed partial class ReadTables : DbCommandInterceptor
    {
        internal Dictionary<string, int> Rows { get; } = [];

        public override InterceptionResult DataReaderClosing(DbCommand command, DataReaderClosingEventData eventData, InterceptionResult result)
        {
            if (From().Match(command.CommandText) is { Success: true } from)
                Rows[from.Groups[1].Value] = Rows.GetValueOrDefault(from.Groups[1].Value) + eventData.ReadCount;
            return result;
        }

        public override ValueTask<InterceptionResult> DataReaderClosingAsync(DbCommand command, DataReaderClosingEventData eventData, InterceptionResult result) =>
            ValueTask.FromResult(DataReaderClosing(command, eventData, result));

        [GeneratedRegex("FROM \"(\\w+)\"")]
        private static partial Regex From();
    }

    [Fact]
    public async Task Everybody_puts_their_own_name_right()
    {
        var dean = await host.A.Person(Role.Dean, await host.A.Institution());
        await host.Send(dean, new CorrectOwnName(new("Right", "Juste")));
        Assert.Equal("Right", (await host.WithDb(db => db.Set<Person>().SingleAsync(one => one.Id == dean.PersonId))).Name.En);
        await Broken.Rule("Write the name, with at most 200 characters.", () => host.Send(dean, new CorrectOwnName(new(" ", "Juste"))));
    }

    private async Task<Guid> Zebulon(Guid college)
    {
        var id = await host.Send(Caller.System, new RegisterPerson(new("Zebulon Quux", "Zebulon Quux"), Email, "fr") { Role = new(Role.Dean.Id, college) });
        await host.Send(Caller.System, new InvitePerson(id));
        await host.Send(Caller.System, new SetPassword((await host.WithDb(db => db.Set<AccountLink>().SingleAsync(one => one.PersonId == id))).Id, "hash"));
        await host.Send(Caller.Person(id, "", []), new BeginSession("Firefox, Linux"));
        return id;
    }
}
