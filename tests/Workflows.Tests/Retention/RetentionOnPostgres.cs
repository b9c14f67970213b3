using Governance.Domain.Storage;
using Governance.Testing;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Workflows.Tests.Retention;

public sealed class RetentionOnPostgres(SharedPostgres postgres) : RetentionContract
{
    protected override async Task<TestHost> Open(IInterceptor? interceptor) => await TestHost.StartOn(await postgres.Server, services =>
    {
        services.AddWorkflows();
        if (interceptor is not null)
            services.ConfigureDbContext<PostgresGovernanceDb>(options => options.AddInterceptors(interceptor));
    });
}
