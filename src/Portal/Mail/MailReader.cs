using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Deliveries;
using Governance.Domain.Organisations;

namespace Governance.Portal.Mail;

/// <summary>Whom a mail goes to, as the caller they act as at this moment; a visitor where that is no person with an account.</summary>
internal sealed class MailReader(PeopleQueries people, BodyQueries bodies)
{
    internal async Task<Caller> CallerOf(Addressee to)
    {
        if (to.PersonId is not { } id || await people.Find(id) is not { } person)
            return Caller.Visitor;
        return (person with { Seats = [.. (await bodies.Seats())[id]] }).ToCaller();
    }
}
