using System.Runtime.CompilerServices;
using Governance.Domain.Advising;
using Governance.Domain.Tests.Rules;

namespace Governance.Domain.Tests.Advising;

public sealed class AdviceLifecycleTests()
    : TableContract<AdviceState, AdviceAction>(AdviceLifecycle.Table, nameof(AdviceLifecycle))
{
    protected override string SnapshotPlace() => Here();

    private static string Here([CallerFilePath] string file = "") => file;
}
