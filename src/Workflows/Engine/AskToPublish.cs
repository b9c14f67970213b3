using Governance.Domain.Commands;
using Governance.Domain.Deliveries;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Workflows.Definitions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Engine;

/// <summary>
/// Asks those who may publish a draft, and did not write on it, to look at it and publish it: one mail each. Answers with
/// how many were asked; refused where there is nobody, and to whoever asked for the same text before.
/// </summary>
[Requires(Permission.PublishDefinitions)]
public sealed record AskToPublish(string DefinitionId, string SeenHash) : ICommand<int>;

internal sealed class AskToPublishHandler(GovernanceDb db, Drafts drafts, Outbox outbox, CallerSlot slot, TimeProvider clock) : IRequestHandler<AskToPublish, int>
{
    public async Task<int> Handle(AskToPublish request, CancellationToken cancellationToken)
    {
        var draft = await drafts.Seen(request.DefinitionId, request.SeenHash, cancellationToken) ?? throw new NotFound();
        Rule.Require(!await db.Events.AnyAsync(row => row.Name == nameof(PublicationAsked) && row.ById == slot.Caller.PersonId && row.Body.Contains(draft.Hash), cancellationToken),
            "You have asked for this already. Ask again when the draft has changed.");
        var now = clock.GetUtcNow();
        var people = await db.Set<Person>().AsNoTracking().ToListAsync(cancellationToken);
        var author = people.Find(person => person.Id == slot.Caller.PersonId)?.Name ?? new Bilingual(slot.Caller.Name, slot.Caller.Name);
        var asked = people
            .Where(person => person.Id != slot.Caller.PersonId && !draft.Authors.Contains(person.Id) && MayPublishHere(person, now)).ToList();
        Rule.Require(asked.Count > 0, "There is nobody else here who may publish it.");
        var name = DefinitionReader.Read(draft.Json).Definition!.DisplayName;
        foreach (var person in asked)
            outbox.Mail(Addressee.Person(person.Id), MailTemplate.Message, new MailAbout(
                Subject: new Sentence("A workflow waits to be published: {0}", name).InBoth(),
                Text: new Sentence("{0} drew a new version of “{1}” and asks you to look at it and publish it: Workflows, “{1}”, Go on with the draft.", author, name).InBoth()));
        db.Write(new PublicationAsked(draft.DefinitionId, draft.Hash, asked.Count), now);
        return asked.Count;
    }

    // whoever publishes in an organisation of the one who asks, or in the whole network
    private bool MayPublishHere(Person person, DateTimeOffset at) =>
        person.RolesAt(at).Any(held => Role.Find(held.RoleId)?.Grants(Permission.PublishDefinitions) == true
            && (held.OrganisationId is null || slot.Caller.May(Permission.PublishDefinitions, held.OrganisationId.Value)));
}
