using System.Reflection;
using Governance.Portal.Demo;
using Governance.Workflows.Retention;

namespace Governance.Portal.Host;

/// <summary>How one portal is started.</summary>
/// <param name="Port">Port on localhost.</param>
/// <param name="DatabaseFile">Full path of the SQLite file; keys and mail stand in the folder beside it.</param>
/// <param name="Demo">Whether a new database is begun as a demonstration. An existing one keeps what it is.</param>
public sealed record PortalOptions(int Port, string DatabaseFile, bool Demo)
{
    /// <summary>The institution that a new demonstration is of (<see cref="DemoVariant.Names"/>); null: the network.</summary>
    public string? DemoOf { get; init; }

    /// <summary>The connection to a PostgreSQL database that takes the place of the file, where several nodes share one; keys and mail stay in the folder of the file.</summary>
    public string? Postgres { get; init; }

    /// <summary>Addresses to listen on instead of localhost and the port.</summary>
    public string? Urls { get; init; }

    /// <summary>Addresses or networks of proxies in front whose word is taken for who asks, and whether by HTTPS.</summary>
    public IReadOnlyList<string> Proxies { get; init; } = [];

    /// <summary>Whether each line of the log is one JSON object.</summary>
    public bool JsonLogs { get; init; }

    /// <summary>For how long the journals of workflows that have ended are kept.</summary>
    public KeepJournals KeepJournals { get; init; } = KeepJournals.Usually;

    /// <summary>The zone of every date for those who chose none and whose organisation keeps no calendar (IANA name).</summary>
    public string TimeZone { get; init; } = "America/Toronto";

    /// <summary>How often one network address may send a form that takes a secret; accounts lock by themselves after five.</summary>
    public int TriesPerMinute { get; init; } = 30;

    /// <summary>How often one network address may ask for a page that is open to everybody, or for a file.</summary>
    public int ReadsPerMinute { get; init; } = 300;

    /// <summary>Assemblies with pages beside the portal's own.</summary>
    public IReadOnlyList<Assembly> PagesOf { get; init; } = [];

    /// <summary>The folder of the database, its keys and its mail.</summary>
    public string DataFolder => Path.GetDirectoryName(DatabaseFile)!;

    public string KeyFolder => Path.Combine(DataFolder, "keys");
}
