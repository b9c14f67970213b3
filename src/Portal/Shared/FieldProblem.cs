namespace Governance.Portal.Shared;

/// <summary>What is wrong with one field: the id of its input and the sentence that says what to enter.</summary>
public sealed record FieldProblem(string Field, string Text);
