using System.Runtime.CompilerServices;
using Governance.Domain.Reviews;
using Governance.Domain.Tests.Rules;

namespace Governance.Domain.Tests.Reviews;

public sealed class ReviewLifecycleTests()
    : TableContract<ReviewState, ReviewAction>(ReviewLifecycle.Table, nameof(ReviewLifecycle))
{
    protected override string SnapshotPlace() => Here();

    private static string Here([CallerFilePath] string file = "") => file;
}
