using Governance.Domain.Competencies;
using Governance.Domain.Words;

namespace Governance.Portal.Work;

/// <summary>One competency of one learning outcome, while a person writes how it is assessed.</summary>
public sealed class MappedDraft(int outcomeIndex, Competency competency, Bilingual assessment)
{
    public int OutcomeIndex { get; } = outcomeIndex;

    public Competency Competency { get; } = competency;

    public string En { get; set; } = assessment.En;

    public string Fr { get; set; } = assessment.Fr;

    /// <summary>What to put right; null when it was accepted.</summary>
    public string? Problem { get; set; }

    /// <summary>Counts the changes; equal to <see cref="Stored"/> once the portal has the last one.</summary>
    public int Edit { get; private set; }

    public int Stored { get; private set; }

    public bool IsPending => Edit != Stored;

    /// <summary>Whether it was linked just now and takes the focus.</summary>
    public bool IsNew { get; init; }

    public Bilingual Assessment => new(En, Fr);

    public string Id => $"m-{OutcomeIndex}-{Competency.Id}";

    public void Changed() => Edit++;

    public void HasStored(int edit) => Stored = edit;

    public string Key(string recordId, string language) => $"{recordId}/{CompetencyMap.FieldId}/{OutcomeIndex}/{Competency.Id}/{language}";
}
