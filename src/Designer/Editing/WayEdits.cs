using Governance.Domain.Rules;
using Governance.Domain.Words;
using Governance.Workflows.Activities.People;
using Governance.Workflows.Definitions;

namespace Governance.Designer.Editing;

/// <summary>Lets an outcome of a step lead to another step of the same flowchart, instead of where it led before.</summary>
public sealed record Connect(string Source, string Port, string Target) : Edit
{
    public override Sentence Describe(WorkflowDefinition before) =>
        new("Connect “{0}” to “{1}”", Called(before, Source), Called(before, Target));

    protected internal override void Apply(Sheet sheet)
    {
        var flowchart = sheet.FlowchartAround(Source);
        Rule.Require(flowchart.Activities.Any(step => step.Id == Target), "“{0}” and “{1}” do not stand in the same flowchart.", sheet.StepName(Source), sheet.StepName(Target));
        var lines = Sheet.ConnectionsOf(flowchart);
        Ways.Take(lines, line => line.Source == Source && line.SourcePort == Port && line.Target != Target);
        Ways.Draw(lines, new(Source, Port, Target, Connection.In));
    }
}

/// <summary>Takes a line away: the outcome leads nowhere.</summary>
public sealed record Disconnect(string Source, string Port, string Target) : Edit
{
    public override Sentence Describe(WorkflowDefinition before) => before.Find(Source) is { } step
        ? new("Take away the way from “{0}” by “{1}”", Called(before, Source), OfferedOutcomes.LabelOf(step, Port))
        : new("Take away a way");

    protected internal override void Apply(Sheet sheet)
    {
        var taken = Ways.Take(Sheet.ConnectionsOf(sheet.FlowchartAround(Source)), line => line.Source == Source && line.SourcePort == Port && line.Target == Target);
        Rule.Require(taken.Count > 0, "That way is no longer there.");
    }
}
