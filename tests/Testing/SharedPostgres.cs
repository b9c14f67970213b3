namespace Governance.Testing;

/// <summary>One PostgreSQL server for all tests of an assembly, started by the first that asks; each takes databases of its own.</summary>
public sealed class SharedPostgres : IAsyncDisposable
{
    private readonly Lazy<Task<PostgresServer>> server = new(PostgresServer.Start);

    public Task<PostgresServer> Server => server.Value;

    public async ValueTask DisposeAsync()
    {
        if (server.IsValueCreated)
            await (await server.Value).DisposeAsync();
    }
}
