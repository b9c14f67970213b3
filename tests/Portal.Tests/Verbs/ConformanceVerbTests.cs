using Governance.Portal.Verbs;
using Governance.Testing;

namespace Governance.Portal.Tests.Verbs;

public sealed class ConformanceVerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("governance-cases-").FullName;

    public ConformanceVerbTests()
    {
        var recorded = Path.Combine(RepoRoot.Folder, "..", "shared", "elsa-cases", "01-sequence");
        Directory.CreateDirectory(Path.Combine(folder, "01-sequence"));
        foreach (var file in Directory.EnumerateFiles(recorded))
            File.Copy(file, CaseFile(Path.GetFileName(file)));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Cases_that_pass_end_with_zero() => Assert.Equal(0, await Run(folder));

    [Fact]
    public async Task A_case_that_fails_in_one_mode_ends_with_one()
    {
        var file = CaseFile("expected-token.json");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("\"Completed\"", "\"Faulted\"", StringComparison.Ordinal));
        Assert.Equal(1, await Run(folder));
    }

    [Fact]
    public async Task A_folder_without_cases_ends_with_one()
    {
        Assert.Equal(1, await Run(CaseFile("")));
        Assert.Equal(1, await Run(Path.Combine(folder, "nowhere")));
    }

    private string CaseFile(string name) => Path.Combine(folder, "01-sequence", name);

    private static Task<int> Run(string path) => CommandLine.Run(["conformance", path]);
}
