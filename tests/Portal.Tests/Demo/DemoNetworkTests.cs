using System.Text.Json.Nodes;
using Governance.Domain.Audit;
using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Deliveries;
using Governance.Domain.Endorsements;
using Governance.Domain.Meetings;
using Governance.Domain.Organisations;
using Governance.Domain.Reviews;
using Governance.Domain.Work;
using Governance.Portal.Accounts;
using Governance.Portal.Demo;
using Governance.Portal.Verbs;
using Governance.Workflows.Engine;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Portal.Tests.Demo;

public sealed class DemoNetworkTests(DemoFixture demo) : IClassFixture<DemoFixture>
{
    private static readonly DemoContent Content = DemoContent.Read();

    [Fact]
    public async Task Every_programme_stands_at_its_stage_and_step()
    {
        var records = await demo.Read(db => db.Set<MicroCredential>().AsNoTracking().ToListAsync());
        var waiting = await demo.Read(db => (
            from bookmark in db.Set<Bookmark>()
            join instance in db.Set<WorkflowInstance>() on bookmark.InstanceId equals instance.Id
            select new { instance.CorrelationId, bookmark.ActivityId }).Distinct().ToListAsync());
        Assert.Equal(Content.Programmes.Count, records.Count);
        foreach (var programme in Content.Programmes)
        {
            var record = records.Single(one => one.Title.En == programme.Answers["title"]["en"]!.ToString());
            Assert.Equal(programme.Path[^1].Stage, record.State);
            Assert.Equal([programme.StopAt], waiting.Where(one => one.CorrelationId == record.Id).Select(one => one.ActivityId));
        }
    }

    [Fact]
    public async Task Nothing_stopped_on_the_way_and_nothing_is_mailed()
    {
        Assert.Empty(await demo.Read(db => db.Set<Incident>().ToListAsync()));
        Assert.Empty(await demo.Read(db => db.Set<Delivery>().ToListAsync()));
        Assert.Empty(await demo.Read(db => db.EventDeliveries.Where(one => one.DoneAt == null).ToListAsync()));
    }

    [Fact]
    public async Task One_step_is_overdue_and_it_is_a_review_of_which_fifty_two_criteria_are_scored()
    {
        var open = await demo.Read(db => db.Set<WorkItem>().AsNoTracking().Where(one => one.State == WorkState.Open).ToListAsync());
        var overdue = Assert.Single(open, one => one.IsOverdue(DemoFixture.Now));
        Assert.Equal("review-2", overdue.StepId);
        var reviews = await demo.Read(db => db.Set<Review>().AsNoTracking().Where(one => one.CredentialId == overdue.CredentialId).ToListAsync());
        Assert.Equal(2, reviews.Count);
        Assert.Single(reviews, one => one.State == ReviewState.Submitted && one.Scores.Count == 68);
        Assert.Single(reviews, one => one.WorkItemId == overdue.Id && one.State == ReviewState.InProgress && one.Scores.Count == 52);
    }

