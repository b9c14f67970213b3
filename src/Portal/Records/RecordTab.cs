using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Portal.Accounts;
using Governance.Portal.Shared;
using Microsoft.AspNetCore.Components;

namespace Governance.Portal.Records;

/// <summary>
/// A page about one record. The record is read first, for this caller; where it is not there or not theirs, the answer is
/// the page that says there is nothing, and the tab reads nothing of its own.
/// </summary>
public abstract class RecordTab : ComponentBase
{
    [Parameter]
    public string Id { get; set; } = "";

    [Inject]
    protected Ask Ask { get; set; } = null!;

    [Inject]
    protected CallerOf Callers { get; set; } = null!;

    [Inject]
    protected Dates Dates { get; set; } = null!;

    [Inject]
    protected NavigationManager Navigation { get; set; } = null!;

    protected RecordView? Record { get; private set; }

    protected Caller Caller { get; private set; } = Caller.Visitor;

    protected string Address => "/records/" + Id;

    protected override async Task OnParametersSetAsync()
    {
        Caller = await Callers.Here();
        var record = await Ask.Find((CredentialQueries records) => records.Record(Id, Caller));
        if (record is null || !await Read(record))
        {
            Navigation.NotFound();
            return;
        }
        Record = record;
    }

    /// <summary>Reads what the tab shows besides the record; false where there is no such thing.</summary>
    protected virtual Task<bool> Read(RecordView record) => Task.FromResult(true);
}
