using System.Text.Json;
using System.Text.Json.Serialization;
using Governance.Domain.Credentials;
using Governance.Domain.Duties;
using Governance.Domain.Events;

namespace Governance.Domain.Work;

public sealed record WorkItemOpened(Guid WorkItem, string Credential, string Step, string? Role, WorkKind Kind) : CredentialEvent(Credential)
{
    /// <summary>The body that it waits for; left out where it waits for a role or a partner.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? Body { get; init; }

    /// <summary>The separation of duties that the definition asks for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Duty>? Duties { get; init; }

    /// <summary>The outcomes by which it gives a final approval, each of which carries a <see cref="Certificate"/>; left out where it gives none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Approves { get; init; }
}

/// <summary>Resumes the workflow at the step, with the outcome and the person's words.</summary>
public sealed record WorkItemCompleted(Guid WorkItem, string Credential, string Step, string Outcome, [property: JsonIgnore] Guid InstanceId)
    : CredentialEvent(Credential)
{
    public override Trigger? Trigger =>
        new(TriggerKey(WorkItem), InstanceId, Credential, JsonSerializer.Serialize(new { outcome = Outcome, comment = Remark }));

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReturnMode? ReturnMode { get; init; }

    /// <summary>The hash of what was decided on.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Signature { get; init; }

    /// <summary>In whose name it was answered, where that is not whoever answered.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? For { get; init; }

    /// <summary>The partner who answered an endorsement.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? Partner { get; init; }

    /// <summary>What a final approval says of separation of duties.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Certificate? Certificate { get; init; }

    /// <summary>What it was signed for, by whoever showed again who they are; left out where the definition asks for no signature.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SigningMeaning? Signed { get; init; }

    /// <summary>What the step's bookmark waits for.</summary>
    public static string TriggerKey(Guid workItemId) => "WorkItem:" + workItemId;
}

/// <summary>Time passed, and people were told that the step still waits. Nothing follows from it by itself.</summary>
public sealed record WorkItemReminded(Guid WorkItem, string Credential, string Step, Notice Notice) : CredentialEvent(Credential);

/// <summary>A decision was put off, for the reason in the remark. The workflow sets its reminders anew; the step stays as it is.</summary>
public sealed record WorkItemPutOff(Guid WorkItem, string Credential, string Step, DateTimeOffset Until, [property: JsonIgnore] Guid InstanceId) : CredentialEvent(Credential)
{
    /// <summary>What the payload says to a step that waits for its answer.</summary>
    public const string Mark = "putOff";

    public override Trigger? Trigger => new(WorkItemCompleted.TriggerKey(WorkItem), InstanceId, Credential, $$"""{"{{Mark}}":true}""");

    /// <summary>In whose name, where that is not whoever put it off.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? For { get; init; }
}

/// <summary>Somebody took a step that waits for their role.</summary>
public sealed record WorkItemClaimed(Guid WorkItem, string Credential, string Step) : CredentialEvent(Credential)
{
    /// <summary>In whose name, where that is not whoever took it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? For { get; init; }
}

/// <summary>A step went back to its role.</summary>
/// <param name="Holder">Who had taken it; not whoever gave it back, where the QA office did.</param>
public sealed record WorkItemReleased(Guid WorkItem, string Credential, string Step, Guid Holder) : CredentialEvent(Credential);

/// <summary>The one person it waited for left, or the proposal was given another lead.</summary>
/// <param name="From">Who had it; null: anybody of its role.</param>
/// <param name="To">Who has it now; null: anybody of its role.</param>
public sealed record WorkItemReassigned(Guid WorkItem, string Credential, string Step, Guid? From, Guid? To) : CredentialEvent(Credential);

public sealed record WorkItemCancelled(Guid WorkItem, string Credential, string Step) : CredentialEvent(Credential);

/// <summary>The time for an answer was over: the step was left without one, and nobody has decided anything.</summary>
public sealed record WorkItemLapsed(Guid WorkItem, string Credential, string Step) : CredentialEvent(Credential);

/// <summary>Somebody declared an interest, which the remark names, and leaves the step to others.</summary>
public sealed record SteppedAside(Guid WorkItem, string Credential, string Step) : CredentialEvent(Credential);

/// <summary>A step waits that is kept from everyone who holds its role.</summary>
public sealed record NobodyMayAnswer(Guid WorkItem, string Credential, string Step) : CredentialEvent(Credential)
{
    /// <summary>The rule of separation of duties that keeps the first of them; left out where all of them declared an interest.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DutyRule? Rule { get; init; }
}

/// <summary>A step was left by its earlier decision, on the way back from a return. One that no longer stands does not count.</summary>
public sealed record DecisionCarriedOver(Guid WorkItem, string Credential, string Step, string Outcome, int? Version, Guid Return, bool Stands)
    : CredentialEvent(Credential);

/// <summary>So many members are kept from a vote, by separation of duties or by an interest they declared, that it could have no quorum. The QA office is told.</summary>
public sealed record NoQuorumPossible(Guid WorkItem, string Credential, string Step) : CredentialEvent(Credential)
{
    /// <summary>What keeps the first of them; left out where they declared an interest.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DutyRule? Rule { get; init; }
}
