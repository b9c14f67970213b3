using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Duties;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Voting;
using Governance.Domain.Words;

namespace Governance.Domain.Work;

/// <summary>
/// A step that waits for a person. Opened by a workflow, completed by someone who holds its role in its organisation;
/// completing it is the person's word, and the workflow acts on it afterwards.
/// </summary>
public sealed partial class WorkItem : Aggregate
{
    private const int MaxComment = 4000;

    private WorkItem()
    {
    }

    internal WorkItem(Guid id, OpenWorkItem opened, MicroCredential credential, DateTimeOffset at)
    {
        Rule.Require(opened.Outcomes.Count > 0, "A step must offer at least one answer.");
        Id = id;
        CredentialId = opened.CredentialId;
        OrganisationId = credential.OrganisationId;
        InstanceId = opened.InstanceId;
        StepId = opened.StepId;
        Kind = opened.Kind;
        Title = opened.Title;
        RoleId = opened.RoleId;
        BodyId = opened.BodyId;
        Units = opened.Units;
        Subject = opened.Subject;
        Group = opened.Group;
        Outcomes = opened.Outcomes;
        Judges = opened.Judges;
        IsFinal = opened.IsFinal;
        Signs = opened.Signs;
        DefinitionHash = opened.DefinitionHash;
        Duties = opened.Duties;
        VersionNumber = credential.LatestVersion?.Number;
        AssignedToId = opened.PersonId;
        OpenedAt = at;
        DueAt = opened.DueAt;
        ClosesAt = opened.ClosesAt;
        StageSince = credential.StateSince;
        Record(new WorkItemOpened(id, CredentialId, StepId, RoleId, Kind) { OrganisationId = OrganisationId, Body = BodyId, Duties = Duties, Approves = Approves() });
    }

    public Guid Id { get; private set; }

    public string CredentialId { get; private set; } = "";

    public Guid OrganisationId { get; private set; }

    public Guid InstanceId { get; private set; }

    /// <summary>The activity's id in the workflow definition.</summary>
    public string StepId { get; private set; } = "";

    public WorkKind Kind { get; private set; }

    /// <summary>Verb first: "Decide", "Score the quality rubric".</summary>
    public Bilingual Title { get; private set; } = Bilingual.Empty;

    /// <summary>Who it waits for. Null for an endorsement, which waits for a partner with a link, and for a vote, which waits for a body.</summary>
    public string? RoleId { get; private set; }

    /// <summary>The body that votes; null where one person answers.</summary>
    public Guid? BodyId { get; private set; }

    /// <summary>The units of the organisation whose holders of the role it waits for; null: whoever holds the role there.</summary>
    public IReadOnlyList<Bilingual>? Units { get; private set; }

    /// <summary>The one person it waits for: the record's own lead, where the role is the initiative lead's and they hold it, or whom the definition names. Null: anyone of the role.</summary>
    public Guid? AssignedToId { get; private set; }

    /// <summary>What the step is about: the form section, the rubric, the partner organisation's id.</summary>
    public string? Subject { get; private set; }

    /// <summary>Steps of one group and version must be done by different people: the blind reviews.</summary>
    public string? Group { get; private set; }

    public IReadOnlyList<OfferedOutcome> Outcomes { get; internal init; } = [];

    /// <summary>What a deciding step judges (<see cref="JudgedFields"/>); null where it decides nothing about the proposal.</summary>
    public IReadOnlyList<string>? Judges { get; private set; }

    public bool IsDecision => Judges is not null;

    /// <summary>Whether it refuses to go forward while an earlier decision no longer stands.</summary>
    public bool IsFinal { get; private set; }

    /// <summary>What whoever answers signs it for, by showing again who they are; null where no signature is asked for.</summary>
    public SigningMeaning? Signs { get; private set; }

    public string? DefinitionHash { get; private set; }

    /// <summary>The separation of duties that the definition asks for; null where it asks for none.</summary>
    public IReadOnlyList<Duty>? Duties { get; private set; }

    /// <summary>Whether it writes the proposal; any other kind says something about it.</summary>
    public bool IsWriting => Kind is WorkKind.Form or WorkKind.Competencies;

    /// <summary>Whether it gives a final approval, which carries a certificate of its separation of duties.</summary>
    public bool IsApproval => IsFinal || Duties?.Any(duty => duty.Rule == DutyRule.ChairIsNotApprover && duty.IsAbout(StepId)) == true;

    /// <summary>The version of the proposal that lies before the person; null before the first one.</summary>
    public int? VersionNumber { get; private set; }

