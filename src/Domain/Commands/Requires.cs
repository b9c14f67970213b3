namespace Governance.Domain.Commands;

/// <summary>
/// Names the one permission a command needs. The permission behaviour refuses whoever does not hold it anywhere;
/// where it must be held in a certain organisation, the handler asks <see cref="Caller.May(Permission, Guid)"/>.
/// A house test refuses a command without it.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresAttribute(Permission permission) : Attribute
{
    public Permission Permission { get; } = permission;
}
