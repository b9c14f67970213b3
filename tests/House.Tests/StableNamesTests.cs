using System.Text;
using Governance.Domain;
using Governance.Domain.Commands;
using Governance.Domain.Events;
using Governance.Domain.Organisations;
using Governance.Testing;
using Governance.Workflows;

namespace Governance.House.Tests;

/// <summary>Names that stand in people's databases and definitions. A changed snapshot is a migration, not a detail.</summary>
public sealed class StableNamesTests
{
    [Fact]
    public void Events() => Snapshot.Match(
        string.Join('\n', new[] { typeof(DomainSetup), typeof(WorkflowsSetup) }.SelectMany(type => type.Assembly.GetTypes())
            .Where(type => type.IsSubclassOf(typeof(DomainEvent)) && !type.IsAbstract)
            .Select(type => type.Name).Order(StringComparer.Ordinal)),
        "events");

    [Fact]
    public void Permissions_of_the_roles()
    {
        var table = new StringBuilder();
        foreach (var permission in Enum.GetValues<Permission>())
            table.Append(permission).Append(": ").AppendJoin(", ", Role.All.Where(role => role.Grants(permission)).Select(role => role.Id)).Append('\n');
        Snapshot.Match(table.ToString(), "permissions");
    }
}
