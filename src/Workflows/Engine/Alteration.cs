using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Governance.Domain.Rules;
using Governance.Domain.Words;
using Governance.Workflows.Flow;

namespace Governance.Workflows.Engine;

/// <summary>
/// A change to a running instance from outside, as Elsa's alterations are, and what looks after incidents. Carried
/// out in a burst of its own.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Migrate), nameof(Migrate))]
[JsonDerivedType(typeof(ModifyVariable), nameof(ModifyVariable))]
[JsonDerivedType(typeof(ScheduleActivity), nameof(ScheduleActivity))]
[JsonDerivedType(typeof(CancelActivity), nameof(CancelActivity))]
[JsonDerivedType(typeof(Skip), nameof(Skip))]
[JsonDerivedType(typeof(Cancel), nameof(Cancel))]
public abstract record Alteration
{
    [JsonIgnore]
    public string Kind => GetType().Name;

    /// <summary>What it is about, in words: a step, a variable, a version; null where it is the whole.</summary>
    internal virtual Bilingual? Subject(Burst burst) => null;

    /// <exception cref="RuleBroken">It cannot be done.</exception>
    internal abstract Task Check(Burst burst);

    /// <summary>Changes the instance, and writes that it did.</summary>
    /// <param name="burst">The instance.</param>
    /// <param name="runs">Whether what follows runs at once; otherwise with the next burst.</param>
    internal abstract Task Apply(Burst burst, bool runs);

    private static Bilingual Plain(string text) => new(text, text);

    private static Bilingual Step(Burst burst, string stepId) => burst.Tree.Activities.TitleOf(burst.Definition, stepId);

    private static Task Tell(Burst burst, FlowAnswer answer, bool runs) => runs ? burst.Drive(answer) : burst.Note(answer);

    /// <summary>
    /// Goes on with another version of the definition. Refused where a step that is at work is not in that version; real
    /// Elsa checks nothing (case 74).
    /// </summary>
    public sealed record Migrate(int TargetVersion) : Alteration
    {
        internal override Bilingual Subject(Burst burst) => Plain(TargetVersion.ToString(CultureInfo.InvariantCulture));

        internal override async Task Check(Burst burst)
        {
            var target = await burst.Tree.Store.Definition((await Target(burst)).Hash);
            foreach (var run in burst.Flow.Runs)
                Rule.Require(target.Find(run.ActivityId) is not null, "The step “{0}” is at work and is not in version {1}.", run.ActivityId, TargetVersion);
        }

        internal override async Task Apply(Burst burst, bool runs)
        {
            burst.Instance.MoveTo(await Target(burst));
            burst.RecordAlteration(Kind);
            burst.Keep();
        }

        private async Task<StoredDefinition> Target(Burst burst)
        {
            var stored = await burst.Tree.Store.Version(burst.Instance.DefinitionId, TargetVersion);
            Rule.Require(stored is not null, "There is no version {0} of this workflow.", TargetVersion);
            return stored!;
        }
    }

    /// <summary>Gives a variable of the workflow another value.</summary>
    public sealed record ModifyVariable(string VariableId, JsonNode? Value) : Alteration
    {
        internal override Bilingual Subject(Burst burst) =>
            Plain(burst.Definition.Variables.FirstOrDefault(variable => variable.Id == VariableId)?.Name ?? VariableId);

        internal override Task Check(Burst burst)
        {
            Rule.Require(burst.Definition.Variables.Any(variable => variable.Id == VariableId), "There is no variable “{0}” in this workflow.", VariableId);
            return Task.CompletedTask;
        }

        internal override Task Apply(Burst burst, bool runs)
        {
            burst.SetVariable(0, VariableId, Value);
            burst.RecordAlteration(Kind);
            burst.Keep();
            return Task.CompletedTask;
        }
    }

    /// <summary>Runs a step: a faulted run of it again (real Elsa does nothing for an instance that its fault has ended, case 81), else a new run.</summary>
    public sealed record ScheduleActivity(string ActivityId) : Alteration
    {
        internal override Bilingual Subject(Burst burst) => Step(burst, ActivityId);

        internal override Task Check(Burst burst)
        {
            Rule.Require(burst.Definition.Find(ActivityId) is not null, "There is no step “{0}” in this workflow.", ActivityId);
            Rule.Require(IsFaulted(burst) || IsInside(burst), "The step “{0}” cannot be run: the part of the workflow that it stands in is not at work.", ActivityId);
            return Task.CompletedTask;
        }

        private bool IsFaulted(Burst burst) => burst.Flow.Runs.Any(run => run.ActivityId == ActivityId && run.Status == RunStatus.Faulted);

        private bool IsInside(Burst burst) =>
            burst.Definition.ContainerOf(ActivityId) is { } container && burst.Flow.Runs.Any(run => run.ActivityId == container.Id);

        internal override Task Apply(Burst burst, bool runs)
        {
            burst.RecordAlteration(Kind);
            return Tell(burst, new FlowAnswer.Schedule(ActivityId), runs);
        }
    }

    /// <summary>Gives up every run of a step that is at work.</summary>
    public sealed record CancelActivity(string ActivityId) : Alteration
    {
        internal override Bilingual Subject(Burst burst) => Step(burst, ActivityId);

        internal override Task Check(Burst burst)
        {
            Rule.Require(burst.Flow.Runs.Any(run => run.ActivityId == ActivityId), "The step “{0}” is not at work.", ActivityId);
            return Task.CompletedTask;
        }

        internal override async Task Apply(Burst burst, bool runs)
        {
            foreach (var run in burst.Flow.Runs.Where(run => run.ActivityId == ActivityId).ToList())
                await Tell(burst, new FlowAnswer.CancelRun(run.Number), runs);
            burst.RecordAlteration(Kind);
            burst.Keep();
        }
    }

    /// <summary>Goes on behind a step that is faulted, as if it had ended with this outcome.</summary>
    public sealed record Skip(string ActivityId, string Outcome) : Alteration
    {
        internal override Bilingual Subject(Burst burst) => Step(burst, ActivityId);

        internal override Task Check(Burst burst)
        {
            Rule.Require(Faulted(burst) is not null, "The step “{0}” is not faulted.", ActivityId);
            return Task.CompletedTask;
        }

        internal override Task Apply(Burst burst, bool runs)
        {
            burst.RecordAlteration(Kind);
            return Tell(burst, new FlowAnswer.Completed(Faulted(burst)!.Number, [Outcome]), runs);
        }

        private StepRun? Faulted(Burst burst) => burst.Flow.Runs.FirstOrDefault(run => run.ActivityId == ActivityId && run.Status == RunStatus.Faulted);
    }

    /// <summary>Ends the instance.</summary>
    public sealed record Cancel : Alteration
    {
        internal override Task Check(Burst burst) => Task.CompletedTask;

        internal override Task Apply(Burst burst, bool runs) => burst.Cancel();
    }
}

/// <summary>An alteration on its way to its instance.</summary>
/// <param name="Alteration">What is changed.</param>
/// <param name="Runs">Whether what follows runs at once; otherwise with the next burst.</param>
public sealed record AlterationRequest(Alteration Alteration, bool Runs);
