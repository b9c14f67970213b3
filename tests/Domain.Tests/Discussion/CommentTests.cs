using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Competencies;
using Governance.Domain.Credentials;
using Governance.Domain.Deliveries;
using Governance.Domain.Discussion;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Tests.Voting;
using Governance.Domain.Work;
using Governance.Testing;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Tests.Discussion;

/// <summary>A college talks about a proposal: who reads what, who is told, what is kept.</summary>
public sealed class CommentTests : IAsyncLifetime
{
    private TestHost host = null!;
    private Guid college;
    private Caller lead = null!;
    private Caller dean = null!;
    private Caller network = null!;
    private string record = null!;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start();
        college = await host.A.Institution();
        lead = await host.A.Person(Role.InitiativeLead, college);
        dean = await host.A.Person(Role.Dean, college);
        network = await host.A.Person(Role.Auditor);
        record = await host.A.Credential(lead);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_thread_is_about_a_field_and_says_when_its_answer_has_changed_since()
    {
        await host.Write(lead, record, "design", "hours", ProposalAnswer.Of(20));
        await host.Freeze(record);
        var thread = await host.Send(dean, new WriteComment(record, "  Is that enough?  ") { FieldId = "hours" });
        var seen = Assert.Single((await Read(lead)).Threads);
        Assert.Equal(("hours", "Is that enough?", dean.Name, (AnswerSince?)null), (seen.FieldId, seen.Lines[0].Text, seen.Lines[0].Author.En, seen.Since));

        await host.Write(lead, record, "design", "hours", ProposalAnswer.Of(36));
        Assert.Equal(new AnswerSince(null, null, 1), (await Read(lead)).Threads[0].Since);
        Assert.Null((await Read(dean)).Threads[0].Since);
        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.Freeze(record);
        Assert.Equal(new AnswerSince(2, host.Clock.GetUtcNow(), 1), (await Read(dean)).Threads[0].Since);

        await host.Send(lead, new ReplyToComment(thread, "Now it is 36."));
        await host.Send(lead, new ResolveComment(thread));
        seen = Assert.Single((await Read(dean)).Threads);
        Assert.Equal((2, lead.Name, true), (seen.Lines.Count, seen.ResolvedBy?.En, seen.IsResolved));
        await Broken.Rule("This thread is resolved; open it again to reply.", () => host.Send(dean, new ReplyToComment(thread, "But")));
        await Broken.Rule("This thread is resolved already.", () => host.Send(dean, new ResolveComment(thread)));
        await host.Send(dean, new ReopenComment(thread));
        Assert.Equal(1, await host.Ask((CommentQueries all) => all.OpenThreads(record, network)));
    }

    [Fact]
    public async Task Whoever_wrote_it_changes_and_withdraws_it_and_what_it_said_is_kept()
    {
        var thread = await host.Send(dean, new WriteComment(record, "First."));
        await Broken.Rule<Refused>("Only its author changes or withdraws a comment.", () => host.Send(lead, new ChangeComment(thread, "Mine.")));
        await Broken.Rule<Refused>("Only its author changes or withdraws a comment.", () => host.Send(lead, new WithdrawComment(thread)));
        await host.Send(dean, new ChangeComment(thread, "Second."));
        await host.Send(dean, new ChangeComment(thread, "Second. "));
        var line = (await Read(lead)).Threads[0].Lines[0];
        Assert.Equal(("Second.", "First."), (line.Text, Assert.Single(line.Earlier).Text));
        await host.Send(lead, new ReplyToComment(thread, "Why?"));
        await host.Send(dean, new WithdrawComment(thread));
        Assert.Equal((null, 0, "Why?"), ((await Read(lead)).Threads[0].Lines[0].Text, (await Read(lead)).Threads[0].Lines[0].Earlier.Count, (await Read(lead)).Threads[0].Lines[1].Text));
        Assert.Equal(["First.", "Second."], (await Read(dean)).Threads[0].Lines[0].Earlier.Select(one => one.Text));
        await Broken.Rule("This comment was withdrawn; nothing was recorded.", () => host.Send(dean, new ChangeComment(thread, "Third.")));
    }

