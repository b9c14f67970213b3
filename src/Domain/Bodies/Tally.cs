using System.Text.Json.Serialization;
using Governance.Domain.Words;

namespace Governance.Domain.Bodies;

[JsonConverter(typeof(JsonStringEnumConverter<TallyResult>))]
public enum TallyResult
{
    /// <summary>Ballots that still may come, or members who still may arrive, can change it.</summary>
    NotYet,

    Carried,

    Lost,

    /// <summary>Tied, and the chair has the word.</summary>
    WaitsForChair,

    NoQuorum,

    /// <summary>Put off, because nobody of the unit that proposed it is here.</summary>
    Tabled,
}

/// <summary>
/// What the bylaws make of a sitting. <see cref="Of"/> is pure and total: any bylaws, members and ballots have one answer,
/// and it says why. The trap: a result while the vote is open stands only as long as nobody changes a ballot already cast.
/// </summary>
public sealed record Tally(TallyResult Result, Votes Votes, QuorumCount Quorum)
{
    /// <summary>How many the majority is a share of.</summary>
    public required int Base { get; init; }

    /// <summary>How many must say yes.</summary>
    public required int Needed { get; init; }

    /// <summary>Carried or lost before everyone has voted: no ballot still to come can change it.</summary>
    public bool IsDecidedEarly { get; init; }

    /// <summary>Carried, and read once of twice.</summary>
    public bool NeedsSecondReading { get; init; }

    /// <summary>Business days in which members may object before it holds; 0 where it holds at once, as does what is decided after an objection was heard.</summary>
    public int ObjectionDays { get; init; }

    /// <summary>Whose vote is still open; for a seat with an alternate, the member of the seat.</summary>
    public required IReadOnlyList<Guid> NotVoted { get; init; }

    /// <summary>The result first, then each fact that led to it, as sentences for the reader.</summary>
    public required IReadOnlyList<Sentence> Why { get; init; }

    public static Tally Of(Bylaws bylaws, Sitting sitting)
    {
        var voices = Voices.Of(bylaws, sitting);
        var count = new VoteCount(bylaws, sitting, voices);
        var ruling = Ruling.Of(bylaws, sitting, count);
        var notVoted = count.Open.Select(voice => voice.PersonId).ToList();
        var needsSecondReading = ruling.Result == TallyResult.Carried && sitting.Reading < bylaws.Readings.Count;
        var tally = new Tally(ruling.Result, count.Votes, count.Quorum)
        {
            Base = count.Base(count.Votes),
            Needed = count.Needed(count.Votes),
            IsDecidedEarly = notVoted.Count > 0 && ruling is { IsByVotes: true, Result: TallyResult.Carried or TallyResult.Lost },
            NeedsSecondReading = needsSecondReading,
            ObjectionDays = ruling.Result == TallyResult.Carried && !needsSecondReading && !sitting.WasObjectedTo ? bylaws.ObjectionDays : 0,
            NotVoted = notVoted,
            Why = [],
        };
        return tally with { Why = [ruling.Sentence(tally), .. TallyWords.Facts(bylaws, sitting, tally)] };
    }
}
