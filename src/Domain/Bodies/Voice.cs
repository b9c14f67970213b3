namespace Governance.Domain.Bodies;

/// <summary>Where one vote stands.</summary>
internal enum Standing
{
    Yes,
    No,
    Abstained,
    Recused,

    /// <summary>Here, without a ballot.</summary>
    Silent,

    Absent,
}

/// <summary>One vote and where it stands: a seat with its alternates, or an organisation with its members.</summary>
/// <param name="PersonId">The first who may cast it.</param>
internal sealed record Voice(Guid PersonId, Standing Standing)
{
    public bool IsOfTheChair { get; init; }

    /// <summary>No ballot was given, not even that the member is away.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The first who may cast it comes often enough.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>An alternate sits in the member's place.</summary>
    public bool IsByAlternate { get; init; }

    public bool IsByProxy { get; init; }
}
