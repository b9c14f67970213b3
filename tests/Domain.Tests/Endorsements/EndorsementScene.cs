using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Endorsements;
using Governance.Domain.Organisations;
using Governance.Domain.Words;
using Governance.Testing;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Tests.Endorsements;

/// <summary>A first version that a partner may be asked about.</summary>
public abstract class EndorsementScene : IAsyncLifetime
{
    internal TestHost Host { get; private set; } = null!;

    internal Guid College { get; private set; }

    internal Guid Partner { get; private set; }

    internal Caller Lead { get; private set; } = null!;

    internal string Credential { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await TestHost.Start();
        College = await Host.A.Institution("Fanshawe College");
        Partner = await Host.A.Partner("Regional Trucking Association");
        Lead = await Host.A.Person(Role.InitiativeLead, College);
        Credential = await Host.A.Credential(Lead, new Bilingual("Essential Skills for Truck Drivers", "Compétences essentielles pour camionneurs"));
        await Host.Write(Lead, Credential, "design", "hours", ProposalAnswer.Of(20));
        await Host.Write(Lead, Credential, "design", "learning-outcomes", ProposalAnswer.Of([new Bilingual("Plan a trip", "Planifier un trajet")]));
        await Host.Write(Lead, Credential, "build", "assessment-plan", ProposalAnswer.Of(new Bilingual("A written test", "Un examen écrit")));
        await Host.Write(Lead, Credential, "feasibility", "budget-estimate", ProposalAnswer.Of(9000));
        await Host.Freeze(Credential);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Host.DisposeAsync();
    }

    internal Task<Endorsement> Stored(Guid id) => Host.WithDb(db => db.Set<Endorsement>().SingleAsync(one => one.Id == id));

    internal static EndorsementSignature Yes() =>
        new([.. EndorsementClaim.All.Select(claim => new ClaimAnswer(claim.Id, Verdict.Yes, null))], null, "Director of training", true, 1);

    internal async Task Sign(Guid id, EndorsementSignature? signature = null, int link = 1) =>
        await Host.Send(Caller.Partner(id), new SignEndorsement(id, link, signature ?? Yes()));

    internal Task<PartnerPage?> Page(Guid id, int link = 1) =>
        Host.Ask<EndorsementQueries, PartnerPage?>(queries => queries.ForPartner(Caller.Partner(id), link));
}
