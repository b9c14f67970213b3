using System.Text.Json;
using System.Text.Json.Serialization;
using Governance.Domain.Credentials;
using Governance.Domain.Events;

namespace Governance.Domain.Work;

public sealed record WorkItemOpened(Guid WorkItem, string Credential, string Step, string? Role, WorkKind Kind) : CredentialEvent(Credential)
{
    /// <summary>The body that it waits for; left out where it waits for a role or a partner.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? Body { get; init; }
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

    /// <summary>What the step's bookmark waits for.</summary>
    public static string TriggerKey(Guid workItemId) => "WorkItem:" + workItemId;
}

public sealed record WorkItemCancelled(Guid WorkItem, string Credential, string Step) : CredentialEvent(Credential);

/// <summary>A step was left by its earlier decision, on the way back from a return. One that no longer stands does not count.</summary>
public sealed record DecisionCarriedOver(Guid WorkItem, string Credential, string Step, string Outcome, int? Version, Guid Return, bool Stands)
    : CredentialEvent(Credential);
