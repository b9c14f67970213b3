using Governance.Domain.Access;
using Governance.Domain.Advising;
using Governance.Domain.Audit;
using Governance.Domain.Bodies;
using Governance.Domain.Calendars;
using Governance.Domain.Commands;
using Governance.Domain.Competencies;
using Governance.Domain.Conditions;
using Governance.Domain.Consents;
using Governance.Domain.Consultations;
using Governance.Domain.Credentials;
using Governance.Domain.Delegations;
using Governance.Domain.Deliveries;
using Governance.Domain.Discussion;
using Governance.Domain.Documents;
using Governance.Domain.Duties;
using Governance.Domain.Endorsements;
using Governance.Domain.Events;
using Governance.Domain.Following;
using Governance.Domain.Forms;
using Governance.Domain.Institution;
using Governance.Domain.Looking;
using Governance.Domain.Insights;
using Governance.Domain.Lists;
using Governance.Domain.Meetings;
using Governance.Domain.Notifications;
using Governance.Domain.Organisations;
using Governance.Domain.Privacy;
using Governance.Domain.Reviews;
using Governance.Domain.Search;
using Governance.Domain.Voting;
using Governance.Domain.Work;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Governance.Domain;

/// <summary>Registers the domain: commands with their two behaviours, the bell, the callers' slot.</summary>
public static class DomainSetup
{
    public static IServiceCollection AddDomain(this IServiceCollection services)
    {
        services.AddScoped<CallerSlot>();
        services.AddSingleton<CommandSender>();
        services.AddSingleton<Bell>();
        services.AddSingleton<FormCatalogue>();
        services.AddSingleton<RubricCatalogue>();
        services.AddSingleton<CompetencyCatalogue>();
        services.AddSingleton<Signatures>();
        services.AddSingleton<EndorsementLinks>();
        services.AddScoped<ReviewQueries>();
        services.AddScoped<CompetencyQueries>();
        services.AddScoped<EndorsementQueries>();
        services.AddScoped<PartnerQueries>();
        services.AddScoped<PersonalDataQueries>();
        services.AddScoped<PastKeeping>();
        services.AddScoped<Erasing>();
        services.AddScoped<Leaving>();
        services.AddScoped<LeadHandOver>();
        services.AddTransient<IMediator>(provider => new Mediator(provider.GetService!));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(PermissionBehaviour<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(TransactionBehaviour<,>));
        services.AddScoped<SettingsQueries>();
        services.AddScoped<ConsentQueries>();
        services.AddScoped<OrganisationQueries>();
        services.AddScoped<RoleGranting>();
        services.AddSingleton(SessionLimits.Usual);
        services.TryAddSingleton(new UsualTimeZone(BusinessCalendar.Standard.TimeZone));
        services.TryAddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>();
        services.AddScoped<Sessions>();
        services.AddSingleton<AccountLinks>();
        services.AddScoped<AccessQueries>();
        services.AddScoped<WorkQueries>();
        services.AddScoped<StepQueries>();
        services.AddScoped<DecisionSigning>();
        services.AddScoped<AnswerersLeft>();
        services.AddScoped<StepAnswers>();
        services.AddScoped<Ballots>();
        services.AddScoped<MotionPutting>();
        services.AddScoped<ChangesOfBody>();
        services.AddScoped<MotionClosing>();
        services.AddScoped<VoteQueries>();
        services.AddScoped<DutyCheck>();
        services.AddScoped<PeopleQueries>();
        services.AddScoped<DelegationQueries>();
        services.AddScoped<StepReaders>();
        services.AddScoped<AdviceAccess>();
        services.AddScoped<AdviceQueries>();
        services.AddScoped<ConditionMail>();
        services.AddScoped<ConditionSetting>();
        services.AddScoped<ConditionQueries>();
        services.AddScoped<ConsultationQueries>();
        services.AddScoped<CommentQueries>();
        services.AddScoped<LookQueries>();
        services.AddSingleton<DocumentLimits>();
        services.AddScoped<DocumentQueries>();
        services.AddSingleton<OutboxSwitch>();
        services.AddScoped<Outbox>();
        services.AddScoped<Followers>();
        services.AddScoped<FollowQueries>();
        services.AddScoped<NotificationQueries>();
        services.AddSingleton<Digests>();
        services.AddSingleton<UnsubscribeLinks>();
        services.AddScoped<CredentialFacts>();
        services.AddScoped<DeliveryQueue>();
        services.AddScoped<CredentialQueries>();
        services.AddScoped<RecordListQueries>();
        services.AddScoped<ListQueries>();
        services.AddScoped<SearchQueries>();
        services.AddScoped<InsightQueries>();
        services.AddScoped<CatalogueQueries>();
        services.AddScoped<BodyQueries>();
        services.AddScoped<BodyHistory>();
        services.AddScoped<AgendaSources>();
        services.AddScoped<MinutesDrafting>();
        services.AddScoped<MeetingQueries>();
        services.AddScoped<MinutesQueries>();
        services.AddScoped<Sealer>();
        services.AddScoped<AuditVerification>();
        services.AddScoped<RecordExport>();
        services.AddScoped<AuditLog>();
        services.AddScoped<AuditExport>();
        services.AddHostedService<SealerLoop>();
        services.AddHostedService<LapseLoop>();
        services.AddHostedService<EndedVotesLoop>();
        return services.AddHandlersOf(typeof(DomainSetup).Assembly);
    }

    /// <summary>Registers every command handler of an assembly.</summary>
    public static IServiceCollection AddHandlersOf(this IServiceCollection services, System.Reflection.Assembly assembly)
    {
        foreach (var type in assembly.GetTypes().Where(type => !type.IsAbstract))
        foreach (var handler in type.GetInterfaces().Where(IsHandler))
            services.AddTransient(handler, type);
        return services;
    }

    private static bool IsHandler(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IRequestHandler<,>);
}
