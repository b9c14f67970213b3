using Governance.Domain.Organisations;
using Governance.Domain.Reviews;
using Governance.Domain.Rules;
using Governance.Domain.Work;
using Governance.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Workflows.Tests.Institutions;

/// <summary>The joint quality panel of a consortium: reviewers of its institutions, and none of the one that leads.</summary>
public sealed class ConsortiumTests
{
    [Fact]
    public async Task Nobody_of_the_institution_that_leads_sits_on_the_quality_panel_and_no_institution_twice()
    {
        await using var host = await TestHost.Start(services => services.AddWorkflows());
        var people = await ScriptedPeople.Of(host, "consortium");
        var id = await people.Propose();
        await people.Until(id, "quality-panel/review-2");
        var open = (await people.OpenItems(id)).Where(item => item.StepId.StartsWith("quality-panel/", StringComparison.Ordinal)).ToDictionary(item => item.StepId);
        var lead = open["quality-panel/review-1"].OrganisationId;
        var (own, second) = (await host.A.Person(Role.Reviewer, lead, unit: new("School of Business", "École d’administration")), await host.A.Person(Role.Reviewer));
        var from = people.The(Role.Reviewer).PersonId!.Value;
        var sent = await host.WithDb(db => Task.FromResult(db.Set<Person>().Where(person => person.Id == from).AsEnumerable().Single().Grants.Select(grant => grant.OrganisationId).OfType<Guid>().Single()));
        await host.Send(Domain.Commands.Caller.System, new GrantRole(second.PersonId!.Value, Role.Reviewer.Id, sent));
        var called = await host.WithDb(db => Task.FromResult(db.Set<Organisation>().Where(one => one.Id == lead || one.Id == sent).AsEnumerable().ToDictionary(one => one.Id, one => one.Name.En)));

        await Refused($"Nobody decides on the work of their own institution: {own.Name} belongs to {called[lead]}, whose work this is.", own, open["quality-panel/review-1"]);
        await Score(people.The(Role.Reviewer), open["quality-panel/review-1"]);
        await Refused($"Reviewers come from different units: {second.Name} comes from {called[sent]}, as another of them does.", second, open["quality-panel/review-2"]);
        await Score(people.The(Role.Reviewer, 1), open["quality-panel/review-2"]);

        async Task Refused(string sentence, Domain.Commands.Caller reviewer, WorkItem item) =>
            Assert.Equal(sentence, (await Assert.ThrowsAsync<RuleBroken>(() => Score(reviewer, item))).Sentence.ToString());

        Task Score(Domain.Commands.Caller reviewer, WorkItem item) =>
            host.Send(reviewer, new ScoreCriterion(item.Id, host.Services.GetRequiredService<RubricCatalogue>().Scope(item.Subject).Criteria.First().Id, Level.Met, "Seen in the proposal."));
    }
}
