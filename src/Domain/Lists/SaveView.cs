using Governance.Domain.Commands;
using Governance.Domain.Storage;
using MediatR;

namespace Governance.Domain.Lists;

/// <summary>Keeps the filters and the order of a list under a name of one's own.</summary>
/// <param name="Query">What stands after the question mark of the list's address.</param>
/// <param name="IsDefault">Whether the list opens with it when the address asks for nothing.</param>
[Requires(Permission.KeepOwnAccount)]
public sealed record SaveView(ListName List, string Name, string Query, bool IsDefault) : ICommand;

internal sealed class SaveViewHandler(GovernanceDb db, CallerSlot slot) : IRequestHandler<SaveView, Unit>
{
    public async Task<Unit> Handle(SaveView request, CancellationToken cancellationToken)
    {
        (await OwnLists.Of(db, request.List, slot.Caller, cancellationToken)).Save(request.Name, request.Query, request.IsDefault);
        return Unit.Value;
    }
}
