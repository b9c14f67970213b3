using System.Text.Encodings.Web;
using System.Text.Json;
using Governance.Domain.Privacy;
using Governance.Portal.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace Governance.Portal.Settings;

/// <summary>One's own data as a file: everything that is kept about whoever asks, and about nobody else.</summary>
internal static class PrivacyFiles
{
    internal const string Address = "/settings/privacy/export";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static void MapPrivacyFiles(this WebApplication portal) => portal.MapGet(Address, Export);

    [Authorize]
    private static async Task<IResult> Export(HttpContext context, CallerOf callers, PersonalDataQueries data) =>
        await callers.Person(context.User) is { } person
            ? Results.File(JsonSerializer.SerializeToUtf8Bytes(await data.Of(person.Id, context.RequestAborted), Readable), "application/json", "my-data.json")
            : Results.NotFound();
}
