using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Testing;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Domain.Tests.Storage;

public sealed class UniqueRowTests : IAsyncLifetime
{
    private TestHost host = null!;

    public async ValueTask InitializeAsync() =>
        host = await TestHost.Start(services => services.AddTransient<IRequestHandler<RegisterAgain, Unit>, RegisterAgainHandler>());

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_row_that_somebody_else_has_just_made_reads_as_someone_was_faster()
    {
        var college = await host.A.Institution();
        await Broken.Rule<SomeoneWasFaster>("Someone else changed this a moment before you. Nothing was recorded twice; look at the page again.",
            () => host.Send(Caller.System, new RegisterAgain(college)));
    }

    [Fact]
    public async Task A_unique_index_counts_like_a_key_and_other_failures_do_not()
    {
        var person = await host.A.Person(Role.Dean);
        var email = await host.WithDb(db => db.Set<Person>().Where(one => one.Id == person.PersonId).Select(one => one.Email).SingleAsync());
        Assert.True(UniqueRow.IsTaken(await Failure(db => db.Add(new Person(Id(), new Bilingual("A", "A"), email, "en")))));
        Assert.False(UniqueRow.IsTaken(await Failure(db => db.Add(new Organisation(Id(), OrganisationKind.Partner, new Bilingual("A", "A"), null!)))));
        Assert.False(UniqueRow.IsTaken(new DbUpdateException("No reason given.")));
    }

    private Guid Id() => OrderedId.At(host.Clock.GetUtcNow());

    private Task<DbUpdateException> Failure(Action<GovernanceDb> change) => host.WithDb(db =>
    {
        change(db);
        return Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
    });

    [Requires(Permission.ManagePeople)]
    private sealed record RegisterAgain(Guid OrganisationId) : ICommand;

    private sealed class RegisterAgainHandler(GovernanceDb db) : IRequestHandler<RegisterAgain, Unit>
    {
        public Task<Unit> Handle(RegisterAgain request, CancellationToken cancellationToken)
        {
            db.Add(new Organisation(request.OrganisationId, OrganisationKind.Institution, new Bilingual("A", "A"), "Ontario"));
            return Unit.Task;
        }
    }
}
