using System.Reflection;

namespace Governance.Portal.Tests.Harness;

/// <summary>The pages that a class of tests looks at in every look. It proves so by <see cref="Visit.SawEveryPageOf{T}"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class VisitsAttribute(params Type[] pages) : Attribute
{
    public IReadOnlyList<Type> Pages { get; } = pages;

    public static IReadOnlyList<Type> Of(Type tests) => tests.GetCustomAttribute<VisitsAttribute>()?.Pages ?? [];
}
