using Governance.Domain.Words;

namespace Governance.Workflows.Expressions;

/// <summary>Why a script is not accepted, and where: the position counts characters from 0 and may be the end of the text.</summary>
public sealed record ScriptProblem(int Position, Sentence Sentence);
