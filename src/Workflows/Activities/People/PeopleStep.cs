using System.Globalization;
using System.Text.Json.Nodes;
using Governance.Domain.Credentials;
using Governance.Domain.Work;
using Governance.Domain.Words;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.People;

/// <summary>
/// A step that waits for a person: opens a work item, waits for its completion, and goes the way of the outcome chosen.
/// The outcome and the comment are outputs, so that later steps can quote the reason.
/// </summary>
internal abstract class PeopleStep : ActivityType
{
    protected static readonly InputDeclaration RoleInput =
        new("role", new("Who", "Qui"), InputKind.Role, IsRequired: true);

    /// <summary>The one holder of the role who is asked; without it anyone who holds it.</summary>
    protected static readonly InputDeclaration PersonInput =
        new("person", new("Only this person", "Seulement cette personne"), InputKind.Person);

    /// <summary>Whose holders of the role are asked; without it whoever holds it in the organisation.</summary>
    protected static readonly InputDeclaration UnitInput =
        new(UnitChoice.Input, new("Only of the unit", "Seulement de l’unité"), InputKind.Choice, Options: UnitChoice.Options) { Part = InputPart.Who };

    /// <summary>The same where several units may each be asked.</summary>
    protected static readonly InputDeclaration UnitsInput = UnitInput with { Options = UnitChoice.OptionsOfInput };

    protected static readonly InputDeclaration DueInput =
        new("dueIn", new("Time to answer", "Délai de réponse"), InputKind.Duration);

    /// <summary>Silence only closes windows for advice, comment and objection; <see cref="SilenceRules"/> holds definitions to it.</summary>
    protected static readonly InputDeclaration ClosesInput =
        new(SilenceRules.Input, new("Time after which nobody is waited for", "Délai après lequel on n’attend plus"), InputKind.Duration);

    protected static readonly InputDeclaration EscalateInput =
        new("escalateTo", new("Who is told when it is late", "Qui est avisé d’un retard"), InputKind.Role) { Part = InputPart.When };

    /// <summary>When whom it waits for is reminded first, in percent of the time to answer.</summary>
    protected static readonly InputDeclaration RemindInput =
        new("remindAt", new("First reminder, in percent of that time", "Premier rappel, en pour cent de ce délai"), InputKind.Number) { TypeName = "Int32", Part = InputPart.When, Least = 1, Most = 99 };

    /// <summary>When it counts as late and others are told, in percent of the time to answer.</summary>
    protected static readonly InputDeclaration LateInput =
        new("lateAt", new("Notice that it is late, in percent of that time", "Avis de retard, en pour cent de ce délai"), InputKind.Number) { TypeName = "Int32", Part = InputPart.When, Least = 101, Most = NoticePercents.MostLate };

    protected static readonly IReadOnlyList<OutputDeclaration> PeopleOutputs =
        [new("outcome", new("Outcome", "Issue")), new("comment", new("Comment or reason", "Commentaire ou motif"))];

    protected static readonly InputDeclaration JudgesInput =
        new("judges", new("What it judges", "Ce qui est jugé"), InputKind.FormFields);

    protected static readonly InputDeclaration FinalInput =
        new("final", new("Refuses while an earlier decision no longer stands", "Refuse tant qu’une décision antérieure ne tient plus"), InputKind.Boolean);

    protected static readonly InputDeclaration SignsInput =
        new("signs", new("Signed with the password, as", "Signé par mot de passe, comme"), InputKind.Choice, Options: [.. Enum.GetValues<SigningMeaning>().Select(meaning => new InputOption(meaning.ToString(), meaning.Name().InBoth()))]);

    /// <summary>What whoever decides usually chooses between.</summary>
    protected static readonly IReadOnlyList<SuggestedOutcome> Decision =
    [
        new("approve", new("Approve", "Approuver")),
        new("return", new("Send back", "Renvoyer"), "plain", NeedsReason: true),
        new("reject", new("Reject and close", "Rejeter et clore"), "danger", NeedsReason: true),
    ];

    protected abstract WorkKind Kind { get; }

    public override async ValueTask<StepResult> Execute(StepContext step)
    {
        var opening = await Opening(step);
        if (opening.Judges is not null && await step.Send(new CarryOverDecision(opening)) is { } carried)
            return await LeaveBy(step, carried);
        var asked = new List<Guid>();
        foreach (var one in step.Text(UnitChoice.Input) == UnitChoice.Affected ? OneForEach(opening) : [opening])
            asked.Add(await step.Send(one));
        step.Memory["workItem"] = string.Join(',', asked);
        for (var number = 0; number < asked.Count; number++)
        {
            await Opened(step, asked[number]);
            step.WaitFor(WorkItemCompleted.TriggerKey(asked[number]));
            if (opening.DueAt is not null)
                await Remind(step, number);
        }
        if (opening.ClosesAt is { } closes)
            step.WaitUntil(closes);
        return StepResult.Waits;
    }

