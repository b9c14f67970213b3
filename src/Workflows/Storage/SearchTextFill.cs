using Governance.Domain.Credentials;

namespace Governance.Workflows.Storage;

/// <summary>
/// Gives the records of an older database the text that words are looked for in: what
/// <see cref="RecordSearch"/> keeps for new ones, as near as SQL comes to it, until the next change of a title.
/// </summary>
internal static class SearchTextFill
{
    private const string Accented = "àâäáãåçéèêëíîïìñóôöòõúûüùýÿÀÂÄÁÃÅÇÉÈÊËÍÎÏÌÑÓÔÖÒÕÚÛÜÙÝŸ";
    private const string Plain = "aaaaaaceeeeiiiinooooouuuuyyaaaaaaceeeeiiiinooooouuuuyy";

    private static readonly (string From, string To)[] Ligatures = [("œ", "oe"), ("Œ", "oe"), ("æ", "ae"), ("Æ", "ae"), ("’", "''")];

    public static string OnSqlite { get; } = Update(FoldedOnSqlite(Joined(column => $"json_extract(\"{column}\", '$.En')", column => $"json_extract(\"{column}\", '$.Fr')", "char(10)")));

    public static string OnPostgres { get; } = Update(FoldedOnPostgres(Joined(column => $"\"{column}\"::json->>'En'", column => $"\"{column}\"::json->>'Fr'", "chr(10)")));

    /// <summary>An expression of text without accents and ligatures, in small letters.</summary>
    internal static string FoldedOnSqlite(string text) =>
        $"lower({Accented.Zip(Plain).Select(pair => (pair.First.ToString(), pair.Second.ToString())).Concat(Ligatures).Aggregate(text, Replaced)})";

    /// <inheritdoc cref="FoldedOnSqlite"/>
    internal static string FoldedOnPostgres(string text) => $"lower({Ligatures.Aggregate($"translate({text}, '{Accented}', '{Plain}')", Replaced)})";

    private static string Joined(Func<string, string> english, Func<string, string> french, string line) => string.Join(
        $" || {line} || ", "\"Id\"", $"({english("Title")})", $"({french("Title")})", $"({english("Unit")})", $"({french("Unit")})");

    private static string Replaced(string text, (string From, string To) letter) => $"replace({text}, '{letter.From}', '{letter.To}')";

    private static string Update(string text) => $"UPDATE \"MicroCredentials\" SET \"SearchText\" = substr({text}, 1, {RecordSearch.MaxLength})";
}
