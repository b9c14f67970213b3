using Governance.Domain.Bodies;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Tests.Bodies;

public sealed class BodyTests : IAsyncLifetime
{
    private BodyScene scene = null!;

    public async ValueTask InitializeAsync() => scene = await BodyScene.Start();

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    [Fact]
    public async Task Everything_that_happens_to_a_body_is_an_event_of_its_organisation()
    {
        var seat = await scene.Seat(SeatRole.Chair);
        scene.Host.Clock.Advance(TimeSpan.FromDays(30));
        await scene.Host.Send(scene.Secretary, new EndSeat(scene.Body, seat, scene.Now));
        await scene.Host.Send(scene.Secretary, new AdoptBylaws(scene.Body, RealBylaws.SunyEsf, scene.Now));

        var events = await scene.Host.WithDb(db => db.Events.Where(row => row.OrganisationId == scene.College && row.Body.Contains("\"Body\":")).OrderBy(row => row.Id).Select(row => row.Name).ToListAsync());
        Assert.Equal(["BodyFounded", "BylawsAdopted", "SeatTaken", "SeatEnded", "BylawsAdopted"], events);
    }

    [Fact]
    public async Task A_seat_is_ended_and_never_taken_away()
    {
        var before = scene.Now;
        var chair = await scene.Person();
        var seat = await scene.Seat(SeatRole.Chair, person: chair);
        await scene.Seat(alternateFor: seat);
        scene.Host.Clock.Advance(TimeSpan.FromDays(30));
        await scene.Host.Send(scene.Secretary, new EndSeat(scene.Body, seat, scene.Now));

        Assert.Empty((await scene.Stored()).MembersAt(scene.Now));
        var members = await scene.Host.Ask((BodyQueries bodies) => bodies.MembersAt(scene.Body, before));
        Assert.Equal([(true, null), (false, (Guid?)chair)], members.Select(member => (member.IsChair, member.AlternateFor)));
        await Broken.Rule("This seat has ended by then already.", () => scene.Host.Send(scene.Secretary, new EndSeat(scene.Body, seat, scene.Now)));
        Assert.NotEqual(seat, await scene.Seat(SeatRole.Chair, person: chair));
    }

    [Fact]
    public async Task There_is_one_chair_and_one_secretary_at_a_time()
    {
        await scene.Seat(SeatRole.Chair);
        await scene.Seat(SeatRole.Secretary);
        await Broken.Rule("There is a chair in that time; end that term first.", () => scene.Seat(SeatRole.Chair));
        await Broken.Rule("There is a secretary in that time; end that term first.", () => scene.Seat(SeatRole.Secretary));
    }

    [Fact]
    public async Task Nobody_sits_twice_and_an_alternate_stands_in_for_another()
    {
        var person = await scene.Person();
        var seat = await scene.Seat(person: person);
        await Broken.Rule("This person already has a seat in that time.", () => scene.Seat(person: person));
        await Broken.Rule("Nobody is their own alternate.", () => scene.Seat(person: person, alternateFor: seat));
        await Broken.Rule("An alternate is neither chair nor secretary.", () => scene.Seat(SeatRole.Chair, alternateFor: seat));
        var alternate = await scene.Seat(alternateFor: seat);
        await Broken.Rule("Choose the seat that the alternate stands in for.", () => scene.Seat(alternateFor: alternate));
        await Broken.Rule("Choose a person.", () => scene.Seat(person: scene.Body));
        await Broken.Rule("A term ends after it begins.", () => scene.Host.Send(scene.Secretary, new EndSeat(scene.Body, seat, scene.Now)));
    }

    [Fact]
    public async Task Bylaws_hold_from_their_day_and_the_old_ones_before_it()
    {
        var founded = scene.Now;
        await Broken.Rule("Bylaws hold from a later day than those before them.", () => scene.Host.Send(scene.Secretary, new AdoptBylaws(scene.Body, RealBylaws.SunyEsf, founded)));
        await Broken.Rule("These are the bylaws already adopted.", () => scene.Host.Send(scene.Secretary, new AdoptBylaws(scene.Body, RealBylaws.NodeCtc, founded.AddDays(1))));
        await scene.Host.Send(scene.Secretary, new AdoptBylaws(scene.Body, RealBylaws.SunyEsf, founded.AddDays(7)));

        Assert.Equal(RealBylaws.NodeCtc, await scene.Host.Ask((BodyQueries bodies) => bodies.BylawsAt(scene.Body, founded.AddDays(6))));
        Assert.Equal(RealBylaws.SunyEsf, await scene.Host.Ask((BodyQueries bodies) => bodies.BylawsAt(scene.Body, founded.AddDays(7))));
        await Assert.ThrowsAsync<RuleBroken>(() => scene.Host.Send(scene.Secretary, new AdoptBylaws(scene.Body, RealBylaws.SunyEsf with { MostProxies = -1 }, founded.AddDays(8))));
    }

