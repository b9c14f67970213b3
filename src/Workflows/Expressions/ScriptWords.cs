namespace Governance.Workflows.Expressions;

/// <summary>What JavaScript has and this language has not, so that a refusal can say so.</summary>
internal static class ScriptWords
{
    public static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "await", "async", "break", "case", "catch", "class", "const", "continue", "debugger", "default", "delete", "do", "else", "enum",
        "export", "extends", "finally", "for", "function", "if", "implements", "import", "in", "instanceof", "interface", "let", "new",
        "package", "private", "protected", "public", "static", "super", "switch", "this", "throw", "try", "typeof", "var", "void", "while", "with", "yield",
    };

    private static readonly HashSet<string> RefusedMarks = new(StringComparer.Ordinal)
    {
        ">>>=", "...", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "??=", "?.", "++", "--", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=",
        "<<", ">>", "**", "&", "|", "^", "~", "=",
    };

    /// <summary>Why this word cannot stand where it stands.</summary>
    public static ScriptRefused Unexpected(ScriptToken token, string text) => token.Kind switch
    {
        TokenKind.End => new(token.Start, "The expression ends where something is still missing."),
        TokenKind.Mark when token.Text == "=" => new(token.Start, "“=” has no place in an expression: compare with “===”, change a variable with “setVariable”."),
        TokenKind.Mark when RefusedMarks.Contains(token.Text) => new(token.Start, "“{0}” is not part of the expression language.", token.Text),
        TokenKind.Name when Reserved.Contains(token.Text) => new(token.Start, "“{0}” is not part of the expression language.", token.Text),
        _ => new(token.Start, "“{0}” is not expected here.", JsonBridge.WellFormed(text[token.Start..token.End])),
    };
}
