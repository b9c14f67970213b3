using Governance.Domain.Bodies;
using Governance.Domain.Words;

namespace Governance.Portal.Shared;

/// <summary>The words for the places in a body.</summary>
internal static class SeatWords
{
    internal static Sentence Of(SeatRole role) => role switch
    {
        SeatRole.Chair => new("Chair"),
        SeatRole.Secretary => new("Secretary"),
        SeatRole.Member => new("Member"),
    };
}
