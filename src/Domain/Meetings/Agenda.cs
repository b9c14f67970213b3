using System.Text.Json.Serialization;
using Governance.Domain.Rules;
using Governance.Domain.Words;

namespace Governance.Domain.Meetings;

/// <summary>The parts of an agenda, in their order.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AgendaPart>))]
public enum AgendaPart
{
    Opening,

    /// <summary>Passes together without discussion, unless a member pulls an item.</summary>
    Consent,

    Regular,
}

/// <summary>Why an item stands where it does.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AgendaReason>))]
public enum AgendaReason
{
    /// <summary>Comes to the body for the first time.</summary>
    New,

    /// <summary>The body has said yes to it before.</summary>
    ApprovedBefore,

    /// <summary>The body sent it back, or did not carry it, before.</summary>
    CameBack,

    /// <summary>The minutes of an earlier meeting.</summary>
    Minutes,

    /// <summary>Written in by the chair or the secretary.</summary>
    ByHand,

    /// <summary>A member took it out of the consent agenda.</summary>
    Pulled,

    /// <summary>A member objected to what the body decided.</summary>
    Objected,
}

/// <summary>That a member wants an item discussed.</summary>
public sealed record Pull(Guid PersonId, DateTimeOffset At, string? Reason);

/// <summary>One item of an agenda: a step that waits for the body's vote, the minutes of a meeting, or words.</summary>
public sealed record AgendaItem(Guid Id, AgendaPart Part, AgendaReason Why, Bilingual Title)
{
    /// <summary>The step that waits for the body's vote.</summary>
    public Guid? WorkItemId { get; init; }

    public string? CredentialId { get; init; }

    /// <summary>The meeting whose minutes are to be approved.</summary>
    public Guid? MinutesOf { get; init; }

    public Pull? Pulled { get; init; }

    /// <summary>Nobody objected when the chair asked, and so it was adopted without a vote by each member.</summary>
    public bool IsByConsent { get; init; }

    /// <summary>What was said about it, in the language of whoever wrote it down.</summary>
    public Bilingual Notes { get; init; } = Bilingual.Empty;

    /// <summary>When the meeting came to it; null until it did.</summary>
    public DateTimeOffset? TakenAt { get; init; }
}

/// <summary>An item as the members were sent it.</summary>
public sealed record SentItem(Guid Id, AgendaPart Part, Bilingual Title);

public enum AgendaChangeKind
{
    Added,
    TakenOff,

    /// <summary>It stands in another part.</summary>
    Moved,
}

/// <summary>What became of one item since the members were sent the agenda.</summary>
public sealed record AgendaChange(AgendaChangeKind Kind, Bilingual Title);

/// <summary>The items of a meeting in their order. Pure; parts never mix.</summary>
public sealed record Agenda(IReadOnlyList<AgendaItem> Items)
{
    public static readonly Agenda Empty = new([]);

    /// <summary>What was taken off after a member had pulled it: it stays pulled wherever it comes again.</summary>
    public IReadOnlyList<AgendaItem> PulledOff { get; init; } = [];

    /// <summary>The items as the members were last sent them; null until then.</summary>
    public IReadOnlyList<SentItem>? Sent { get; init; }

    /// <summary>Throws <see cref="NotFound"/> where there is no such item.</summary>
    public AgendaItem Item(Guid id) => Items.FirstOrDefault(item => item.Id == id) ?? throw new NotFound();

    /// <summary>With the item at the end of its part.</summary>
    public Agenda With(AgendaItem added) => InParts(Items.Append(added));

    public Agenda Without(Guid id) => this with
    {
        Items = [.. Items.Where(item => item.Id != id)],
        PulledOff = [.. PulledOff, .. Items.Where(item => item.Id == id && item.Pulled is not null)],
    };

    public Agenda Changed(Guid id, Func<AgendaItem, AgendaItem> change) => this with { Items = [.. Items.Select(item => item.Id == id ? change(item) : item)] };

    /// <summary>The members have it as it stands.</summary>
    public Agenda AsSent() => this with { Sent = [.. Items.Select(item => new SentItem(item.Id, item.Part, item.Title))] };

    /// <summary>How it differs from what the members were last sent: what came, what went, and what is in another part. Empty where nothing was sent.</summary>
    public IReadOnlyList<AgendaChange> SinceSent()
    {
        if (Sent is null)
            return [];
        var sent = Sent.ToDictionary(item => item.Id);
        return
        [
            .. Items.Where(item => !sent.ContainsKey(item.Id)).Select(item => new AgendaChange(AgendaChangeKind.Added, item.Title)),
            .. Sent.Where(was => Items.All(item => item.Id != was.Id)).Select(was => new AgendaChange(AgendaChangeKind.TakenOff, was.Title)),
            .. Items.Where(item => sent.TryGetValue(item.Id, out var was) && was.Part != item.Part).Select(item => new AgendaChange(AgendaChangeKind.Moved, item.Title)),
        ];
    }

    /// <summary>That a member pulled one of these steps, here or before it was taken off; null where nobody did.</summary>
    public Pull? PullOf(IReadOnlySet<Guid> steps) => PulledOff.Concat(Items).LastOrDefault(item => item.Pulled is not null && item.WorkItemId is { } step && steps.Contains(step))?.Pulled;

    /// <summary>With the item in this part, after that many others of it; further down than its end is its end.</summary>
    public Agenda Placed(Guid id, AgendaPart part, int position)
    {
        var item = Item(id) with { Part = part };
        var others = Items.Where(one => one.Id != id).ToList();
        var inPart = others.Where(one => one.Part == part).ToList();
        inPart.Insert(Math.Clamp(position, 0, inPart.Count), item);
        return InParts(others.Where(one => one.Part != part).Concat(inPart));
    }

    private Agenda InParts(IEnumerable<AgendaItem> items) => this with { Items = [.. items.OrderBy(item => item.Part)] };
}
