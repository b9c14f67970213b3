using Governance.Domain.Bodies;
using Governance.Domain.Consultations;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Work;
using Governance.Portal.Demo;
using Governance.Portal.Host;
using Governance.Testing;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Governance.Portal.Tests.Demo;

/// <summary>The first start with <c>--demo NAME</c>: one institution with its bodies, its people and its proposals.</summary>
public sealed class DemoVariantTests
{
    public static TheoryData<string> Variants => [.. DemoVariant.Names];

    [Theory]
    [MemberData(nameof(Variants))]
    public async Task Its_proposals_stand_where_the_content_says_and_its_people_are_in_their_bodies(string name)
    {
        var folder = Directory.CreateTempSubdirectory("demo-").FullName;
        var content = DemoContent.Read(name);
        await using (var portal = PortalHost.Build(new PortalOptions(0, Path.Combine(folder, "governance.db"), Demo: true) { TimeZone = DemoFixture.Zone.Id, DemoOf = name }, services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new ManualClock(DemoFixture.Now)));
            services.AddLogging(logging => logging.ClearProviders());
        }))
        {
            await FirstStart.Prepare(portal);
            await using var scope = portal.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<Domain.Storage.GovernanceDb>();

            Assert.Empty(await db.Set<Incident>().Select(incident => incident.ActivityId + ": " + incident.Message).ToListAsync());
            // whoever is there can keep the rules of the workflow that they follow
            var followed = await db.Set<Organisation>().Select(one => one.Workflow).Where(one => one != null).Distinct().ToListAsync();
            foreach (var stored in await db.Set<StoredDefinition>().Where(one => one.IsPublished && followed.Contains(one.DefinitionId)).ToListAsync())
                Assert.Equal("", string.Join("\n", (await scope.ServiceProvider.GetRequiredService<Publication>().Problems(DefinitionReader.Read(stored.Json), default)).Select(problem => problem.Sentence)));
            Assert.NotEmpty(followed);
            var open = await db.Set<WorkItem>().AsNoTracking().Where(item => item.State == WorkState.Open).ToListAsync();
            var titles = await db.Set<MicroCredential>().ToDictionaryAsync(one => one.Id, one => one.Title.En);
            Assert.Equal(
                content.Programmes.Select(one => (one.Answers["title"]["en"]!.ToString(), one.StopAt)).Order(),
                open.Select(item => (titles[item.CredentialId], item.StepId)).Order());
            Assert.DoesNotContain(open, item => item.IsOverdue(DemoFixture.Now));
            var heard = await db.Set<PublicComment>().AsNoTracking().ToListAsync();
            Assert.Equal(name == "industry" ? (4, 2) : (0, 0), (heard.Count, heard.Count(one => one.Answer is not null)));
            Assert.Equal([content.Institutions[0].Workflow!], await db.Set<WorkflowInstance>().Select(one => one.DefinitionId).Distinct().ToListAsync());
            var bodies = await db.Set<Body>().AsNoTracking().ToListAsync();
            Assert.Equal(content.Bodies.Select(body => (body.Code, body.Members + 1)).Order(), bodies.Select(body => (body.Code, body.Seats.Count)).Order());
            Assert.All(bodies, body => Assert.Equal([SeatRole.Chair, SeatRole.Secretary], body.HeldAt(DemoFixture.Now).Take(2).Select(seat => seat.Role)));
            var named = await db.Set<Organisation>().AsNoTracking().ToDictionaryAsync(one => one.Id, one => one.Name.En);
            var known = content.Institutions.Select(one => (one.Id, one.Name.En)).Concat(content.Partners.Select(one => (one.Id, one.Name.En))).ToDictionary();
            Assert.All(content.Bodies, body => Assert.Equal(
                body.For.Select(one => known[one]),
                bodies.Single(one => one.Code == body.Code).Seats.Select(seat => seat.OrganisationId).OfType<Guid>().Select(one => named[one])));
            Assert.All(bodies, body => Assert.Equal(content.Bodies.Single(one => one.Code == body.Code).Bylaws, body.BylawsAt(DemoFixture.Now)));
            var people = await scope.ServiceProvider.GetRequiredService<PeopleQueries>().WithRoles();
            Assert.Equal(content.People.Count, people.Count);
            SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
        }
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Everything_it_says_is_in_both_languages()
    {
        foreach (var content in DemoVariant.Names.Select(DemoContent.Read))
        {
            Assert.All(content.People, person => Assert.True(person.Name.IsComplete));
            Assert.All(content.Bodies, body => Assert.True(body.Name.IsComplete && body.Mandate.IsComplete));
            Assert.All(content.Programmes.SelectMany(one => one.Decisions), decision => Assert.True(decision.Comment.IsComplete));
            Assert.All(content.Programmes.SelectMany(one => one.Heard), one => Assert.True(one.Text.IsComplete && one.Answer?.IsComplete != false));
            Assert.All(content.Institutions[0].Units, unit => Assert.True(unit.IsComplete));
        }
    }
}
