using System.Text.Json;
using System.Text.Json.Serialization;
using Governance.Domain.Credentials;
using Governance.Domain.Events;

namespace Governance.Workflows.Anytime;

/// <summary>A person did what the definition allows at any time; a step that listens for it goes on.</summary>
public sealed record AnytimeActionTaken(string Credential, string Action, [property: JsonIgnore] Guid InstanceId) : CredentialEvent(Credential)
{
    public override Trigger? Trigger =>
        new(TriggerKey(InstanceId, Action), InstanceId, Credential, JsonSerializer.Serialize(new { action = Action, comment = Remark }));

    internal static string TriggerKey(Guid instanceId, string action) => $"Anytime:{instanceId}:{action}";
}
