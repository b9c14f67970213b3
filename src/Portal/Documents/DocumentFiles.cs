using Governance.Domain.Commands;
using Governance.Domain.Documents;
using Governance.Domain.Rules;
using Governance.Portal.Accounts;

namespace Governance.Portal.Documents;

/// <summary>The bytes of a document, for those who read its record: always to be kept and never shown in the portal's own name.</summary>
internal static class DocumentFiles
{
    internal static void AddDocuments(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton(configuration.GetSection("Documents").Get<DocumentLimits>() ?? new DocumentLimits());

    internal static void MapDocuments(this WebApplication portal) => portal.MapGet("/records/{credentialId}/documents/{documentId:guid}/{number:int}", Load);

    internal static string AddressOf(string credentialId, Guid documentId, int number) => $"/records/{credentialId}/documents/{documentId}/{number}";

    [RequiresPermission(Permission.Discuss)]
    private static async Task<IResult> Load(string credentialId, Guid documentId, int number, HttpContext context, CallerOf callers, DocumentQueries documents)
    {
        try
        {
            var caller = (await callers.Person(context.User))?.ToCaller() ?? Caller.Visitor;
            var file = await documents.File(credentialId, documentId, number, caller);
            context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
            context.Response.Headers.CacheControl = "private, no-store";
            // a name makes the answer an attachment
            return Results.File(file.Content, file.Type, file.Name);
        }
        catch (NotFound)
        {
            return Results.NotFound();
        }
    }
}
