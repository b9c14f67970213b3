using System.Text.Json.Nodes;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.Runtime;

/// <summary>Asks the host to do a task and waits until it is reported done (Elsa case 35).</summary>
internal sealed class RunTask : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Elsa.RunTask",
        new("Run a task", "Exécuter une tâche"),
        new("Asks another system to do a task and waits for its report.", "Demande une tâche à un autre système et attend son compte rendu."),
        [
            new("taskName", new("Task", "Tâche"), InputKind.Text, IsRequired: true),
            new("payload", new("Payload", "Contenu"), InputKind.Any),
        ],
        [Connection.Done])
    {
        Outputs = [new("taskId", new("Task number", "Numéro de la tâche")), new("result", new("Result", "Résultat"))],
    };

    public override ValueTask<StepResult> Execute(StepContext step)
    {
        var taskId = $"{step.InstanceId}:{step.Run}";
        step.SetOutput("taskId", taskId);
        step.Publish(new TaskRequested(taskId, step.RequiredText("taskName"), step.InstanceId, step.Input("payload")?.ToJsonString()));
        step.WaitFor(TaskReported.TriggerKey(taskId));
        return new(StepResult.Waits);
    }

    public override ValueTask<StepResult> Resume(StepContext step, string key, JsonNode? payload)
    {
        step.SetOutput("result", payload);
        return new(StepResult.Done);
    }
}
