using Governance.Testing;

[assembly: AssemblyFixture(typeof(SharedPostgres))]

namespace Governance.Workflows.Tests.Storage;

public sealed class StorageOnPostgres(SharedPostgres postgres) : StorageContract
{
    protected override async Task<TestHost> Open() => await TestHost.StartOn(await postgres.Server, services => services.AddWorkflows());
}
