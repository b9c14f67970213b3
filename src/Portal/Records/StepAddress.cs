using Governance.Domain.Credentials;
using Governance.Domain.Work;

namespace Governance.Portal.Records;

/// <summary>The page of a step that waits, and its sign.</summary>
internal static class StepAddress
{
    public static string Of(OpenStep step) => step.Kind switch
    {
        WorkKind.Rubric => $"/steps/{step.WorkItemId}/rubric",
        WorkKind.Form or WorkKind.Decision or WorkKind.Endorsement or WorkKind.Competencies or WorkKind.Vote => $"/steps/{step.WorkItemId}",
    };

    public static string Icon(WorkKind kind) => kind switch
    {
        WorkKind.Form => "pencil",
        WorkKind.Decision or WorkKind.Vote => "ballot",
        WorkKind.Rubric => "checklist",
        WorkKind.Endorsement => "seal",
        WorkKind.Competencies => "target",
    };
}
