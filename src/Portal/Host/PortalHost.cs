using Governance.Domain;
using Governance.Portal.Accounts;
using Governance.Portal.Audit;
using Governance.Portal.Backup;
using Governance.Portal.Design;
using Governance.Portal.Institution;
using Governance.Portal.Discussion;
using Governance.Portal.Documents;
using Governance.Portal.Mail;
using Governance.Portal.Meetings;
using Governance.Portal.Notifications;
using Governance.Portal.Papers;
using Governance.Portal.Problems;
using Governance.Portal.Records;
using Governance.Portal.Search;
using Governance.Portal.Settings;
using Governance.Portal.Shared;
using Governance.Workflows;
using Governance.Workflows.Storage;
using Microsoft.AspNetCore.DataProtection;
using Radzen;

namespace Governance.Portal.Host;

/// <summary>Builds the portal. Browser tests build the same one with their own clock, file and port.</summary>
public static class PortalHost
{
    /// <summary>The portal, not started. <paramref name="configure"/> runs last and may replace any service.</summary>
    public static WebApplication Build(PortalOptions options, Action<IServiceCollection>? configure = null)
    {
        Directory.CreateDirectory(options.DataFolder);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "Governance.Portal",
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls(options.Urls ?? $"http://localhost:{options.Port}");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.AddDiscreetConsole(options.JsonLogs);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        // FaultLog writes the same fault with the code that the person is shown
        builder.Logging.AddFilter("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogLevel.None);
        // the keys lie in a folder of the owner's alone; that nothing else encrypts them is no news at every first start
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        AddServices(builder.Services, options);
        builder.Services.AddMail(builder.Configuration);
        builder.Services.AddDocuments(builder.Configuration);
        configure?.Invoke(builder.Services);
        var portal = builder.Build();
        portal.UseProxies(options);
        UseMiddleware(portal);
        MapEndpoints(portal, options);
        return portal;
    }

    private static void AddServices(IServiceCollection services, PortalOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new Governance.Domain.Calendars.UsualTimeZone(options.TimeZone));
        services.AddDomain();
        if (options.Postgres is { } connection)
            services.AddGovernancePostgres(connection);
        else
            services.AddGovernanceStorage(options.DatabaseFile);
        services.AddWorkflows();
        services.AddEngineLoops(options.KeepJournals);
        services.AddDataProtection().SetApplicationName("Governance").PersistKeysToFileSystem(KeyFolder(options));
        services.AddAccounts(options);
        services.AddAntiforgery(forms => forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        services.AddPreferences();
        services.AddProblemPages();
        services.AddShared();
        services.AddDesign();
        services.AddScoped<ProposalBlocks>().AddScoped<RecordPapers>().AddScoped<PackagePapers>();
        services.AddRadzenComponents();
        services.AddRazorComponents().AddInteractiveServerComponents();
        // held from the first start until the process ends: no restore begins meanwhile
        services.AddSingleton(_ => DataLock.ForWork(options.DatabaseFile));
        services.AddSingleton<Telemetry>();
        services.AddSingleton<FirstStart>();
    }

    private static void UseMiddleware(WebApplication portal)
    {
        portal.UseSecurityHeaders();
        portal.UsePreferences();
        portal.UseProblemPages();
        portal.UseRouting();
        portal.Use(LoadWholeWithRadzen);
        portal.UseRateLimiter();
        portal.UseAuthentication();
        portal.Use(ZoneOfReader.OfRequest);
        portal.UseAuthorization();
        portal.UseAntiforgery();
        portal.UseProblemPageForStaleForms();
    }

    // without this header the browser does not merge the page into the one before, but loads it
    private static Task LoadWholeWithRadzen(HttpContext context, RequestDelegate next)
    {
        if (UsesRadzenAttribute.On(context))
        {
            context.Response.OnStarting(() =>
            {
                context.Response.Headers.Remove("blazor-enhanced-nav");
                return Task.CompletedTask;
            });
        }
        return next(context);
    }

    private static void MapEndpoints(WebApplication portal, PortalOptions options)
    {
        portal.MapStaticAssets();
        portal.MapHealth();
        portal.MapAccounts();
        portal.MapPreferences();
        portal.MapDesign();
        portal.MapMeetingFiles();
        portal.MapComments();
        portal.MapDocuments();
        portal.MapRecordFiles();
        portal.MapSearch();
        RecordPapers.Map(portal);
        PackagePapers.Map(portal);
        portal.MapAuditFiles();
        portal.MapPrivacyFiles();
        portal.MapUnsubscribe();
        portal.MapLook();
        portal.MapRazorComponents<App>()
            .AddAdditionalAssemblies([.. options.PagesOf])
            .AddInteractiveServerRenderMode(server => server.ContentSecurityFrameAncestorsPolicy = null);
    }

    /// <summary>Whoever reads the keys can sign in as anyone: the folder is the owner's alone.</summary>
    private static DirectoryInfo KeyFolder(PortalOptions options) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(options.KeyFolder)
        : Directory.CreateDirectory(options.KeyFolder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
