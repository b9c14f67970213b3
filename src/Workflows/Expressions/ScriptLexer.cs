using System.Globalization;
using System.Text;

namespace Governance.Workflows.Expressions;

/// <summary>
/// Cuts a script into words, one at a time and from any position, so that the parser may look ahead and come back.
/// The longest mark wins, the refused ones included: <c>a--b</c> is refused, as <c>--</c> changes a value.
/// </summary>
internal sealed class ScriptLexer(string text)
{
    private static readonly string[] Marks =
    [
        ">>>=", "...", "===", "!==", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "??=",
        "=>", "==", "!=", "<=", ">=", "&&", "||", "??", "?.", "++", "--", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<", ">>", "**",
        "{", "}", "(", ")", "[", "]", ".", ";", ",", "<", ">", "+", "-", "*", "/", "%", "&", "|", "^", "!", "~", "?", ":", "=",
    ];

    private static readonly Dictionary<char, char> Escapes = new()
    {
        ['n'] = '\n', ['r'] = '\r', ['t'] = '\t', ['b'] = '\b', ['f'] = '\f', ['v'] = '\v', ['0'] = '\0',
    };

    public string Text { get; } = text;

    public ScriptToken Read(int position)
    {
        var start = SkipSpace(position, out var afterNewLine);
        if (start >= Text.Length)
            return new(TokenKind.End, Text.Length, Text.Length, "", 0, afterNewLine);
        var character = Text[start];
        var token = character switch
        {
            '\'' or '"' => ReadText(start),
            '`' => new(TokenKind.TemplateStart, start, start + 1, "`"),
            _ when IsNameStart(character) => ReadName(start),
            _ when char.IsAsciiDigit(character) => ReadNumber(start),
            '.' when start + 1 < Text.Length && char.IsAsciiDigit(Text[start + 1]) => ReadNumber(start),
            _ => ReadMark(start),
        };
        return token with { AfterNewLine = afterNewLine };
    }

    /// <summary>The fixed part of a template from the position on, up to the closing back quote or the next <c>${</c>.</summary>
    public (string Part, int End, bool IsLast) ReadTemplatePart(int start)
    {
        var part = new StringBuilder();
        for (var at = start; at < Text.Length;)
        {
            if (Text[at] == '`')
                return (part.ToString(), at + 1, true);
            if (Text[at] == '$' && at + 1 < Text.Length && Text[at + 1] == '{')
                return (part.ToString(), at + 2, false);
            at = Text[at] == '\\' ? ReadEscape(at, part) : Copy(at, part);
        }
        throw new ScriptRefused(start, "The text that starts here is not closed: “{0}”.", "`");
    }

    public static bool IsNameStart(char character) => char.IsLetter(character) || character is '$' or '_';

    private static bool IsNamePart(char character) => IsNameStart(character) || char.IsDigit(character);

    private int SkipSpace(int position, out bool afterNewLine)
    {
        afterNewLine = false;
        while (position < Text.Length)
        {
            if (JsConversion.IsWhiteSpace(Text[position]))
                afterNewLine |= IsNewLine(Text[position++]);
            else if (Starts(position, "//"))
                position = EndOfLine(position);
            else if (Starts(position, "/*"))
                position = EndOfComment(position, ref afterNewLine);
            else
                break;
        }
        return position;
    }

    private static bool IsNewLine(char character) => character is '\n' or '\r' or '\u2028' or '\u2029';

    private bool Starts(int position, string mark) => string.CompareOrdinal(Text, position, mark, 0, mark.Length) == 0;

    private int EndOfLine(int position)
    {
        while (position < Text.Length && !IsNewLine(Text[position]))
            position++;
        return position;
    }

    private int EndOfComment(int position, ref bool afterNewLine)
    {
        var end = Text.IndexOf("*/", position + 2, StringComparison.Ordinal);
        if (end < 0)
            throw new ScriptRefused(position, "The comment that starts here is not closed.");
        afterNewLine |= Text.AsSpan(position, end - position).ContainsAny("\n\r\u2028\u2029");
        return end + 2;
    }

    private ScriptToken ReadName(int start)
    {
        var end = start + 1;
        while (end < Text.Length && IsNamePart(Text[end]))
            end++;
        return new(TokenKind.Name, start, end, Text[start..end]);
    }

