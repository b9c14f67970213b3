namespace Governance.Workflows.Expressions;

internal enum TokenKind
{
    End,
    Name,
    Number,
    Text,
    Mark,
    TemplateStart,
}

/// <summary>
/// A word of a script. <see cref="Text"/> is the name, the mark, or the text that a literal stands for;
/// <see cref="AfterNewLine"/> says that a line break comes before it.
/// </summary>
internal readonly record struct ScriptToken(TokenKind Kind, int Start, int End, string Text, double Number = 0, bool AfterNewLine = false)
{
    public bool Is(string mark) => Kind == TokenKind.Mark && Text == mark;

    public bool IsWord(string word) => Kind == TokenKind.Name && Text == word;
}

/// <summary>Thrown inside the parser and turned into a <see cref="ScriptProblem"/> at its edge.</summary>
internal sealed class ScriptRefused(ScriptProblem problem) : Exception(problem.Sentence.English)
{
    public ScriptRefused(int position, string english, params object[] arguments)
        : this(new ScriptProblem(position, new Domain.Words.Sentence(english, arguments)))
    {
    }

    public ScriptProblem Problem { get; } = problem;
}
