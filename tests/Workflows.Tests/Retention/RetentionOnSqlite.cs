using Governance.Domain.Storage;
using Governance.Testing;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Workflows.Tests.Retention;

public sealed class RetentionOnSqlite : RetentionContract
{
    protected override Task<TestHost> Open(IInterceptor? interceptor) => TestHost.Start(services =>
    {
        services.AddWorkflows();
        if (interceptor is not null)
            services.ConfigureDbContext<SqliteGovernanceDb>(options => options.AddInterceptors(interceptor));
    });
}
