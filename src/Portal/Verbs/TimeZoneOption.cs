using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Governance.Domain.Words;

namespace Governance.Portal.Verbs;

/// <summary><c>--time-zone ZONE</c>: the zone of dates for those who chose none and whose organisation keeps no calendar.</summary>
internal static class TimeZoneOption
{
    internal static readonly Option<string> Instance = new("--time-zone")
    {
        Description = "Time zone of dates where neither a person nor their organization says another",
        HelpName = "ZONE",
        CustomParser = Read,
        DefaultValueFactory = _ => "America/Toronto",
    };

    private static string? Read(ArgumentResult given)
    {
        var zone = given.Tokens.Single().Value;
        if (TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            return zone;
        given.AddError(new Sentence("There is no time zone “{0}”; one is America/Vancouver.", zone).In(CultureInfo.CurrentUICulture));
        return null;
    }
}