    public DateTimeOffset OpenedAt { get; private set; }

    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>When it is left in silence, where the definition lets it end by itself; null where an answer is waited for, and for steps from before this was kept.</summary>
    public DateTimeOffset? ClosesAt { get; private set; }

    /// <summary>
    /// Since when the micro-credential was in its stage when the step was opened. Steps of one group with the same
    /// version and stage are one round; after a return and a resubmission it is another.
    /// </summary>
    public DateTimeOffset StageSince { get; private set; }

    public WorkState State { get; private set; }

    public bool IsOpen => State == WorkState.Open;

    public string? Outcome { get; private set; }

    public OfferedOutcome? Answer => Outcomes.FirstOrDefault(one => one.Name == Outcome);

    public string? Comment { get; private set; }

    /// <summary>What the return asks of the decisions on the way back; null where the answer is no return.</summary>
    public ReturnMode? ReturnMode { get; private set; }

    /// <summary>What was decided on, to the letter; null for steps that decide nothing.</summary>
    public Signature? Signature { get; private set; }

    /// <summary>The last time the decision was carried over instead of being asked for again.</summary>
    public Carrying? Carried { get; private set; }

    /// <summary>The last notice that people were given while it waited; null before the first one.</summary>
    public Notice? Notice { get; private set; }

    /// <summary>Until when its decision was put off, and why; null where it never was. <see cref="IsPutOff"/> says whether that time is still to come.</summary>
    public Postponement? PutOff { get; private set; }

    /// <summary>Who took it last, so that others leave it alone; <see cref="Claims"/> says whether that still holds.</summary>
    public Claim? Claim { get; private set; }

    /// <summary>Who declared an interest in the record, and so answers here neither for themselves nor for others, and nobody in their name; null where nobody did.</summary>
    public IReadOnlyList<Guid>? Aside { get; private set; }

    /// <summary>Whether it waits for anybody of a role, so that one of them may take it. A blind review is taken by its first score.</summary>
    public bool IsOffered => IsOpen && RoleId is not null && AssignedToId is null && Kind is WorkKind.Form or WorkKind.Decision or WorkKind.Competencies;

    public Guid? CompletedById { get; private set; }

    /// <summary>In whose name it was answered, where that is not whoever answered: they were away.</summary>
    public Guid? ForId { get; private set; }

    public DateTimeOffset? CompletedAt { get; private set; }

    public bool IsOverdue(DateTimeOffset at) => IsOpen && DueAt < at;

    /// <summary>
    /// Whether the caller holds the step's role where the record belongs, and is the person it is assigned to, if any; or
    /// acts for somebody who is away and does, and neither has declared an interest; for a vote, whether they sit in its body. Separation of duties is asked apart (<see cref="DutyCheck"/>).
    /// </summary>
    public bool MayAct(Caller caller) => BodyId is { } body ? caller.SitsIn(body) : WaysFor(caller).Count > 0;

    /// <summary>In whose names the caller may act here: null for their own, then those of their principals.</summary>
    public IReadOnlyList<Guid?> WaysFor(Caller caller)
    {
        if (RoleId is null || Role.Find(RoleId) is not { } role || IsKeptFrom(caller.PersonId))
            return [];
        var own = caller.Holds(role, OrganisationId, Units) && (AssignedToId is null || AssignedToId == caller.PersonId);
        var principals = caller.Principals.Where(one => one.Kinds.Contains(Kind) && !IsKeptFrom(one.PersonId) && one.Holds(role, OrganisationId, Units) && (AssignedToId is null || AssignedToId == one.PersonId));
        return [.. own ? new Guid?[] { null } : [], .. principals.Select(one => (Guid?)one.PersonId)];
    }

    public void RequireMayAct(Caller caller)
    {
        if (MayAct(caller))
            return;
        throw new Refused(IsKeptFrom(caller.PersonId)
            ? new("You declared an interest in this proposal, so others answer here.")
            : caller.Principals.FirstOrDefault(one => IsKeptFrom(one.PersonId)) is { } away
                ? new("{0} declared an interest in this proposal, so nobody answers here in their name.", away.Name)
                : new("This step waits for another role."));
    }

