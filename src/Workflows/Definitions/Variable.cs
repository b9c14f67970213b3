namespace Governance.Workflows.Definitions;

/// <summary>
/// A named value of an instance. The default is a text that is converted to the type when the instance starts.
/// Scripts use the name, outputs use the id; both stay stable within a definition's versions.
/// </summary>
public sealed record Variable(string Id, string Name, string TypeName, bool IsArray, string? DefaultValue, string? StorageDriver = null);
