namespace Governance.Portal.Shared;

internal static class SharedSetup
{
    internal static void AddShared(this IServiceCollection services)
    {
        services.AddSingleton<Words>();
        services.AddScoped<ReaderZone>();
        services.AddScoped<Dates>();
        services.AddSingleton<Calendars>();
        services.AddSingleton<PortalLook>();
        services.AddSingleton<Rail>();
        services.AddScoped<Command>();
        services.AddScoped<Ask>();
        services.AddScoped<Keep>();
        services.AddScoped<Here>();
        services.AddSingleton<EngineTurn>();
        services.AddScoped<AnswerWords>();
        services.AddSingleton<Lookout>();
        services.AddScoped<Consequences>();
    }
}
