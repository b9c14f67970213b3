using System.Text.Json;
using System.Text.Json.Nodes;
using Governance.Domain.Events;
using Governance.Domain.Words;
using Governance.Domain.Work;
using static Governance.Domain.Credentials.CredentialAction;

namespace Governance.Domain.Credentials;

/// <summary>
/// What people read for each kind of event. The names of events are stable, so are these sentences; events of other
/// layers are known here by name alone. One that has no sentence yet is shown by its name rather than left out.
/// </summary>
public static class EventSentences
{
    private static readonly Dictionary<string, Func<Told, (Sentence What, string Mark)>> ByName = new(StringComparer.Ordinal)
    {
        [nameof(CredentialProposed)] = _ => (new("Proposed"), "plain"),
        [nameof(CredentialMoved)] = told => Moved(told.Row),
        [nameof(CredentialVersionFrozen)] = told => (new("Version {0} submitted", told.Number("Number")), "publish"),
        [nameof(ChangesClassed)] = told => (Classed(told), "plain"),
        [nameof(CredentialPublished)] = told => (new("Version {0} published in the catalogue", told.Number("Number")), "publish"),
        [nameof(CredentialReviewed)] = told => (new(told.Text("Kind") == "full-review" ? "Full review recorded" : "Reconfirmation by the partner recorded"), "done"),
        [nameof(WorkItemOpened)] = told => (new("“{0}” waits for {1}", told.StepTitle, told.StepHolder), "plain"),
        [nameof(WorkItemCompleted)] = told => (Answered(told), told.Item?.Kind is WorkKind.Decision or WorkKind.Vote ? "ballot" : "done"),
        [nameof(DecisionCarriedOver)] = told => (CarriedOver(told), "again"),
        [nameof(NoQuorumPossible)] = told => (new("“{0}” could have no quorum", told.StepTitle), "problem"),
        [nameof(NobodyMayAnswer)] = told => (new("Nobody may answer “{0}”", told.StepTitle), "problem"),
        [nameof(SteppedAside)] = told => (new("Declared an interest and left “{0}” to others", told.StepTitle), "end"),
        [nameof(AuthorJoined)] = _ => (new("Began to write on the proposal"), "plain"),
        [nameof(LeadReplaced)] = _ => (new("Another person leads it"), "plain"),
        [nameof(WorkItemReassigned)] = told => (new("“{0}” went to another person", told.StepTitle), "plain"),
        ["ReviewLeft"] = _ => (new("A reviewer left; the review is for another"), "plain"),
        [nameof(WorkItemClaimed)] = told => (new("Took “{0}”", told.StepTitle), "plain"),
        [nameof(WorkItemPutOff)] = told => (new("“{0}” was put off", told.StepTitle), "plain"),
        [nameof(WorkItemReminded)] = told => (Reminded(told), told.Text("Notice") == nameof(Notice.Late) ? "problem" : "plain"),
        [nameof(WorkItemReleased)] = told => (new("“{0}” waits for {1} again: it was given back", told.StepTitle, told.StepHolder), "plain"),
        [nameof(WorkItemCancelled)] = told => (new("“{0}” is no longer needed", told.StepTitle), "plain"),
        [nameof(WorkItemLapsed)] = told => (new("Nobody answered “{0}” in time", told.StepTitle), "end"),
        ["AdviceAsked"] = told => (new("Advice was asked for on “{0}”", told.StepTitle), "plain"),
        ["AdviceGiven"] = told => (new("Advice was given on “{0}”", told.StepTitle), "done"),
        ["AdviceWithdrawn"] = told => (new("Advice on “{0}” is no longer asked for", told.StepTitle), "plain"),
        ["AdviceLapsed"] = told => (new("The adviser was silent on “{0}”", told.StepTitle), "plain"),
        ["ConditionSet"] = _ => (new("A condition was set"), "ballot"),
        ["ConditionAnswered"] = _ => (new("A condition was answered"), "plain"),
        ["ConditionCleared"] = _ => (new("A condition was cleared"), "done"),
        ["ConditionSentBack"] = _ => (new("A condition is not met yet"), "back"),
        ["ConditionDropped"] = _ => (new("A condition is no longer asked for"), "end"),
        ["ConsultationOpened"] = told => (new("The public may comment on version {0}", told.Number("Version")), "ballot"),
        ["ConsultationClosed"] = told => (Heard(told.Number("Comments")), "ballot"),
        ["ConsultationBrokenOff"] = _ => (new("The public consultation was broken off"), "end"),
        ["PublicCommentGiven"] = _ => (new("Somebody of the public commented"), "plain"),
        ["PublicCommentAnswered"] = _ => (new("A comment of the public was answered"), "done"),
        ["PublicCommentAuthorErased"] = _ => (new("The name was erased from a comment of the public"), "plain"),
        ["CommentWritten"] = _ => (new("A comment was written"), "plain"),
        ["CommentChanged"] = _ => (new("A comment was changed"), "plain"),
        ["CommentWithdrawn"] = _ => (new("A comment was withdrawn"), "plain"),
        ["CommentResolved"] = _ => (new("A thread of comments was resolved"), "done"),
        ["CommentReopened"] = _ => (new("A thread of comments was opened again"), "plain"),
        ["DocumentAttached"] = told => (new("A document was attached: version {0}", told.Number("Version")), "plain"),
        ["DocumentWithdrawn"] = _ => (new("A document was withdrawn"), "end"),
        ["MotionPut"] = told => (new("A motion was put: “{0}”", told.OutcomeLabel), "ballot"),
        ["BallotGiven"] = told => (Voted(told), "plain"),
        ["MotionClosed"] = told => (Closed(told), "ballot"),
        ["DecisionObjectedTo"] = _ => (new("A member objected to the decision"), "back"),
        ["BlockingObjectionRaised"] = _ => (new("A member raised a blocking objection"), "back"),
        ["ObjectionsEnded"] = _ => (new("Nobody objected; the decision holds"), "ballot"),
        ["DecisionFell"] = _ => (new("The decision could not be put down; the body decides again"), "problem"),
        ["TieBroken"] = told => (new(told.Text("Choice") == "Yes" ? "The tie was broken: yes" : "The tie was broken: no"), "ballot"),
        ["MembersReminded"] = told => (new("{0} members were reminded of the vote", told.Number("Count")), "plain"),
        ["MotionWithdrawn"] = _ => (new("A motion was withdrawn"), "plain"),
        ["AnytimeActionTaken"] = told => (AskedFor(told.Text("Action")), "ballot"),
        ["WorkflowStopped"] = _ => (new("The process stopped; the QA office was told"), "problem"),
        ["WorkflowCancelled"] = _ => (new("The process ended"), "end"),
        ["InstanceAltered"] = told => (Altered(told), "problem"),
        ["ReviewStarted"] = _ => (new("A review began"), "plain"),
        ["ReviewSubmitted"] = _ => (new("A review was submitted"), "done"),
        ["EndorsementRequested"] = told => (new("{0} was asked to endorse", told.Partner), "seal"),
        ["EndorsementSigned"] = told => (new("Endorsed by {0}", told.Partner), "seal"),
        ["EndorsementDeclined"] = told => (new("{0} declined to endorse", told.Partner), "back"),
        ["EndorsementLinkRenewed"] = told => (new("A new link was sent to {0}", told.Partner), "plain"),
        ["EndorsementLapsed"] = told => (new("The endorsement by {0} ended", told.Partner), "end"),
        ["EndorsementWithdrawn"] = told => (new("{0} is no longer asked to endorse", told.Partner), "plain"),
        ["EndorsementSuperseded"] = told => (new("A later answer of {0} replaced its endorsement", told.Partner), "plain"),
    };

