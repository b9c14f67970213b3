using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Portal.Tests.Harness;
using Governance.Workflows.Engine;
using Governance.Workflows.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Portal.Tests.Operations;

/// <summary>A college whose records are carried by the shipped workflow and, besides, by one with a step that always fails.</summary>
public sealed class OperationsPortal : IAsyncLifetime
{
    private PersonSummary lead = null!;

    public PortalFixture Portal { get; } = new();

    public PersonSummary Officer { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Portal.InitializeAsync();
        var college = await Portal.Institution("Fanshawe College");
        Officer = await Portal.Person(Role.QaOfficer, college);
        lead = await Portal.Person(Role.InitiativeLead, college);
        // the same steps under another name of the last one: a version to move to
        await Publish("Archive the letter");
        await Publish("File the letter");
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    /// <summary>A new record, and the instance that stopped over it.</summary>
    public async Task<(string Record, Guid Stopped)> Stopped(string english, string french)
    {
        var record = await Portal.Send(lead.ToCaller(), new ProposeCredential(
            lead.Roles[0].OrganisationId!.Value, new Bilingual("School of Transportation", "École des transports"), new Bilingual(english, french)));
        await Portal.Send(Caller.System, new PublishWorkflowEvent("Letter", CorrelationId: record));
        await Run();
        return (record, await InstanceOf(record, "letter"));
    }

    public Task<Guid> InstanceOf(string record, string definitionId) => Portal.Ask((GovernanceDb db) =>
        db.Set<WorkflowInstance>().Where(one => one.CorrelationId == record && one.DefinitionId == definitionId).Select(one => one.Id).SingleAsync());

    /// <summary>As the engine tells of what could not be carried out at all.</summary>
    public Task FailAsAWhole(Guid instance) => Portal.Ask((GovernanceDb db) => db.Database.ExecuteSqlAsync($"""
        INSERT INTO "Incidents" ("Id", "InstanceId", "Run", "ActivityId", "Message", "At")
        VALUES ({Guid.CreateVersion7(Portal.Clock.GetUtcNow())}, {instance}, {Incident.OfTheWhole}, 'Workflow1', 'What reached this workflow could not be carried out in 5 tries: the disk is full.', {Portal.Clock.GetUtcNow().ToUnixTimeMilliseconds()})
        """));

    public Task Run() => Portal.Services.GetRequiredService<WorkflowEngine>().RunUntilQuiet();

    private Task<string> Publish(string lastStep) => Portal.Send(Caller.System, new PublishDefinition($$"""
        {
          "id": "letter-{{lastStep}}", "definitionId": "letter", "name": "Letter to the registrar", "version": 1,
          "customProperties": { "Flowchart:ExecutionMode": "TokenBased", "displayText": { "fr": "Lettre au registraire" } },
          "variables": [ { "id": "address", "name": "Address", "typeName": "String", "isArray": false, "value": "registrar@example.org" } ],
          "root": {
            "id": "flow", "type": "Elsa.Flowchart", "version": 1,
            "activities": [
              { "id": "asked", "type": "Elsa.Event", "version": 1, "eventName": { "expression": { "type": "Literal", "value": "Letter" } },
                "metadata": { "displayText": "A letter is asked for" }, "customProperties": { "canStartWorkflow": true, "displayText": { "fr": "Une lettre est demandée" } } },
              { "id": "send", "type": "Elsa.Fault", "version": 1, "message": { "expression": { "type": "Literal", "value": "The registrar has no address." } },
                "metadata": { "displayText": "Send the letter" }, "customProperties": { "displayText": { "fr": "Envoyer la lettre" } } },
              { "id": "reply", "type": "Elsa.Delay", "version": 1, "timeSpan": { "expression": { "type": "Literal", "value": "10.00:00:00" } },
                "metadata": { "displayText": "Wait for the reply" }, "customProperties": { "displayText": { "fr": "Attendre la réponse" } } },
              { "id": "file", "type": "Elsa.End", "version": 1,
                "metadata": { "displayText": "{{lastStep}}" }, "customProperties": { "displayText": { "fr": "Classer la lettre" } } }
            ],
            "connections": [
              { "source": { "activity": "asked", "port": "Done" }, "target": { "activity": "send", "port": "In" } },
              { "source": { "activity": "send", "port": "Done" }, "target": { "activity": "reply", "port": "In" } },
              { "source": { "activity": "reply", "port": "Done" }, "target": { "activity": "file", "port": "In" } }
            ]
          }
        }
        """));
}
