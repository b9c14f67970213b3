namespace Governance.Workflows.Definitions;

/// <summary>
/// A line from one step's outcome (the source port) to another step of the same flowchart.
/// The trap: port names are compared exactly, so "approved" is not "Approved".
/// </summary>
public sealed record Connection(string Source, string SourcePort, string Target, string TargetPort)
{
    public const string Done = "Done";
    public const string In = "In";

    public Connection(string source, string target) : this(source, Done, target, In)
    {
    }
}
