using Governance.Portal.Tests.Harness;

namespace Governance.Portal.Tests;

/// <summary>Every page of the portal is looked at in every look by some class of tests that says so.</summary>
public sealed class EveryPageTests
{
    [Fact]
    public void No_page_is_forgotten()
    {
        var visited = typeof(EveryPageTests).Assembly.GetTypes().SelectMany(VisitsAttribute.Of).ToList();
        Assert.Empty(Forgotten(PortalPages.Routes.Select(one => one.Page), visited));
        Assert.Equal(["PeopleProbe"], Forgotten([typeof(PeopleProbe), typeof(FaultProbe)], [typeof(FaultProbe)]));
    }

    private static IEnumerable<string> Forgotten(IEnumerable<Type> pages, IReadOnlyList<Type> visited) =>
        pages.Distinct().Except(visited).Select(page => page.Name);
}
