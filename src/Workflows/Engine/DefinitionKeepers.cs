using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Engine;

/// <summary>
/// Whose a lineage is: where institutions chose it for their proposals, it is changed by whoever publishes definitions in all
/// of them, and by nobody else. One that nobody chose, the common one among them, is kept by all QA offices together.
/// </summary>
public static class DefinitionKeepers
{
    /// <summary>The institutions that chose the lineage and in which the caller publishes nothing.</summary>
    public static IReadOnlyList<Bilingual> Others(IEnumerable<(Guid Id, Bilingual Name)> followers, Caller caller) =>
        [.. followers.Where(one => !caller.May(Permission.PublishDefinitions, one.Id)).Select(one => one.Name)];

    /// <summary>Why the lineage is not the caller's to change; null where it is.</summary>
    public static Sentence? Refusal(IReadOnlyList<Bilingual> others) => others.Count == 0 ? null
        : new("It carries the proposals of {0} and is changed there. Begin with a copy of it to have one of your own.",
            Joined(others));

    /// <summary>The names of several as one text; a name that is missing in French is said in English.</summary>
    internal static Bilingual Joined(IReadOnlyList<Bilingual> names) => new(
        string.Join(", ", names.Select(name => name.En).Order(StringComparer.Ordinal)),
        string.Join(", ", names.Select(name => name.Fr.Length > 0 ? name.Fr : name.En).Order(StringComparer.Ordinal)));

    internal static async Task RequireMayChange(GovernanceDb db, string definitionId, Caller caller, CancellationToken cancellation)
    {
        var followers = await db.Set<Organisation>().AsNoTracking().Where(one => one.Kind == OrganisationKind.Institution && one.Workflow == definitionId)
            .Select(one => new { one.Id, one.Name }).ToListAsync(cancellation);
        if (Refusal(Others(followers.Select(one => (one.Id, one.Name)), caller)) is { } refusal)
            throw new Refused(refusal);
    }
}
