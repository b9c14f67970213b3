using System.Text.RegularExpressions;
using Governance.Domain.Access;
using Governance.Domain.Advising;
using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Conditions;
using Governance.Domain.Credentials;
using Governance.Domain.Discussion;
using Governance.Domain.Documents;
using Governance.Domain.Endorsements;
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
/// <param name="Ids">By the word that addresses use for the thing: a step, a body, a person.</param>
/// <param name="Lead">Leads the record.</param>
/// <param name="Chair">Chairs the body, and was asked for advice.</param>
internal sealed partial record Secret(string Record, Guid Lead, Guid Chair, IReadOnlyDictionary<string, Guid> Ids)
{
    internal const string Text = "Secret of one college";

    private static readonly Bilingual Name = new(Text, "Secret d’un collège");

    /// <summary>A record of the college with all that can stand around it, a body with a meeting, its lead as a person, and a partner who was asked.</summary>
    internal static async Task<Secret> Of(PortalFixture portal, Guid college)
    {
        var lead = await portal.Person(Role.InitiativeLead, college);
        Caller As(Role role, params HeldSeat[] seats) => Caller.Person(lead.Id, lead.Name.En, [new HeldRole(role, college)], seats);
        var later = portal.Clock.GetUtcNow().AddDays(9);
        var record = await portal.Send(As(Role.InitiativeLead), new ProposeCredential(college, new("School", "École"), Name));
        await portal.Services.GetRequiredService<WorkflowEngine>().RunUntilQuiet();
        var waits = await portal.Ask((GovernanceDb db) => db.Set<WorkItem>().Where(item => item.CredentialId == record).SingleAsync());
        var workflow = Caller.Workflow(waits.InstanceId, null);
        Task<Guid> Step(WorkKind kind, Role? role) => portal.Send(workflow, new OpenWorkItem(record, waits.InstanceId, kind.ToString(), kind, Name, role?.Id, null, null,
            [new("with", new("Approve with conditions", "Approuver avec conditions"), null, NeedsReason: false, "main") { AsksConditions = true }], later));
        var decision = await Step(WorkKind.Decision, Role.InitiativeLead);
        await portal.Send(As(Role.InitiativeLead), new CompleteWorkItem(decision, "with", null) { Conditions = [new(Text, Role.InitiativeLead.Id, later, IsBeforePublication: true)] });
        var body = await portal.Send(As(Role.CommitteeSecretary), new FoundBody(college, BodyKind.Panel, Name, Bilingual.Empty, Bylaws.Usual, portal.Clock.GetUtcNow()));
        var partner = await portal.Send(Caller.System, new RegisterOrganisation(OrganisationKind.Partner, new("A partner of all", "Partenaire de tous"), "Ontario") { ContactEmail = "partner@example.org" });
        var asked = await Step(WorkKind.Endorsement, null);
        await portal.Send(workflow, new RequestEndorsement(record, partner, asked, await portal.Send(workflow, new FreezeVersion(record)), later));
        var chair = (await portal.Person(Role.Registrar, college)).Id;
        var gone = (await portal.Person(Role.Registrar, college)).Id;
        await portal.Send(Caller.System, new DeactivatePerson(gone));
        var seat = await portal.Send(As(Role.CommitteeSecretary), new TakeSeat(body, chair, SeatRole.Chair, portal.Clock.GetUtcNow()));
        return new(record, lead.Id, chair, new Dictionary<string, Guid>(StringComparer.Ordinal)
        {
            ["step"] = waits.Id,
            ["instance"] = waits.InstanceId,
            ["condition"] = await portal.Ask((GovernanceDb db) => db.Set<Condition>().Where(one => one.CredentialId == record).Select(one => one.Id).SingleAsync()),
            ["advice"] = await portal.Send(As(Role.Dean), new AskForAdvice(await Step(WorkKind.Decision, Role.Dean), chair, Text)),
            ["comment"] = await portal.Send(As(Role.InitiativeLead), new WriteComment(record, Text)),
            ["document"] = await portal.Send(As(Role.InitiativeLead), new AttachDocument(record, "Secret.pdf", "%PDF-1.7 Secret of one college"u8.ToArray())),
            ["body"] = body,
            ["seat"] = seat,
            ["meeting"] = await portal.Send(As(Role.CommitteeSecretary, new HeldSeat(body, true)), new PlanMeeting(body, new(new(2040, 1, 10), new(10, 0), 60, Text, null, 5))),
            ["person"] = lead.Id,
            ["gone"] = gone,
            ["rubric"] = await portal.Send(workflow, new OpenWorkItem(record, waits.InstanceId, "review-1", WorkKind.Rubric, Name, Role.Reviewer.Id, "quality:pre", "quality",
                [new("scored", new("Send", "Envoyer"), null, NeedsReason: false, "main")], later)),
            ["grant"] = (await portal.Ask((GovernanceDb db) => db.Set<Person>().SingleAsync(one => one.Id == lead.Id))).Grants.Single().Id,
            ["organisation"] = college,
            ["partner"] = partner,
        });
    }

    /// <summary>The same with ids that are nowhere.</summary>
    internal Secret Nowhere(DateTimeOffset at) => new("MC-1999-001", Guid.Empty, Guid.Empty, Ids.ToDictionary(one => one.Key, _ => Guid.CreateVersion7(at), StringComparer.Ordinal));

    /// <summary>The address that a route makes of what is here.</summary>
    internal string At(string route) => Hole().Replace(Special(route), hole => hole.Groups[1].Value + hole.Groups[2].Value + Value(
        hole.Groups[3].Value is "Id" or "id" ? hole.Groups[1].Value.TrimEnd('s') : Regex.Replace(hole.Groups[3].Value, "Id$", "")));

    /// <summary>A text with what is here taken out, so that two answers can be compared.</summary>
    internal string Without(string text) => Ids.Values.Select(id => id.ToString()).Append(Record).Aggregate(text, (left, id) => left.Replace(id, "ID", StringComparison.OrdinalIgnoreCase));

    // pages that are there only for a step of their kind, and for somebody who has left
    private static string Special(string route) => route
        .Replace("/steps/{Id:guid}/rubric", "/steps/{RubricId:guid}/rubric", StringComparison.Ordinal).Replace("/people/{PersonId:guid}/erase", "/people/{GoneId:guid}/erase", StringComparison.Ordinal);

    private string Value(string of) => of.ToLowerInvariant() switch
    {
        "record" or "credential" => Record,
        "definition" => "micro-credential",
        "act" => "cancel",
        "name" => "withdraw",
        "range" => "1..1",
        "number" or "version" or "status" => "1",
        var thing => Ids.TryGetValue(thing, out var id) ? id.ToString() : "x",
    };

    [GeneratedRegex(@"([^/{}]*)([/=])\{(\w+)(?::\w+)?\}")]
    private static partial Regex Hole();
}
