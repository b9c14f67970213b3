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

/// <summary>The items of a meeting in their order. Pure; parts never mix.</summary>
public sealed record Agenda(IReadOnlyList<AgendaItem> Items)
{
    public static readonly Agenda Empty = new([]);

    /// <summary>Throws <see cref="NotFound"/> where there is no such item.</summary>
    public AgendaItem Item(Guid id) => Items.FirstOrDefault(item => item.Id == id) ?? throw new NotFound();

    /// <summary>With the item at the end of its part.</summary>
    public Agenda With(AgendaItem added) => InParts(Items.Append(added));

    public Agenda Without(Guid id) => new([.. Items.Where(item => item.Id != id)]);

    public Agenda Changed(Guid id, Func<AgendaItem, AgendaItem> change) => new([.. Items.Select(item => item.Id == id ? change(item) : item)]);

    /// <summary>With the item in this part, after that many others of it; further down than its end is its end.</summary>
    public Agenda Placed(Guid id, AgendaPart part, int position)
    {
        var item = Item(id) with { Part = part };
        var others = Items.Where(one => one.Id != id).ToList();
        var inPart = others.Where(one => one.Part == part).ToList();
        inPart.Insert(Math.Clamp(position, 0, inPart.Count), item);
        return InParts(others.Where(one => one.Part != part).Concat(inPart));
    }

    private static Agenda InParts(IEnumerable<AgendaItem> items) => new([.. items.OrderBy(item => item.Part)]);
}
