using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Portal.Accounts;

namespace Governance.Portal.Shared;

/// <summary>
/// Reads for a page: <c>await Ask.Of((RecordQueries records) =&gt; records.Find(id))</c>. Each question has a scope and a context of its own, as
/// each command has, because a circuit lives for hours and may ask twice at once. The scope's slot holds the caller, and its dates are theirs.
/// </summary>
public sealed class Ask(IServiceScopeFactory scopes, CallerOf callers, ReaderZone zone)
{
    public async Task<TResult> Of<TQueries, TResult>(Func<TQueries, Task<TResult>> question)
        where TQueries : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerSlot>().Caller = await callers.Here();
        scope.ServiceProvider.GetRequiredService<ReaderZone>().Take(zone);
        return await question(scope.ServiceProvider.GetRequiredService<TQueries>());
    }

    /// <summary>The same for what may not be there, or not for this caller: null then, and the page says that there is nothing.</summary>
    public async Task<TResult?> Find<TQueries, TResult>(Func<TQueries, Task<TResult>> question)
        where TQueries : notnull
        where TResult : class
    {
        try
        {
            return await Of(question);
        }
        catch (NotFound)
        {
            return null;
        }
    }
}
