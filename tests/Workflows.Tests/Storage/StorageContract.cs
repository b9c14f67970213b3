using Governance.Domain.Audit;
using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Deliveries;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Voting;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Testing;
using Governance.Workflows.Engine;
using Governance.Workflows.Tests.Definitions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Workflows.Tests.Storage;

/// <summary>What the product relies on from its store, whichever database it is.</summary>
public abstract class StorageContract : IAsyncLifetime
{
    private static readonly Caller Workflow = Caller.Workflow(Guid.Empty, null);
    // fewer than the hundred that a PostgreSQL server takes
    private const int Connections = 40;

    private static readonly OfferedOutcome Approve = new("approved", new("Approve", "Approuver"), null, false, "main");

    protected TestHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await Open();

    public virtual async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Of_two_writers_of_one_revision_the_second_fails()
    {
        var id = await Host.A.Credential();
        await using var first = Host.Services.CreateAsyncScope();
        await using var second = Host.Services.CreateAsyncScope();
        var (one, other) = (first.ServiceProvider.GetRequiredService<GovernanceDb>(), second.ServiceProvider.GetRequiredService<GovernanceDb>());
        (await one.Set<MicroCredential>().SingleAsync(row => row.Id == id)).Move(CredentialAction.Withdraw, null, Host.Clock.GetUtcNow());
        (await other.Set<MicroCredential>().SingleAsync(row => row.Id == id)).Move(CredentialAction.Reject, null, Host.Clock.GetUtcNow());

        await one.SaveChangesAsync();
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => other.SaveChangesAsync());
        Assert.Equal(CredentialState.Withdrawn, await Host.WithDb(db => db.Set<MicroCredential>().Select(row => row.State).SingleAsync()));
        Assert.Equal(1, await Host.WithDb(db => db.Events.CountAsync(row => row.Name == nameof(CredentialMoved))));
    }

    [Fact]
    public async Task Of_two_people_who_take_the_chair_at_once_one_does_and_the_history_names_them()
    {
        var college = await Host.A.Institution();
        var secretary = await Host.A.Person(Role.CommitteeSecretary, college);
        var at = Host.Clock.GetUtcNow();
        var body = await Host.Send(secretary, new FoundBody(college, BodyKind.Senate, new("Senate", "Sénat"), Bilingual.Empty, Bylaws.Usual, at));
        var deans = new[] { await Host.A.Person(Role.Dean, college), await Host.A.Person(Role.Dean, college) };
        var answers = await Task.WhenAll(deans.Select(async dean =>
        {
            try
            {
                return await Host.Send(secretary, new TakeSeat(body, dean.PersonId!.Value, SeatRole.Chair, at));
            }
            catch (RuleBroken)
            {
                return Guid.Empty;
            }
        }));

        var chair = Assert.Single(answers, seat => seat != Guid.Empty);
        var view = await Host.Ask((BodyQueries bodies) => bodies.Find(body, secretary));
        Assert.Equal([chair], view.Seats.Select(seat => seat.Seat.Id));
        Assert.Equal(Bylaws.Usual, view.InForce.Bylaws);
        var told = await Host.Ask((BodyHistory history) => history.Of(body, secretary));
        Assert.Equal(["{0} took the chair", "Bylaws were adopted", "Founded"], told.Select(one => one.What.English));
    }

    [Fact]
    public async Task Of_eight_people_who_answer_at_once_one_is_heard()
    {
        var college = await Host.A.Institution();
        var credential = await Host.A.Credential(await Host.A.Person(Role.InitiativeLead, college));
        var step = await Host.Send(Workflow, new OpenWorkItem(credential, Guid.Empty, "decide", WorkKind.Decision, new("Decide", "Décider"), "dean", null, null, [Approve], null));
        var deans = new List<Caller>();
        for (var i = 0; i < 8; i++)
            deans.Add(await Host.A.Person(Role.Dean, college));

        var answers = await Task.WhenAll(deans.Select(dean => Task.Run(() => Try(() => Host.Send(dean, new CompleteWorkItem(step, "approved", null))))));
        Assert.Single(answers, fault => fault is null);
        Assert.All(answers.OfType<Exception>(), fault => Assert.IsType<SomeoneWasFaster>(fault));
        Assert.Equal(1, await Host.WithDb(db => db.Events.CountAsync(row => row.Name == nameof(WorkItemCompleted))));
    }

    [Fact]
    public async Task Of_eight_people_who_take_a_step_at_once_one_has_it()
    {
        var college = await Host.A.Institution();
        var credential = await Host.A.Credential(await Host.A.Person(Role.InitiativeLead, college));
        var step = await Host.Send(Workflow, new OpenWorkItem(credential, Guid.Empty, "decide", WorkKind.Decision, new("Decide", "Décider"), "dean", null, null, [Approve], null));
        var deans = new List<Caller>();
        for (var i = 0; i < 8; i++)
            deans.Add(await Host.A.Person(Role.Dean, college));

        var claims = await Task.WhenAll(deans.Select(dean => Task.Run(() => Try(() => Host.Send(dean, new ClaimWorkItem(step))))));
        Assert.Single(claims, fault => fault is null);
        Assert.All(claims.OfType<Exception>(), fault => Assert.IsType<SomeoneWasFaster>(fault));
        Assert.Equal(1, await Host.WithDb(db => db.Events.CountAsync(row => row.Name == nameof(WorkItemClaimed))));
        var taker = deans[Array.FindIndex(claims, fault => fault is null)];
        Assert.Equal(taker.PersonId, await Host.WithDb(async db => (await db.Set<WorkItem>().SingleAsync(one => one.Id == step)).Claim?.PersonId));
    }

    [Fact]
    public async Task Of_eight_who_put_a_motion_at_once_one_is_before_the_body()
    {
        var (step, _, chair) = await Senate(seats: 3);
        using var doors = new SemaphoreSlim(8);
        var faults = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Through(doors, () => Host.Send(chair, new PutMotion(step, "approved"))))));
        Assert.Equal(7, faults.Count(fault => fault is RuleBroken { Sentence.English: "There is a motion before the body already; close or withdraw it first." }));
        Assert.Equal(1, await Host.WithDb(db => db.Set<Motion>().CountAsync()));
    }

    /// <summary>
    /// One hundred members vote within the same second, some of them again and again, and the chair closes meanwhile: every ballot is in and
    /// counted once, or refused and nowhere. Whoever votes until they are refused makes sure that the closing meets ballots.
    /// </summary>
    [Fact]
    public async Task A_ballot_that_meets_the_closing_is_counted_or_refused_and_never_lost()
    {
        var (step, members, chair) = await Senate(seats: 100);
        var motion = await Host.Send(chair, new PutMotion(step, "approved"));
        using var doors = new SemaphoreSlim(Connections);
        var steady = members.Skip(80).Select(member => Task.Run(() => UntilRefused(doors, member, motion))).ToList();
        var once = members.Take(80).Select(member => Task.Run(async () => (Member: member, Fault: await Through(doors, () => Host.Send(member, new GiveBallot(motion, Choice.Yes)))))).ToList();
        await Task.WhenAny(once.Skip(60));
        var closing = Task.Run(() => Try(() => Host.Send(chair, new CloseMotion(motion))));
        var (given, repeated) = (await Task.WhenAll(once), await Task.WhenAll(steady));

        Assert.Null(await closing);
        Assert.All(given.Select(one => one.Fault).OfType<Exception>().Concat(repeated.Select(one => one.Refusal)), fault => Assert.Equal("This vote is closed; your ballot was not recorded.", Assert.IsAssignableFrom<RuleBroken>(fault).Sentence.English));
        Assert.Equal(20, repeated.Length);
        var accepted = given.Where(one => one.Fault is null).Select(one => (one.Member.PersonId!.Value, (Choice?)Choice.Yes)).Concat(repeated.Where(one => one.Accepted.Count > 0).Select(one => (one.Member.PersonId!.Value, (Choice?)one.Accepted[^1]))).Order().ToList();
        Assert.Equal(accepted, (await Host.WithDb(db => db.Set<GivenBallot>().Where(one => one.MotionId == motion).ToListAsync())).Select(one => (one.PersonId, one.Choice)).Order());
        var votes = (await Host.WithDb(db => db.Set<Motion>().Where(one => one.Id == motion).Select(one => one.Verdict).SingleAsync()))!.Votes;
        Assert.Equal((accepted.Count(one => one.Item2 == Choice.Yes), accepted.Count(one => one.Item2 == Choice.No)), (votes.Yes, votes.No));
        Assert.Equal(given.Count(one => one.Fault is null) + repeated.Sum(one => one.Accepted.Count), await Host.WithDb(db => db.Events.CountAsync(row => row.Name == nameof(BallotGiven))));
    }

    /// <summary>A member who changes their mind until the vote is closed: what was taken of it, and the refusal of the last.</summary>
    private async Task<(Caller Member, List<Choice> Accepted, Exception Refusal)> UntilRefused(SemaphoreSlim doors, Caller member, Guid motion)
    {
        var accepted = new List<Choice>();
        while (accepted.Count < 1000)
        {
            var choice = accepted.Count % 2 == 0 ? Choice.No : Choice.Yes;
            if (await Through(doors, () => Host.Send(member, new GiveBallot(motion, choice))) is { } refusal)
                return (member, accepted, refusal);
            accepted.Add(choice);
        }
        throw new InvalidOperationException("A thousand ballots of one member were taken, and the closing refused none.");
    }

    [Fact]
    public async Task A_hundred_members_who_vote_in_the_same_second_are_all_counted_once()
    {
        var (step, members, chair) = await Senate(seats: 100);
        var motion = await Host.Send(chair, new PutMotion(step, "approved"));
        // each one twice: two windows, one vote
        using var doors = new SemaphoreSlim(Connections);
        var answers = await Task.WhenAll(members.Concat(members).Select(member => Task.Run(() => Through(doors, () => Host.Send(member, new GiveBallot(motion, Choice.Yes))))));
        await Host.Send(chair, new CloseMotion(motion));

        Assert.All(answers.OfType<Exception>(), fault => Assert.IsType<SomeoneWasFaster>(fault));
        Assert.Equal(100, await Host.WithDb(db => db.Set<GivenBallot>().CountAsync(one => one.MotionId == motion)));
        Assert.Equal(100, (await Host.WithDb(db => db.Set<Motion>().Where(one => one.Id == motion).Select(one => one.Verdict).SingleAsync()))!.Votes.Yes);
        Assert.Equal("approved", await Host.WithDb(db => db.Set<WorkItem>().Where(one => one.Id == step).Select(one => one.Outcome).SingleAsync()));
    }

    private static async Task<Exception?> Through(SemaphoreSlim doors, Func<Task> work)
    {
        await doors.WaitAsync();
        try
        {
            return await Try(work);
        }
        finally
        {
            doors.Release();
        }
    }

    private async Task<(Guid Step, IReadOnlyList<Caller> Members, Caller Chair)> Senate(int seats)
    {
        var college = await Host.A.Institution();
        var keeper = await Host.A.Person(Role.CommitteeSecretary, college);
        var body = await Host.Send(keeper, new FoundBody(college, BodyKind.Senate, new("Senate", "Sénat"), Bilingual.Empty, Bylaws.Usual, Host.Clock.GetUtcNow()));
        var members = new List<Caller>();
        for (var seat = 0; seat < seats; seat++)
        {
            var member = await Host.A.Person(Role.Dean, college);
            await Host.Send(keeper, new TakeSeat(body, member.PersonId!.Value, seat == 0 ? SeatRole.Chair : SeatRole.Member, Host.Clock.GetUtcNow()));
            members.Add(Caller.Person(member.PersonId.Value, member.Name, member.Roles, [new HeldSeat(body, Presides: seat == 0)]));
        }
        var credential = await Host.A.Credential(await Host.A.Person(Role.InitiativeLead, college));
        var step = await Host.Send(Workflow, new OpenWorkItem(credential, Guid.Empty, "vote", WorkKind.Vote, new("Vote", "Voter"), null, null, null, [Approve], null) { BodyId = body, Judges = ["hours"] });
        return (step, members, members[0]);
    }

    [Fact]
    public async Task Of_eight_who_take_one_name_one_gets_it()
    {
        var name = new Bilingual("Registrar", "Registraire");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
            Try(() => Host.Send(Caller.System, new RegisterPerson(name, "registrar@example.org", "en"))))));
        Assert.Single(answers, fault => fault is null);
        Assert.All(answers.OfType<Exception>(), fault => Assert.IsAssignableFrom<RuleBroken>(fault));
    }

    [Fact]
    public async Task Of_sixteen_claims_one_wins()
    {
        await Host.WithDb(async db =>
        {
            new Outbox(db, new OutboxSwitch(), Host.Clock).Mail(Addressee.Address("a@example.org", "en"), MailTemplate.Message, new());
            await db.SaveChangesAsync();
        });
        var claims = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Host.Ask<DeliveryQueue, Delivery?>(queue => queue.Claim()))));
        Assert.Single(claims.OfType<Delivery>());
    }

    [Fact]
    public async Task Times_are_compared_and_ordered_as_instants()
    {
        var noon = new DateTimeOffset(2026, 3, 8, 12, 0, 0, TimeSpan.Zero);
        DateTimeOffset[] times = [noon.AddMilliseconds(1), noon.ToOffset(TimeSpan.FromHours(5)), noon.AddMilliseconds(-1).ToOffset(TimeSpan.FromHours(-8)), noon.AddYears(30)];
        await Host.WithDb(async db =>
        {
            foreach (var (at, number) in times.Select((at, number) => (at, number)))
                db.Write(new CredentialVersionFrozen("MC-2026-001", number, ""), at);
            await db.SaveChangesAsync();
        });

        Assert.Equal(times.Order(), await Host.WithDb(db => db.Events.OrderBy(row => row.At).Select(row => row.At).ToListAsync()));
        var late = noon.ToOffset(TimeSpan.FromHours(-5));
        Assert.Equal(3, await Host.WithDb(db => db.Events.CountAsync(row => row.At >= late)));
    }

    [Fact]
    public async Task Texts_in_JSON_come_back_as_they_were()
    {
        var title = new Bilingual("“Q” \"q\" \\ <b> 🚚 e\u0301", "L’été\u00A0: «\u202Fça\u202F» %_'; --");
        var id = await Host.A.Credential(await Host.A.Person(Role.InitiativeLead, await Host.A.Institution()), title);

        var stored = await Host.WithDb(db => db.Set<MicroCredential>().SingleAsync(row => row.Id == id));
        Assert.Equal(title, stored.Title);
        Assert.Equal(title, stored.Draft["title"]!.AsBilingual());
        Assert.Equal(stored.Draft.Hash(), Proposal.Empty.With("title", ProposalAnswer.Of(title)).Hash());
    }

    [Fact]
    public async Task Of_eight_who_save_over_the_same_draft_one_is_kept()
    {
        var seen = await Host.Send(Caller.System, new SaveDraft(Small.Expense, null));
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(() =>
            Try(() => Host.Send(Caller.System, new SaveDraft(Small.With(Small.Expense, source => source["name"] = $"Expense {number}"), seen))))));

        Assert.Single(answers, fault => fault is null);
        Assert.All(answers.OfType<Exception>(), fault => Assert.IsType<SomeoneWasFaster>(fault));
        Assert.Equal(2, await Host.WithDb(db => db.Events.CountAsync(row => row.Name == nameof(DraftSaved))));
    }

    [Fact]
    public async Task Of_eight_versions_that_are_published_at_once_one_is_published_in_the_end()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(() =>
            Try(() => Host.Send(Caller.System, new PublishDefinition(Small.With(Small.Expense, source => source["name"] = $"Expense {number}")))))));

        Assert.All(answers.OfType<Exception>(), fault => Assert.IsType<SomeoneWasFaster>(fault));
        var versions = await Host.WithDb(db => db.Set<StoredDefinition>().ToListAsync());
        Assert.Equal(answers.Count(fault => fault is null), versions.Count);
        Assert.Single(versions, version => version.IsPublished);
    }

    [Fact]
    public async Task Of_eight_nodes_that_start_at_once_all_start_and_one_brings_the_definitions_in()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => ShippedDefinitions.BringIn(Host.Services.GetRequiredService<CommandSender>()))));

        var versions = await Host.WithDb(db => db.Set<StoredDefinition>().ToListAsync());
        Assert.Equal(ShippedDefinitions.Files.Count, versions.Count);
        Assert.All(versions, version => Assert.Equal((1, true), (version.Version, version.IsPublished)));
        Assert.Equal(versions.Count, await Host.WithDb(db => db.Events.CountAsync(row => row.Name == nameof(DefinitionPublished))));
    }

    [Fact]
    public async Task Versions_from_before_there_were_drafts_are_kept()
    {
        await Host.WithDb(async db =>
        {
            var migrator = db.GetService<IMigrator>();
            await migrator.MigrateAsync("EngineOfElsa");
            await db.Database.ExecuteSqlRawAsync("""
                insert into "WorkflowDefinitions" ("Hash", "DefinitionId", "VersionId", "Uses", "Version", "Name", "Json", "PublishedAt", "IsPublished")
                values ('h', 'd', 'v', '{{}}', 1, 'Old', '', 5000, true)
                """);
            await migrator.MigrateAsync();
        });

        var old = await Host.WithDb(db => db.Set<StoredDefinition>().SingleAsync());
        Assert.Equal((true, true, "Old"), (old.IsPublished, old.IsShipped, old.Name));
        Assert.Equal((DateTimeOffset.FromUnixTimeMilliseconds(5000), DateTimeOffset.FromUnixTimeMilliseconds(5000)), (old.StoredAt, old.PublishedAt!.Value));
        Assert.Empty(old.Authors);
    }

    [Fact]
    public async Task Records_from_before_they_kept_a_text_to_search_are_found_by_words()
    {
        var college = await Host.A.Institution();
        var lead = await Host.A.Person(Role.InitiativeLead, college);
        var id = await Host.A.Credential(lead, new("Solar power, “level 2”", "Énergie solaire\u00A0: l’Œuvre"));
        var kept = await Host.WithDb(db => db.Set<MicroCredential>().Select(one => one.SearchText).SingleAsync());
        await Host.WithDb(async db =>
        {
            var migrator = db.GetService<IMigrator>();
            var migrations = db.Database.GetMigrations().ToList();
            await migrator.MigrateAsync(migrations[migrations.FindIndex(name => name.EndsWith("RecordSearch", StringComparison.Ordinal)) - 1]);
            await migrator.MigrateAsync();
        });

        Assert.Equal(kept, await Host.WithDb(db => db.Set<MicroCredential>().Select(one => one.SearchText.Replace("\u00A0", " ")).SingleAsync()));
        foreach (var text in (string[])["ENERGIE", "soláire l'oeuvre", "POWER 2", id.ToLowerInvariant(), "  "])
            Assert.Equal(1, await Host.WithDb(db => db.Set<MicroCredential>().WithWords(text).CountAsync()));
        foreach (var text in (string[])["energie lunaire", "power%", "p_wer", "\\"])
            Assert.Equal(0, await Host.WithDb(db => db.Set<MicroCredential>().WithWords(text).CountAsync()));
    }

    [Fact]
    public async Task Bodies_from_before_they_had_codes_get_one_each()
    {
        var college = await Host.A.Institution();
        var keeper = await Host.A.Person(Role.CommitteeSecretary, college);
        var senate = new FoundBody(college, BodyKind.Senate, new("Academic Senate", "Sénat"), Bilingual.Empty, Bylaws.Usual, Host.Clock.GetUtcNow());
        var first = await Host.Send(keeper, senate);
        var second = await Host.Send(keeper, senate with { Code = "another" });
        await Host.WithDb(async db =>
        {
            var migrator = db.GetService<IMigrator>();
            await migrator.MigrateAsync("RowsInOrder");
            await migrator.MigrateAsync();
        });

        var codes = await Host.WithDb(db => db.Set<Body>().ToDictionaryAsync(body => body.Id, body => body.Code));
        Assert.Equal(["academic-senate", $"academic-senate-{second}"], [codes[first], codes[second].ToLowerInvariant()]);
    }

    [Fact]
    public async Task A_refused_command_leaves_nothing()
    {
        var id = await Host.A.Credential();
        var before = await Host.WithDb(db => db.Events.CountAsync());
        await Assert.ThrowsAsync<RuleBroken>(() => Host.Send(Workflow, new MoveCredential(id, CredentialAction.Archive, null)));
        Assert.Equal(before, await Host.WithDb(db => db.Events.CountAsync()));
    }

    [Fact]
    public async Task Sealers_that_race_seal_each_row_once()
    {
        for (var i = 0; i < 10; i++)
            await Host.A.Institution();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Host.Ask<Sealer, bool>(sealer => sealer.SealNext()))));

        var result = await Host.Ask<AuditVerification, AuditResult>(verification => verification.Verify());
        Assert.True(result.IsIntact);
        Assert.Equal((10, 0), (result.Sealed, result.Unsealed));
    }

    [Fact]
    public async Task The_shipped_workflow_runs_from_idea_to_sunset()
    {
        var people = await ScriptedPeople.Of(Host);
        var id = await people.Propose();
        await people.Until(id, "registrar");
        Assert.Equal(CredentialState.Publication, await Host.WithDb(db => db.Set<MicroCredential>().Where(row => row.Id == id).Select(row => row.State).SingleAsync()));
    }

    protected abstract Task<TestHost> Open();

    private static async Task<Exception?> Try(Func<Task> work)
    {
        try
        {
            await work();
            return null;
        }
        catch (Exception fault)
        {
            return fault;
        }
    }
}
