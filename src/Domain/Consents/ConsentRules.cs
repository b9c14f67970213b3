using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Consents;

internal static class ConsentRules
{
    /// <summary>What is agreed to must be what counts now.</summary>
    internal static async Task RequireCurrent(this GovernanceDb db, int textNumber, CancellationToken cancellation)
    {
        var current = await db.Set<ConsentText>().MaxAsync(one => (int?)one.Number, cancellation);
        Rule.Require(textNumber == current, "The text on personal data has changed meanwhile. Read it again.");
    }

    /// <summary>A partner agrees with their signature, where the institution has such a text.</summary>
    internal static async Task AgreeWith(this GovernanceDb db, Guid endorsementId, int? textNumber, DateTimeOffset at, CancellationToken cancellation)
    {
        if (textNumber is null && !await db.Set<ConsentText>().AnyAsync(cancellation))
            return;
        await db.RequireCurrent(textNumber ?? 0, cancellation);
        db.Add(new Consent(OrderedId.At(at), textNumber!.Value, null, endorsementId, at));
    }
}
