using Governance.Domain.Words;

namespace Governance.Portal.Operations;

/// <summary>What whoever looks after a workflow may do to it, in words. Each has a page that asks for the reason.</summary>
/// <param name="Act">Its name in addresses.</param>
/// <param name="Name">What the button says.</param>
/// <param name="Hint">What follows.</param>
/// <param name="IsFinal">Whether it cannot be taken back.</param>
public sealed record Change(string Act, Sentence Name, Sentence Hint, bool IsFinal)
{
    public static readonly Change Retry = new("retry", new("Try again"),
        new("The step runs once more from where the workflow stands. If it fails again, a new incident says so."), IsFinal: false);

    public static readonly Change Skip = new("skip", new("Skip the step"),
        new("The workflow goes on behind the step, as if it had ended the way you choose. What the step should have done is not done."), IsFinal: true);

    public static readonly Change GiveUp = new("give-up", new("Give up the step"),
        new("The step ends without an outcome, and nothing follows it. Other branches go on; where none is left, the workflow ends."), IsFinal: true);

    public static readonly Change Cancel = new("cancel", new("Cancel the workflow"),
        new("Every open step is closed and the workflow ends. Its record stays in its stage, and nothing moves it from there."), IsFinal: true);

    public static readonly Change Migrate = new("migrate", new("Move to another version"),
        new("The workflow goes on with the version you choose, from the steps where it stands. That version must have these steps."), IsFinal: false);

    public static readonly Change Assign = new("assign", new("Change the value"),
        new("Steps read the new value from now on. What is done already stays as it is."), IsFinal: false);

    private static readonly IReadOnlyList<Change> All = [Retry, Skip, GiveUp, Cancel, Migrate, Assign];

    public static Change? Find(string? act) => All.FirstOrDefault(one => one.Act == act);

    /// <summary>Under which key the browser keeps what is typed into a field, until it is recorded.</summary>
    public string KeepKey(Guid instanceId, string? of, string field) => $"{instanceId}/{Act}/{of}/{field}";
}
