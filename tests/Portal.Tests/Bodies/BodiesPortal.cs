using Governance.Domain.Bodies;
using Governance.Domain.Organisations;
using Governance.Portal.Tests.Harness;

namespace Governance.Portal.Tests.Bodies;

/// <summary>A college with a committee of a chair, two members, an alternate and a member whose term ended.</summary>
public sealed class BodiesPortal : IAsyncLifetime
{
    public PortalFixture Portal { get; } = new();

    public PersonSummary Secretary { get; private set; } = null!;

    public PersonSummary Dean { get; private set; } = null!;

    /// <summary>Sits in no body.</summary>
    public PersonSummary Registrar { get; private set; } = null!;

    public Guid College { get; private set; }

    public Guid Committee { get; private set; }

    public Guid ChairSeat { get; private set; }

    public async ValueTask InitializeAsync()
    {
        await Portal.InitializeAsync();
        var college = College = await Portal.Institution("Fanshawe College");
        Secretary = await Portal.Person(Role.CommitteeSecretary, college);
        Dean = await Portal.Person(Role.Dean, college);
        Registrar = await Portal.Person(Role.Registrar, college);
        var begun = Portal.Clock.GetUtcNow().AddDays(-400);
        Committee = await Portal.Send(Secretary.ToCaller(), new FoundBody(
            college, BodyKind.Committee, new("Micro-credential committee", "Comité des microtitres"), new("It votes on offerings.", "Il se prononce sur l’offre."), Bylaws.Usual, begun));
        ChairSeat = await Seat(Dean, SeatRole.Chair, begun);
        await Seat(Secretary, SeatRole.Secretary, begun, isVoting: false);
        await Seat(await Portal.Person(Role.CommitteeMember, college), SeatRole.Member, begun);
        await Seat(await Portal.Person(Role.CommitteeMember, college), SeatRole.Member, begun, alternateFor: ChairSeat);
        await Seat(await Portal.Person(Role.CommitteeMember, college), SeatRole.Member, begun, until: begun.AddDays(100));
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    private Task<Guid> Seat(PersonSummary person, SeatRole role, DateTimeOffset from, bool isVoting = true, Guid? alternateFor = null, DateTimeOffset? until = null) =>
        Portal.Send(Secretary.ToCaller(), new TakeSeat(Committee, person.Id, role, from) { IsVoting = isVoting, AlternateFor = alternateFor, Until = until });
}
