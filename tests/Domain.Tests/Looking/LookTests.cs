using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Discussion;
using Governance.Domain.Documents;
using Governance.Domain.Looking;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Work;
using Governance.Testing;

namespace Governance.Domain.Tests.Looking;

/// <summary>A dean comes back to a record: what is new since they last looked, and for how long it is told.</summary>
public sealed class LookTests : IAsyncLifetime
{
    private TestHost host = null!;
    private Guid college;
    private Caller lead = null!;
    private Caller dean = null!;
    private Caller network = null!;
    private string record = null!;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start();
        college = await host.A.Institution();
        lead = await host.A.Person(Role.InitiativeLead, college);
        dean = await host.A.Person(Role.Dean, college);
        network = await host.A.Person(Role.Auditor);
        record = await host.A.Credential(lead);
        await host.Write(lead, record, "design", "hours", ProposalAnswer.Of(20));
        await host.Freeze(record);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task What_others_did_since_the_visit_before_is_told_until_the_visit_ends()
    {
        Assert.Null(await Since(dean));
        await Look(dean);
        var (at, hour) = (host.Clock.GetUtcNow(), TimeSpan.FromHours(1));
        Assert.Null(await Since(dean));
        host.Clock.Advance(hour);
        Assert.False((await Since(dean))!.IsAnything);
        Assert.Empty(await News(dean));

        await host.Write(lead, record, "design", "hours", ProposalAnswer.Of(36));
        await host.Freeze(record);
        await host.Send(lead, new WriteComment(record, "For all."));
        await host.Send(lead, new WriteComment(record, "For us.", CommentVisibility.Institution));
        await host.Send(dean, new WriteComment(record, "My own."));
        await host.Send(lead, new AttachDocument(record, "Budget.pdf", "%PDF-"u8.ToArray()));
        var step = await host.OpenDecision(record, Role.Dean);
        await host.Send(await host.A.Person(Role.Dean, college), new CompleteWorkItem(step, "approve", null));
        var since = (await Since(dean))!;
        Assert.Equal((at, 1, 2, 2, 1, 1), (since.At, since.From, since.To, since.Comments, since.Decisions, since.Documents));
        Assert.Equal(("hours", "20", "36"), (since.Changes.Single().FieldId, since.Changes[0].Before!.AsText(), since.Changes[0].After!.AsText()));
        Assert.Equal(at, (await News(dean))[record]);

        // going from page to page is one visit; after a pause it is told no more
        await Look(dean);
        host.Clock.Advance(TimeSpan.FromMinutes(20));
        await Look(dean);
        Assert.Equal((at, 2), ((await Since(dean))!.At, (await Since(dean))!.Comments));
        Assert.Empty(await News(dean));
        host.Clock.Advance(hour);
        Assert.False((await Since(dean))!.IsAnything);
    }

    [Fact]
    public async Task What_the_reader_may_not_read_is_not_counted()
    {
        await Look(network);
        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.Send(lead, new WriteComment(record, "For us.", CommentVisibility.Institution));
        Assert.False((await Since(network))!.IsAnything);
        Assert.Empty(await News(network));
    }

    [Fact]
    public async Task Nobody_looks_at_what_they_may_not_read()
    {
        var elsewhere = await host.A.Institution();
        foreach (var role in Role.All)
        {
            var stranger = await host.A.Person(role, elsewhere);
            await Assert.ThrowsAsync<NotFound>(() => Look(stranger));
            Assert.Null(await Since(stranger));
        }
        await Broken.Rule<Refused>("This is not for your role.", () => Look(Caller.Partner(Guid.Empty)));
    }

    private Task<MediatR.Unit> Look(Caller caller) => host.Send(caller, new LookAtRecord(record));

    private Task<SinceLook?> Since(Caller caller) => host.Ask((LookQueries looks) => looks.Since(record, caller));

    private Task<IReadOnlyDictionary<string, DateTimeOffset>> News(Caller caller) => host.Ask((LookQueries looks) => looks.News([record], caller));
}
