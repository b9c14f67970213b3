using System.CommandLine;
using System.Globalization;
using Governance.Domain.Words;
using Governance.Workflows;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Portal.Verbs;

/// <summary>
/// <c>lint</c>: names every problem of every definition in a folder or file, a line each with file, step and sentence.
/// Exit code 1 when there is any, 0 when there is none.
/// </summary>
internal static class LintVerb
{
    internal static Command Command()
    {
        var path = new Argument<string>("path") { Description = "Folder of definitions, or one file", DefaultValueFactory = _ => "workflows" };
        var lint = new Command("lint", "Check workflow definitions; exit code 1 if any has a problem.") { path };
        lint.SetAction((parsed, cancellation) => Lint(parsed.GetValue(path)!, cancellation));
        return lint;
    }

    private static async Task<int> Lint(string path, CancellationToken cancellation)
    {
        var files = Directory.Exists(path) ? [.. Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal)] : new[] { path };
        if (files.Length == 0 || !files.All(File.Exists))
            return await Say(Console.Error, new Sentence("There is no definition at {0}.", path), 1);
        var known = await Known(files, cancellation);
        var count = 0;
        foreach (var file in files)
        foreach (var problem in await Problems(file, known, cancellation))
        {
            count++;
            Console.WriteLine($"{file}: {(problem.StepId is { } step ? step + ": " : "")}{problem.Sentence.In(CultureInfo.CurrentUICulture)}");
        }
        return await Say(count > 0 ? Console.Error : Console.Out, Summary(count, files.Length), count > 0 ? 1 : 0);
    }

    /// <summary>The kinds of step that the program knows, and the definitions beside these files, which they may use as steps.</summary>
    private static async Task<IReadOnlyDictionary<string, ActivityDeclaration>> Known(IEnumerable<string> files, CancellationToken cancellation)
    {
        var beside = files.Select(file => Path.GetDirectoryName(Path.GetFullPath(file))!).Distinct(StringComparer.Ordinal).SelectMany(folder => Directory.EnumerateFiles(folder, "*.json"));
        var definitions = new List<WorkflowDefinition>();
        foreach (var file in beside.Where(file => new FileInfo(file).Length <= DefinitionReader.MaximumBytes).Order(StringComparer.Ordinal))
        {
            if (DefinitionReader.Read(await File.ReadAllTextAsync(file, cancellation), file).Definition is { Name.Length: > 0 } definition)
                definitions.Add(definition);
        }
        return new ServiceCollection().AddWorkflows().BuildServiceProvider().GetRequiredService<ActivityCatalogue>().Known(definitions);
    }

    /// <summary>The last line: how many problems in how many files.</summary>
    internal static Sentence Summary(int problems, int files) =>
        problems > 0 ? new("{0} in {1}.", Problems(problems), Files(files)) : new("No problem in {0}.", Files(files));

    private static async Task<IReadOnlyList<StepProblem>> Problems(string file, IReadOnlyDictionary<string, ActivityDeclaration> known, CancellationToken cancellation) =>
        new FileInfo(file).Length > DefinitionReader.MaximumBytes
            ? [DefinitionReader.TooLarge]
            : DefinitionRules.Check(await File.ReadAllTextAsync(file, cancellation), file, known);

    private static Sentence Problems(int count) => count == 1 ? new("1 problem") : new("{0} problems", count);

    private static Sentence Files(int count) => count == 1 ? new("1 file") : new("{0} files", count);

    private static async Task<int> Say(TextWriter to, Sentence sentence, int exitCode)
    {
        await to.WriteLineAsync(sentence.In(CultureInfo.CurrentUICulture));
        return exitCode;
    }
}
