using Governance.Domain.Commands;
using Governance.Domain.Deliveries;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Access;

/// <summary>One line of a list of people: somebody new, or another role for somebody who is here, found by their address.</summary>
/// <param name="Line">Where it stands in the list, for sentences.</param>
/// <param name="Language">"en" or "fr": the language of mail to somebody new.</param>
public sealed record PersonLine(int Line, Bilingual Name, string Email, string Language, WantedRole Role);

/// <summary>What an import did.</summary>
public sealed record ImportedPeople(int Added, int RolesOfOthers);

/// <summary>Adds people and roles from a list, all or none; the sentence of a broken rule says at which line.</summary>
/// <param name="Invite">Whether those who are new are sent an invitation.</param>
[Requires(Permission.ManagePeople)]
public sealed record ImportPeople(IReadOnlyList<PersonLine> Lines, bool Invite) : ICommand<ImportedPeople>
{
    /// <summary>The most lines of one list.</summary>
    public const int MaxLines = 500;
}

internal sealed class ImportPeopleHandler(GovernanceDb db, RoleGranting granting, Outbox outbox, TimeProvider clock) : IRequestHandler<ImportPeople, ImportedPeople>
{
    public async Task<ImportedPeople> Handle(ImportPeople request, CancellationToken cancellationToken)
    {
        Rule.Require(request.Lines.Count is > 0 and <= ImportPeople.MaxLines, "A list has between 1 and {0} people.", ImportPeople.MaxLines);
        var people = await db.Set<Person>().ByEmail([.. request.Lines.Select(line => line.Email)], cancellationToken);
        var (known, at) = (people.Count, clock.GetUtcNow());
        foreach (var line in request.Lines)
        {
            try
            {
                await granting.Grant(people.TryGetValue(line.Email, out var here) ? here : people[line.Email] = New(line, at), line.Role, cancellationToken);
            }
            catch (RuleBroken broken)
            {
                throw new RuleBroken(new Sentence("Line {0}: {1}", line.Line, broken.Sentence));
            }
        }
        foreach (var person in people.Values.Where(one => request.Invite && db.Entry(one).State == EntityState.Added))
            db.Add(outbox.Invite(person.Id, at));
        return new(people.Count - known, request.Lines.Count - (people.Count - known));
    }

    private Person New(PersonLine line, DateTimeOffset at)
    {
        var person = new Person(OrderedId.At(at), line.Name, line.Email, line.Language);
        db.Add(person);
        return person;
    }
}