    /// <summary>
    /// Records the person's word. Refuses an outcome that was not offered, a missing reason, and a step that someone else
    /// has completed (its sentence says by whom: <c>fasterName</c>). Who may act is asked before, by
    /// <see cref="RequireMayAct"/> or by the partner's link. A return without a mode asks again only what changed.
    /// </summary>
    public void Complete(Guid? by, string outcome, string? comment, Bilingual? fasterName, DateTimeOffset at, ReturnMode? mode = null, Guid? principal = null, Certificate? certificate = null)
    {
        if (State == WorkState.Completed)
            throw new SomeoneWasFaster(new Sentence("{0} answered this before you: “{1}”. Nothing was recorded twice.",
                fasterName ?? Bilingual.Empty, LabelOf(Outcome!)));
        Rule.Require(State == WorkState.Open, "This step is no longer needed; nothing was recorded.");
        var offered = Outcomes.FirstOrDefault(one => one.Name == outcome);
        Rule.Require(offered is not null, "Choose one of the answers offered.");
        Rule.Require(!offered!.NeedsReason || Written.Text(comment) is not null, "Write the reason; the team will read it.");
        Rule.Require((comment?.Length ?? 0) <= MaxComment, "Keep this within {0} characters; it has {1}.", MaxComment, comment?.Length ?? 0);
        State = WorkState.Completed;
        Outcome = outcome;
        Comment = Written.Text(comment);
        ReturnMode = offered.IsReturn ? mode ?? Work.ReturnMode.OnlyChanged : null;
        (CompletedById, ForId, CompletedAt) = (by, principal, at);
        Record(new WorkItemCompleted(Id, CredentialId, StepId, outcome, InstanceId)
        {
            OrganisationId = OrganisationId,
            Remark = Comment,
            ReturnMode = ReturnMode,
            Signature = Signature?.Hash(),
            For = principal,
            Partner = Kind == WorkKind.Endorsement && Guid.TryParse(Subject, out var partner) ? partner : null,
            Certificate = certificate,
            Signed = by is null ? null : Signs, // a body signs ballot by ballot
        });
    }

    /// <summary>The outcomes that need a certificate; null where none does.</summary>
    private IReadOnlyList<string>? Approves() =>
        IsApproval && Duties is not null ? [.. Outcomes.Where(one => one.GoesForward && PutMotion.IsDecision(one.Name)).Select(one => one.Name)] : null;

    internal bool GoesForwardBy(string outcome) => Outcomes.Any(one => one.Name == outcome && one.GoesForward);

    /// <summary>Puts down what the answer that follows is about.</summary>
    internal void Sign(Signature signature) => Signature = signature;

    /// <summary>Whether the earlier answer is one to what is asked now. A final step takes no earlier answer.</summary>
    internal bool Answers(OpenWorkItem asked) =>
        !asked.IsFinal && asked.Title == Title && asked.Subject == Subject && asked.RoleId == RoleId && asked.BodyId == BodyId && asked.Signs == Signs && (asked.Units ?? []).SequenceEqual(Units ?? [])
        && (asked.PersonId is not { } named || named == CompletedById || named == ForId)
        && asked.Judges is { } judges && judges.Order(StringComparer.Ordinal).SequenceEqual(Judges!.Order(StringComparer.Ordinal))
        && asked.Outcomes.Any(one => one.Name == Outcome);

    /// <summary>Whether this return lets a decision on the way back go by without being asked.</summary>
    internal bool LetsPass(bool stands) => ReturnMode!.Value switch
    {
        Work.ReturnMode.OnlyChanged => stands,
        Work.ReturnMode.Straight => true,
        Work.ReturnMode.All => false,
    };

    /// <summary>Lets the decision stand in for an answer on the way back from a return.</summary>
    internal void CarryOver(WorkItem returned, int? version, bool stands, DateTimeOffset at)
    {
        Carried = new(returned.Id, version, at);
        Record(new DecisionCarriedOver(Id, CredentialId, StepId, Outcome!, version, returned.Id, stands) { OrganisationId = OrganisationId });
    }

    public void Cancel()
    {
        if (State != WorkState.Open)
            return;
        State = WorkState.Cancelled;
        Record(new WorkItemCancelled(Id, CredentialId, StepId) { OrganisationId = OrganisationId });
    }

    /// <summary>The time for an answer is over. Silence is recorded as silence: nobody has answered.</summary>
    internal void Lapse()
    {
        Rule.Require(State == WorkState.Open, "This step is no longer needed; nothing was recorded.");
        State = WorkState.Cancelled;
        Record(new WorkItemLapsed(Id, CredentialId, StepId) { OrganisationId = OrganisationId });
    }

    /// <summary>What people read for an outcome of this step.</summary>
    public Bilingual LabelOf(string outcome) =>
        Outcomes.FirstOrDefault(one => one.Name == outcome)?.Label ?? new Bilingual(outcome, outcome);
}