    [Fact]
    public async Task People_of_the_institution_speak_among_themselves()
    {
        await host.Send(dean, new WriteComment(record, "Only us.", CommentVisibility.Institution));
        Assert.Single((await Read(lead)).Threads);
        Assert.Empty((await Read(network)).Threads);
        Assert.Equal(0, await host.Ask((CommentQueries all) => all.OpenThreads(record, network)));
        Assert.DoesNotContain(CommentVisibility.Institution, (await Read(network)).Offered);
        await Broken.Rule("Choose who reads your comment.", () => host.Send(network, new WriteComment(record, "Me too.", CommentVisibility.Institution)));
        await Broken.Rule("Choose who reads your comment.", () => host.Send(dean, new WriteComment(record, "We.", CommentVisibility.Body)));
    }

    [Fact]
    public async Task Members_of_the_body_that_has_the_record_speak_among_themselves()
    {
        await using var scene = await VotingScene.Start(Bylaws.Usual);
        var thread = await scene.Host.Send(scene.Members[0], new WriteComment(scene.Credential, "Among us.", CommentVisibility.Body) { WorkItemId = scene.Step });
        foreach (var (reader, count) in new[] { (scene.Members[1], 1), (scene.Chair, 1), (scene.Lead, 0) })
            Assert.Equal(count, (await scene.Host.Ask((CommentQueries all) => all.Of(scene.Credential, reader)))!.Threads.Count);
        foreach (Func<Task> act in new Func<Task>[] { () => scene.Host.Send(scene.Lead, new ReplyToComment(thread, "I?")), () => scene.Host.Send(scene.Lead, new ResolveComment(thread)), () => scene.Host.Ask((CommentQueries all) => all.Address(thread, scene.Lead)) })
            await Assert.ThrowsAsync<NotFound>(act);
        // whoever sits there and holds no role reads it at the step
        var seated = Caller.Person(scene.Members[1].PersonId!.Value, "Member", [], scene.Members[1].Seats);
        Assert.Equal(new CommentAddress(scene.Credential, scene.Step), await scene.Host.Ask((CommentQueries all) => all.Address(thread, seated)));
    }

    [Fact]
    public async Task Those_who_are_named_and_may_read_it_are_told_once()
    {
        var other = await host.A.Person(Role.Dean, await host.A.Institution());
        var thread = await host.Send(dean, new WriteComment(record, $"@{lead.Name}, and @{other.Name}, and @{network.Name}: look.", CommentVisibility.Institution));
        Assert.Equal([(MailTemplate.Mentioned, lead.PersonId)], await Mail());
        await host.Send(dean, new ChangeComment(thread, $"@{lead.Name} again."));
        Assert.Single(await Mail());
        Assert.Equal([lead.Name], (await Read(lead)).Threads[0].Lines[0].Mentions);
        await host.Send(lead, new ReplyToComment(thread, $"Yes @{dean.Name}."));
        await host.Send(lead, new ReplyToComment(thread, "And more."));
        Assert.Equal([(MailTemplate.Mentioned, lead.PersonId), (MailTemplate.Mentioned, dean.PersonId), (MailTemplate.Replied, dean.PersonId)], await Mail());
        Assert.DoesNotContain((await Read(dean)).Readers, one => one.Id == other.PersonId || one.Id == dean.PersonId);
    }

    [Fact]
    public void The_longest_name_is_the_one_that_is_meant()
    {
        var (one, twelve) = (Guid.CreateVersion7(DateTimeOffset.UnixEpoch), Guid.CreateVersion7(DateTimeOffset.UnixEpoch));
        (Guid, Domain.Words.Bilingual)[] people = [(one, new("Dean 1", "Doyenne 1")), (twelve, new("Dean 12", "Doyenne 12"))];
        Assert.Equal([twelve], Mentions.In("Ask @Dean 12.", people).Select(named => named.PersonId));
        Assert.Equal([one, twelve], Mentions.In("@doyenne 1 @Dean 12 @Dean 1", people).Select(named => named.PersonId));
        Assert.Empty(Mentions.In("Dean 1, @Dean 123, a@b, @", people));
    }

