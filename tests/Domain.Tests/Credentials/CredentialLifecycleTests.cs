using System.Runtime.CompilerServices;
using Governance.Domain.Credentials;
using Governance.Domain.Tests.Rules;

namespace Governance.Domain.Tests.Credentials;

public sealed class CredentialLifecycleTests()
    : TableContract<CredentialState, CredentialAction>(CredentialLifecycle.Table, nameof(CredentialLifecycle))
{
    protected override string SnapshotPlace() => Here();

    [Fact]
    public void Nothing_leads_out_of_an_end() =>
        Assert.All(Enum.GetValues<CredentialState>(), state =>
            Assert.Equal(CredentialLifecycle.IsEnded(state), !CredentialLifecycle.Table.Moves.Any(move => move.From.Contains(state))));

    [Fact]
    public void Learners_find_nothing_that_was_never_approved() =>
        Assert.All(
            [CredentialState.Ideation, CredentialState.Feasibility, CredentialState.Design, CredentialState.Build, CredentialState.Review,
                CredentialState.Decision, CredentialState.Withdrawn, CredentialState.Rejected],
            state => Assert.False(CredentialLifecycle.IsPublic(state)));

    private static string Here([CallerFilePath] string file = "") => file;
}