    [Fact]
    public async Task The_secretary_of_another_organisation_is_refused()
    {
        var other = await scene.Host.A.Person(Role.CommitteeSecretary, await scene.Host.A.Institution());
        var seat = await scene.Seat();
        const string Refusal = "You keep the bodies of your own organization only.";
        await Broken.Rule<Refused>(Refusal, () => scene.Host.Send(other, BodyScene.Founding(scene.College, scene.Now)));
        await Broken.Rule<Refused>(Refusal, () => scene.Host.Send(other, new TakeSeat(scene.Body, other.PersonId!.Value, SeatRole.Member, scene.Now)));
        await Broken.Rule<Refused>(Refusal, () => scene.Host.Send(other, new EndSeat(scene.Body, seat, scene.Now.AddDays(1))));
        await Broken.Rule<Refused>(Refusal, () => scene.Host.Send(other, new AdoptBylaws(scene.Body, RealBylaws.SunyEsf, scene.Now.AddDays(1))));
        await Assert.ThrowsAsync<NotFound>(() => scene.Host.Ask((BodyQueries bodies) => bodies.Find(scene.Body, other)));
        await Assert.ThrowsAsync<NotFound>(() => scene.Host.Ask((BodyHistory history) => history.Of(scene.Body, other)));
        Assert.Empty(await scene.Host.Ask((BodyQueries bodies) => bodies.List(other)));
    }

    [Fact]
    public async Task Whoever_sits_in_a_body_of_another_organisation_reads_it()
    {
        var guest = await scene.Host.A.Person(Role.Dean, await scene.Host.A.Institution());
        await scene.Seat(person: guest.PersonId);
        var view = await scene.Host.Ask((BodyQueries bodies) => bodies.Find(scene.Body, guest));
        Assert.False(view.MayKeep);
        Assert.Equal(guest.Name, Assert.Single(view.Held).Name.En);
    }

    [Fact]
    public async Task The_list_names_the_chair_and_counts_the_seats()
    {
        var chair = await scene.Seat(SeatRole.Chair);
        await scene.Seat();
        await scene.Seat(alternateFor: chair);
        var line = Assert.Single(await scene.Host.Ask((BodyQueries bodies) => bodies.List(scene.Secretary)));
        Assert.Equal((BodyScene.Name, 2, true), (line.Name, line.Seats, line.Chair!.En.StartsWith(Role.CommitteeMember.Name.En, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_history_says_who_did_what()
    {
        await scene.Seat(SeatRole.Chair);
        var happened = await scene.Host.Ask((BodyHistory history) => history.Of(scene.Body, scene.Secretary));
        Assert.EndsWith("took the chair", happened[0].What.In(System.Globalization.CultureInfo.GetCultureInfo("en-CA")), StringComparison.Ordinal);
        Assert.Equal(["Bylaws were adopted", "Founded"], happened.Skip(1).Select(one => one.What.English));
        Assert.All(happened, one => Assert.Equal(scene.Secretary.Name, one.By!.En));
    }

    [Fact]
    public async Task A_body_needs_its_name_in_both_languages_and_an_organisation()
    {
        var founding = BodyScene.Founding(scene.College, scene.Now);
        await Broken.Rule("Write the name in English and in French.", () => scene.Host.Send(scene.Secretary, founding with { Name = new("Senate", "") }));
        await Broken.Rule("Keep it within 2000 characters.", () => scene.Host.Send(scene.Secretary, founding with { Mandate = new(new string('x', 2001), "") }));
        var everywhere = await scene.Host.A.Person(Role.Administrator);
        await Broken.Rule("Choose an organization.", () => scene.Host.Send(everywhere, founding with { OrganisationId = scene.Body }));
    }

    [Fact]
    public void Bylaws_are_told_in_both_languages()
    {
        var told = BylawsWords.Of(RealBylaws.SalemState).Select(sentence => sentence.In(System.Globalization.CultureInfo.GetCultureInfo("en-CA"))).ToList();
        Assert.Equal("Quorum: at least half of the active voting members.", told[0]);
        Assert.Contains("A member is inactive after 3 unexcused absences.", told);
        Assert.Contains("Alternates do not count for the quorum.", told);
        Assert.Equal("With 12 votes, a quorum is 7; when all vote yes or no, a motion carries with 7.", BylawsWords.Example(RealBylaws.NodeCtc, 12).In(System.Globalization.CultureInfo.GetCultureInfo("en-CA")));
        var french = System.Globalization.CultureInfo.GetCultureInfo("fr-CA");
        Assert.All(Reference.All.SelectMany(one => BylawsWords.Of(one.Bylaws)), sentence => Assert.NotEqual(sentence.English, sentence.In(french)));
    }
}
