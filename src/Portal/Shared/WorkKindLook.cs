using Governance.Domain.Words;
using Governance.Domain.Work;

namespace Governance.Portal.Shared;

/// <summary>How a kind of step is drawn and called, and the address of its page.</summary>
internal static class WorkKindLook
{
    internal static string Icon(WorkKind kind) => kind switch
    {
        WorkKind.Form => "pencil",
        WorkKind.Decision or WorkKind.Vote => "ballot",
        WorkKind.Rubric => "checklist",
        WorkKind.Endorsement => "seal",
        WorkKind.Competencies => "target",
    };

    internal static Sentence Name(WorkKind kind) => kind switch
    {
        WorkKind.Form => new("Write a section"),
        WorkKind.Decision => new("Decide"),
        WorkKind.Rubric => new("Score a rubric"),
        WorkKind.Endorsement => new("Endorse"),
        WorkKind.Competencies => new("Map competencies"),
        WorkKind.Vote => new("Vote"),
    };

    internal static string Address(WorkKind kind, Guid id) => kind switch
    {
        WorkKind.Rubric => $"/steps/{id}/rubric",
        WorkKind.Form or WorkKind.Decision or WorkKind.Endorsement or WorkKind.Competencies or WorkKind.Vote => $"/steps/{id}",
    };
}
