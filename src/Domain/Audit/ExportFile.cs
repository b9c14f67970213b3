using System.Text.Encodings.Web;
using System.Text.Json;
using Governance.Domain.Events;

namespace Governance.Domain.Audit;

/// <summary>
/// The format of exported events, for others to check without this product: each event as its seal covers it, and the seals.
/// What people wrote is not in it, only its hashes. Times are milliseconds since 1970.
/// </summary>
internal static class ExportFile
{
    internal const string Format = "governance-events/1";

    internal static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static object Event(EventRow row) => new
    {
        id = row.Id,
        name = row.Name,
        at = row.At.ToUnixTimeMilliseconds(),
        by = row.ById,
        byInstance = row.ByInstanceId,
        record = row.CredentialId,
        organisation = row.OrganisationId,
        body = row.Body,
        seal = row.SealNumber,
    };

    internal static object Seal(SealBatch seal) =>
        new { number = seal.Number, previous = seal.PreviousHash, hash = seal.Hash, count = seal.Count, at = seal.SealedAt.ToUnixTimeMilliseconds(), rows = seal.RowList };
}