    private static readonly HashSet<string> Quiet = new(StringComparer.Ordinal)
    {
        nameof(WorkItemOpened), nameof(WorkItemCancelled), nameof(AuthorJoined), "BallotGiven", "MembersReminded", "ReviewStarted", "WorkflowCancelled", "EndorsementLinkRenewed", "EndorsementSuperseded", nameof(WorkItemClaimed), nameof(WorkItemReleased), "AdviceAsked", "AdviceWithdrawn", "PublicCommentGiven",
    };

    /// <summary>What is told beside the fields to those who may read it, and never in the record's history.</summary>
    internal static readonly string[] Apart = ["CommentWritten", "CommentChanged", "CommentWithdrawn", "CommentResolved", "CommentReopened"];

    /// <summary>The names of the events that have a sentence of their own.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    internal static HistoryLine Line(EventRow row, RecordNames names)
    {
        var told = new Told(row, JsonNode.Parse(row.Body) as JsonObject ?? [], names);
        var (what, mark) = ByName.TryGetValue(row.Name, out var sentence) ? sentence(told) : (new Sentence("Recorded: {0}", row.Name), "plain");
        return new(row.Id, row.At, row.Name, what, told.Who(), told.Why(), mark, !Quiet.Contains(row.Name) && !IsToldByItsAnswer(told) && !IsBeforeItsEnd(told), told.Decided);
    }

