using Governance.Domain.Bodies;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Words;
using Governance.Portal.Tests.Harness;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Portal.Tests.Design;

/// <summary>A college with two QA officers and an initiative lead; the shipped workflows are published.</summary>
public sealed class DesignPortal : IAsyncLifetime
{
    public PortalFixture Portal { get; } = new() { Also = services => services.AddSingleton<ActivityType, MadeUp>() };

    public PersonSummary Officer { get; private set; } = null!;

    /// <summary>Publishes what the other drew.</summary>
    public PersonSummary Second { get; private set; } = null!;

    /// <summary>Sees workflows and draws none.</summary>
    public PersonSummary Lead { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Portal.InitializeAsync();
        var college = await Portal.Institution("Fanshawe College");
        Officer = await Portal.Person(Role.QaOfficer, college);
        Second = await Portal.Person(Role.QaOfficer, college);
        Lead = await Portal.Person(Role.InitiativeLead, college);
        var secretary = (await Portal.Person(Role.CommitteeSecretary, college)).ToCaller();
        foreach (var (code, kind, name) in new[]
        {
            ("program-advisory-committee", BodyKind.Panel, new Bilingual("Program advisory committee", "Comité consultatif de programme")),
            ("micro-credential-committee", BodyKind.Committee, new Bilingual("Micro-credential committee", "Comité des microtitres")),
        })
            await Portal.Send(secretary, new FoundBody(college, kind, name, Bilingual.Empty, Bylaws.Usual, Portal.Clock.GetUtcNow()) { Code = code });
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    /// <summary>A draft of a small workflow: a proposal is written and done.</summary>
    public async Task<string> Drawn(string definitionId)
    {
        await Portal.Send(Officer.ToCaller(), new SaveDraft($$"""
            {
              "definitionId": "{{definitionId}}", "name": "Short courses", "version": 1,
              "customProperties": { "Flowchart:ExecutionMode": "TokenBased", "displayText": { "fr": "Cours brefs" } },
              "root": {
                "id": "flow", "type": "Elsa.Flowchart", "version": 1,
                "activities": [
                  { "id": "asked", "type": "Elsa.Event", "version": 1, "eventName": { "expression": { "type": "Literal", "value": "ShortCourse" } },
                    "metadata": { "displayText": "Course proposed", "designer": { "position": { "x": 0, "y": 0 } } }, "customProperties": { "canStartWorkflow": true, "displayText": { "fr": "Cours proposé" } } },
                  { "id": "end", "type": "Elsa.Finish", "version": 1,
                    "metadata": { "displayText": "Done with it", "designer": { "position": { "x": 0, "y": 300 } } }, "customProperties": { "displayText": { "fr": "C’est fini" } } }
                ],
                "connections": [ { "source": { "activity": "asked", "port": "Done" }, "target": { "activity": "end", "port": "In" } } ]
              }
            }
            """, null));
        return definitionId;
    }

    /// <summary>A draft under a name of its own with what a shipped workflow says.</summary>
    public async Task Copied(string from, string definitionId) => await Portal.Send(Officer.ToCaller(), new SaveDraft(
        Governance.Designer.Editing.NewDefinition.Text(definitionId, new("A copy", "Une copie"), (await Portal.Ask((DefinitionQueries definitions) => definitions.ToEdit(from)))!.Json, new(from, 1)), null));

    /// <summary>A new proposal, and the instance that carries it.</summary>
    public async Task<(string Record, Guid Instance)> Proposed()
    {
        var record = await Portal.Send(Lead.ToCaller(), new ProposeCredential(
            Lead.Roles[0].OrganisationId!.Value, new("School of Transportation", "École des transports"), new("Electric vehicle repair", "Réparation de véhicules électriques")));
        await Portal.Services.GetRequiredService<WorkflowEngine>().RunUntilQuiet();
        return (record, (await Portal.Ask((InstanceQueries instances) => instances.Of(record)))!.InstanceId);
    }

    public async Task<WorkflowDefinition> Draft(string definitionId) =>
        DefinitionReader.Read((await Portal.Ask((DefinitionQueries definitions) => definitions.Draft(definitionId)))!.Json).Definition!;
}
