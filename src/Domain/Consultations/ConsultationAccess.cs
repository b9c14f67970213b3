using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;

namespace Governance.Domain.Consultations;

/// <summary>
/// Who reads and answers what the public said. Laws: whoever reads what is said beside the record reads it (<c>RecordReaders</c>);
/// the address of an author is the secretary's alone; the lead answers.
/// </summary>
internal static class ConsultationAccess
{
    internal static bool MayAnswer(MicroCredential record, Caller caller) => caller.PersonId is { } me && record.LeadId == me;

    internal static bool SeesAddresses(MicroCredential record, Caller caller) => caller.Holds(Role.CommitteeSecretary, record.OrganisationId);
}
