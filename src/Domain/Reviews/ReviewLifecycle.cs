using Governance.Domain.Rules;
using static Governance.Domain.Reviews.ReviewAction;
using static Governance.Domain.Reviews.ReviewState;

namespace Governance.Domain.Reviews;

public enum ReviewState
{
    InProgress,
    Submitted,
}

public enum ReviewAction
{
    Score,
    Submit,
}

/// <summary>The one table of a review's life: what is submitted stays as it is.</summary>
public static class ReviewLifecycle
{
    public static readonly Lifecycle<ReviewState, ReviewAction> Table = new(InProgress,
        new(Score, [InProgress], InProgress),
        new(Submit, [InProgress], Submitted));
}