    public override async ValueTask<StepResult> Resume(StepContext step, string key, JsonNode? payload)
    {
        var asked = AskedBy(step);
        if (asked.FindIndex(item => StepContext.IsTimer(key, NoticeOf(asked.IndexOf(item)))) is >= 0 and var late)
        {
            await Remind(step, late);
            return StepResult.Waits;
        }
        if (payload is null && step.Activity.Raw(SilenceRules.Input) is not null)
        {
            if (await OpenUntil(step, asked) is not { } later)
                return await LeaveInSilence(step, asked);
            step.WaitUntil(later);
            return StepResult.Waits;
        }
        var number = asked.Count == 1 ? 0 : asked.FindIndex(item => key == WorkItemCompleted.TriggerKey(item));
        if (payload?[WorkItemPutOff.Mark] is not null)
        {
            step.WaitFor(WorkItemCompleted.TriggerKey(asked[number]));
            await Remind(step, number);
            return StepResult.Waits;
        }
        var outcome = payload?["outcome"]?.ToString() ?? throw new InvalidOperationException("The work item was completed without an outcome.");
        await Completed(step, asked[number], outcome);
        var given = step.Memory["given"] as JsonArray ?? [];
        given = [.. given.Select(one => one!.DeepClone()), new JsonObject { ["item"] = asked[number].ToString(), ["outcome"] = outcome, ["comment"] = payload["comment"]?.DeepClone() }];
        step.Memory["given"] = given;
        return given.Count < asked.Count ? StepResult.Waits : Leave(step, given);
    }

    /// <summary>
    /// Everybody asked has answered, or will not. Of several answers the one goes on that the step offers first, with what all of them
    /// said: one unit that comments is a comment.
    /// </summary>
    private static StepResult Leave(StepContext step, JsonArray given)
    {
        var outcomes = given.Select(one => one!["outcome"]!.ToString()).ToList();
        var outcome = OfferedOutcomes.Of(step.Activity).Select(offered => offered.Name).FirstOrDefault(outcomes.Contains) ?? outcomes[0];
        var comments = given.Select(one => one!["comment"]?.ToString()).OfType<string>().ToList();
        step.SetOutput("outcome", outcome);
        step.SetOutput("comment", comments.Count == 0 ? null : string.Join("\n\n", comments));
        return StepResult.With(outcome);
    }

    /// <summary>Nobody is asked: the step is over with the decision of an earlier visit, as if it had just been answered.</summary>
    protected virtual ValueTask<StepResult> LeaveBy(StepContext step, CarriedDecision carried)
    {
        step.SetOutput("outcome", carried.Outcome);
        step.SetOutput("comment", carried.Comment);
        return new(StepResult.With(carried.Outcome));
    }

    public override async ValueTask Cancel(StepContext step)
    {
        foreach (var item in AskedBy(step))
            await step.Send(new CancelWorkItem(item));
    }

    /// <summary>Whoever did not answer was silent; where others did, what they said goes on.</summary>
    private static async ValueTask<StepResult> LeaveInSilence(StepContext step, List<Guid> asked)
    {
        var given = step.Memory["given"] as JsonArray ?? [];
        foreach (var item in asked.Where(item => !given.Any(one => one!["item"]!.ToString() == item.ToString())))
            await step.Send(new CancelWorkItem(item) { InSilence = true });
        if (given.Count > 0)
            return Leave(step, given);
        step.SetOutput("outcome", SilenceRules.Outcome);
        step.SetOutput("comment", null);
        return StepResult.With(SilenceRules.Outcome);
    }

    /// <summary>When the step may be left in silence instead of now, because an answer that was given is on its way; null where none is.</summary>
    protected virtual ValueTask<DateTimeOffset?> OpenUntil(StepContext step, IReadOnlyList<Guid> asked) => new((DateTimeOffset?)null);

    /// <summary>What the step is about: the form section, the rubric, the partner.</summary>
    protected virtual ValueTask<string?> Subject(StepContext step) => new((string?)null);

    /// <summary>What the step judges; null for one that decides nothing about the proposal.</summary>
    protected virtual IReadOnlyList<string>? Judges(StepContext step) => null;

