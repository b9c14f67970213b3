using System.Runtime.CompilerServices;
using Governance.Domain.Meetings;
using Governance.Domain.Tests.Rules;

namespace Governance.Domain.Tests.Meetings;

public sealed class MinutesLifecycleTests()
    : TableContract<MinutesState, MinutesAction>(MinutesLifecycle.Table, nameof(MinutesLifecycle))
{
    protected override string SnapshotPlace() => Here();

    private static string Here([CallerFilePath] string file = "") => file;
}
