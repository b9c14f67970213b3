using Governance.Domain.Words;

namespace Governance.Domain.Work;

/// <summary>That somebody has taken a step, so that the others of its role leave it alone. Whether it still holds, <see cref="Claims"/> says.</summary>
/// <param name="PersonId">Who took it.</param>
/// <param name="ForId">In whose name, where that is not their own: whoever that is was away.</param>
/// <param name="At">Since when.</param>
public sealed record Claim(Guid PersonId, Guid? ForId, DateTimeOffset At);

/// <summary>A step's claim as one reader sees it.</summary>
/// <param name="Holder">Who has the step; null while anybody of its role may take it.</param>
/// <param name="IsMine">Whether the reader has it.</param>
/// <param name="MayTake">Whether the reader may take it.</param>
/// <param name="MayGiveBack">Whether the reader may give it back to the role: who has it, and the QA office.</param>
public sealed record ClaimReading(Bilingual? Holder, bool IsMine, bool MayTake, bool MayGiveBack)
{
    public static readonly ClaimReading None = new(null, false, false, false);

    public bool IsOfAnother => Holder is not null && !IsMine;
}
