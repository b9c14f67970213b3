using Governance.Domain.Credentials;
using Governance.Domain.Words;

namespace Governance.Domain.Insights;

/// <summary>Over what is looked.</summary>
/// <param name="From">Stays in stages that ended from here on are measured.</param>
/// <param name="Until">And before this.</param>
/// <param name="Unit">The unit's name in English, or in French where it has no other.</param>
public sealed record InsightFilter(DateTimeOffset From, DateTimeOffset Until, Guid? OrganisationId = null, string? Unit = null);

/// <summary>Where proposals wait now, and how long stages took in the period.</summary>
/// <param name="OnTheWay">Records before publication, or back in a stage before it.</param>
/// <param name="Overdue">Records with a step that is overdue.</param>
/// <param name="Returned">Records whose last move was a return.</param>
/// <param name="ReviewsDue">Active records whose yearly look is due before the quarter ends, or overdue.</param>
/// <param name="EndorsementsEnding">Records with an endorsement that ends within 90 days.</param>
public sealed record InsightReading(
    int OnTheWay,
    int Overdue,
    int Returned,
    int ReviewsDue,
    int EndorsementsEnding,
    IReadOnlyList<StageWait> Stages,
    IReadOnlyList<HolderWait> Holders,
    IReadOnlyList<CycleTime> Cycles);

/// <summary>The records that are in a stage now.</summary>
/// <param name="Overdue">Those of them with a step that is overdue.</param>
/// <param name="OldestDays">For how many days the one is there that has been there longest.</param>
public sealed record StageWait(CredentialState State, int Records, int Overdue, int OldestDays);

/// <summary>The open steps that wait for a role, a body or partners.</summary>
/// <param name="Holder">As records are filtered by it (<see cref="Work.StepHolder"/>).</param>
/// <param name="Records">In how many records they are.</param>
public sealed record HolderWait(string Holder, Bilingual Name, int Steps, int Records, int Overdue);

/// <summary>How long stays in a stage took that ended in the period.</summary>
/// <param name="Records">Of how many records.</param>
/// <param name="Half">Half of them took no longer (P50).</param>
/// <param name="NineTenths">Nine of ten took no longer (P90).</param>
/// <param name="Returns">How many ended with a return.</param>
public sealed record CycleTime(CredentialState State, int Stays, int Records, TimeSpan Half, TimeSpan NineTenths, int Returns);
