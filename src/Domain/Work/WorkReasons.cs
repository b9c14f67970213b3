using Governance.Domain.Competencies;
using Governance.Domain.Credentials;
using Governance.Domain.Forms;
using Governance.Domain.Reviews;
using Governance.Domain.Words;

namespace Governance.Domain.Work;

/// <summary>Why a step is before a person: what led to it, and what it asks, in one or two sentences.</summary>
internal sealed class WorkReasons(FormCatalogue forms, RubricCatalogue rubrics, WorkNames names, BlindReviews reviews, OpenVotes votes)
{
    private const int MaxQuote = 140;

    /// <summary>The last answer before the step was opened, where it came with a reason: a return, a refusal.</summary>
    internal static WorkItem? LedTo(WorkItem item, IEnumerable<WorkItem> answered) =>
        Before(item, answered).FirstOrDefault() is { Comment: not null } last && NeededReason(last) ? last : null;

    /// <summary>The last answer at the same step, before the record came back to it.</summary>
    internal static WorkItem? SameBefore(WorkItem item, IEnumerable<WorkItem> answered) =>
        Before(item, answered).FirstOrDefault(one => one.StepId == item.StepId);

    internal IReadOnlyList<Sentence> Of(WorkItem item, MicroCredential record, IReadOnlyList<WorkItem> answered)
    {
        var before = SameBefore(item, answered);
        var asked = Asked(item, record, before);
        if (item.Kind is WorkKind.Decision or WorkKind.Vote && before?.Comment is { } reason)
            return [asked, new("The reason given then: “{0}”", Short(reason))];
        return LedTo(item, answered) is { } led
            ? [new("{0} chose “{1}”: “{2}”", names.Holder(led), led.LabelOf(led.Outcome!), Short(led.Comment!)), asked]
            : [asked];
    }

    private Sentence Asked(WorkItem item, MicroCredential record, WorkItem? before) => item.Kind switch
    {
        WorkKind.Form => Progress(item, record),
        WorkKind.Decision => before is null ? FirstLook(item) : Again(item, record, before),
        WorkKind.Rubric => Scored(item),
        WorkKind.Competencies => Mapped(record),
        WorkKind.Endorsement => new Sentence("The partner answers by a link."),
        WorkKind.Vote => votes.Asked(item),
    };

    private Sentence Progress(WorkItem item, MicroCredential record)
    {
        var fields = forms.Section(item.Subject!).Fields;
        var count = fields.Count(field => field.IsAnswered(record.Draft[field.Id]));
        return count == 0
            ? new Sentence("{0} questions, none answered yet.", fields.Count)
            : new Sentence("{0} of {1} questions are answered.", count, fields.Count);
    }

    private Sentence Scored(WorkItem item) => reviews.Scored(item) is > 0 and var count
        ? new("Blind review of version {0}. {1} of {2} criteria are scored.", item.VersionNumber ?? 0, count, rubrics.Scope(item.Subject).Criteria.Count())
        : new Sentence("Blind review of version {0}.", item.VersionNumber ?? 0);

    private static Sentence Mapped(MicroCredential record)
    {
        var (count, open) = (CompetencyMap.OutcomesOf(record.Draft).Count, CompetencyMap.Unmapped(record.Draft).Count);
        return new("{0} of {1} learning outcomes are linked to competencies.", count - open, count);
    }

    private Sentence FirstLook(WorkItem item) => item.VersionNumber is { } version
        ? new Sentence("You decide on version {0} as {1}.", version, names.Holder(item))
        : new Sentence("You decide as {0}.", names.Holder(item));

    private static Sentence Again(WorkItem item, MicroCredential record, WorkItem before)
    {
        var count = Differences(record, before.VersionNumber, item.VersionNumber).Count;
        return count switch
        {
            0 => new("Back before you. Nothing in the proposal has changed since version {0}.", before.VersionNumber ?? 0),
            1 => new("Back before you. One answer has changed since version {0}.", before.VersionNumber ?? 0),
            _ => new("Back before you. {0} answers have changed since version {1}.", count, before.VersionNumber ?? 0),
        };
    }

    /// <summary>The fields that differ between two versions of a record; none where either is missing.</summary>
    internal static IReadOnlyList<string> Differences(MicroCredential record, int? from, int? to)
    {
        var old = record.Versions.FirstOrDefault(version => version.Number == from);
        var now = record.Versions.FirstOrDefault(version => version.Number == to);
        return old is null || now is null ? [] : Proposal.Differences(old.Content, now.Content);
    }

    private static IEnumerable<WorkItem> Before(WorkItem item, IEnumerable<WorkItem> answered) =>
        answered.Where(one => one.CompletedAt <= item.OpenedAt && one.Id != item.Id)
            .OrderByDescending(one => one.CompletedAt).ThenByDescending(one => one.Id);

    private static bool NeededReason(WorkItem item) => item.Outcomes.Any(one => one.Name == item.Outcome && one.NeedsReason);

    private static string Short(string text) => text.Length <= MaxQuote ? text : string.Concat(text.AsSpan(0, MaxQuote).TrimEnd(), "…");
}
