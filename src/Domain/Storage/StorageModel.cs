using System.Reflection;

namespace Governance.Domain.Storage;

/// <summary>The assemblies whose <c>XTable</c> classes make up the model: Domain, and Workflows on top of it.</summary>
public sealed record StorageModel(params Assembly[] Assemblies);
