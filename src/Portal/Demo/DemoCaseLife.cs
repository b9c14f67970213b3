using Governance.Domain.Consultations;
using Governance.Domain.Work;
using Governance.Workflows.Engine;
using Microsoft.EntityFrameworkCore;

namespace Governance.Portal.Demo;

/// <summary>
/// Plays one proposal of a demonstration of one institution: every step is answered after some days, until the step at
/// which it stands today is the only one that waits.
/// </summary>
internal sealed class DemoCaseLife : IDemoLife
{
    private readonly DemoEngine engine;
    private readonly DemoProgramme programme;
    private readonly DemoCalendar calendar;
    private readonly DemoAnswers answers;
    private readonly Queue<DemoPublicComment> unsaid;
    private (Guid Comment, DemoPublicComment Said)? heard;
    private string? credentialId;
    private Func<CancellationToken, Task> act;

    internal DemoCaseLife(DemoEngine engine, DemoPeople people, DemoContent content, DemoProgramme programme, DemoCalendar calendar, DateTimeOffset start)
    {
        this.engine = engine;
        this.programme = programme;
        this.calendar = calendar;
        answers = new DemoAnswers(engine, people, content, programme);
        unsaid = new(programme.Heard);
        NextAt = calendar.Near(start, start, programme.Id);
        act = async cancellation => credentialId = await answers.Propose(cancellation);
    }

    public DateTimeOffset? NextAt { get; private set; }

    public async Task Act(CancellationToken cancellation)
    {
        await act(cancellation);
        await engine.Follow(cancellation);
        await Plan(cancellation);
    }

    private async Task Plan(CancellationToken cancellation)
    {
        var open = await engine.Read(db => db.Set<WorkItem>().AsNoTracking()
            .Where(item => item.CredentialId == credentialId && item.State == WorkState.Open)
            .OrderBy(item => item.OpenedAt).ThenBy(item => item.Id).ToListAsync(cancellation));
        if (open.Where(item => item.StepId != programme.StopAt).MinBy(AnsweredAt) is { } next)
        {
            NextAt = calendar.Near(AnsweredAt(next), engine.Clock.GetUtcNow(), $"{programme.Id} {next.StepId}");
            act = stop => answers.Complete(next, stop);
        }
        else if (open.Count == 0 && unsaid.Count > 0 && await Asked(cancellation) is { } consultation)
        {
            var said = unsaid.Dequeue();
            NextAt = calendar.Near(engine.Clock.GetUtcNow().AddDays(6), engine.Clock.GetUtcNow(), $"{programme.Id} {said.Name}");
            act = stop => Hear(consultation, said, stop);
        }
        else
        {
            NextAt = open.Count == 0 ? await Due(cancellation) : null;
            act = _ => Task.CompletedTask;
        }
    }

    private Task<Guid?> Asked(CancellationToken cancellation) => engine.Read(db => db.Set<Consultation>()
        .Where(one => one.CredentialId == credentialId && one.EndedAt == null).Select(one => (Guid?)one.Id).SingleOrDefaultAsync(cancellation));

    /// <summary>Somebody of the public comments; the team answers whoever did so before.</summary>
    private async Task Hear(Guid consultation, DemoPublicComment said, CancellationToken cancellation)
    {
        if (heard is { } before)
            await answers.AnswerThePublic(before.Comment, before.Said, cancellation);
        heard = (await answers.SayInPublic(consultation, said, cancellation), said);
    }

    /// <summary>A team writes for a week; whoever decides takes from one day to four.</summary>
    private static DateTimeOffset AnsweredAt(WorkItem item) => item.OpenedAt.AddDays(item.IsWriting ? 7 : 1 + (item.StepId.Length % 4));

    /// <summary>Nobody is asked: the next thing is a date that the workflow waits for.</summary>
    private async Task<DateTimeOffset?> Due(CancellationToken cancellation) =>
        await engine.Read(db => db.Set<Bookmark>().Where(one => one.DueAt != null)
            .Where(one => db.Set<WorkflowInstance>().Any(instance => instance.Id == one.InstanceId && instance.CorrelationId == credentialId))
            .Select(one => one.DueAt).MinAsync(cancellation)) is { } due && calendar.HasCome(due) ? due : null;
}
