using System.Collections.Concurrent;
using Governance.Designer.Editing;

namespace Governance.Portal.Design;

/// <summary>What each person copied last, in this process: it can be pasted into the same or another workflow, in whichever window.</summary>
public sealed class Clipboard
{
    private readonly ConcurrentDictionary<Guid, StepFragment> held = new();

    public void Put(Guid person, StepFragment fragment) => held[person] = fragment;

    /// <summary>What there is to paste; null where nothing was copied.</summary>
    public StepFragment? Of(Guid person) => held.GetValueOrDefault(person);
}
