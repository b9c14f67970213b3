using Governance.Domain.Commands;
using Governance.Domain.Storage;
using MediatR;

namespace Governance.Domain.Lists;

/// <summary>Forgets one's view of a list.</summary>
[Requires(Permission.KeepOwnAccount)]
public sealed record RemoveView(ListName List, string Name) : ICommand;

internal sealed class RemoveViewHandler(GovernanceDb db, CallerSlot slot) : IRequestHandler<RemoveView, Unit>
{
    public async Task<Unit> Handle(RemoveView request, CancellationToken cancellationToken)
    {
        (await OwnLists.Of(db, request.List, slot.Caller, cancellationToken)).Remove(request.Name);
        return Unit.Value;
    }
}
