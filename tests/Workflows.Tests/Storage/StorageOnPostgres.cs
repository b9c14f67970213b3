using Governance.Testing;

namespace Governance.Workflows.Tests.Storage;

public sealed class StorageOnPostgres(StorageOnPostgres.Server server) : StorageContract, IClassFixture<StorageOnPostgres.Server>
{
    protected override Task<TestHost> Open() => TestHost.StartOn(server.Postgres, services => services.AddWorkflows());

    /// <summary>One server for the whole class; every test has a database of its own.</summary>
    public sealed class Server : IAsyncLifetime
    {
        public PostgresServer Postgres { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Postgres = await PostgresServer.Start();

        public ValueTask DisposeAsync() => Postgres.DisposeAsync();
    }
}