    [Fact]
    public async Task Every_role_elsewhere_is_told_that_there_is_nothing_and_reviewers_stay_blind()
    {
        var thread = await host.Send(dean, new WriteComment(record, "Secret."));
        var rubric = await host.OpenRubric(record);
        var elsewhere = await host.A.Institution();
        foreach (var caller in (await Task.WhenAll(Role.All.Select(role => host.A.Person(role, elsewhere)))).Append(await host.A.Person(Role.Reviewer, college)))
        {
            Assert.Null(await host.Ask((CommentQueries all) => all.Of(record, caller)));
            foreach (Func<Task> act in new Func<Task>[]
            {
                () => host.Send(caller, new WriteComment(record, "Hello")), () => host.Send(caller, new ReplyToComment(thread, "Hello")), () => host.Send(caller, new ChangeComment(thread, "Hello")),
                () => host.Send(caller, new WithdrawComment(thread)), () => host.Send(caller, new ResolveComment(thread)), () => host.Send(caller, new ReopenComment(thread)), () => host.Ask((CommentQueries all) => all.Address(thread, caller)),
            })
                await Assert.ThrowsAsync<NotFound>(act);
        }
        await Assert.ThrowsAsync<NotFound>(() => host.Send(dean, new WriteComment("MC-1999-001", "Hello")));
        await Assert.ThrowsAsync<NotFound>(() => host.Send(dean, new WriteComment(record, "Hello") { WorkItemId = rubric }));
        await Assert.ThrowsAsync<NotFound>(() => host.Send(dean, new WriteComment(record, "Hello") { FieldId = "no-such-field" }));
        await host.Send(dean, new WriteComment(record, "Hello") { FieldId = CompetencyMap.FieldId });
        await Broken.Rule<Refused>("This is not for your role.", () => host.Send(Caller.Partner(Guid.Empty), new WriteComment(record, "Hello")));
        await Broken.Rule<Refused>("This is not for your role.", () => host.Send(Caller.Visitor, new WriteComment(record, "Hello")));
        await Broken.Rule("Write your comment.", () => host.Send(dean, new WriteComment(record, " ")));
        await Broken.Rule("Keep this within 4000 characters; it has 4001.", () => host.Send(dean, new WriteComment(record, new string('x', 4001))));
    }

    [Fact]
    public async Task Comments_stand_beside_the_fields_and_not_in_the_history()
    {
        var before = await host.Ask((CredentialQueries records) => records.Latest(record, dean));
        await host.Send(dean, new WriteComment(record, "A secret thought.", CommentVisibility.Institution));
        Assert.Equal(before, await host.Ask((CredentialQueries records) => records.Latest(record, dean)));
        Assert.DoesNotContain(await host.Ask((CredentialQueries records) => records.History(record, network)), line => line.Event == nameof(CommentWritten));
        Assert.All(await host.WithDb(db => db.Events.Select(row => row.Body + row.Remark).ToListAsync()), text => Assert.DoesNotContain("secret thought", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_record_and_the_list_of_records_agree_on_who_reads_it()
    {
        var design = await host.Open(record, WorkKind.Form, Role.InstructionalDesigner, "design");
        var elsewhere = await host.A.Institution();
        var (stored, item) = (await host.Stored(record), await host.Item(design));
        foreach (var place in new Guid?[] { college, elsewhere, null })
        foreach (var role in Role.All)
        {
            var caller = await host.A.Person(role, place);
            var listed = await host.WithDb(db => db.Set<MicroCredential>().ReadableBy(db, caller).AnyAsync(one => one.Id == record));
            Assert.True(listed == RecordAccess.Reads(stored, [item], caller), $"{role.Id}, {place}");
        }
        Assert.True(RecordAccess.Reads(stored, [], lead));
    }

    private async Task<DiscussionReading> Read(Caller caller) => (await host.Ask((CommentQueries all) => all.Of(record, caller)))!;

    private async Task<IEnumerable<(MailTemplate, Guid?)>> Mail() =>
        (await host.WithDb(db => db.Set<Delivery>().OrderBy(one => one.Id).ToListAsync())).Where(one => one.About.CommentId is not null).Select(one => (one.Template, one.To.PersonId));
}
