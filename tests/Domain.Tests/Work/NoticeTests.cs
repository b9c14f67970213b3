using Governance.Domain.Calendars;
using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Delegations;
using Governance.Domain.Deliveries;
using Governance.Domain.Duties;
using Governance.Domain.Organisations;
using Governance.Domain.Work;
using Governance.Testing;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Tests.Work;

/// <summary>A decision that is due in ten business days, while time passes: who is told, when, and that nothing is decided by it.</summary>
public sealed class NoticeTests : IAsyncLifetime
{
    private TestHost host = null!;
    private Guid college;
    private Caller dean = null!;
    private Caller other = null!;
    private Caller office = null!;
    private Caller lead = null!;
    private string credential = null!;
    private Guid step;
    private DateTimeOffset opened;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start();
        college = await host.A.Institution();
        (dean, other) = (await host.A.Person(Role.Dean, college), await host.A.Person(Role.Dean, college));
        office = await host.A.Person(Role.QaOfficer, college);
        lead = await host.A.Person(Role.InitiativeLead, college);
        credential = await host.A.Credential(lead);
        opened = host.Clock.GetUtcNow();
        step = await Open(WorkKind.Decision, Role.Dean, BusinessCalendar.Standard.After(opened, 10));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("2026-11-25T15:00", "2026-12-09T20:00", "2026-12-02T15:00", "2026-12-09T20:00", "2026-12-11T20:00")] // ten business days
    [InlineData("2026-12-18T15:00", "2027-01-11T20:00", "2027-01-05T15:00", "2027-01-11T20:00", "2027-01-13T20:00")] // nine, over the closure
    [InlineData("2026-11-27T15:00", "2026-12-27T15:00", "2026-12-10T15:00", "2026-12-27T15:00", "2027-01-07T15:00")] // thirty days, due in the closure
    [InlineData("2026-11-25T15:00", "2026-11-25T20:00", "2026-11-25T17:30", "2026-11-25T20:00", "2026-11-25T21:00")] // five hours
    public void Notices_fall_on_business_days_at_half_the_time_at_its_end_and_a_fifth_later(string from, string due, string half, string end, string late)
    {
        var calendar = BusinessCalendar.Standard with { Breaks = [new(new(2026, 12, 24), new(2027, 1, 3), new("Closure", "Fermeture"))] };
        Assert.Equal([At(half), At(end), At(late)], Enum.GetValues<Notice>().Select(notice => NoticeTimes.Of(notice, calendar, At(from), At(due))));
    }

    [Theory]
    [InlineData(25, 150, "2026-12-09T20:00", "2026-11-30T15:00", "2026-12-16T20:00")] // ten business days: the third, and five after
    [InlineData(80, 200, "2026-12-09T20:00", "2026-12-07T15:00", "2026-12-23T20:00")]
    [InlineData(80, 200, "2026-11-25T20:00", "2026-11-25T19:00", "2026-11-26T01:00")] // five hours
    [InlineData(0, 100, "2026-12-09T20:00", "2026-12-02T15:00", "2026-12-11T20:00")] // no such percents: as usual
    public void A_step_may_say_when_its_notices_fall(int half, int late, string due, string first, string last)
    {
        var percents = NoticePercents.Of(half, late);
        Assert.Equal([At(first), At(due), At(last)], Enum.GetValues<Notice>().Select(notice => NoticeTimes.Of(notice, BusinessCalendar.Standard, At("2026-11-25T15:00"), At(due), percents)));
    }

    [Fact]
    public void However_long_a_step_has_its_notices_come_one_after_the_other()
    {
        var random = new Random(7);
        for (var turn = 0; turn < 500; turn++)
        {
            var from = At("2026-01-05T14:00").AddMinutes(random.Next(2_000_000));
            var due = from.AddMinutes(random.Next(1, 6_000_000));
            var times = Enum.GetValues<Notice>().Select(notice => NoticeTimes.Of(notice, BusinessCalendar.Standard, from, due)).ToList();
            Assert.True(from < times[0] && times[0] < times[1] && times[1] < times[2], $"{from:o} {due:o}: {string.Join(' ', times)}");
        }
    }

    [Fact]
    public async Task Each_notice_is_given_once_to_those_it_waits_for_and_the_last_to_the_QA_office_too()
    {
        Assert.Equal(BusinessCalendar.Standard.After(opened, 5), await Remind());
        Assert.Empty(await Told());
        foreach (var (days, template, told) in new[] { (5, MailTemplate.Reminder, new[] { dean, other }), (10, MailTemplate.Due, [dean, other]), (12, MailTemplate.Late, [dean, other, office]) })
        {
            host.Clock.Advance(BusinessCalendar.Standard.After(opened, days) - host.Clock.GetUtcNow());
            await Remind();
            await Remind();
            Assert.Equal(told.Select(one => (template, one.PersonId)).ToHashSet(), (await Told()).ToHashSet());
        }
        Assert.Null(await Remind());
        var item = await host.Item(step);
        Assert.Equal((WorkState.Open, Notice.Late), (item.State, item.Notice));
        Assert.Equal(["“{0}” is late and waits for {1}; others were told", "“{0}” is due and waits for {1}", "Reminded {1} of “{0}”"],
            (await host.Ask((CredentialQueries records) => records.History(credential, dean))).Where(line => line.Event == nameof(WorkItemReminded)).Select(line => line.What.English));
        await host.Send(dean, new CompleteWorkItem(step, "approve", null));
    }

    [Fact]
    public async Task Of_notices_that_nobody_gave_in_time_the_last_is_given()
    {
        host.Clock.Advance(TimeSpan.FromDays(60));
        Assert.Null(await Remind("registrar"));
        Assert.Equal([MailTemplate.Late], (await Told()).Select(one => one.Template).Distinct());
        Assert.DoesNotContain(await Told(), one => one.PersonId == office.PersonId);
        Assert.Equal(1, await host.WithDb(db => db.Events.CountAsync(row => row.Name == nameof(WorkItemReminded))));
    }

    [Fact]
    public async Task Nobody_is_reminded_of_what_is_answered_or_has_no_date()
    {
        await host.Send(dean, new CompleteWorkItem(step, "approve", null));
        host.Clock.Advance(TimeSpan.FromDays(60));
        Assert.Null(await Remind());
        step = await Open(WorkKind.Decision, Role.Dean, null);
        Assert.Null(await Remind());
        Assert.Empty(await Told());
    }

    [Fact]
    public async Task Whoever_has_taken_the_step_is_reminded_alone()
    {
        await host.Send(other, new ClaimWorkItem(step));
        await Half();
        Assert.Equal([(MailTemplate.Reminder, other.PersonId)], await Told());
    }

    [Fact]
    public async Task Whoever_stands_in_is_reminded_in_place_of_whoever_is_away()
    {
        var registrar = await host.A.Person(Role.Registrar, college);
        await host.Send(dean, new DelegateWork(registrar.PersonId!.Value, opened, opened.AddDays(90), [WorkKind.Decision]));
        await Half();
        Assert.Equal(new[] { registrar.PersonId, other.PersonId }.ToHashSet(), (await Told()).Select(one => one.PersonId).ToHashSet());
        // and they are asked in the first place
        await Open(WorkKind.Decision, Role.Dean, null);
        var asked = (await host.WithDb(db => db.Set<Delivery>().OrderByDescending(one => one.Id).Take(2).ToListAsync())).Select(one => one.To.PersonId).ToHashSet();
        Assert.Equal(new[] { registrar.PersonId, other.PersonId }.ToHashSet(), asked);
    }

    [Fact]
    public async Task Whom_separation_of_duties_keeps_from_the_step_is_not_reminded_of_it()
    {
        await host.Send(Caller.System, new GrantRole(lead.PersonId!.Value, Role.Dean.Id, college));
        step = await Open(WorkKind.Decision, Role.Dean, BusinessCalendar.Standard.After(opened, 10), [new(DutyRule.NoAuthorDecides, [])]);
        await Half();
        Assert.Equal(new[] { dean.PersonId, other.PersonId }.ToHashSet(), (await Told()).Select(one => one.PersonId).ToHashSet());
    }

    [Fact]
    public async Task A_review_is_reminded_of_by_whoever_began_it_and_not_by_whoever_has_another_of_the_round()
    {
        var reviewers = new[] { await host.A.Person(Role.Reviewer, college), await host.A.Person(Role.Reviewer, college), await host.A.Person(Role.Reviewer, college) };
        await host.Freeze(credential);
        var due = BusinessCalendar.Standard.After(opened, 10);
        var (first, second) = (await Open(WorkKind.Rubric, Role.Reviewer, due), await Open(WorkKind.Rubric, Role.Reviewer, due));
        await host.ScoreAll(reviewers[0], first);
        await Half(first);
        Assert.Equal([(MailTemplate.Reminder, reviewers[0].PersonId)], await Told());
        await Remind(second);
        Assert.Equal(reviewers.Skip(1).Select(one => one.PersonId).ToHashSet(), (await Told()).Select(one => one.PersonId).Where(one => one != reviewers[0].PersonId).ToHashSet());
        Assert.Equal(3, (await Told()).Count);
    }

    [Fact]
    public async Task A_partner_is_reminded_with_a_link_and_the_lead_is_told_when_the_answer_is_due()
    {
        await host.Freeze(credential);
        var partner = await host.A.Partner();
        await host.Ask(credential, partner);
        step = (await host.WithDb(db => db.Set<WorkItem>().OrderByDescending(one => one.Id).FirstAsync())).Id;
        await host.WithDb(db => db.Database.ExecuteSqlAsync($"UPDATE WorkItems SET DueAt = {BusinessCalendar.Standard.After(opened, 10).ToUnixTimeMilliseconds()} WHERE Id = {step}"));
        await Half();
        var mail = Assert.Single(await host.WithDb(db => db.Set<Delivery>().Where(one => one.Template == MailTemplate.EndorsementReminder).ToListAsync()));
        Assert.Equal(partner, mail.To.PartnerId);
        host.Clock.Advance(TimeSpan.FromDays(7));
        await Remind();
        Assert.Equal([(MailTemplate.Due, lead.PersonId)], await Told());
    }

    private Task<Guid> Open(WorkKind kind, Role role, DateTimeOffset? due, IReadOnlyList<Duty>? duties = null) => host.Send(Steps.Workflow, new OpenWorkItem(
        credential, Guid.CreateVersion7(host.Clock.GetUtcNow()), "step", kind, new("Decide", "Décider"), role.Id, kind == WorkKind.Rubric ? "quality:pre" : null, kind == WorkKind.Rubric ? "quality" : null, [Steps.Approve], due) { Duties = duties });

    private Task<DateTimeOffset?> Half(Guid? of = null)
    {
        host.Clock.Advance(BusinessCalendar.Standard.After(opened, 5) - host.Clock.GetUtcNow());
        return Remind(of);
    }

    private Task<DateTimeOffset?> Remind(string? escalateTo = null) => host.Send(Steps.Workflow, new RemindOfWorkItem(step, escalateTo));

    private Task<DateTimeOffset?> Remind(Guid? of) => host.Send(Steps.Workflow, new RemindOfWorkItem(of ?? step));

    /// <summary>The mail of the latest notice.</summary>
    private async Task<IReadOnlyList<(MailTemplate Template, Guid? PersonId)>> Told()
    {
        var mail = await host.WithDb(db => db.Set<Delivery>().Where(one => one.Template == MailTemplate.Reminder || one.Template == MailTemplate.Due || one.Template == MailTemplate.Late).OrderBy(one => one.Id).ToListAsync());
        return [.. mail.Where(one => one.Template == mail[^1].Template).Select(one => (one.Template, one.To.PersonId))];
    }

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse(time + "Z", System.Globalization.CultureInfo.InvariantCulture);
}
