using System.Runtime.CompilerServices;
using Governance.Domain.Endorsements;
using Governance.Domain.Tests.Rules;

namespace Governance.Domain.Tests.Endorsements;

public sealed class EndorsementLifecycleTests()
    : TableContract<EndorsementState, EndorsementAction>(EndorsementLifecycle.Table, nameof(EndorsementLifecycle))
{
    protected override string SnapshotPlace() => Here();

    private static string Here([CallerFilePath] string file = "") => file;
}
