using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Domain.Work;

namespace Governance.Domain.Credentials;

/// <summary>
/// Whose records a caller may read, as one filter for every query. Laws: with <see cref="Permission.ReadRecords"/> all of
/// the organisation; with <see cref="Permission.ReadOwnRecords"/> those one leads; an instructional designer besides
/// those of their organisation on which their role has, or had, a step. Reviewers read papers at their step, never records.
/// </summary>
internal static class RecordAccess
{
    private static readonly string Designer = Role.InstructionalDesigner.Id;

    public static IQueryable<MicroCredential> ReadableBy(this IQueryable<MicroCredential> records, GovernanceDb db, Caller caller)
    {
        var (readsAll, reads) = Places(caller, held => held.Role.Grants(Permission.ReadRecords));
        if (readsAll)
            return records;
        var (designsAll, designs) = Places(caller, held => held.Role == Role.InstructionalDesigner);
        var leader = caller.May(Permission.ReadOwnRecords) ? caller.PersonId : null;
        return records.Where(record => reads.Contains(record.OrganisationId)
            || record.LeadId == leader
            || ((designsAll || designs.Contains(record.OrganisationId)) && db.Set<WorkItem>()
                .Any(item => item.CredentialId == record.Id && item.RoleId == Designer && item.State != WorkState.Cancelled)));
    }

    /// <summary>The same for one record and many callers.</summary>
    /// <param name="items">The steps of the record that were not cancelled.</param>
    public static bool Reads(MicroCredential record, IEnumerable<WorkItem> items, Caller caller) =>
        caller.Roles.Any(held => held.Role.Grants(Permission.ReadRecords) && held.Covers(record.OrganisationId))
        || (record.LeadId == caller.PersonId && caller.May(Permission.ReadOwnRecords))
        || (caller.Holds(Role.InstructionalDesigner, record.OrganisationId) && items.Any(item => item.RoleId == Designer && item.State != WorkState.Cancelled));

    /// <summary>Whether the caller writes the record: its lead, or a designer of its organisation.</summary>
    public static bool IsOfTheTeam(MicroCredential record, Caller caller) =>
        record.LeadId == caller.PersonId || caller.Holds(Role.InstructionalDesigner, record.OrganisationId);

    private static (bool Everywhere, List<Guid> Organisations) Places(Caller caller, Func<HeldRole, bool> wanted)
    {
        var held = caller.Roles.Where(wanted).Select(one => one.OrganisationId).ToList();
        return (held.Contains(null), [.. held.OfType<Guid>().Distinct()]);
    }
}