    /// <summary>A review or an endorsement has an event of its own beside that of its step.</summary>
    private static bool IsToldByItsAnswer(Told told) =>
        told.Row.Name == nameof(WorkItemCompleted) && told.Item is { Kind: WorkKind.Rubric or WorkKind.Endorsement };

    /// <summary>A reminder before the step is late is daily life.</summary>
    private static bool IsBeforeItsEnd(Told told) => told.Row.Name == nameof(WorkItemReminded) && told.Text("Notice") != nameof(Notice.Late);

    private static Sentence Reminded(Told told) => Enum.Parse<Notice>(told.Text("Notice")!) switch
    {
        Notice.HalfTime => new("Reminded {1} of “{0}”", told.StepTitle, told.StepHolder),
        Notice.Due => new("“{0}” is due and waits for {1}", told.StepTitle, told.StepHolder),
        Notice.Late => new("“{0}” is late and waits for {1}; others were told", told.StepTitle, told.StepHolder),
    };

    private static Sentence Answered(Told told) => told.Item?.ReturnMode is { } mode
        ? new("{0}: {1} ({2})", told.StepTitle, told.OutcomeLabel, mode.Name())
        : new("{0}: {1}", told.StepTitle, told.OutcomeLabel);

    private static Sentence CarriedOver(Told told) => told.Flag("Stands")
        ? new("Carried over: “{0}” ({1}: {2}). Nothing it judged has changed", told.StepTitle, told.StepHolder, told.OutcomeLabel)
        : new("Passed on the straight way back: “{0}” ({1}: {2}). What it judged has changed, so it does not count", told.StepTitle, told.StepHolder, told.OutcomeLabel);

    private static (Sentence, string) Moved(EventRow row)
    {
        var move = RecordWay.Move(row);
        return Marked(move.Action, RecordWay.IsReturn(move.From, move.To));
    }

    internal static Sentence Moved(CredentialAction action, bool isReturn) => Marked(action, isReturn).What;

    private static (Sentence What, string Mark) Marked(CredentialAction action, bool isReturn) => action switch
    {
        Explore => isReturn ? (new("Returned to feasibility"), "back") : (new("Feasibility began"), "done"),
        Reconsider => (new("Returned to the idea"), "back"),
        BeginDesign => isReturn ? (new("Returned to design"), "back") : (new("Design began"), "done"),
        BeginBuild => isReturn ? (new("Returned to build"), "back") : (new("Build began"), "done"),
        SubmitForReview => isReturn ? (new("Returned to quality review"), "back") : (new("Quality review began"), "done"),
        SubmitForDecision => (new("Reached the committee"), "ballot"),
        Approve => (new("Approved for publication"), "done"),
        Amend => (new("The change took effect without a new approval"), "done"),
        BeginPilot => (new("The pilot began"), "done"),
        Evaluate => (new("The evaluation began"), "done"),
        Activate => (new("Became active"), "done"),
        CredentialAction.Suspend => (new("Was suspended"), "end"),
        Reinstate => (new("Was reinstated"), "done"),
        BeginSunset => (new("Its sunset began"), "end"),
        Archive => (new("Was archived"), "end"),
        CredentialAction.Withdraw => (new("Was withdrawn"), "end"),
        Reject => (new("Was rejected"), "end"),
        DropChange => (new("The change was given up; what is published stays"), "back"),
        DropRevision => (new("The revision was given up; the evaluation decides what becomes of what is published"), "back"),
    };

    private static Sentence Classed(Told told) => told.Text("Class") switch
    {
        "editorial" => new("Version {0} was classed as an editorial change", told.Number("Number")),
        "minor" => new("Version {0} was classed as a minor change", told.Number("Number")),
        _ => new("Version {0} was classed as a major change", told.Number("Number")),
    };

    private static Sentence Voted(Told told) => told.Text("Choice") switch
    {
        "Recuse" => new("A member recused themselves"),
        "Absent" => new("A member was recorded as absent"),
        _ when told.Text("Signed") is not null => new("A signed ballot was given"),
        _ => new("A ballot was given"),
    };

