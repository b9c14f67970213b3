using Governance.Domain.Commands;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Organisations;

/// <summary>Chooses the language of the mail to oneself.</summary>
/// <param name="Language">"en" or "fr".</param>
[Requires(Permission.KeepOwnAccount)]
public sealed record ChooseMailLanguage(string Language) : ICommand;

internal sealed class ChooseMailLanguageHandler(GovernanceDb db, CallerSlot slot) : IRequestHandler<ChooseMailLanguage, Unit>
{
    public async Task<Unit> Handle(ChooseMailLanguage request, CancellationToken cancellationToken)
    {
        var person = await db.Set<Person>().SingleAsync(one => one.Id == slot.Caller.PersonId, cancellationToken);
        person.ChooseMailLanguage(request.Language);
        return Unit.Value;
    }
}
