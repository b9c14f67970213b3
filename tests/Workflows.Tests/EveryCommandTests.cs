using System.Reflection;
using System.Runtime.CompilerServices;
using Governance.Domain;
using Governance.Domain.Commands;
using Governance.Domain.Consultations;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Testing;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Workflows.Tests;

/// <summary>
/// Every command of the product, sent as every role, as a visitor and as a partner with a link: whoever does not hold
/// its permission is refused before anything of the command is looked at.
/// </summary>
public sealed class EveryCommandTests
{
    private static readonly Assembly[] Product = [typeof(DomainSetup).Assembly, typeof(WorkflowsSetup).Assembly];

    private static readonly IReadOnlyList<Type> Commands =
        [.. Product.SelectMany(assembly => assembly.GetTypes()).Where(type => !type.IsAbstract && type.GetInterfaces().Any(IsCommand)).OrderBy(type => type.Name, StringComparer.Ordinal)];

    [Fact]
    public async Task Whoever_does_not_hold_the_permission_is_refused()
    {
        await using var host = await TestHost.Start(services => services.AddWorkflows());
        var college = await host.A.Institution();
        var callers = new List<(string Name, Caller Caller)> { ("visitor", Caller.Visitor), ("partner", Caller.Partner(OrderedId.At(host.Clock.GetUtcNow()))) };
        foreach (var role in Role.All)
            callers.Add((role.Id, await host.A.Person(role, college)));
        var wrong = new List<string>();
        foreach (var command in Commands)
        foreach (var (name, caller) in callers.Where(one => !one.Caller.May(Needed(command))))
        {
            if (!await IsRefused(host, caller, command))
                wrong.Add($"{command.Name} as {name}");
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public void A_visitor_comments_on_what_is_put_before_the_public_and_sends_no_other_command() =>
        Assert.Equal([typeof(CommentOnConsultation)], Commands.Where(command => Caller.Visitor.May(Needed(command))));

    [Fact]
    public void What_only_a_workflow_does_is_open_to_no_person()
    {
        var byWorkflow = Commands.Where(command => Needed(command) == Permission.RunWorkflow).ToList();

        Assert.NotEmpty(byWorkflow);
        Assert.DoesNotContain(Role.All, role => role.Grants(Permission.RunWorkflow));
    }

    private static Permission Needed(Type command) => command.GetCustomAttribute<RequiresAttribute>()!.Permission;

    /// <summary>Sent without a single field set: the permission comes first.</summary>
    private static async Task<bool> IsRefused(TestHost host, Caller caller, Type command)
    {
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerSlot>().Caller = caller;
        try
        {
            await scope.ServiceProvider.GetRequiredService<IMediator>().Send((dynamic)RuntimeHelpers.GetUninitializedObject(command));
            return false;
        }
        catch (Refused)
        {
            return true;
        }
        catch (Exception other) when (other is not Refused)
        {
            return false;
        }
    }

    private static bool IsCommand(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ICommand<>);
}
