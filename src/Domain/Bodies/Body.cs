using System.Text.Json.Serialization;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;

namespace Governance.Domain.Bodies;

[JsonConverter(typeof(JsonStringEnumConverter<BodyKind>))]
public enum BodyKind
{
    Committee,
    Council,
    Senate,
    Board,
    Panel,
}

/// <summary>
/// A body that decides together. Laws: one chair and one secretary at a time; nobody holds two seats of their own at once;
/// a seat and its alternates end together; bylaws follow each other and none is taken back.
/// </summary>
public sealed class Body : Aggregate
{
    /// <summary>The longest name or mandate in one language.</summary>
    public const int MaxText = 2000;

    private Body()
    {
    }

    internal Body(Guid id, FoundBody founded, string code)
    {
        Rule.Require(founded.Name.IsComplete, "Write the name in English and in French.");
        Rule.Require(IsShort(founded.Name) && IsShort(founded.Mandate), "Keep it within {0} characters.", MaxText);
        Rule.Require(code.Length > 0, "Write a code of letters and digits.");
        founded.Bylaws.Check();
        Id = id;
        OrganisationId = founded.OrganisationId;
        Kind = founded.Kind;
        Code = code;
        Name = founded.Name;
        Mandate = founded.Mandate;
        Record(new BodyFounded(id, Kind, Name) { OrganisationId = OrganisationId });
        Adopt(founded.Bylaws, founded.From);
    }

    public Guid Id { get; private set; }

    public Guid OrganisationId { get; private set; }

    public BodyKind Kind { get; private set; }

    /// <summary>What workflow definitions call it, such as "curriculum-committee": one of its kind in its organisation, and never changed.</summary>
    public string Code { get; private set; } = "";

    public Bilingual Name { get; private set; } = Bilingual.Empty;

    /// <summary>What it is there for.</summary>
    public Bilingual Mandate { get; private set; } = Bilingual.Empty;

    /// <summary>Every seat there ever was, in the order in which they were taken.</summary>
    public IReadOnlyList<Seat> Seats { get; private set; } = [];

    /// <summary>Every version of the bylaws, the oldest first.</summary>
    public IReadOnlyList<AdoptedBylaws> Adoptions { get; private set; } = [];

    /// <summary>The bylaws in force, or the first ones at a moment before them.</summary>
    public Bylaws BylawsAt(DateTimeOffset at) => (Adoptions.LastOrDefault(one => one.From <= at) ?? Adoptions[0]).Bylaws;

    /// <summary>Who sits at that moment: chair and secretary first, then by the order of seats; each alternate names its member.</summary>
    public IReadOnlyList<Member> MembersAt(DateTimeOffset at) =>
        [.. HeldAt(at).Select(seat => new Member(seat.PersonId)
        {
            IsChair = seat.Role == SeatRole.Chair,
            IsVoting = seat.IsVoting,
            AlternateFor = seat.AlternateFor is { } of ? Seats.First(one => one.Id == of).PersonId : null,
            OrganisationId = seat.OrganisationId,
            Unit = seat.Unit,
        })];

    /// <summary>The seats held at that moment, in the order in which a list names them.</summary>
    public IReadOnlyList<Seat> HeldAt(DateTimeOffset at) =>
        [.. Seats.Where(seat => seat.IsHeldAt(at)).OrderBy(seat => seat.AlternateFor is not null).ThenBy(seat => seat.Role)];

    internal void Take(Seat seat)
    {
        Rule.Require(seat.Until is null || seat.Until > seat.From, "A term ends after it begins.");
        var others = Seats.Where(seat.Overlaps).ToList();
        Rule.Require(seat.AlternateFor is not null || !others.Exists(one => one.PersonId == seat.PersonId && one.AlternateFor is null), "This person already has a seat in that time.");
        Rule.Require(seat.Role != SeatRole.Chair || !others.Exists(one => one.Role == SeatRole.Chair), "There is a chair in that time; end that term first.");
        Rule.Require(seat.Role != SeatRole.Secretary || !others.Exists(one => one.Role == SeatRole.Secretary), "There is a secretary in that time; end that term first.");
        if (seat.AlternateFor is { } of)
            RequireAlternate(seat, others.Find(one => one.Id == of));
        Seats = [.. Seats, seat];
        Record(new SeatTaken(Id, seat) { OrganisationId = OrganisationId });
    }

    internal void End(Guid seatId, DateTimeOffset until)
    {
        var ended = Seats.FirstOrDefault(seat => seat.Id == seatId) ?? throw new NotFound();
        Rule.Require(until > ended.From, "A term ends after it begins.");
        Rule.Require(ended.Until is null || until < ended.Until, "This seat has ended by then already.");
        var with = Seats.Where(seat => seat == ended || (seat.AlternateFor == seatId && (seat.Until is null || until < seat.Until))).ToList();
        Seats = [.. Seats.Select(seat => with.Contains(seat) ? seat with { Until = until > seat.From ? until : seat.From } : seat)];
        foreach (var seat in with)
            Record(new SeatEnded(Id, seat.Id, seat.PersonId, until) { OrganisationId = OrganisationId });
    }

    /// <summary>Ends every seat of a person that is not over, and those of the alternates with them.</summary>
    internal void EndSeatsOf(Guid personId, DateTimeOffset at)
    {
        var own = Seats.Where(seat => seat.PersonId == personId).Select(seat => seat.Id).ToList();
        var with = Seats.Where(seat => (own.Contains(seat.Id) || own.Contains(seat.AlternateFor ?? Guid.Empty)) && (seat.Until is null || at < seat.Until)).ToList();
        Seats = [.. Seats.Select(seat => with.Contains(seat) ? seat with { Until = at > seat.From ? at : seat.From } : seat)];
        foreach (var seat in with)
            Record(new SeatEnded(Id, seat.Id, seat.PersonId, at > seat.From ? at : seat.From) { OrganisationId = OrganisationId });
    }

    /// <summary>Whoever speaks for a unit speaks for it under its new name.</summary>
    internal void RenameUnits(IReadOnlyDictionary<Bilingual, Bilingual> names)
    {
        if (Seats.Any(seat => seat.Unit is not null && names.ContainsKey(seat.Unit)))
            Seats = [.. Seats.Select(seat => seat.Unit is { } unit ? seat with { Unit = names.GetValueOrDefault(unit, unit) } : seat)];
    }

    internal void Adopt(Bylaws bylaws, DateTimeOffset from)
    {
        bylaws.Check();
        Rule.Require(Adoptions.Count == 0 || from > Adoptions[^1].From, "Bylaws hold from a later day than those before them.");
        Rule.Require(Adoptions.Count == 0 || bylaws != Adoptions[^1].Bylaws, "These are the bylaws already adopted.");
        Adoptions = [.. Adoptions, new(bylaws, from)];
        Record(new BylawsAdopted(Id, bylaws, from) { OrganisationId = OrganisationId });
    }

    private static void RequireAlternate(Seat alternate, Seat? of)
    {
        Rule.Require(of is { AlternateFor: null }, "Choose the seat that the alternate stands in for.");
        Rule.Require(of!.PersonId != alternate.PersonId, "Nobody is their own alternate.");
        Rule.Require(alternate.Role == SeatRole.Member, "An alternate is neither chair nor secretary.");
    }

    private static bool IsShort(Bilingual text) => text.En.Length <= MaxText && text.Fr.Length <= MaxText;
}
