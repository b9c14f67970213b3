using System.Reflection;
using System.Text.RegularExpressions;
using Governance.Domain.Commands;
using Governance.Domain.Storage;

namespace Governance.House.Tests;

/// <summary>Each finder answers with one line a violation. The tests run it on the code base and on a bad example.</summary>
internal static partial class Finders
{
    internal const int MaxLines = 300;

    private static readonly Dictionary<string, string[]> Arrows = new(StringComparer.Ordinal)
    {
        ["Domain"] = [],
        ["Workflows"] = ["Domain"],
        ["Designer"] = ["Workflows"],
        ["Portal"] = ["Designer"],
    };

    /// <summary>Who may not know whom: files in the folder open no namespace that begins so.</summary>
    private static readonly (string Folder, string[] Namespaces)[] Unknown =
    [
        ("src/Domain", ["Governance.Workflows", "Governance.Designer", "Governance.Portal"]),
        ("src/Domain/Words", ["Governance.Domain.", "Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore"]),
        ("src/Domain/Rules", ["Governance.Domain.Storage", "Governance.Domain.Commands", "Microsoft.EntityFrameworkCore"]),
        ("src/Workflows", ["Governance.Designer", "Governance.Portal"]),
        ("src/Workflows/Definitions", ["Governance.Workflows.Flow", "Governance.Workflows.Engine", "Governance.Workflows.Activities", "Governance.Domain.Storage", "Microsoft.EntityFrameworkCore"]),
        ("src/Workflows/Expressions", ["Governance.Workflows.Flow", "Governance.Workflows.Engine", "Governance.Workflows.Activities", "Governance.Domain.Storage", "Microsoft.EntityFrameworkCore"]),
        ("src/Workflows/Flow", ["Governance.Domain", "Governance.Workflows.Engine", "Governance.Workflows.Activities", "Governance.Workflows.Expressions", "Governance.Workflows.Storage", "Microsoft.EntityFrameworkCore", "Microsoft.Extensions"]),
        ("src/Workflows/Engine", ["Governance.Workflows.Activities"]),
        ("src/Designer", ["Governance.Portal"]),
        // the checker of certificates shares nothing with what enforces and records
        ("src/Portal/Certify", [.. new[] { "Audit", "Bodies", "Commands", "Credentials", "Duties", "Endorsements", "Events", "Organisations", "Reviews", "Rules", "Storage", "Work" }.Select(folder => "Governance.Domain." + folder), "Governance.Workflows", "Governance.Designer"]),
    ];

    internal static IEnumerable<string> WrongArrows(IEnumerable<SourceFile> projects) =>
        from project in projects
        let name = Path.GetFileNameWithoutExtension(project.Path)
        from reference in ProjectReference().Matches(project.Text).Select(match => match.Groups[1].Value)
        where !Arrows[name].Contains(reference)
        select $"{project.Path} references {reference}";

    internal static IEnumerable<string> ForbiddenUsings(IEnumerable<SourceFile> files) =>
        from file in files
        from rule in Unknown.Where(rule => file.IsIn(rule.Folder))
        from opened in file.Usings
        where rule.Namespaces.Any(forbidden => (opened + ".").StartsWith(forbidden.TrimEnd('.') + ".", StringComparison.Ordinal))
        select $"{file.Path} opens {opened}";

    /// <summary>Pages ask queries and send commands; the store is behind both.</summary>
    internal static IEnumerable<string> PagesThatUseTheStore(IEnumerable<SourceFile> files) =>
        from file in files
        where file.Name.Contains(".razor", StringComparison.Ordinal)
        where file.Text.Contains("GovernanceDb", StringComparison.Ordinal) || file.Usings.Any(opened => opened.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal))
        select $"{file.Path} uses the store";

    /// <summary>A folder with pages is a feature; what two features share stands in Shared.</summary>
    internal static IEnumerable<string> PagesThatUseOtherPages(IReadOnlyList<SourceFile> files)
    {
        var features = files.Where(file => file.Text.Contains("@page ", StringComparison.Ordinal)).Select(FeatureOf).ToHashSet(StringComparer.Ordinal);
        // Whoever signs in, and how, is known to every page.
        features.Remove("Accounts");
        return from file in files.Where(file => features.Contains(FeatureOf(file)))
               from other in features.Where(other => other != FeatureOf(file))
               where file.Usings.Contains("Governance.Portal." + other)
               select $"{file.Path} opens the pages of {other}";
    }

    /// <summary>A text field that has neither a name nor a key to keep it by loses what is typed when the session or the line ends. Searches, secrets and ticks need neither.</summary>
    internal static IEnumerable<string> FieldsThatLoseText(IEnumerable<SourceFile> files) =>
        from file in files.Where(file => file.Name.EndsWith(".razor", StringComparison.Ordinal))
        from start in Field().Matches(file.Text).Select(match => match.Index)
        let tag = Tag(file.Text, start)
        where !ShortLived().IsMatch(tag) && !tag.Contains(" name=\"", StringComparison.Ordinal) && !tag.Contains(" data-keep=\"", StringComparison.Ordinal)
        select $"{file.Path} loses what is typed in line {file.Text.AsSpan(0, start).Count('\n') + 1}";

    // a tag ends outside of quotes; what stands in parentheses may hold quotes of its own
    private static string Tag(string text, int start)
    {
        var (isQuoted, depth, end) = (false, 0, start);
        for (; end < text.Length && (text[end] != '>' || isQuoted || depth > 0); end++)
        {
            isQuoted ^= text[end] == '"' && depth == 0;
            depth += text[end] switch { '(' => 1, ')' => -1, _ => 0 };
        }
        return text[start..end];
    }

    internal static IEnumerable<string> PublicSetters(IEnumerable<Type> types) =>
        from type in types.Where(type => type.IsSubclassOf(typeof(Aggregate)))
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.SetMethod is { IsPublic: true }
        select $"{type.Name}.{property.Name} can be set from outside";

    /// <summary>Command, permission and handler stand together in the file named after the command.</summary>
    internal static IEnumerable<string> CommandsApart(IEnumerable<Type> types, IReadOnlyList<SourceFile> files)
    {
        foreach (var command in types.Where(IsCommand))
        {
            if (command.GetCustomAttribute<RequiresAttribute>() is null)
                yield return $"{command.Name} names no permission";
            var home = files.FirstOrDefault(file => file.Name == command.Name + ".cs" && file.Text.Contains($"record {command.Name}", StringComparison.Ordinal));
            if (home is null)
                yield return $"{command.Name} stands in no file of its name";
            else if (!home.Text.Contains($"internal sealed class {command.Name}Handler", StringComparison.Ordinal))
                yield return $"{command.Name} has no handler beside it";
        }
    }

    internal static IEnumerable<string> LongFiles(IEnumerable<SourceFile> files) =>
        from file in files
        let lines = file.Text.AsSpan().TrimEnd('\n').Count('\n') + 1
        where lines > MaxLines
        select $"{file.Path} has {lines} lines";

    private static bool IsCommand(Type type) =>
        !type.IsAbstract && type.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(ICommand<>));

    private static string FeatureOf(SourceFile file) => file.Path.Split('/')[2];

    [GeneratedRegex(@"<(?:input|textarea)\b")]
    private static partial Regex Field();

    [GeneratedRegex(@" type=""(?:checkbox|radio|hidden|file|search|submit|password|@\([^""]*""text"" : ""password""\))""")]
    private static partial Regex ShortLived();

    [GeneratedRegex(@"<ProjectReference Include=""[^""]*?(\w+)\.csproj""")]
    private static partial Regex ProjectReference();
}
