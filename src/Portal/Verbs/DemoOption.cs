using System.CommandLine;
using Governance.Portal.Demo;

namespace Governance.Portal.Verbs;

/// <summary><c>--demo NAME</c>: a new demonstration is of one institution with its bodies and bylaws instead of the network.</summary>
internal static class DemoOption
{
    internal static readonly Option<string?> Instance = Make();

    private static Option<string?> Make()
    {
        var option = new Option<string?>("--demo") { Description = "Demonstration of one institution instead of the network; read when the database is new" };
        option.AcceptOnlyFromAmong([.. DemoVariant.Names]);
        return option;
    }
}
