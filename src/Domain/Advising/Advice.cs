using Governance.Domain.Audit;
using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;

namespace Governance.Domain.Advising;

/// <summary>
/// What one person, named for this proposal alone, is asked and says before a step is decided. It decides nothing: those
/// who decide read it. Silence ends it when the step is left, and is recorded as silence.
/// </summary>
public sealed class Advice : Aggregate
{
    /// <summary>The longest question and the longest advice, in characters.</summary>
    public const int MaxText = 4000;

    private Advice()
    {
    }

    internal Advice(Guid id, WorkItem item, Guid adviserId, string question, Guid by, DateTimeOffset at)
    {
        Rule.Require(adviserId != by, "Choose somebody other than yourself.");
        Rule.Require(item.IsOpen, "This step is no longer needed; nothing was recorded.");
        Rule.Require(AdviceAccess.IsAskedAt(item), "Advice is asked for where something is decided.");
        Id = id;
        CredentialId = item.CredentialId;
        OrganisationId = item.OrganisationId;
        WorkItemId = item.Id;
        VersionNumber = item.VersionNumber;
        AdviserId = adviserId;
        AskedById = by;
        Question = Text(question, "Write what you would like to know.");
        AskedAt = at;
        Record(new AdviceAsked(id, CredentialId, WorkItemId, adviserId) { OrganisationId = OrganisationId });
    }

    public Guid Id { get; private set; }

    public string CredentialId { get; private set; } = "";

    public Guid OrganisationId { get; private set; }

    /// <summary>The step whose deciders are advised.</summary>
    public Guid WorkItemId { get; private set; }

    /// <summary>The version of the proposal that lies before the adviser; null before the first one.</summary>
    public int? VersionNumber { get; private set; }

    public Guid AdviserId { get; private set; }

    public Guid AskedById { get; private set; }

    public string Question { get; private set; } = "";

    public DateTimeOffset AskedAt { get; private set; }

    public AdviceState State { get; private set; }

    public bool IsOpen => State == AdviceState.Asked;

    /// <summary>What was said; null until then.</summary>
    public string? Said { get; private set; }

    public DateTimeOffset? SaidAt { get; private set; }

    internal void Give(string said, DateTimeOffset at)
    {
        Rule.Require(IsOpen, "Your advice is no longer asked for; nothing was recorded.");
        var text = Text(said, "Write your advice.");
        State = AdviceLifecycle.Table.After(State, AdviceAction.Give);
        Said = text;
        SaidAt = at;
        Record(new AdviceGiven(Id, CredentialId, WorkItemId, EventHash.Of(Id.ToString("N") + text)) { OrganisationId = OrganisationId });
    }

    /// <summary>Whoever asked, or the QA office of the organisation, asks no more.</summary>
    internal void Withdraw(Caller caller)
    {
        if (!MayWithdraw(caller))
            throw new Refused(new Sentence("Only whoever asked, or the QA office, takes the question back."));
        Rule.Require(IsOpen, "This is over already.");
        State = AdviceLifecycle.Table.After(State, AdviceAction.Withdraw);
        Record(new AdviceWithdrawn(Id, CredentialId, WorkItemId) { OrganisationId = OrganisationId });
    }

    internal bool MayWithdraw(Caller caller) => AskedById == caller.PersonId || caller.May(Permission.OperateWorkflows, OrganisationId);

    /// <summary>The adviser left before they said anything.</summary>
    internal void LeftByAdviser()
    {
        State = AdviceLifecycle.Table.After(State, AdviceAction.Withdraw);
        Record(new AdviceWithdrawn(Id, CredentialId, WorkItemId) { OrganisationId = OrganisationId });
    }

    /// <summary>The step was left, and nothing had been said.</summary>
    internal void Lapse()
    {
        State = AdviceLifecycle.Table.After(State, AdviceAction.Lapse);
        Record(new AdviceLapsed(Id, CredentialId, WorkItemId) { OrganisationId = OrganisationId });
    }

    private static string Text(string typed, string missing)
    {
        var text = Written.Text(typed);
        Rule.Require(text is not null, missing);
        Rule.Require(text!.Length <= MaxText, "Keep this within {0} characters; it has {1}.", MaxText, text.Length);
        return text;
    }
}
