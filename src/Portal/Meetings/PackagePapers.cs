using Governance.Domain.Commands;
using Governance.Domain.Documents;
using Governance.Domain.Meetings;
using Governance.Domain.Reviews;
using Governance.Domain.Rules;
using Governance.Domain.Voting;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Portal.Accounts;
using Governance.Portal.Documents;
using Governance.Portal.Papers;
using Governance.Portal.Shared;

namespace Governance.Portal.Meetings;

/// <summary>The agenda of a meeting with every paper that the reader may read, as one paper.</summary>
public sealed class PackagePapers(MeetingQueries meetings, MinutesQueries minutes, StepQueries steps, ReviewQueries reviews, ProposalBlocks proposals, DocumentQueries documents, Dates dates, TimeProvider clock)
{
    /// <summary>Throws <see cref="NotFound"/> where there is no such meeting for the caller.</summary>
    /// <param name="root">Where the portal is reached: what cannot be printed is named with its address.</param>
    public async Task<Paper> Of(Guid meetingId, Caller caller, string root, CancellationToken cancellation = default)
    {
        var annexes = new Annexes(documents, DocumentFiles.AddressOf, root);
        var meeting = await meetings.Find(meetingId, caller, cancellation);
        var there = dates.In(meeting.Line.TimeZone);
        var blocks = new List<PaperBlock>
        {
            new PaperText(Said(new("{0}, {1} to {2}.", meeting.Line.Body, there.Time(meeting.Line.StartsAt), there.Time(meeting.Line.EndsAt))) + (meeting.Line.Room.Length > 0 ? " " + meeting.Line.Room + "." : "") + (meeting.Presider is { } presider ? " " + Said(new("{0} presides in the chair’s place.", presider)) : "")),
            new PaperHeading(2, Said(new("Agenda"))),
        };
        blocks.AddRange(meeting.Items.Select(item => new PaperText($"{item.Number}. {item.Title}. {MeetingLook.Of(item.Item.Part)}. {MeetingLook.Of(item.Item.Why)}")));
        foreach (var item in meeting.Items)
            blocks.AddRange(await PaperOf(item, caller, annexes, cancellation));
        blocks.AddRange(annexes.Blocks);
        return new(Said(new("Agenda for {0}", there.Full(meeting.Line.StartsAt))), Said(new("{0}, printed {1}", meeting.Line.Body, dates.Day(clock.GetUtcNow()))), blocks);
    }

    internal static void Map(WebApplication portal) => portal.MapGet("/meetings/{meetingId:guid}/package.pdf", Pdf);

    [RequiresPermission(Permission.ReadBodies, Permission.Vote)]
    private static async Task<IResult> Pdf(Guid meetingId, HttpContext context, CallerOf callers, PackagePapers papers)
    {
        try
        {
            var paper = await papers.Of(meetingId, (await callers.Person(context.User))!.ToCaller(), $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}", context.RequestAborted);
            return Results.File(PaperPdf.Write(paper), "application/pdf", "package.pdf");
        }
        catch (NotFound)
        {
            return Results.NotFound();
        }
    }

    private async Task<IReadOnlyList<PaperBlock>> PaperOf(ItemView item, Caller caller, Annexes annexes, CancellationToken cancellation)
    {
        var heading = new PaperHeading(2, item.Number + ". " + item.Title, BeginsSheet: true);
        if (item.Item.WorkItemId is { } id && await Readable(() => steps.Step(id, caller, cancellation)) is { } step)
            return [heading, .. await Proposal(step, caller, annexes, cancellation)];
        if (item.Item.MinutesOf is { } of && await Readable(() => minutes.Of(of, caller, cancellation)) is { } told)
            return [heading, .. told.Paragraphs.Where(one => one.Paragraph.Text.ToString().Length > 0).Select(one => PaperBlock.Of(one.Paragraph.Text, text => new PaperText(text)))];
        return [];
    }

    private async Task<IEnumerable<PaperBlock>> Proposal(StepReading step, Caller caller, Annexes annexes, CancellationToken cancellation)
    {
        var version = step.VersionNumber is { } number ? ", " + Said(new("version {0}", number)) : "";
        var outcomes = step.Outcomes.Where(one => PutMotion.IsMovable(one.Name)).Select(one => one.Label.ToString());
        var rounds = await reviews.ForCredential(step.Record.Id, caller, cancellation);
        return
        [
            new PaperText($"{step.Record.Id}{version}, {step.Record.Unit}, {step.Record.Organisation}", IsQuiet: true),
            new PaperText(Said(new("{0}: {1}", step.Title, string.Join(", ", outcomes))) + "."),
            .. await proposals.Of(step.Content, 3, cancellation),
            .. await annexes.Of(step.Record.Id, 3, caller, cancellation),
            .. step.Decisions.Count == 0 ? [] : step.Decisions.Select(Decided).Prepend<PaperBlock>(new PaperHeading(3, Said(new("Decided before")))),
            .. rounds.SelectMany(round => proposals.Of(round, 3)),
        ];
    }

    private PaperItem Decided(AnsweredStep decision) => new(Said(new("{0}: {1}", decision.Title, decision.Outcome.Label))
        + string.Concat(new[] { decision.Person?.ToString(), dates.Day(decision.At) }.OfType<string>().Select(part => ", " + part))
        + (decision.Comment is { } comment ? ". " + Said(new("“{0}”", comment)) : ""));

    /// <summary>Whoever reads the body may not always read its papers: those are left out.</summary>
    private static async Task<T?> Readable<T>(Func<Task<T>> read)
        where T : class
    {
        try
        {
            return await read();
        }
        catch (RuleBroken refused) when (refused is Refused or NotFound)
        {
            return null;
        }
    }

    private static string Said(Sentence sentence) => sentence.ToString();
}
