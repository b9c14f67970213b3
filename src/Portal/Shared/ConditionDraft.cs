using Governance.Domain.Conditions;
using Governance.Domain.Organisations;

namespace Governance.Portal.Shared;

/// <summary>A condition while it is typed.</summary>
public sealed class ConditionDraft
{
    public string Text { get; set; } = "";

    public string OwnerRoleId { get; set; } = Role.InitiativeLead.Id;

    public DateOnly? DueOn { get; set; }

    public bool IsBeforePublication { get; set; } = true;

    /// <summary>Whether there is nothing to send yet.</summary>
    public bool IsUnfinished => string.IsNullOrWhiteSpace(Text) || DueOn is null;

    /// <param name="endOf">When a day ends.</param>
    public NewCondition ToCondition(Func<DateOnly, DateTimeOffset> endOf) => new(Text, OwnerRoleId, endOf(DueOn!.Value), IsBeforePublication);
}