    /// <summary>What the definition names, or what a step of this kind judges where it names nothing.</summary>
    protected static IReadOnlyList<string> Named(StepContext step, params IReadOnlyList<string> otherwise) =>
        step.List(JudgesInput.Name) is { Count: > 0 } names ? [.. names.Select(name => name?.ToString() ?? "")] : otherwise;

    protected virtual string? Role(StepContext step) => step.RequiredText("role");

    /// <summary>The body that votes; null where one person answers.</summary>
    protected virtual ValueTask<Guid?> Body(StepContext step) => new((Guid?)null);

    /// <summary>After the work item was opened, in the same burst.</summary>
    protected virtual ValueTask Opened(StepContext step, Guid workItemId) => ValueTask.CompletedTask;

    /// <summary>After a person completed it, before the outcome is followed.</summary>
    protected virtual ValueTask Completed(StepContext step, Guid workItemId, string outcome) => ValueTask.CompletedTask;

    protected static async ValueTask<DateTimeOffset?> DueAt(StepContext step) => (step.Text("dueIn") ?? step.Text(SilenceRules.Input)) is { Length: > 0 } period ? await step.After(period) : null;

    protected static string Credential(StepContext step) =>
        step.CorrelationId ?? throw new InvalidOperationException("This workflow carries no micro-credential.");

    /// <summary>Gives the notice that is due, and waits for the time of the next one beside the answer. The step itself stays as it is.</summary>
    private static async Task Remind(StepContext step, int number)
    {
        if (await step.Send(new RemindOfWorkItem(AskedBy(step)[number], step.Text(EscalateInput.Name)) { Percents = NoticePercents.Of(Percent(step, RemindInput), Percent(step, LateInput)) }) is { } next)
            step.WaitUntil(next, NoticeOf(number));
    }

    private static int? Percent(StepContext step, InputDeclaration input) => int.TryParse(step.Text(input.Name), CultureInfo.InvariantCulture, out var percent) ? percent : null;

    private async Task<OpenWorkItem> Opening(StepContext step)
    {
        var credentialId = Credential(step);
        return new OpenWorkItem(
            credentialId,
            step.InstanceId,
            step.Activity.Id,
            Kind,
            TitleOf(step.Activity),
            Role(step),
            await Subject(step),
            step.Text("group"),
            PublicationWays.Mark(ReturnWays.Mark([.. OfferedOutcomes.Of(step.Activity).Where(outcome => outcome.Name != SilenceRules.Outcome)], step), step),
            await DueAt(step))
        {
            Judges = Judges(step),
            BodyId = await Body(step),
            PersonId = Declaration.Inputs.Contains(PersonInput) && Guid.TryParse(step.Text(PersonInput.Name), out var person) ? person : null,
            Units = step.Text(UnitChoice.Input) is { Length: > 0 } unit ? Units(unit, await step.Read<CredentialFacts>().Of(credentialId)) : null,
            ClosesAt = step.Text(SilenceRules.Input) is { Length: > 0 } period ? await step.After(period) : null,
            IsFinal = step.Flag("final"),
            Signs = Declaration.Inputs.Contains(SignsInput) && step.Text(SignsInput.Name) is { Length: > 0 } meaning ? Enum.Parse<SigningMeaning>(meaning) : null,
            Duties = DeclaredDuties.Of(step.Burst.Definition) is { Count: > 0 } duties ? duties : null,
            DefinitionHash = step.DefinitionHash,
        };
    }

    private static IReadOnlyList<Bilingual>? Units(string choice, CredentialFact record) => choice switch
    {
        UnitChoice.Proposing => [record.Unit],
        UnitChoice.Affected => record.AffectedUnits is { Count: > 0 } units ? units : null,
        _ => throw new InvalidOperationException($"“{choice}” names no unit of a proposal."),
    };

    private static Bilingual TitleOf(Activity activity) =>
        activity.DisplayText is { En.Length: > 0 } text ? text : new Bilingual(activity.Name ?? activity.Id, activity.Name ?? activity.Id);

    /// <summary>A work item of its own for each unit, so that each answers for itself.</summary>
    private static IEnumerable<OpenWorkItem> OneForEach(OpenWorkItem opening) =>
        opening.Units is { } units ? units.Select(unit => opening with { Units = [unit] }) : [opening];

    /// <summary>The work items that the step opened: one, or one for each unit that is asked.</summary>
    private static List<Guid> AskedBy(StepContext step) =>
        [.. (step.Memory["workItem"]?.ToString() ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => Guid.Parse(id, CultureInfo.InvariantCulture))];

    // the first is called as it was when there was one alone: instances that wait for it run on
    private static string NoticeOf(int number) => number == 0 ? "Notice" : $"Notice-{number}";
}
