using System.Text.Json.Nodes;
using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Duties;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Testing;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Workflows.Tests.Definitions;

/// <summary>The separation of duties that a definition states: what may stand there, whether people can keep it, and who publishes it.</summary>
public sealed class DutyPublicationTests
{
    private static readonly string Shipped = File.ReadAllText(ShippedDefinitions.Files.Single(file => file.EndsWith("micro-credential.json", StringComparison.Ordinal)));

    [Theory]
    [InlineData("""[{"rule":"no-one-sleeps"}]""", "“separationOfDuties” names the rule “no-one-sleeps”, which is not known here.")]
    [InlineData("""{"rule":"no-author-decides"}""", "“separationOfDuties” must be a list of rules.")]
    [InlineData("""[{"rule":"different-units","steps":["review-1"]}]""", "“Reviewers come from different units” needs the list of the steps that it is about.")]
    [InlineData("""[{"rule":"chair-is-not-approver"}]""", "“The chair of a committee does not give the final approval” needs the list of the steps that it is about.")]
    [InlineData("""[{"rule":"no-author-decides","steps":["gone"]}]""", "“No author decides” is about the step “gone”, which is not there.")]
    [InlineData("""[{"rule":"no-author-decides","steps":["design"]}]""", "“No author decides” is about a step at which nobody decides.")]
    [InlineData("""[{"rule":"no-author-decides"},{"rule":"different-units","steps":["review-1","review-2"]}]""", null)]
    public void What_a_definition_states_must_be_a_rule_about_its_steps(string stated, string? problem)
    {
        using var services = new ServiceCollection().AddWorkflows().BuildServiceProvider();
        var known = services.GetRequiredService<ActivityCatalogue>().Known(ShippedDefinitions.Files.Select(file => DefinitionReader.Read(File.ReadAllText(file)).Definition!));
        var text = Small.With(Shipped, file => file["customProperties"]!["separationOfDuties"] = JsonNode.Parse(stated));
        Assert.Equal(problem is null ? [] : [problem], DefinitionRules.Check(text, "file", known).Select(one => one.Sentence.ToString()));
    }

    [Fact]
    public async Task A_rule_that_the_people_cannot_keep_is_a_problem_at_publishing_and_not_for_what_is_shipped()
    {
        await using var host = await TestHost.Start(services => services.AddWorkflows());
        var college = await host.A.Institution("Fanshawe College");
        var lead = await host.A.Person(Role.InitiativeLead, college);
        await host.Send(Caller.System, new GrantRole(lead.PersonId!.Value, Role.Dean.Id, college));
        await ShippedDefinitions.BringIn(host.Services.GetRequiredService<CommandSender>());
        var changed = Small.With(Shipped, file => file["description"] = "Ours.");
        var expected = $"At Fanshawe College nobody could answer “Decide whether to go on” for a proposal of {lead.Name}: No author decides.";
        Assert.Equal(expected, (await Assert.ThrowsAsync<RuleBroken>(() => host.Send(Caller.System, new PublishDefinition(changed)))).Sentence.ToString());
        Assert.Equal([expected], (await host.Ask<Publication, IReadOnlyList<StepProblem>>(publication => publication.Problems(DefinitionReader.Read(changed), default))).Select(problem => problem.Sentence.ToString()));

        await host.A.Person(Role.Dean, college);
        await host.Send(Caller.System, new PublishDefinition(changed));
    }

