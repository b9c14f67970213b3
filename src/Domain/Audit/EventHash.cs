using System.Security.Cryptography;
using System.Text;

namespace Governance.Domain.Audit;

/// <summary>SHA-256 in lower-case hex over the parts that the audit chain binds.</summary>
internal static class EventHash
{
    /// <summary>Salted with the event's id, so that a short remark cannot be guessed from its hash.</summary>
    internal static string OfRemark(Guid eventId, string remark) => Of(eventId.ToString("N") + "\n" + remark);

    internal static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
