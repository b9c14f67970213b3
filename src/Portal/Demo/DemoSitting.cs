using Governance.Domain.Commands;
using Governance.Domain.Storage;
using MediatR;

namespace Governance.Portal.Demo;

/// <summary>Sends the commands of one sitting, one after the other, each some time after the one before.</summary>
internal sealed class DemoSitting(GovernanceDb db, IMediator mediator, DemoClock clock, CancellationToken cancellation)
{
    private static readonly TimeSpan OneQuestion = TimeSpan.FromSeconds(45);

    internal async Task<TResult> Send<TResult>(ICommand<TResult> command)
    {
        var result = await mediator.Send(command, cancellation);
        // the next command reads what is stored, as it would in a scope of its own
        db.ChangeTracker.Clear();
        clock.Advance(OneQuestion);
        return result;
    }
}
