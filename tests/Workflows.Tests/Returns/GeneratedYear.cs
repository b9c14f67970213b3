using System.Text.Json.Nodes;
using Governance.Domain.Endorsements;
using Governance.Domain.Forms;
using Governance.Domain.Work;
using Governance.Workflows.Definitions;

namespace Governance.Workflows.Tests.Returns;

/// <summary>A step sends a proposal back, and the team answers by editing these fields, each in a form that is open again.</summary>
internal sealed record SentBack(string Step, string Outcome, IReadOnlyList<string> Edits);

/// <summary>
/// Proposals of a college and what happens to them until they are approved, generated and always the same. What is assumed, since nobody
/// publishes how often which step returns: each step that looks at the whole sends back one proposal in four each time one comes to it, the
/// vice-president one in twenty; three times in four not further than it must. What is edited is derived: one field that the step judges and
/// that a form on the way back asks for, in every second return another field of these forms, whoever judges it; one return in eight is
/// answered in words alone.
/// </summary>
internal sealed class GeneratedYear(WorkflowDefinition college, FormCatalogue forms, int seed)
{
    /// <summary>The forms and the decisions of the college's definition until the approval, in the order in which a proposal comes to them.</summary>
    private static readonly string[] Way =
    [
        "idea", "triage", "feasibility", "employer-need", "budget", "academic-fit", "record-check", "platform-check", "go-no-go",
        "design", "advice", "build", "quality-review/review-1", "quality-review/review-2", "endorsement", "accessibility", "record-setup", "consolidation", "committee", "approval",
    ];

    private static readonly (string Step, int Percent, string Usual, string Seldom)[] Returning =
    [
        ("triage", 25, "return", "return"),
        ("go-no-go", 25, "return", "return"),
        ("advice", 25, "recommend-with-changes", "not-recommended"),
        ("consolidation", 25, "return-to-build", "return-to-design"),
        ("committee", 25, "return-to-build", "return-to-design"),
        ("approval", 5, "return", "return"),
    ];

    private readonly Random random = new(seed);
    private readonly Dictionary<(string Step, string Outcome), IReadOnlyList<(string Step, bool IsTarget)>> reopened = [];
    private readonly Dictionary<string, IReadOnlyList<string>> judged = [];

    /// <summary>A harder year: every return is answered by editing two fields, none in words alone.</summary>
    public bool IsHarder { get; init; }

    public IEnumerable<IReadOnlyList<SentBack>> Proposals(int count) => Enumerable.Range(0, count).Select(_ => Returns().ToList());

    /// <summary>The decisions that a proposal has behind it when it comes to the step, as far as the way back leads through them; the first of them where the return leads straight to it.</summary>
    public IReadOnlyList<(string Step, bool IsTarget)> Reopened(SentBack back) => reopened.TryGetValue((back.Step, back.Outcome), out var known)
        ? known
        : reopened[(back.Step, back.Outcome)] = [.. WayBack(back.Step, back.Outcome).Where(Decides).Select(step => (step, step == ReturnWay.Target(college.Root, back.Step, back.Outcome)))];

    /// <summary>The fields that a step of the definition judges.</summary>
    public IReadOnlyList<string> Judged(string step) => judged.TryGetValue(step, out var known) ? known : judged[step] = JudgedFields.Of(forms, Named(college.Find(step)!));

    private static IEnumerable<string> Named(Activity step) => step.Raw("judges") is { } names
        ? ((JsonArray)StepOutcomes.Value(names)!).Select(name => name!.ToString())
        : EndorsementClaim.All.SelectMany(claim => claim.DependsOn).Append("industry-partner");

    private bool Decides(string step) => college.Find(step)!.Type is "Governance.Decide" or "Governance.Vote" or "Governance.ScoreRubric" or "Governance.Endorse";

    private IEnumerable<SentBack> Returns()
    {
        foreach (var (step, percent, usual, seldom) in Returning)
        {
            while (random.Next(100) < percent)
            {
                var outcome = random.Next(4) == 0 ? seldom : usual;
                yield return new(step, outcome, Edits(step, outcome));
            }
        }
    }

    private IReadOnlyList<string> Edits(string step, string outcome)
    {
        var open = WayBack(step, outcome).Where(one => college.Find(one)!.Type == "Governance.FillForm").SelectMany(form => forms.Section(form).Fields).Select(field => field.Id).ToList();
        var about = open.Where(Judged(step).Contains).ToList();
        if (about.Count == 0 || (!IsHarder && random.Next(8) == 0))
            return [];
        var asked = about[random.Next(about.Count)];
        var others = open.Where(field => field != asked).ToList();
        var other = others[random.Next(others.Count)];
        return IsHarder || random.Next(2) == 0 ? [.. open.Where(field => field == asked || field == other)] : [asked];
    }

    private List<string> WayBack(string step, string outcome)
    {
        var back = ReturnWay.From(college.Root, step, outcome);
        return [.. Way.TakeWhile(one => one != step).Where(back.Contains)];
    }
}
