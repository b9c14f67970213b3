using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Conditions;
using Governance.Domain.Credentials;
using Governance.Domain.Discussion;
using Governance.Domain.Documents;
using Governance.Domain.Meetings;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Portal.Tests.Harness;
using Governance.Workflows.Engine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Portal.Tests.Access;

/// <summary>What one college has and nobody of another may see, each with "Secret of one college" in it.</summary>
internal sealed record Secret(string Id, Guid Step, Guid Instance, Guid Body, Guid Meeting, Guid Lead, Guid Condition, Guid College, Guid Comment, Guid Document)
{
    /// <summary>A record of the college with a step that waits for its lead, a condition, a comment, a document, the workflow that carries it, and a body with a meeting.</summary>
    internal static async Task<Secret> Of(PortalFixture portal, Guid college)
    {
        var lead = await portal.Person(Role.InitiativeLead, college);
        var caller = Caller.Person(lead.Id, lead.Name.En, [new HeldRole(Role.InitiativeLead, college)]);
        var id = await portal.Send(caller, new ProposeCredential(college, new("School", "École"), new("Secret of one college", "Secret d’un collège")));
        await portal.Services.GetRequiredService<WorkflowEngine>().RunUntilQuiet();
        var secretary = new[] { new HeldRole(Role.CommitteeSecretary, college) };
        var body = await portal.Send(
            Caller.Person(lead.Id, lead.Name.En, secretary),
            new FoundBody(college, BodyKind.Panel, new("Secret of one college", "Secret d’un collège"), Bilingual.Empty, Bylaws.Usual, portal.Clock.GetUtcNow()));
        var waits = await portal.Ask((GovernanceDb db) => db.Set<WorkItem>().Where(item => item.CredentialId == id).SingleAsync());
        var decision = await portal.Send(Caller.Workflow(waits.InstanceId, null), new OpenWorkItem(id, waits.InstanceId, "decision", WorkKind.Decision, new("Decide", "Décider"), Role.InitiativeLead.Id, null, null,
            [new("with", new("Approve with conditions", "Approuver avec conditions"), null, NeedsReason: false, "main") { AsksConditions = true }], portal.Clock.GetUtcNow().AddDays(9)));
        await portal.Send(caller, new CompleteWorkItem(decision, "with", null) { Conditions = [new("Secret of one college", Role.InitiativeLead.Id, portal.Clock.GetUtcNow().AddDays(9), IsBeforePublication: true)] });
        return new(id,
            waits.Id,
            waits.InstanceId,
            body,
            await portal.Send(
                Caller.Person(lead.Id, lead.Name.En, secretary, [new HeldSeat(body, true)]),
                new PlanMeeting(body, new(new(2040, 1, 10), new(10, 0), 60, "Secret of one college", null, 5))),
            lead.Id,
            await portal.Ask((GovernanceDb db) => db.Set<Condition>().Where(one => one.CredentialId == id).Select(one => one.Id).SingleAsync()),
            college,
            await portal.Send(caller, new WriteComment(id, "Secret of one college")),
            await portal.Send(caller, new AttachDocument(id, "Secret.pdf", "%PDF-1.7 Secret of one college"u8.ToArray())));
    }
}
