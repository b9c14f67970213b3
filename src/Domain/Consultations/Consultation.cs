using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;

namespace Governance.Domain.Consultations;

/// <summary>
/// The time in which anybody may say something about parts of one version of a proposal, on a public page. Laws: only the
/// parts that the definition declares are shown, of that version, and only while it is open; its end decides nothing, and
/// silence is recorded as silence.
/// </summary>
public sealed class Consultation : Aggregate
{
    private Consultation()
    {
    }

    internal Consultation(Guid id, OpenConsultation asked, Guid organisationId, int? version, IReadOnlyList<string> fields, DateTimeOffset at)
    {
        Rule.Require(version is not null, "Nothing was submitted yet that the public could read.");
        Rule.Require(fields.Count > 0, "Name at least one part of the proposal that the public reads.");
        Rule.Require(asked.ClosesAt > at, "A consultation closes later than now.");
        Id = id;
        CredentialId = asked.CredentialId;
        OrganisationId = organisationId;
        Step = asked.Step;
        VersionNumber = version!.Value;
        Fields = fields;
        OpenedAt = at;
        ClosesAt = asked.ClosesAt;
        Record(new ConsultationOpened(id, CredentialId, VersionNumber, fields, ClosesAt) { OrganisationId = organisationId });
    }

    public Guid Id { get; private set; }

    public string CredentialId { get; private set; } = "";

    public Guid OrganisationId { get; private set; }

    /// <summary>What the workflow calls it.</summary>
    public Bilingual Step { get; private set; } = Bilingual.Empty;

    /// <summary>The version that the public reads, whatever the team writes meanwhile.</summary>
    public int VersionNumber { get; private set; }

    /// <summary>The ids of the fields that the public reads; of the rest of the record it reads nothing.</summary>
    public IReadOnlyList<string> Fields { get; private set; } = [];

    public DateTimeOffset OpenedAt { get; private set; }

    public DateTimeOffset ClosesAt { get; private set; }

    /// <summary>When the workflow went on, or was ended before the time was over; null until then.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Whether something may be said now: a workflow that is a moment late opens nothing for longer.</summary>
    public bool IsOpen(DateTimeOffset at) => EndedAt is null && at < ClosesAt;

    /// <summary>When it was over, as people are told: the time that it said, unless it was ended before.</summary>
    public DateTimeOffset OverAt => EndedAt is { } ended && ended < ClosesAt ? ended : ClosesAt;

    /// <param name="comments">How many were given; none is silence.</param>
    internal void Close(int comments, DateTimeOffset at)
    {
        if (EndedAt is not null)
            return;
        EndedAt = at;
        Record(new ConsultationClosed(Id, CredentialId, comments) { OrganisationId = OrganisationId });
    }

    /// <summary>The workflow needs it no longer; what was said stays.</summary>
    internal void BreakOff(DateTimeOffset at)
    {
        if (EndedAt is not null)
            return;
        EndedAt = at;
        Record(new ConsultationBrokenOff(Id, CredentialId) { OrganisationId = OrganisationId });
    }
}
