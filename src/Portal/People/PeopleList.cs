using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Governance.Domain.Access;
using Governance.Domain.Organisations;
using Governance.Domain.Words;
using Governance.Portal.Shared;

namespace Governance.Portal.People;

/// <summary>One line of a list that was sent: what it asks for, or what is wrong with it.</summary>
internal sealed record ReadLine(int Line, string Name, string Email, PersonLine? Person, IReadOnlyList<Sentence> Problems)
{
    /// <summary>The first day of the role; null: at once.</summary>
    internal DateOnly? From { get; init; }

    /// <summary>Its last day; null while it has no end.</summary>
    internal DateOnly? Until { get; init; }
}

/// <summary>
/// Reads a list of people (CSV, RFC 4180, comma or semicolon, with a first line of column names) into what an import would
/// do. It stores nothing; a line with a problem says so, and the others are read on.
/// </summary>
internal sealed class PeopleList(IReadOnlyList<Organisation> organisations, bool mayGrantEverywhere, Dates dates)
{
    internal const int MaxBytes = 300_000;

    internal static readonly IReadOnlyList<string> Columns = ["name", "name_fr", "email", "language", "role", "organization", "unit", "from", "until"];

    private static readonly string[] Needed = ["name", "email", "role", "organization"];

    /// <summary>The lines in their order; one with line 1 and a problem alone where it is no such list.</summary>
    internal IReadOnlyList<ReadLine> Read(string text)
    {
        using var csv = new CsvReader(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            DetectDelimiter = true,
            DetectDelimiterValues = [",", ";", "\t"],
            TrimOptions = TrimOptions.Trim,
            MissingFieldFound = null,
            BadDataFound = null,
            PrepareHeaderForMatch = header => header.Header.Trim().ToLowerInvariant().Replace("organisation", "organization", StringComparison.Ordinal),
        });
        if (!csv.Read() || !csv.ReadHeader())
            return [Unreadable(new Sentence("The list is empty."))];
        var header = csv.HeaderRecord!.Select(name => csv.Configuration.PrepareHeaderForMatch(new(name, 0))).ToList();
        if (Needed.Where(name => !header.Contains(name)).ToList() is { Count: > 0 } missing)
            return [Unreadable(new Sentence("The first line must name these columns: {0}.", string.Join(", ", missing)))];
        var lines = new List<ReadLine>();
        while (csv.Read() && lines.Count <= ImportPeople.MaxLines)
            lines.Add(Line(csv));
        if (lines.Count > ImportPeople.MaxLines)
            return [Unreadable(new Sentence("A list has between 1 and {0} people.", ImportPeople.MaxLines))];
        return lines.Count > 0 ? lines : [Unreadable(new Sentence("The list is empty."))];
    }

    /// <summary>
    /// The text of a file: as its byte order mark says, else UTF-8, else Windows-1252, in which office programs save lists.
    /// </summary>
    /// <returns>The text, and whether it was read as Windows-1252 because it is no UTF-8.</returns>
    internal static (string Text, bool IsOld) Decoded(byte[] file)
    {
        try
        {
            return (Text(new UTF8Encoding(false, throwOnInvalidBytes: true)), false);
        }
        catch (DecoderFallbackException)
        {
            return (Text(CodePagesEncodingProvider.Instance.GetEncoding(1252)!), true);
        }

        string Text(Encoding encoding)
        {
            using var reader = new StreamReader(new MemoryStream(file), encoding);
            return reader.ReadToEnd();
        }
    }

    private static ReadLine Unreadable(Sentence problem) => new(1, "", "", null, [problem]);

    private ReadLine Line(CsvReader csv)
    {
        var problems = new List<Sentence>();
        string Said(string column) => csv.TryGetField<string>(column, out var said) ? said ?? "" : "";
        var (name, email) = (Said("name"), Said("email"));
        var french = Said("name_fr") is { Length: > 0 } own ? own : name;
        if (name.Length is 0 or > Person.MaxName || french.Length > Person.MaxName)
            problems.Add(new("Write the name, with at most {0} characters.", Person.MaxName));
        if (email.Length > 254 || !System.Net.Mail.MailAddress.TryCreate(email, out _))
            problems.Add(new("Enter an e-mail address such as name@example.org."));
        var language = Said("language") is { Length: > 0 } chosen ? chosen.ToLowerInvariant() : "en";
        if (language is not ("en" or "fr"))
            problems.Add(new("Choose English or French."));
        var role = RoleNamed(Said("role"));
        if (role is null)
            problems.Add(new("There is no role “{0}”.", Said("role")));
        var (place, unit) = Place(Said("organization"), Said("unit"), problems);
        var from = Day(Said("from"), problems);
        var until = Day(Said("until"), problems);
        var there = dates.In(organisations.FirstOrDefault(one => one.Id == place)?.Calendar?.TimeZone);
        if (until < (from ?? there.Today))
            problems.Add(new("A role ends after it begins."));
        return new(csv.Parser.Row, name, email, problems.Count > 0 ? null : new PersonLine(csv.Parser.Row, new(name, french), email, language,
            new(role!.Id, place, unit, from is { } first && first != there.Today ? there.StartOf(first) : null, until is { } last ? there.StartOf(last.AddDays(1)) : null)), problems) { From = from, Until = until };
    }

    private static Role? RoleNamed(string said) => Role.All.FirstOrDefault(one => one.Id == said || Same(one.Name, said));

    private (Guid? Place, Bilingual? Unit) Place(string said, string unitSaid, List<Sentence> problems)
    {
        if (mayGrantEverywhere && said == "*")
            return (null, null);
        var organisation = organisations.FirstOrDefault(one => Same(one.Name, said));
        if (organisation is null)
            problems.Add(new("There is no organization “{0}” whose people you manage.", said));
        var unit = organisation?.Units.FirstOrDefault(one => Same(one, unitSaid));
        if (organisation is not null && unitSaid.Length > 0 && unit is null)
            problems.Add(new("{0} has no unit “{1}”.", organisation.Name, unitSaid));
        return (organisation?.Id, unit);
    }

    private static DateOnly? Day(string said, List<Sentence> problems)
    {
        var day = FormDay.Of(said);
        if (said.Length > 0 && day is null)
            problems.Add(new("“{0}” is no day such as 2026-09-01.", said));
        return day;
    }

    private static bool Same(Bilingual name, string said) =>
        said.Length > 0 && (Folded.Of(name.En) == Folded.Of(said) || Folded.Of(name.Fr) == Folded.Of(said));
}
