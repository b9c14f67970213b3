using System.Globalization;
using Governance.Domain.Commands;
using Governance.Domain.Search;
using Governance.Domain.Words;
using Governance.Portal.Accounts;
using Governance.Portal.Shared;

namespace Governance.Portal.Search;

/// <summary>What the box in the top bar offers while one types.</summary>
internal static class SearchFiles
{
    private const int AtMost = 6;

    internal static void MapSearch(this WebApplication portal) => portal.MapGet("/search/suggest", Suggest);

    [RequiresPermission(Permission.ReadRecords, Permission.ReadOwnRecords, Permission.ManagePeople)]
    private static async Task<IResult> Suggest(string? text, HttpContext context, CallerOf callers, SearchQueries search)
    {
        var asked = text?.Length > 100 ? text[..100] : text;
        var found = await search.Find(asked, (await callers.Person(context.User))!.ToCaller(), AtMost, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(new
        {
            status = Said(found).ToString(),
            options = found.Records.Select(one => Option(one.Title, one.Id + ", " + Stage.Of(one.State).Name, "/records/" + one.Id))
                .Concat(found.People.Select(one => Option(one.Name, one.Email, "/people/" + one.Id))),
        });
    }

    /// <summary>How many were found; where there are more than were asked for, it says so.</summary>
    internal static Sentence Said(Findings found) => found switch
    {
        { Count: 0 } => new("Nothing has these words."),
        { HasMore: true } => new("More than {0} results", found.Count),
        { Count: 1 } => new("1 result"),
        _ => new("{0} results", found.Count),
    };

    private static object Option(Bilingual text, string hint, string url) =>
        new { text = text.ToString(), lang = text.LanguageShown(CultureInfo.CurrentUICulture), hint, url };
}
