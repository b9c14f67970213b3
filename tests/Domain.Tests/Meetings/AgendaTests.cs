using Governance.Domain.Bodies;
using Governance.Domain.Meetings;
using Governance.Domain.Rules;

namespace Governance.Domain.Tests.Meetings;

/// <summary>The pure rules: where an item belongs, the order of an agenda, who was here.</summary>
public sealed class AgendaTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 26, 17, 0, 0, TimeSpan.Zero);
    private static readonly Guid Ada = Guid.CreateVersion7(Noon), Bo = Guid.CreateVersion7(Noon);

    [Fact]
    public void Only_what_the_body_approved_before_is_for_consent()
    {
        Assert.Equal((AgendaPart.Regular, AgendaReason.New), AgendaRule.Of(Bylaws.Usual, null));
        Assert.Equal((AgendaPart.Regular, AgendaReason.CameBack), AgendaRule.Of(Bylaws.Usual, false));
        Assert.Equal((AgendaPart.Consent, AgendaReason.ApprovedBefore), AgendaRule.Of(Bylaws.Usual, true));
        Assert.Equal((AgendaPart.Regular, AgendaReason.ApprovedBefore), AgendaRule.Of(Bylaws.Usual with { Consent = null }, true));
        Assert.Equal((AgendaPart.Regular, AgendaReason.ApprovedBefore), AgendaRule.Of(Bylaws.Usual with { IsSecret = true }, true));
        Assert.Equal((AgendaPart.Regular, AgendaReason.ApprovedBefore), AgendaRule.Of(Bylaws.Usual, true, isSigned: true));
        // a step that says what follows where a member pulls it is made for consent
        Assert.Equal((AgendaPart.Consent, AgendaReason.New), AgendaRule.Of(Bylaws.Usual, null, isPullable: true));
        Assert.Equal((AgendaPart.Regular, AgendaReason.CameBack), AgendaRule.Of(Bylaws.Usual, false, isPullable: true));
    }

    [Fact]
    public void Parts_never_mix_wherever_an_item_is_placed()
    {
        var agenda = Agenda.Empty.With(Item("c", AgendaPart.Regular)).With(Item("a", AgendaPart.Opening)).With(Item("d", AgendaPart.Regular)).With(Item("b", AgendaPart.Consent));
        Assert.Equal("abcd", Told(agenda));
        Assert.Equal("abdc", Told(agenda.Placed(Id(agenda, "d"), AgendaPart.Regular, 0)));
        Assert.Equal("abdc", Told(agenda.Placed(Id(agenda, "c"), AgendaPart.Regular, 99)));
        Assert.Equal("acbd", Told(agenda.Placed(Id(agenda, "c"), AgendaPart.Consent, -1)));
        Assert.Equal("abcd", Told(agenda.Placed(Id(agenda, "c"), AgendaPart.Consent, 1)));
        Assert.Throws<NotFound>(() => agenda.Placed(Ada, AgendaPart.Regular, 0));
    }

    [Fact]
    public void The_last_mark_before_a_moment_holds_at_it()
    {
        var attendance = Marks((Ada, Presence.Present, 0), (Bo, Presence.Absent, 0), (Bo, Presence.Remote, 20), (Ada, Presence.Left, 40));
        Assert.Equal([Ada], attendance.RollAt(Noon)!.Present);
        Assert.Equal([Bo], attendance.RollAt(Noon.AddMinutes(30))!.Remote);
        Assert.Empty(attendance.RollAt(Noon.AddMinutes(40))!.Present);
        Assert.Null(attendance.RollAt(Noon.AddMinutes(-1)));
    }

    [Fact]
    public void What_was_said_before_is_no_roll_call_and_whoever_said_they_would_come_and_did_not_is_absent()
    {
        var said = Marks((Ada, Presence.Apologies, 0), (Bo, Presence.Expected, 0));
        Assert.Null(said.RollAt(Noon));
        Assert.Equal([Bo], said.Expected());
        Assert.Equal((Presence.Apologies, Presence.Absent), (said.Whole(Ada, Noon).Presence, said.Whole(Bo, Noon).Presence));
        Assert.Empty(said.With(new(Bo, Presence.Apologies, Noon)).Expected());
    }

    [Fact]
    public void Whoever_comes_after_the_first_item_comes_late_and_whoever_comes_back_has_not_left()
    {
        var attendance = Marks((Ada, Presence.Present, 1), (Bo, Presence.Present, 12), (Ada, Presence.Left, 20), (Ada, Presence.Remote, 25), (Bo, Presence.Left, 30));
        Assert.Equal(new(Presence.Remote, null, null), attendance.Whole(Ada, Noon.AddMinutes(5)));
        Assert.Equal(new(Presence.Present, Noon.AddMinutes(12), Noon.AddMinutes(30)), attendance.Whole(Bo, Noon.AddMinutes(5)));
        Assert.Equal(new(Presence.Absent, null, null), attendance.Whole(Guid.CreateVersion7(Noon), Noon));
    }

    private static Attendance Marks(params (Guid Who, Presence Presence, int Minute)[] marks) =>
        new([.. marks.Select(mark => new AttendanceMark(mark.Who, mark.Presence, Noon.AddMinutes(mark.Minute)))]);

    private static AgendaItem Item(string title, AgendaPart part) => new(Guid.CreateVersion7(Noon), part, AgendaReason.ByHand, new(title, title));

    private static Guid Id(Agenda agenda, string title) => agenda.Items.Single(item => item.Title.En == title).Id;

    private static string Told(Agenda agenda) => string.Concat(agenda.Items.Select(item => item.Title.En));
}
