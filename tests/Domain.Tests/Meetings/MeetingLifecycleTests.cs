using System.Runtime.CompilerServices;
using Governance.Domain.Meetings;
using Governance.Domain.Tests.Rules;

namespace Governance.Domain.Tests.Meetings;

public sealed class MeetingLifecycleTests()
    : TableContract<MeetingState, MeetingAction>(MeetingLifecycle.Table, nameof(MeetingLifecycle))
{
    protected override string SnapshotPlace() => Here();

    private static string Here([CallerFilePath] string file = "") => file;
}
