using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Domain.Commands;

/// <summary>
/// Sends a command for a caller in a scope of its own: one context, one transaction, gone afterwards.
/// Pages of a long-lived circuit therefore never share tracked state.
/// Throws <see cref="Rules.RuleBroken"/> and its kinds; nothing is stored then.
/// </summary>
public sealed class CommandSender(IServiceScopeFactory scopes)
{
    public Task<TResult> Send<TResult>(Caller caller, ICommand<TResult> command, CancellationToken cancellation = default) =>
        Signals.Measured("command", command.GetType().Name, () => InScope(caller, command, cancellation));

    private async Task<TResult> InScope<TResult>(Caller caller, ICommand<TResult> command, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerSlot>().Caller = caller;
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command, cancellation);
    }
}