    private ScriptToken ReadMark(int start)
    {
        foreach (var mark in Marks)
        {
            // "a?.5:b" is a choice, not a chain
            if (Starts(start, mark) && !(mark == "?." && start + 2 < Text.Length && char.IsAsciiDigit(Text[start + 2])))
                return new(TokenKind.Mark, start, start + mark.Length, mark);
        }
        throw new ScriptRefused(start, "The character “{0}” has no meaning here.", JsonBridge.WellFormed(Text[start].ToString()));
    }

    private ScriptToken ReadNumber(int start)
    {
        var end = start;
        if (Text[start] == '0' && start + 1 < Text.Length && char.ToLowerInvariant(Text[start + 1]) is 'x' or 'b' or 'o')
            end = SkipDigits(start + 2, char.IsAsciiHexDigit);
        else
            end = EndOfDecimal(start);
        var written = Text[start..end];
        var number = JsConversion.ToNumber(written);
        var hasLeadingZero = written.Length > 1 && written[0] == '0' && char.IsAsciiDigit(written[1]);
        if (double.IsNaN(number) || hasLeadingZero || (end < Text.Length && IsNamePart(Text[end])))
            throw new ScriptRefused(start, "This is not a number: “{0}”.", JsonBridge.WellFormed(Text[start..SkipDigits(end, IsNamePart)]));
        return new(TokenKind.Number, start, end, written, number);
    }

    private int EndOfDecimal(int start)
    {
        var end = SkipDigits(start, char.IsAsciiDigit);
        if (end < Text.Length && Text[end] == '.')
            end = SkipDigits(end + 1, char.IsAsciiDigit);
        if (end >= Text.Length || Text[end] is not ('e' or 'E'))
            return end;
        var sign = end + 1 < Text.Length && Text[end + 1] is '+' or '-' ? 1 : 0;
        return SkipDigits(end + 1 + sign, char.IsAsciiDigit);
    }

    private int SkipDigits(int position, Func<char, bool> isDigit)
    {
        while (position < Text.Length && isDigit(Text[position]))
            position++;
        return Math.Min(position, Text.Length);
    }

    private ScriptToken ReadText(int start)
    {
        var value = new StringBuilder();
        for (var at = start + 1; at < Text.Length && Text[at] is not ('\n' or '\r');)
        {
            if (Text[at] == Text[start])
                return new(TokenKind.Text, start, at + 1, value.ToString());
            at = Text[at] == '\\' ? ReadEscape(at, value) : Copy(at, value);
        }
        throw new ScriptRefused(start, "The text that starts here is not closed: “{0}”.", Text[start].ToString());
    }

    private int Copy(int at, StringBuilder value)
    {
        value.Append(Text[at]);
        return at + 1;
    }

    private int ReadEscape(int at, StringBuilder value)
    {
        if (at + 1 >= Text.Length)
            throw new ScriptRefused(at, "The text ends in the middle of “\\”.");
        var character = Text[at + 1];
        if (character is 'u' or 'x')
            return ReadCode(at, character == 'u' && at + 2 < Text.Length && Text[at + 2] == '{', value);
        if (char.IsAsciiDigit(character) && (character != '0' || (at + 2 < Text.Length && char.IsAsciiDigit(Text[at + 2]))))
            throw new ScriptRefused(at, "“\\” with a digit has no meaning; write “\\u” and four digits.");
        if (character == '\r' && at + 2 < Text.Length && Text[at + 2] == '\n')
            return at + 3;
        if (!IsNewLine(character))
            value.Append(Escapes.GetValueOrDefault(character, character));
        return at + 2;
    }

    private int ReadCode(int at, bool isBraced, StringBuilder value)
    {
        var start = at + (isBraced ? 3 : 2);
        var length = isBraced ? SkipDigits(start, char.IsAsciiHexDigit) - start : Text[at + 1] == 'u' ? 4 : 2;
        var isWhole = start + length <= Text.Length && length is > 0 and <= 6;
        if (!isWhole
            || !int.TryParse(Text.AsSpan(start, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            || code > 0x10FFFF
            || (isBraced && (start + length >= Text.Length || Text[start + length] != '}')))
            throw new ScriptRefused(at, "“\\{0}” must be followed by the hexadecimal number of a character.", Text[at + 1].ToString());
        _ = code is < 0x10000 ? value.Append((char)code) : value.Append(char.ConvertFromUtf32(code));
        return start + length + (isBraced ? 1 : 0);
    }
}
