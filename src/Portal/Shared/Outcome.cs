using Governance.Domain.Commands;

namespace Governance.Portal.Shared;

/// <summary>How an attempt to change something ended.</summary>
public enum OutcomeKind
{
    Done,

    /// <summary>A rule of the trade stood against it: the sentence says which.</summary>
    Broken,

    /// <summary>Not for this caller.</summary>
    Refused,

    /// <summary>Someone else had changed the same thing first.</summary>
    SomeoneWasFaster,

    /// <summary>Our fault: logged under the code; nothing was stored.</summary>
    Fault,
}

/// <summary>What <see cref="Command.Send{TResult}(ICommand{TResult})"/> answers: a result, or one sentence in the reader's language.</summary>
public sealed record Outcome<TResult>(OutcomeKind Kind, TResult? Value, string Sentence)
{
    public bool IsDone => Kind == OutcomeKind.Done;

    /// <summary>The same without its value, for pages that show several kinds of outcome in one place.</summary>
    public Outcome Shown => new(Kind, Sentence);
}

/// <summary>An outcome as a page shows it.</summary>
public sealed record Outcome(OutcomeKind Kind, string Sentence);
