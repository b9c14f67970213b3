namespace Governance.Portal.Shared;

internal static class SharedSetup
{
    internal static void AddShared(this IServiceCollection services)
    {
        services.AddSingleton<Words>();
        services.AddSingleton<Dates>();
        services.AddSingleton<Calendars>();
        services.AddSingleton<PortalLook>();
        services.AddSingleton<Rail>();
        services.AddScoped<Command>();
        services.AddScoped<Ask>();
        services.AddScoped<Keep>();
        services.AddScoped<Here>();
        services.AddSingleton<EngineTurn>();
        services.AddSingleton<AnswerWords>();
        services.AddSingleton<Lookout>();
        services.AddScoped<Consequences>();
    }
}
