using Governance.Domain;
using Governance.Workflows.Anytime;
using Governance.Workflows.Engine;
using Governance.Workflows.Operations;
using Governance.Workflows.Retention;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Workflows;

/// <summary>Registers the engine, every activity of this assembly, and the commands.</summary>
public static class WorkflowsSetup
{
    public static IServiceCollection AddWorkflows(this IServiceCollection services)
    {
        foreach (var type in typeof(WorkflowsSetup).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(ActivityType))))
            services.AddSingleton(typeof(ActivityType), type);
        services.AddSingleton<ActivityCatalogue>();
        services.AddSingleton<DefinitionStore>();
        services.AddSingleton<WorkflowConsole>();
        services.AddSingleton<WorkflowEngine>();
        services.AddSingleton<JournalRetention>();
        services.AddScoped<DutyPublication>();
        services.AddScoped<Publication>();
        services.AddScoped<DefinitionParts>();
        services.AddScoped<Drafts>();
        services.AddScoped<DefinitionQueries>();
        services.AddScoped<DefinitionHistoryQueries>();
        services.AddScoped<AnytimeQueries>();
        services.AddScoped<InstanceQueries>();
        services.AddScoped<IncidentQueries>();
        services.AddScoped<InspectionQueries>();
        services.AddScoped<OperationsQueries>();
        services.AddScoped<LiveQueries>();
        return services.AddHandlersOf(typeof(WorkflowsSetup).Assembly);
    }

    /// <summary>Lets the engine look round, and remove what is past keeping, by itself; a program that only reads or migrates leaves it out.</summary>
    public static IServiceCollection AddEngineLoops(this IServiceCollection services, KeepJournals keep) =>
        services.AddSingleton(keep).AddHostedService<EngineLoop>().AddHostedService<RetentionLoop>();
}
