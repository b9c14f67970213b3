using Governance.Domain.Bodies;
using Governance.Domain.Organisations;

namespace Governance.Portal.Demo;

/// <summary>Founds the committee of each institution and gives its seats, as the network's administrator would.</summary>
internal static class DemoBodies
{
    /// <summary>A committee of the demonstration may vote without a meeting, so that nobody who looks at it has to wait for one.</summary>
    private static readonly Bylaws AtAnyTime = Bylaws.Usual with { Electronic = new() };

    internal static async Task Found(DemoEngine engine, DemoPeople people, DemoContent content, CancellationToken cancellation)
    {
        var at = engine.Clock.GetUtcNow();
        await engine.Sit(people.The(Role.Administrator.Id, ""), async sitting =>
        {
            foreach (var committee in content.Committees)
                await Found(committee, content.Committee, people, sitting, at);
            foreach (var body in content.Bodies)
                await Found(body, content.Institutions[0], people, sitting, at);
        }, cancellation);
    }

    private static async Task Found(DemoCommittee committee, DemoBody of, DemoPeople people, DemoSitting sitting, DateTimeOffset at)
    {
        var body = await sitting.Send(new FoundBody(people.Organisation(committee.Institution), BodyKind.Committee, of.Name, of.Mandate, AtAnyTime, at));
        var seats = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var seat in committee.Seats)
        {
            seats[seat.Person] = await sitting.Send(new TakeSeat(body, people.Id(seat.Person), seat.Role, at)
            {
                IsVoting = seat.IsVoting,
                AlternateFor = seat.AlternateFor is { } member ? seats[member] : null,
            });
        }
        people.Seat(body, [.. committee.Seats.Where(seat => seat is { IsVoting: true, AlternateFor: null }).OrderBy(seat => seat.Role).Select(seat => people.As(seat.Person))]);
    }

    /// <summary>The members speak for an organisation where the body is made of these, else for a unit each, as far as there are units; the committee secretary has no vote.</summary>
    private static async Task Found(DemoVotingBody body, DemoInstitution institution, DemoPeople people, DemoSitting sitting, DateTimeOffset at)
    {
        var id = await sitting.Send(new FoundBody(people.Organisation(institution.Id), body.Kind, body.Name, body.Mandate, body.Bylaws, at) { Code = body.Code });
        var members = Enumerable.Range(0, body.Members).Select(number => people.Member(body, institution.Id, number)).ToList();
        foreach (var (number, member) in members.Index())
            await sitting.Send(new TakeSeat(id, member.PersonId!.Value, number == 0 ? SeatRole.Chair : SeatRole.Member, at)
            {
                OrganisationId = body.For.Count > 0 ? people.Organisation(body.For[number]) : null,
                Unit = body.For.Count > 0 ? null : institution.Units[number % institution.Units.Count],
            });
        await sitting.Send(new TakeSeat(id, people.The(Role.CommitteeSecretary.Id, institution.Id).PersonId!.Value, SeatRole.Secretary, at) { IsVoting = false });
        people.Seat(id, members);
    }
}
