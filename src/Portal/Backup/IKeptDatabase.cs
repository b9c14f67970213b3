namespace Governance.Portal.Backup;

/// <summary>
/// The database of one portal: copied as of one moment while the portal works, and put in place of the one there is in one
/// step, so that whoever dies in between leaves the old one. Refusals are broken rules, for the person at the console.
/// </summary>
internal interface IKeptDatabase
{
    /// <summary>What a copy is called inside a backup; another kind of database cannot read it.</summary>
    string CopyName { get; }

    /// <summary>Writes everything, as of one moment, to a file that is not there yet.</summary>
    Task Copy(string file, CancellationToken cancellation);

    /// <summary>Throws while anybody works on the database; nobody can begin until the answer, where there is one, is disposed.</summary>
    Task<DataLock?> Alone(CancellationToken cancellation);

    /// <summary>Opens the copy in a folder as a database of its own, for looking at, beside the one there is.</summary>
    Task Open(string folder, CancellationToken cancellation);

    /// <summary>Registers the store of what <see cref="Open"/> opened.</summary>
    void AddOpened(IServiceCollection services, string folder);

    /// <summary>Every page of what was opened reads as it was written; throws where not.</summary>
    Task RequireSound(string folder, CancellationToken cancellation);

    /// <summary>Puts what was opened in the place of the database, which is kept beside it under another name, told in the answer.</summary>
    Task<string> PutInPlace(string folder, CancellationToken cancellation);

    /// <summary>Takes away what was opened.</summary>
    Task Discard(string folder, CancellationToken cancellation);
}
