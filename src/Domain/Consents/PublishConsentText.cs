using Governance.Domain.Commands;
using Governance.Domain.Institution;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Consents;

/// <summary>A new version of the text by which people agree; everybody is asked again. Answers with its number.</summary>
[Requires(Permission.KeepSettings)]
public sealed record PublishConsentText(Bilingual Text) : ICommand<int>;

internal sealed class PublishConsentTextHandler(GovernanceDb db, CallerSlot slot, TimeProvider clock) : IRequestHandler<PublishConsentText, int>
{
    public async Task<int> Handle(PublishConsentText request, CancellationToken cancellationToken)
    {
        slot.Caller.RequireKeepsSettings();
        var last = await db.Set<ConsentText>().OrderByDescending(one => one.Number).FirstOrDefaultAsync(cancellationToken);
        var next = new ConsentText((last?.Number ?? 0) + 1, request.Text, clock.GetUtcNow());
        Rule.Require(next.Text != last?.Text, "This is the text that counts already.");
        db.Add(next);
        return next.Number;
    }
}