    private static Sentence Closed(Told told) => (told.Text("Result"), told.Flag("NeedsSecondReading")) switch
    {
        ("Carried", true) => new("The vote was carried and goes to a second reading"),
        ("Carried", false) when told.Text("ObjectionsUntil") is not null => new("The vote was carried; members may object"),
        ("Carried", false) => new("The vote was carried"),
        ("Lost", _) => new("The vote was lost"),
        ("WaitsForChair", _) => new("The vote was tied"),
        ("Tabled", _) => new("The vote was put off"),
        _ => new("The vote had no quorum"),
    };

    private static Sentence Heard(int comments) => comments switch
    {
        0 => new("The public consultation closed; nobody said anything"),
        1 => new("The public consultation closed with 1 comment"),
        _ => new("The public consultation closed with {0} comments", comments),
    };

    private static Sentence AskedFor(string? action) => action switch
    {
        "withdraw" => new("Asked to withdraw it"),
        "drop-change" => new("Asked to give up the change"),
        "suspend" => new("Asked to suspend it"),
        "sunset" => new("Asked to begin its sunset"),
        _ => new("Asked for “{0}”", action ?? ""),
    };

    private static Sentence Altered(Told told) => (told.Text("Kind"), told.Pair("Subject"), told.Pair("Outcome")) switch
    {
        ("ScheduleActivity", { } step, _) => new("“{0}” was tried again", step),
        ("Skip", { } step, { } outcome) => new("“{0}” was skipped, as if it had ended with “{1}”", step, outcome),
        ("CancelActivity", { } step, _) => new("“{0}” was given up", step),
        ("ModifyVariable", { } variable, _) => new("The value “{0}” of the workflow was changed", variable),
        ("Migrate", { } version, _) => new("The workflow goes on with its version {0}", version),
        ("Cancel", _, _) => new("The workflow was cancelled"),
        _ => new("The workflow was changed"),
    };

    /// <summary>One event with what its sentence may quote.</summary>
    private sealed record Told(EventRow Row, JsonObject Body, RecordNames Names)
    {
        public WorkItem? Item { get; } = Guid.TryParse(Body["WorkItem"]?.ToString(), out var id) ? Names.Item(id) : null;

        public Bilingual StepTitle => Item?.Title ?? new Bilingual(Text("Step") ?? "", Text("Step") ?? "");

        public Bilingual StepHolder => Item is null ? Bilingual.Empty : Names.Holder(Item);

        public Bilingual OutcomeLabel => Item?.LabelOf(Text("Outcome") ?? "") ?? new Bilingual(Text("Outcome") ?? "", Text("Outcome") ?? "");

        public Bilingual Partner => Guid.TryParse(Text(nameof(Partner)), out var id) ? Names.Organisation(id) : Bilingual.Empty;

        public string? Text(string name) => Body[name]?.ToString();

        public Bilingual? Pair(string name) => Body[name].Deserialize<Bilingual>();

        public bool Flag(string name) => Body[name]?.GetValue<bool>() ?? false;

        public int Number(string name) => Body[name]?.GetValue<int>() ?? 0;

        public Sentence? Who()
        {
            // nobody said it again: whoever answered last only set the workflow going
            if (Decided is not null)
                return null;
            if (IsOfAHiddenReviewer)
                return Row.ByInstanceId is null ? new("a quality reviewer") : null;
            return (Names.Person(Row.ById), Principal) switch
            {
                (null, _) => null,
                ({ } name, null) => new("{0}", name),
                ({ } name, { } away) => new("{0}, for {1}", name, away),
            };
        }

        private Bilingual? Principal => Row.Name == nameof(WorkItemCompleted) && Item is { ForId: { } away } ? Names.Person(away) : null;

        /// <summary>When the decision that the event speaks of was made, where the event is a later one.</summary>
        public DateTimeOffset? Decided => Row.Name == nameof(DecisionCarriedOver) ? Item?.CompletedAt : null;

        // the words of a reviewer could tell who they are
        public string? Why() => IsOfAHiddenReviewer && Item is not null ? null : Row.Remark;

        private bool IsOfAHiddenReviewer =>
            Item is { Kind: WorkKind.Rubric } item ? !Names.MayName(item, Row.ById) : Names.IsHidden(Row.ById);
    }
}
