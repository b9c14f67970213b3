using Governance.Domain.Rules;

namespace Governance.Portal.Backup;

/// <summary>
/// Who works on an SQLite file, by a lock of the operating system on a file beside it: any number of portals and verbs at
/// once, or one restore alone. It ends with the process, however that dies.
/// </summary>
internal sealed class DataLock : IDisposable
{
    private readonly FileStream held;

    private DataLock(FileStream held) => this.held = held;

    /// <summary>Held by whoever reads and writes. Throws while a restore is at work.</summary>
    internal static DataLock ForWork(string databaseFile) =>
        On(databaseFile, FileAccess.Read, FileShare.Read) ?? throw Broken("A backup is being restored to {0}. Start again when that is done.", databaseFile);

    /// <summary>Held by a restore. Throws while anybody works.</summary>
    internal static DataLock ForRestore(string databaseFile) =>
        On(databaseFile, FileAccess.ReadWrite, FileShare.None) ?? throw Broken("A portal or another verb works on {0}. Stop it first.", databaseFile);

    public void Dispose() => held.Dispose();

    private static RuleBroken Broken(string sentence, string file) => new(new(sentence, file));

    private static DataLock? On(string databaseFile, FileAccess access, FileShare share)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(databaseFile)!);
        try
        {
            return new(new FileStream(databaseFile + ".lock", FileMode.OpenOrCreate, access, share));
        }
        catch (IOException taken) when (taken.GetType() == typeof(IOException))
        {
            // the operating system's only way to say that somebody else holds it
            return null;
        }
    }
}
