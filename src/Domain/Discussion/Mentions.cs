using Governance.Domain.Words;

namespace Governance.Domain.Discussion;

/// <summary>
/// Finds who is named in a comment: an at sign with a reader's whole name, in either language. The longest name wins, so
/// that "@Dean 12" names nobody called "Dean 1". Names of people who may not read the comment are words like others.
/// </summary>
public static class Mentions
{
    public static IReadOnlyList<Mention> In(string text, IEnumerable<(Guid Id, Bilingual Name)> readers)
    {
        var names = readers.SelectMany(reader => new[] { (reader.Id, Name: reader.Name.En), (reader.Id, Name: reader.Name.Fr) })
            .Where(one => one.Name.Length > 0).OrderByDescending(one => one.Name.Length).ToList();
        var found = new List<Mention>();
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0 && at < text.Length; at = text.IndexOf('@', at + 1))
        {
            var named = names.Where(one => Stands(one.Name, text, at + 1)).ToList();
            found.AddRange(named.Where(one => one.Name.Length == named[0].Name.Length).Select(one => new Mention(one.Id, text.Substring(at + 1, one.Name.Length))));
        }
        return [.. found.DistinctBy(one => one.PersonId)];
    }

    private static bool Stands(string name, string text, int start) =>
        string.Compare(text, start, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0
        && start + name.Length <= text.Length
        && (start + name.Length == text.Length || !char.IsLetterOrDigit(text[start + name.Length]));
}
