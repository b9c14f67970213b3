using Governance.Domain.Commands;
using Governance.Domain.Storage;
using MediatR;

namespace Governance.Domain.Lists;

/// <summary>Chooses the columns of one's list.</summary>
/// <param name="Columns">By name, in the order shown; null: those that everybody begins with.</param>
[Requires(Permission.KeepOwnAccount)]
public sealed record ChooseColumns(ListName List, IReadOnlyList<string>? Columns) : ICommand;

internal sealed class ChooseColumnsHandler(GovernanceDb db, CallerSlot slot) : IRequestHandler<ChooseColumns, Unit>
{
    public async Task<Unit> Handle(ChooseColumns request, CancellationToken cancellationToken)
    {
        (await OwnLists.Of(db, request.List, slot.Caller, cancellationToken)).Show(request.Columns);
        return Unit.Value;
    }
}
