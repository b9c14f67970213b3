using Governance.Testing;

namespace Governance.Workflows.Tests.Storage;

public sealed class StorageOnSqlite : StorageContract
{
    protected override Task<TestHost> Open() => TestHost.Start(services => services.AddWorkflows());
}
