using System.Reflection;
using Governance.Domain.Rules;
using Governance.Domain.Words;
using MediatR;

namespace Governance.Domain.Commands;

/// <summary>Refuses a command whose permission the caller holds nowhere. A command without a permission is refused for everyone.</summary>
internal sealed class PermissionBehaviour<TRequest, TResult>(CallerSlot slot) : IPipelineBehavior<TRequest, TResult>
    where TRequest : notnull
{
    private static readonly Permission? Needed = typeof(TRequest).GetCustomAttribute<RequiresAttribute>()?.Permission;

    public Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next) =>
        Needed is { } permission && slot.Caller.May(permission)
            ? next()
            : throw new Refused(new Sentence("This is not for your role."));
}
