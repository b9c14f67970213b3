namespace Governance.Testing;

/// <summary>Finds files of the repository from wherever the tests run. Throws rather than finding nothing.</summary>
public static class RepoRoot
{
    /// <summary>The folder that holds <c>Governance.sln</c>.</summary>
    public static readonly string Folder = Find();

    /// <summary>The full path of something in the repository, written with forward slashes.</summary>
    public static string Path(string relative)
    {
        var path = System.IO.Path.Combine(Folder, relative);
        return File.Exists(path) || Directory.Exists(path)
            ? path
            : throw new FileNotFoundException("Not in the repository: " + relative);
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Governance.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("Governance.sln is in no folder above " + AppContext.BaseDirectory);
    }
}
