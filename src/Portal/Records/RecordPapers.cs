using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Endorsements;
using Governance.Domain.Reviews;
using Governance.Domain.Rules;
using Governance.Domain.Words;
using Governance.Portal.Accounts;
using Governance.Portal.Papers;
using Governance.Portal.Shared;

namespace Governance.Portal.Records;

/// <summary>One record as a paper: where it stands, what its proposal says, what was decided, reviewed and endorsed, and its history, as far as the reader may read it.</summary>
public sealed class RecordPapers(CredentialQueries records, ReviewQueries reviews, EndorsementQueries endorsements, ProposalBlocks proposals, Dates dates, TimeProvider clock)
{
    /// <summary>Throws <see cref="NotFound"/> where there is no such record for the caller.</summary>
    public async Task<Paper> Of(string id, Caller caller, CancellationToken cancellation = default)
    {
        var record = await records.Record(id, caller, cancellation);
        var blocks = new List<PaperBlock>(Facts(record));
        blocks.AddRange(await proposals.Of(record.Proposal, 2, cancellation));
        blocks.AddRange(await proposals.Documents(id, 2, caller, cancellation));
        blocks.AddRange(Part(new("Decisions"), (await records.Decisions(id, caller, cancellation)).Select(Decision)));
        if (record.MayReadReviews)
            blocks.AddRange(Part(new("Reviews"), (await reviews.ForCredential(id, caller, cancellation)).SelectMany(round => proposals.Of(round, 3))));
        blocks.AddRange(Part(new("Endorsements"), (await endorsements.ForCredential(id, caller, cancellation)).SelectMany(Endorsement)));
        blocks.AddRange(Part(new("History"), (await records.History(id, caller, cancellation)).Select(Line)));
        return new(record.Title.ToString(), Said(new("{0}, {1}, printed {2}", record.Id, Version(record), dates.Day(clock.GetUtcNow()))), blocks);
    }

    internal static void Map(WebApplication portal) => portal.MapGet("/records/{id}/record.pdf", Pdf);

    [RequiresPermission(Permission.ReadRecords, Permission.ReadOwnRecords)]
    private static async Task<IResult> Pdf(string id, HttpContext context, CallerOf callers, RecordPapers papers)
    {
        try
        {
            var paper = await papers.Of(id, (await callers.Person(context.User))!.ToCaller(), context.RequestAborted);
            return Results.File(PaperPdf.Write(paper), "application/pdf", id + ".pdf");
        }
        catch (NotFound)
        {
            return Results.NotFound();
        }
    }

    private IEnumerable<PaperBlock> Facts(RecordView record)
    {
        yield return new PaperFact(Said(new("Number")), record.Id);
        yield return new PaperFact(Said(new("Stage")), Said(new("{0}, since {1}", Stage.Of(record.State).Name, dates.Day(record.Since))));
        yield return new PaperFact(Said(new("Unit")), record.Unit + ", " + record.Organisation);
        yield return new PaperFact(Said(new("Lead")), record.Lead.ToString());
        yield return new PaperFact(Said(new("Version")), Version(record));
        foreach (var step in record.OpenSteps)
            yield return new PaperFact(Said(new("Next step")), Said(new("{0}: {1}", step.Title, step.Holder)) + (step.DueAt is { } due ? ", " + dates.Day(due) : ""));
    }

    private string Version(RecordView record) => record.ShownVersion is { } shown
        ? Said(new("version {0} of {1}", shown, dates.Day(record.Versions.First(one => one.Number == shown).At)))
        : Said(new("draft"));

    private PaperItem Decision(DecisionReading decision) => new(string.Join(". ",
        new[]
        {
            Said(new("{0}: {1}", decision.Step, decision.Outcome)),
            string.Join(", ", new[] { decision.Holder.ToString(), decision.Person?.ToString(), dates.Day(decision.At), decision.VersionNumber is { } version ? Said(new("version {0}", version)) : null }.OfType<string>().Distinct()),
            decision.Comment is { } comment ? Said(new("“{0}”", comment)) : null,
        }.OfType<string>()));

    private IEnumerable<PaperBlock> Endorsement(EndorsementReading one)
    {
        yield return new PaperText(string.Join(". ", new[]
        {
            Said(new("{0}, asked {1}", one.Partner, dates.Day(one.RequestedAt))),
            one.AnsweredAt is { } answered ? Said(new("Answered {0}.", dates.Short(answered))).TrimEnd('.') : null,
            one.ValidUntil is { } until ? Said(new("Valid until {0}.", dates.Day(until))).TrimEnd('.') : null,
        }.OfType<string>()) + ".");
        foreach (var answer in one.Answers)
            yield return new PaperItem(EndorsementClaim.All.First(claim => claim.Id == answer.ClaimId).Text + " " + Said(VerdictOf(answer.Verdict))
                + (string.IsNullOrEmpty(answer.Condition) ? "" : ". " + Said(new("On condition: {0}", answer.Condition))));
    }

    private static Sentence VerdictOf(Verdict verdict) => verdict switch
    {
        Verdict.Yes => new("Yes"),
        Verdict.No => new("No"),
        Verdict.CannotSay => new("Cannot say"),
    };

    private PaperItem Line(HistoryLine line) => new(string.Join(". ",
        new[] { dates.Day(line.At), line.What.ToString(), line.Who?.ToString(), line.Why is { } why ? Said(new("“{0}”", why)) : null }.OfType<string>()));

    private static IEnumerable<PaperBlock> Part(Sentence name, IEnumerable<PaperBlock> blocks) =>
        blocks.ToList() is { Count: > 0 } some ? some.Prepend(new PaperHeading(2, Said(name))) : [];

    private static string Said(Sentence sentence) => sentence.ToString();
}
