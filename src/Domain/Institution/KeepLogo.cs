using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;

namespace Governance.Domain.Institution;

/// <summary>Shows a logo beside the name, or none.</summary>
[Requires(Permission.KeepSettings)]
public sealed record KeepLogo(byte[]? Content) : ICommand;

internal sealed class KeepLogoHandler(GovernanceDb db, CallerSlot slot) : IRequestHandler<KeepLogo, Unit>
{
    public async Task<Unit> Handle(KeepLogo request, CancellationToken cancellationToken)
    {
        var settings = await db.Settings(slot.Caller, cancellationToken);
        Rule.Require(request.Content is null || LogoFile.Of(request.Content) is not null, "Choose a PNG, JPEG or GIF of at most {0} kilobytes.", LogoFile.MaxBytes / 1000);
        settings.Show(request.Content is { } content ? LogoFile.Of(content) : null);
        return Unit.Value;
    }
}