    [Fact]
    public async Task The_rules_of_a_used_definition_hold_inside_it_and_are_tried_where_it_is_followed()
    {
        await using var host = await TestHost.Start(services => services.AddWorkflows());
        var (college, other) = (await host.A.Institution("Fanshawe College"), await host.A.Institution("Lambton College"));
        await ShippedDefinitions.BringIn(host.Services.GetRequiredService<CommandSender>());
        var hash = (await host.WithDb(db => Task.FromResult(db.Set<StoredDefinition>().Single(one => one.DefinitionId == "college")))).Hash;
        var inlined = await host.WithDb(db => new DefinitionStore().Get(db, hash));
        Assert.Equal(["appeal-feasibility/officer", "appeal-idea/officer", "appeal/officer"], DeclaredDuties.Of(inlined).Where(duty => duty.Rule == DutyRule.NoOtherPart).Select(duty => Assert.Single(duty.Steps)).Order(StringComparer.Ordinal));
        Assert.All(DeclaredDuties.Of(inlined).SelectMany(duty => duty.Steps), step => Assert.NotNull(inlined.Find(step)));

        // one dean, who is also the only one to hear appeals; where nobody follows the workflow, that is no business of it
        var dean = await host.A.Person(Role.Dean, college);
        await host.Send(Caller.System, new GrantRole(dean.PersonId!.Value, Role.AppealsOfficer.Id, college));
        var elsewhere = await host.A.Person(Role.Dean, other);
        await host.Send(Caller.System, new GrantRole(elsewhere.PersonId!.Value, Role.AppealsOfficer.Id, other));
        await host.Send(Caller.System, new FollowWorkflow(college, "college"));
        var text = await host.WithDb(db => Task.FromResult(db.Set<StoredDefinition>().Single(one => one.DefinitionId == "college").Json));
        var problems = await host.Ask<Publication, IReadOnlyList<StepProblem>>(publication => publication.Problems(DefinitionReader.Read(text), default));
        Assert.Equal("At Fanshawe College nobody could answer “Decide on the appeal”: Whoever hears an appeal has no other part in the file.", problems.Select(problem => problem.Sentence.ToString()).Distinct().Single(said => said.Contains("appeal", StringComparison.Ordinal)));
        // it is marked at the step that is drawn
        Assert.All(problems, problem => Assert.DoesNotContain('/', problem.StepId!));
        Assert.DoesNotContain(problems, problem => problem.Sentence.ToString().Contains("Lambton", StringComparison.Ordinal));
        await host.A.Person(Role.AppealsOfficer, college);
        Assert.DoesNotContain(await host.Ask<Publication, IReadOnlyList<StepProblem>>(publication => publication.Problems(DefinitionReader.Read(text), default)), problem => problem.Sentence.ToString().Contains("appeal", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_vote_that_the_rules_leave_without_a_quorum_is_a_problem_too()
    {
        await using var host = await TestHost.Start(services => services.AddWorkflows());
        var college = await host.A.Institution("Fanshawe College");
        await ShippedDefinitions.BringIn(host.Services.GetRequiredService<CommandSender>());
        var keeper = await host.A.Person(Role.CommitteeSecretary, college);
        // nobody leaves the base by being recused: of three, two must be here
        var strict = Bylaws.Usual with { Quorum = new(QuorumBase.Voting, Share.Fixed(3)) { Recused = RecusedMember.StaysInTheBase } };
        var body = await host.Send(keeper, new FoundBody(college, BodyKind.Committee, new("Committee", "Comité"), Domain.Words.Bilingual.Empty, strict, host.Clock.GetUtcNow()) { Code = "micro-credential-committee" });
        var changed = Small.With(Shipped, file => file["description"] = "Ours.");
        Assert.Empty(await Problems(changed));

        var members = new List<Caller>();
        for (var seat = 0; seat < 3; seat++)
        {
            members.Add(await host.A.Person(seat == 2 ? Role.InitiativeLead : Role.CommitteeMember, college));
            await host.Send(keeper, new TakeSeat(body, members[seat].PersonId!.Value, seat == 0 ? SeatRole.Chair : SeatRole.Member, host.Clock.GetUtcNow()));
        }
        Assert.Equal([$"At Fanshawe College so many members of Committee are kept from “Vote in the committee” for a proposal of {members[2].Name} that it could have no quorum: No author decides."], await Problems(changed));

        var chaired = Small.With(Shipped, file =>
        {
            file["description"] = "Ours.";
            file["customProperties"]!["separationOfDuties"] = JsonNode.Parse("""[{"rule":"not-on-own-institution","steps":["committee"]}]""");
        });
        Assert.Equal(["At Fanshawe College so many members of Committee are kept from “Vote in the committee” that it could have no quorum: Nobody decides on the work of their own institution."], await Problems(chaired));
        Assert.Equal((await Problems(chaired))[0], (await Assert.ThrowsAsync<RuleBroken>(() => host.Send(Caller.System, new PublishDefinition(chaired)))).Sentence.ToString());

        // a fourth member makes the quorum without whoever leads
        await host.Send(keeper, new TakeSeat(body, (await host.A.Person(Role.CommitteeMember, college)).PersonId!.Value, SeatRole.Member, host.Clock.GetUtcNow()));
        Assert.Empty(await Problems(changed));

        async Task<List<string>> Problems(string text) =>
            [.. (await host.Ask<Publication, IReadOnlyList<StepProblem>>(publication => publication.Problems(DefinitionReader.Read(text), default))).Select(problem => problem.Sentence.ToString())];
    }

    [Fact]
    public async Task Whoever_wrote_on_a_version_does_not_publish_it_even_where_they_took_the_rule_away()
    {
        await using var host = await TestHost.Start(services => services.AddWorkflows());
        await ShippedDefinitions.BringIn(host.Services.GetRequiredService<CommandSender>());
        var (author, other) = (await host.A.Person(Role.QaOfficer), await host.A.Person(Role.QaOfficer));
        var sentence = $"The author of a workflow version does not publish it: {author.Name} wrote on this version.";
        var draft = await host.Send(author, new SaveDraft(Small.With(Shipped, file =>
        {
            file["description"] = "Ours.";
            file["customProperties"]!.AsObject().Remove("separationOfDuties");
        }), null));
        Assert.Equal(AuthorAsPublisher.IsRefused, await AsPublisher(author));
        Assert.Equal(AuthorAsPublisher.IsNone, await AsPublisher(other));
        Assert.Equal(sentence, (await Assert.ThrowsAsync<RuleBroken>(() => host.Send(author, new PublishDraft("micro-credential", draft)))).Sentence.ToString());
        Assert.Equal(sentence, (await Assert.ThrowsAsync<RuleBroken>(() => host.Send(author, new PublishDefinition(Small.With(Shipped, file => file["description"] = "Mine."))))).Sentence.ToString());
        await host.Send(other, new PublishDraft("micro-credential", draft));
        // the version in force asks for nothing now, so what follows is free, and the history says who did both
        var second = await host.Send(author, new SaveDraft(Small.With(Shipped, file =>
        {
            file["description"] = "Mine.";
            file["customProperties"]!.AsObject().Remove("separationOfDuties");
        }), null));
        Assert.Equal(AuthorAsPublisher.MayPublish, await AsPublisher(author));
        Assert.Equal(AuthorAsPublisher.IsNone, await AsPublisher(other));
        await host.Send(author, new PublishDraft("micro-credential", second));
        var history = await host.Ask<DefinitionHistoryQueries, IReadOnlyList<DefinitionDeed>>(queries => queries.Of("micro-credential"));
        Assert.Equal([true, false, false], history.Where(deed => deed.Event == nameof(DefinitionPublished)).Select(deed => deed.IsByAuthor));

        Task<AuthorAsPublisher> AsPublisher(Caller person) => host.Ask<DefinitionQueries, AuthorAsPublisher>(queries => queries.AsPublisher("micro-credential", person.PersonId!.Value));
    }
}
