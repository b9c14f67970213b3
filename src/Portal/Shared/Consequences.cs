using Governance.Domain.Work;
using Governance.Portal.Accounts;
using Governance.Workflows.Engine;

namespace Governance.Portal.Shared;

/// <summary>How far the workflow came after a person's word.</summary>
public enum ConsequenceKind
{
    Followed,

    /// <summary>It takes longer than a person wants to wait; it goes on by itself.</summary>
    StillRunning,

    /// <summary>An incident holds it; the QA office has been told.</summary>
    Stopped,
}

/// <summary>What follows from a person's word: read after the workflow has acted on it, as far as it came.</summary>
public sealed record Consequence(ConsequenceKind Kind, WhatFollows Now);

/// <summary>
/// Lets the workflow act at once on what a person has just said. The word itself is already stored: whatever happens
/// here loses nothing.
/// </summary>
public sealed class Consequences(EngineTurn turn, Ask ask, CallerOf callers)
{
    public async Task<Consequence> Of(string credentialId)
    {
        var isQuiet = await turn.Run();
        var caller = await callers.Here();
        var now = await ask.Of((WorkQueries work) => work.After(credentialId, caller));
        var hasStopped = await ask.Of((IncidentQueries incidents) => incidents.HasStopped(credentialId));
        return new(hasStopped ? ConsequenceKind.Stopped : isQuiet ? ConsequenceKind.Followed : ConsequenceKind.StillRunning, now);
    }
}
