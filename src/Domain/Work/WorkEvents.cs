using System.Text.Json;
using System.Text.Json.Serialization;
using Governance.Domain.Credentials;
using Governance.Domain.Events;

namespace Governance.Domain.Work;

public sealed record WorkItemOpened(Guid WorkItem, string Credential, string Step, string? Role, WorkKind Kind) : CredentialEvent(Credential);

/// <summary>Resumes the workflow at the step, with the outcome and the person's words.</summary>
public sealed record WorkItemCompleted(Guid WorkItem, string Credential, string Step, string Outcome, [property: JsonIgnore] Guid InstanceId)
    : CredentialEvent(Credential)
{
    public override Trigger? Trigger =>
        new(TriggerKey(WorkItem), InstanceId, Credential, JsonSerializer.Serialize(new { outcome = Outcome, comment = Remark }));

    /// <summary>What the step's bookmark waits for.</summary>
    public static string TriggerKey(Guid workItemId) => "WorkItem:" + workItemId;
}

public sealed record WorkItemCancelled(Guid WorkItem, string Credential, string Step) : CredentialEvent(Credential);
