using System.Runtime.CompilerServices;
using Governance.Domain.Conditions;
using Governance.Domain.Tests.Rules;

namespace Governance.Domain.Tests.Conditions;

public sealed class ConditionLifecycleTests()
    : TableContract<ConditionState, ConditionAction>(ConditionLifecycle.Table, nameof(ConditionLifecycle))
{
    protected override string SnapshotPlace() => Here();

    private static string Here([CallerFilePath] string file = "") => file;
}
