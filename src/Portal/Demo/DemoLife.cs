using Governance.Domain.Credentials;
using Governance.Domain.Work;
using Governance.Workflows.Anytime;
using Governance.Workflows.Engine;
using Microsoft.EntityFrameworkCore;

namespace Governance.Portal.Demo;

/// <summary>
/// Plays one programme along its path: looks at the steps that wait, decides when the next one is answered, and answers
/// it when its time has come. Throws when the workflow leads elsewhere than the content says.
/// </summary>
internal sealed class DemoLife : IDemoLife
{
    private const string SunsetAction = "sunset";

    /// <summary>How long a partner takes to answer the yearly question.</summary>
    private static readonly TimeSpan PartnerThinks = TimeSpan.FromDays(6);

    private readonly DemoEngine engine;
    private readonly DemoPeople people;
    private readonly DemoContent content;
    private readonly DemoProgramme programme;
    private readonly DemoCalendar calendar;
    private readonly DemoAnswers answers;
    private readonly DateTimeOffset start;
    private string? credentialId;
    private int stay;
    private bool isDrafted;
    private Func<CancellationToken, Task> act;

    internal DemoLife(DemoEngine engine, DemoPeople people, DemoContent content, DemoProgramme programme, DemoCalendar calendar, DateTimeOffset start)
    {
        this.engine = engine;
        this.people = people;
        this.content = content;
        this.programme = programme;
        this.calendar = calendar;
        this.start = start;
        answers = new DemoAnswers(engine, people, content, programme);
        NextAt = calendar.Near(start, start, programme.Id);
        act = Propose;
    }

    /// <summary>When something happens next; null when it stands where it stands today.</summary>
    public DateTimeOffset? NextAt { get; private set; }

    private bool IsInLastStay => stay == programme.Path.Count - 1;

    /// <summary>Does what was planned for <see cref="NextAt"/>, and plans what comes after it.</summary>
    public async Task Act(CancellationToken cancellation)
    {
        await act(cancellation);
        await engine.Follow(cancellation);
        await Plan(cancellation);
    }

    private async Task Propose(CancellationToken cancellation) => credentialId = await answers.Propose(cancellation);

    private async Task Plan(CancellationToken cancellation)
    {
        var now = engine.Clock.GetUtcNow();
        await FollowPath(cancellation);
        var open = await engine.Read(db => db.Set<WorkItem>().AsNoTracking()
            .Where(item => item.CredentialId == credentialId && item.State == WorkState.Open)
            .OrderBy(item => item.OpenedAt).ThenBy(item => item.Id).ToListAsync(cancellation));
        var next = open.Count == 0 ? await Resting(cancellation) : open.Select(Answering).OfType<Planned>().MinBy(one => one.At);
        NextAt = next is null ? null : next.IsExact ? next.At : calendar.Near(next.At, now, $"{programme.Id} {stay} {next.What}");
        act = next?.Act ?? act;
    }

    /// <summary>The next stay, where the workflow has moved on.</summary>
    private async Task FollowPath(CancellationToken cancellation)
    {
        var state = await engine.Read(db => db.Set<MicroCredential>().Where(one => one.Id == credentialId).Select(one => one.State).SingleAsync(cancellation));
        if (programme.Path[stay].Stage == state)
            return;
        stay++;
        if (stay == programme.Path.Count || programme.Path[stay].Stage != state)
            throw new InvalidOperationException($"The path of {programme.Id} does not lead to {state}.");
    }

    private Planned? Answering(WorkItem item)
    {
        if (!IsInLastStay || item.StepId != programme.StopAt)
            return new(AnsweredAt(item), item.StepId, cancellation => answers.Complete(item, cancellation));
        if (isDrafted)
            return null;
        var halfway = item.OpenedAt + ((EndOfStay() - item.OpenedAt) / 2);
        return new(halfway, item.StepId, cancellation =>
        {
            isDrafted = true;
            return answers.Draft(item, cancellation);
        });
    }

    private DateTimeOffset AnsweredAt(WorkItem item) => programme.Path[stay].Stage == CredentialState.Active
        ? item.OpenedAt + PartnerThinks
        : EndOfStay() - ((1 - content.Pace.GetValueOrDefault(item.StepId, 1)) * TimeSpan.FromDays(programme.Path[stay].Days));

    private DateTimeOffset EndOfStay() => start.AddDays(programme.Path.Take(stay + 1).Sum(one => one.Days));

    /// <summary>Without an open step, the next thing is a date that the workflow waits for, or the end of its active time.</summary>
    private async Task<Planned?> Resting(CancellationToken cancellation)
    {
        var due = await engine.Read(db => (
            from bookmark in db.Set<Bookmark>()
            join instance in db.Set<WorkflowInstance>() on bookmark.InstanceId equals instance.Id
            where instance.CorrelationId == credentialId && bookmark.DueAt != null
            select bookmark.DueAt).MinAsync(cancellation));
        var end = EndOfStay();
        if (due is { } at && at < end)
            return new(at, "", _ => Task.CompletedTask) { IsExact = true };
        return IsInLastStay ? null : new(end, SunsetAction, BeginSunset);
    }

    private async Task BeginSunset(CancellationToken cancellation)
    {
        var sunset = programme.Sunset!;
        var reason = $"{answers.Text(sunset.Reason)} {answers.Text(sunset.TeachOut)}";
        await engine.Send(answers.The(sunset.Role), new TakeAnytimeAction(credentialId!, SunsetAction, reason), cancellation);
    }

    /// <param name="IsExact">Happens by itself, at any hour.</param>
    private sealed record Planned(DateTimeOffset At, string What, Func<CancellationToken, Task> Act, bool IsExact = false);
}
