using Governance.Domain.Storage;
using Governance.Testing;
using Governance.Workflows.Tests.Storage;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Workflows.Tests.Retention;

public sealed class RetentionOnPostgres(StorageOnPostgres.Server server) : RetentionContract, IClassFixture<StorageOnPostgres.Server>
{
    protected override Task<TestHost> Open(IInterceptor? interceptor) => TestHost.StartOn(server.Postgres, services =>
    {
        services.AddWorkflows();
        if (interceptor is not null)
            services.ConfigureDbContext<PostgresGovernanceDb>(options => options.AddInterceptors(interceptor));
    });
}
