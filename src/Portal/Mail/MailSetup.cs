namespace Governance.Portal.Mail;

internal static class MailSetup
{
    internal static void AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(configuration.GetSection("Mail").Get<MailOptions>() ?? new MailOptions());
        services.AddSingleton<PortalAddress>();
        services.AddSingleton<LetterLayout>();
        services.AddSingleton<LetterFooter>();
        services.AddSingleton<StopMail>();
        services.AddSingleton<MailPassword>();
        services.AddSingleton<MailSender>();
        services.AddSingleton<MailTrial>();
        services.AddScoped<StepLetters>();
        services.AddScoped<MailReader>();
        services.AddScoped<AdviceLetters>();
        services.AddScoped<CommentLetters>();
        services.AddScoped<EndorsementLetters>();
        services.AddScoped<AccountLetters>();
        services.AddScoped<MessageLetters>();
        services.AddScoped<DigestLetters>();
        services.AddScoped<LetterWriter>();
        services.AddSingleton<MailLoop>();
        services.AddHostedService(provider => provider.GetRequiredService<MailLoop>());
    }
}