    [Fact]
    public async Task One_proposal_came_back_with_its_reason()
    {
        var moves = await demo.Read(db => db.Events.Where(row => row.Name == nameof(CredentialMoved) && row.Remark != null).ToListAsync());
        var back = Assert.Single(moves, row => JsonNode.Parse(row.Body)!["To"]!.GetValue<int>() == (int)CredentialState.Design);
        Assert.StartsWith("Twelve hours do not leave room", back.Remark, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_catalogue_shows_what_was_published()
    {
        var found = await demo.Ask((CatalogueQueries catalogue) => catalogue.List(new CatalogueFilter(), 1, 24, Caller.Visitor));
        Assert.Equal([CredentialState.Pilot, CredentialState.Active, CredentialState.Sunset], found.Entries.Select(entry => entry.State).Order());
    }

    [Fact]
    public async Task Partners_endorse_and_reconfirm_and_one_is_asked()
    {
        var endorsements = await demo.Read(db => db.Set<Endorsement>().AsNoTracking().ToListAsync());
        Assert.Single(endorsements, one => one.State == EndorsementState.Requested && !one.IsLinkEnded(DemoFixture.Now));
        Assert.Equal(2, endorsements.Count(one => one.State == EndorsementState.Superseded));
        Assert.Equal(2, await demo.Read(db => db.Events.CountAsync(row => row.Name == nameof(CredentialReviewed))));
    }

    [Fact]
    public async Task People_acted_on_weekdays_in_working_hours_and_never_in_the_future()
    {
        var rows = await demo.Read(db => db.Events.Where(row => row.ById != null).ToListAsync());
        Assert.NotEmpty(rows);
        Assert.All(rows, row =>
        {
            var local = TimeZoneInfo.ConvertTime(row.At, DemoFixture.Zone);
            Assert.True(row.At <= DemoFixture.Now, $"{row.Name} at {row.At}");
            Assert.False(local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday, $"{row.Name} at {local}");
            Assert.InRange(local.Hour, 9, 17);
        });
    }

    [Fact]
    public async Task Every_programme_went_through_its_stages_in_order_and_answered_no_step_before_it_was_opened()
    {
        var rows = await demo.Read(db => db.Events.Where(row => row.Name == nameof(CredentialMoved)).OrderBy(row => row.At).ThenBy(row => row.Id).ToListAsync());
        var records = await demo.Read(db => db.Set<MicroCredential>().AsNoTracking().ToListAsync());
        foreach (var programme in Content.Programmes)
        {
            var record = records.Single(one => one.Title.En == programme.Answers["title"]["en"]!.ToString());
            var went = rows.Where(row => row.CredentialId == record.Id).Select(row => (CredentialState)JsonNode.Parse(row.Body)!["To"]!.GetValue<int>());
            Assert.Equal(programme.Path.Skip(1).Select(stay => stay.Stage), went);
        }
        Assert.All(await demo.Read(db => db.Set<WorkItem>().AsNoTracking().Where(one => one.CompletedAt != null).ToListAsync()),
            item => Assert.True(item.CompletedAt > item.OpenedAt, $"{item.StepId} of {item.CredentialId}"));
    }

    [Fact]
    public async Task The_trail_is_sealed_to_the_last_row()
    {
        var result = await demo.Ask((AuditVerification trail) => trail.Verify());
        Assert.True(result.IsIntact);
        Assert.Equal(0, result.Unsealed);
        Assert.Equal(result.Sealed, await demo.Read(db => db.Events.LongCountAsync()));
    }

    [Fact]
    public async Task Every_institution_has_its_committee_with_chair_and_secretary_and_a_quorum_that_can_be_reached()
    {
        var bodies = await demo.Read(db => db.Set<Body>().AsNoTracking().ToListAsync());
        Assert.Equal(Content.Institutions.Count, bodies.Select(body => body.OrganisationId).Distinct().Count());
        Assert.Equal(2, bodies.Count(body => body.MembersAt(DemoFixture.Now).Count == 9));
        Assert.All(bodies, body =>
        {
            Assert.Equal([SeatRole.Chair, SeatRole.Secretary], body.HeldAt(DemoFixture.Now).Take(2).Select(seat => seat.Role));
            var members = body.MembersAt(DemoFixture.Now);
            var ballots = members.Select(member => new Ballot(member.PersonId, Choice.Yes)).ToList();
            var tally = Tally.Of(body.BylawsAt(DemoFixture.Now), new Sitting(members, ballots) { IsClosed = true });
            Assert.Equal((TallyResult.Carried, members.Count(member => member is { IsVoting: true, AlternateFor: null })), (tally.Result, tally.Votes.Yes));
        });
    }

    [Fact]
    public async Task Everyone_of_the_content_is_there_and_nothing_else_is_left()
    {
        Assert.Equal(Content.People.Count, await demo.Read(db => db.Set<Person>().CountAsync()));
        Assert.Equal(Content.Institutions.Count + Content.Partners.Count, await demo.Read(db => db.Set<Organisation>().CountAsync()));
        Assert.Empty(Directory.EnumerateFiles(demo.Folder, "governance.db.loading*"));
    }

    [Fact]
    public async Task A_second_start_loads_nothing_and_the_chooser_is_on()
    {
        var before = await demo.Read(db => db.Events.CountAsync());
        await using var second = await demo.Start();
        Assert.Equal(before, await demo.Read(db => db.Events.CountAsync()));
        Assert.True(second.Services.GetRequiredService<Demonstration>().IsOn);
        Assert.Null(second.Services.GetRequiredService<SetupCode>().Text);
    }

    [Fact]
    public async Task Every_committee_has_a_meeting_before_it_with_an_agenda_that_was_sent()
    {
        var meetings = await demo.Read(db => db.Set<Meeting>().AsNoTracking().ToListAsync());
        Assert.Equal(Content.Committees.Count, meetings.Count);
        Assert.All(meetings, meeting => Assert.True(meeting.StartsAt > DemoFixture.Now && meeting.SentAt < DemoFixture.Now && meeting.Agenda.Items.Count >= 2));
        var waiting = await demo.Read(db => db.Set<WorkItem>().Where(item => item.Kind == WorkKind.Vote && item.State == WorkState.Open).Select(item => item.Id).ToListAsync());
        Assert.Empty(waiting.Except(meetings.SelectMany(meeting => meeting.Agenda.Items).Select(item => item.WorkItemId).OfType<Guid>()));
    }

    [Fact]
    public async Task A_database_with_people_is_not_seeded()
    {
        var before = await demo.Read(db => db.Events.CountAsync());
        Assert.Equal(1, await CommandLine.Run(["seed", "--database", demo.DatabaseFile]));
        Assert.Equal(before, await demo.Read(db => db.Events.CountAsync()));
    }

    [Fact]
    public async Task A_start_that_is_stopped_on_the_way_leaves_an_empty_database()
    {
        var file = Path.Combine(demo.Folder, "stopped.db");
        Assert.Equal(0, await CommandLine.Run(["migrate", "--database", file]));
        // a connection that is kept for the next would write into the file when it is closed
        SqliteConnection.ClearAllPools();
        var schema = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        using var stop = new CancellationTokenSource();
        var loading = DemoNetwork.LoadInto(file, null, DemoFixture.Zone, DemoFixture.Now, stop.Token);
        while (!File.Exists(file + ".loading"))
            await Task.Yield();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => loading);
        Assert.Equal(schema, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        Assert.False(File.Exists(file + ".loading"));
    }
}
