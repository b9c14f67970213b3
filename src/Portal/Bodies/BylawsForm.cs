using System.Globalization;
using Governance.Domain.Bodies;

namespace Governance.Portal.Bodies;

/// <summary>
/// Bylaws as controls of a form. What it has no control for (who counts for a quorum that a vote without a meeting has of
/// its own) stays as it is, or is as in a meeting.
/// </summary>
internal sealed class BylawsForm
{
    internal const string None = "none";

    private const string TimeFormat = "HH:mm";

    public QuorumBase QuorumBase { get; set; }
    public string QuorumShare { get; set; } = "";
    public RecusedMember Recused { get; set; }
    public bool AlternatesCount { get; set; }
    public MajorityBase MajorityBase { get; set; }
    public string MajorityShare { get; set; } = "";
    public Effect Abstention { get; set; }
    public Effect Recusal { get; set; }
    public TieRule Tie { get; set; }
    public string? Proxies { get; set; }
    public bool ProxiesCount { get; set; }
    public bool OneVote { get; set; }
    public bool VoteTwice { get; set; }
    public bool ProposingUnit { get; set; }
    public bool Remote { get; set; }
    public string? InactiveAfter { get; set; }
    public string? TablingLimit { get; set; }
    public AfterTabling AfterTabling { get; set; }
    public bool Consent { get; set; }

    /// <summary>Days before a meeting; empty: until the vote.</summary>
    public string? ConsentDays { get; set; }

    /// <summary>A time of that day as a time control writes it; empty: its end.</summary>
    public string? ConsentUntil { get; set; }

    public bool TwoReadings { get; set; }
    public string BothAtOnce { get; set; } = None;
    public string? ObjectionDays { get; set; }
    public bool Electronic { get; set; }
    public string? ElectronicAfter { get; set; }

    /// <summary>The key of a share; <see cref="None"/>: as in a meeting.</summary>
    public string ElectronicQuorumShare { get; set; } = None;

    public QuorumBase ElectronicQuorumBase { get; set; }

    /// <summary>The key of a share; <see cref="None"/>: as in a meeting.</summary>
    public string ElectronicMajorityShare { get; set; } = None;

    public MajorityBase ElectronicMajorityBase { get; set; }
    public bool Secret { get; set; }

    /// <summary>The first day of these bylaws, as a date control writes it.</summary>
    public string? From { get; set; }

    /// <summary>"preview", or null to adopt.</summary>
    public string? Act { get; set; }

    internal static BylawsForm Of(Bylaws bylaws, DateOnly from) => new()
    {
        QuorumBase = bylaws.Quorum.Base,
        QuorumShare = Key(bylaws.Quorum.Share),
        Recused = bylaws.Quorum.Recused,
        AlternatesCount = bylaws.Quorum.AlternatesCount,
        MajorityBase = bylaws.Majority.Base,
        MajorityShare = Key(bylaws.Majority.Share),
        Abstention = bylaws.Majority.Abstention,
        Recusal = bylaws.Majority.Recusal,
        Tie = bylaws.Tie,
        Proxies = Text(bylaws.MostProxies),
        ProxiesCount = bylaws.Quorum.ProxiesCount,
        OneVote = bylaws.OneVotePerOrganisation,
        VoteTwice = bylaws.MayVoteTwice,
        ProposingUnit = bylaws.NeedsTheProposingUnit,
        Remote = bylaws.MayAttendRemotely,
        InactiveAfter = Text(bylaws.InactiveAfter),
        TablingLimit = Text(bylaws.Tabling?.Limit),
        AfterTabling = bylaws.Tabling?.Then ?? default,
        Consent = bylaws.Consent is not null,
        ConsentDays = Text(bylaws.Consent?.DaysBefore),
        ConsentUntil = bylaws.Consent?.Until?.ToString(TimeFormat, CultureInfo.InvariantCulture),
        TwoReadings = bylaws.Readings.Count == 2,
        BothAtOnce = bylaws.Readings.BothAtOnce is { } share ? Key(share) : None,
        ObjectionDays = Text(bylaws.ObjectionDays),
        Electronic = bylaws.Electronic is not null,
        ElectronicAfter = Text(bylaws.Electronic?.AfterMeetings ?? 0),
        ElectronicQuorumShare = bylaws.Electronic?.Quorum is { } quorum ? Key(quorum.Share) : None,
        ElectronicQuorumBase = bylaws.QuorumOf(isElectronic: true).Base,
        ElectronicMajorityShare = bylaws.Electronic?.Majority is { } majority ? Key(majority.Share) : None,
        ElectronicMajorityBase = bylaws.MajorityOf(isElectronic: true).Base,
        Secret = bylaws.IsSecret,
        From = from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    internal Bylaws Over(Bylaws now)
    {
        var drafted = InMeetings(now);
        return Electronic ? drafted with { Electronic = Without(now.Electronic ?? new(), drafted) } : drafted with { Electronic = null };
    }

    private Bylaws InMeetings(Bylaws now) => now with
    {
        Quorum = now.Quorum with { Base = QuorumBase, Share = ShareOf(QuorumShare), Recused = Recused, AlternatesCount = AlternatesCount, ProxiesCount = ProxiesCount },
        Majority = now.Majority with { Base = MajorityBase, Share = ShareOf(MajorityShare), Abstention = Abstention, Recusal = Recusal },
        Tie = Tie,
        MostProxies = Number(Proxies) ?? 0,
        OneVotePerOrganisation = OneVote,
        MayVoteTwice = VoteTwice,
        NeedsTheProposingUnit = ProposingUnit,
        MayAttendRemotely = Remote,
        InactiveAfter = Number(InactiveAfter),
        Tabling = Number(TablingLimit) is { } limit ? new(limit, AfterTabling) : null,
        Consent = Consent ? new(Number(ConsentDays), Number(ConsentDays) is not null && TimeOnly.TryParseExact(ConsentUntil, TimeFormat, out var until) ? until : null) : null,
        Readings = TwoReadings ? new(2, BothAtOnce == None ? null : ShareOf(BothAtOnce)) : Readings.One,
        ObjectionDays = Number(ObjectionDays) ?? 0,
        IsSecret = Secret,
    };

    /// <summary>What holds without a meeting, beside the drafted rules of meetings.</summary>
    private ElectronicVote Without(ElectronicVote now, Bylaws drafted) => now with
    {
        AfterMeetings = Number(ElectronicAfter) ?? 0,
        Quorum = ElectronicQuorumShare == None ? null : (now.Quorum ?? drafted.Quorum) with { Base = ElectronicQuorumBase, Share = ShareOf(ElectronicQuorumShare) },
        Majority = ElectronicMajorityShare == None ? null : Like(now.Majority ?? drafted.Majority, new(ElectronicMajorityBase, ShareOf(ElectronicMajorityShare))),
    };

    // of another base, an abstention does what is usual there
    private static Majority Like(Majority known, Majority asked) =>
        known.Base == asked.Base ? known with { Share = asked.Share } : asked with { Recusal = known.Recusal };

    internal static string Key(Share share) =>
        string.Create(CultureInfo.InvariantCulture, $"{share.Numerator}/{share.Denominator}/{(share.IsMoreThan ? "more" : "least")}/{share.Plus}");

    internal static Share ShareOf(string key)
    {
        var parts = key.Split('/');
        return parts.Length == 4 && Number(parts[0]) is { } numerator && Number(parts[1]) is { } denominator && Number(parts[3]) is { } plus
            ? new(numerator, denominator, parts[2] == "more", plus)
            : Share.MoreThanHalf;
    }

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
