using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Duties;
using Governance.Domain.Endorsements;
using Governance.Domain.Organisations;
using Governance.Domain.Reviews;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Testing;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Tests;

/// <summary>Opens steps as a workflow would, so that a test can act at them as people do.</summary>
internal static class Steps
{
    internal static readonly Caller Workflow = Caller.Workflow(Guid.CreateVersion7(DateTimeOffset.UnixEpoch), null);

    internal static readonly OfferedOutcome Done = Outcome("done", "Send", "Envoyer");

    internal static readonly OfferedOutcome Approve = Outcome("approve", "Approve", "Approuver");

    internal static readonly OfferedOutcome Return = Outcome("return", "Return", "Renvoyer") with { NeedsReason = true };

    internal static Task<Guid> Open(
        this TestHost host,
        string credentialId,
        WorkKind kind,
        Role? role,
        string? subject = null,
        string? group = null,
        params OfferedOutcome[] outcomes) =>
        host.Send(Workflow, new OpenWorkItem(credentialId, Guid.CreateVersion7(host.Clock.GetUtcNow()), "step-1", kind,
            new Bilingual("Do it", "Le faire"), role?.Id, subject, group, outcomes.Length > 0 ? outcomes : [Done], null));

    internal static Task<Guid> OpenForm(this TestHost host, string credentialId, string section) =>
        host.Open(credentialId, WorkKind.Form, Role.InitiativeLead, section);

    internal static Task<Guid> OpenDecision(this TestHost host, string credentialId, Role role) =>
        host.Open(credentialId, WorkKind.Decision, role, outcomes: [Approve, Return]);

    /// <summary>Opens a decision that rules of separation of duties are about.</summary>
    internal static Task<Guid> OpenDuty(this TestHost host, string credentialId, Role role, params Duty[] duties) => host.Send(Workflow, new OpenWorkItem(
        credentialId, Guid.CreateVersion7(host.Clock.GetUtcNow()), "step-1", WorkKind.Decision, new Bilingual("Do it", "Le faire"), role.Id, null, null, [Approve], null) { Duties = duties });

    internal static Task<Guid> OpenRubric(this TestHost host, string credentialId, string group = "quality", string gate = "pre") =>
        host.Open(credentialId, WorkKind.Rubric, Role.Reviewer, "quality:" + gate, group, Outcome("scored", "Hand in", "Remettre"));

    /// <summary>Asks the partner for an endorsement that may be answered for ten days; answers with its id.</summary>
    internal static async Task<Guid> Ask(this TestHost host, string credentialId, Guid partnerId, int version = 1)
    {
        var item = await host.Open(credentialId, WorkKind.Endorsement, null, partnerId.ToString(), null,
            Outcome(SignEndorsement.Outcome, "Sign", "Signer"), Outcome(DeclineEndorsement.Outcome, "Decline", "Refuser"));
        return await host.Send(Workflow, new RequestEndorsement(credentialId, partnerId, item, version, host.Clock.GetUtcNow().AddDays(10)));
    }

    internal static Task<int> Freeze(this TestHost host, string credentialId) => host.Send(Workflow, new FreezeVersion(credentialId));

    internal static Task Move(this TestHost host, string credentialId, params CredentialAction[] actions) =>
        actions.Aggregate(Task.CompletedTask, async (before, action) =>
        {
            await before;
            await host.Send(Workflow, new MoveCredential(credentialId, action, null));
        });

    /// <summary>Writes an answer of the draft at a form step that is opened for it.</summary>
    internal static async Task Write(this TestHost host, Caller lead, string credentialId, string section, string field, ProposalAnswer answer) =>
        await host.Send(lead, new AnswerProposal(await host.OpenForm(credentialId, section), field, answer));

    /// <summary>Scores every criterion of the gate alike, but for those named.</summary>
    internal static async Task ScoreAll(this TestHost host, Caller reviewer, Guid workItemId, string gate = "pre", Level level = Level.Met, params (string Id, Level Level)[] others)
    {
        var exceptions = others.ToDictionary(one => one.Id, one => one.Level);
        foreach (var criterion in new RubricCatalogue().Scope("quality:" + gate).Criteria)
        {
            var given = exceptions.GetValueOrDefault(criterion.Id, level);
            await host.Send(reviewer, new ScoreCriterion(workItemId, criterion.Id, given, given.NeedsNote() ? "Because." : null));
        }
    }

    internal static Task<WorkItem> Item(this TestHost host, Guid workItemId) =>
        host.WithDb(db => db.Set<WorkItem>().SingleAsync(one => one.Id == workItemId));

    internal static Task<MicroCredential> Stored(this TestHost host, string credentialId) =>
        host.WithDb(db => db.Set<MicroCredential>().Include(one => one.Versions).SingleAsync(one => one.Id == credentialId));

    /// <summary>The names of the stored events of a record, without those about it being proposed and worked on.</summary>
    internal static Task<List<string>> EventNames(this TestHost host, string credentialId) =>
        host.WithDb(db => db.Events.Where(row => row.CredentialId == credentialId).OrderBy(row => row.Id).Select(row => row.Name).ToListAsync());

    private static OfferedOutcome Outcome(string name, string en, string fr) => new(name, new Bilingual(en, fr), null, false, "main");
}
