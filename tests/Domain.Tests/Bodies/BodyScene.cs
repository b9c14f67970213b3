using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Words;
using Governance.Testing;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Tests.Bodies;

/// <summary>A college with a committee that its secretary founded today.</summary>
internal sealed class BodyScene : IAsyncDisposable
{
    internal static readonly Bilingual Name = new("Micro-credential committee", "Comité des microtitres");

    private BodyScene(TestHost host, Guid college, Caller secretary, Guid body)
    {
        Host = host;
        College = college;
        Secretary = secretary;
        Body = body;
    }

    internal TestHost Host { get; }

    internal Guid College { get; }

    internal Caller Secretary { get; }

    internal Guid Body { get; }

    internal DateTimeOffset Now => Host.Clock.GetUtcNow();

    internal static async Task<BodyScene> Start()
    {
        var host = await TestHost.Start();
        var college = await host.A.Institution();
        var secretary = await host.A.Person(Role.CommitteeSecretary, college);
        var body = await host.Send(secretary, Founding(college, host.Clock.GetUtcNow()));
        return new(host, college, secretary, body);
    }

    internal static FoundBody Founding(Guid college, DateTimeOffset from) =>
        new(college, BodyKind.Committee, Name, new("It votes on offerings.", "Il se prononce sur l’offre."), RealBylaws.NodeCtc, from);

    internal async Task<Guid> Person() => (await Host.A.Person(Role.CommitteeMember, College)).PersonId!.Value;

    internal async Task<Guid> Seat(SeatRole role = SeatRole.Member, Guid? alternateFor = null, Guid? person = null) =>
        await Host.Send(Secretary, new TakeSeat(Body, person ?? await Person(), role, Now) { AlternateFor = alternateFor });

    internal Task<Body> Stored() => Host.WithDb(db => db.Set<Body>().SingleAsync(one => one.Id == Body));

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
