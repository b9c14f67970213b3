using Governance.Domain.Commands;
using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Lists;

/// <summary>How the reader arranges a list.</summary>
public sealed record ListChoices(IReadOnlyList<SavedView> Views, string? Default, IReadOnlyList<string>? Columns)
{
    public static readonly ListChoices None = new([], null, null);

    /// <summary>The view that opens when the address asks for none; null: the whole list.</summary>
    public SavedView? First => Views.FirstOrDefault(view => view.Name == Default);
}

/// <summary>Reads what people chose for their lists, each their own.</summary>
public sealed class ListQueries(GovernanceDb db)
{
    public async Task<ListChoices> Of(ListName list, Caller caller, CancellationToken cancellation = default) =>
        await db.Set<PersonalList>().AsNoTracking().Where(one => one.PersonId == caller.PersonId && one.List == list)
            .Select(one => new ListChoices(one.Views, one.Default, one.Columns)).SingleOrDefaultAsync(cancellation) ?? ListChoices.None;
}
