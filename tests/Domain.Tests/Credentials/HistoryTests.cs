using System.Globalization;
using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Events;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Domain.Tests.Credentials;

public sealed class HistoryTests : IAsyncLifetime
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-CA");
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-CA");

    private TestHost host = null!;
    private RecordScene scene = null!;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start();
        scene = await RecordScene.Start(host);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task It_says_what_happened_on_whose_word_and_why_newest_first()
    {
        await scene.GoTo(CredentialState.Build);
        await scene.Move(CredentialAction.BeginDesign, "Too long.");

        var history = await History(scene.Lead);
        Assert.Equal(["Returned to design", "Build began", "Design began", "Feasibility began", "Proposed"], history.Select(line => line.What.In(English)));
        Assert.Equal("Renvoi à la conception", history[0].What.In(French));
        Assert.Equal((scene.Lead.Name, "Too long.", "back"), (history[0].Who!.In(English), history[0].Why, history[0].Mark));
    }

    [Fact]
    public async Task Every_move_has_its_own_sentence_in_both_languages()
    {
        var sentences = new List<string>();
        foreach (var move in CredentialLifecycle.Table.Moves)
        foreach (var from in move.From)
        {
            await Write(new CredentialMoved(scene.Id, move.Action, from, move.To));
            sentences.Add((await History(scene.Lead))[0].What.English);
            host.Clock.Advance(TimeSpan.FromSeconds(1));
        }
        Assert.All(sentences, sentence => Assert.NotEqual(sentence, new Sentence(sentence).In(French)));
    }

    [Fact]
    public void Every_event_of_a_record_in_the_domain_has_a_sentence()
    {
        var events = typeof(CredentialEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(CredentialEvent)) && !type.IsAbstract).Select(type => type.Name);
        Assert.Empty(events.Except(EventSentences.Names));
    }

    [Fact]
    public async Task A_reviewer_has_no_name_until_all_reviews_are_in_nor_ever_for_the_team()
    {
        var reviewer = await host.A.Person(Role.Reviewer, scene.College);
        var dean = await host.A.Person(Role.Dean, scene.College);
        await scene.Freeze();
        var first = await scene.Open(WorkKind.Rubric, Role.Reviewer, "Score", group: "quality");
        var second = await scene.Open(WorkKind.Rubric, Role.Reviewer, "Score", group: "quality");
        await Submit(first, reviewer);
        await scene.Move(CredentialAction.Explore, onWordOf: reviewer);

        var blind = await History(dean);
        Assert.DoesNotContain(blind, line => Names(line, reviewer));
        Assert.Contains(blind, line => line.Who?.English == "a quality reviewer");
        Assert.Null((await Decisions(dean)).Single().Person);

        await Submit(second, await host.A.Person(Role.Reviewer, scene.College));
        Assert.Equal(2, (await History(dean)).Count(line => Names(line, reviewer)));
        Assert.Equal(reviewer.Name, (await Decisions(dean))[0].Person!.En);
        Assert.DoesNotContain(await History(scene.Lead), line => Names(line, reviewer));
        Assert.All(await Decisions(scene.Lead), decision => Assert.Null(decision.Person));
    }

    private static bool Names(HistoryLine line, Caller person) => line.Who?.In(English) == person.Name;

    private Task<IReadOnlyList<HistoryLine>> History(Caller caller) =>
        host.Ask<CredentialQueries, IReadOnlyList<HistoryLine>>(queries => queries.History(scene.Id, caller));

    private Task<IReadOnlyList<DecisionReading>> Decisions(Caller caller) =>
        host.Ask<CredentialQueries, IReadOnlyList<DecisionReading>>(queries => queries.Decisions(scene.Id, caller));

    private Task Write(DomainEvent happened) => host.WithDb(async db =>
    {
        db.Write(happened, host.Clock.GetUtcNow());
        await db.SaveChangesAsync();
    });

    // a rubric is submitted on its own page; here only its completion matters
    private async Task Submit(Guid workItemId, Caller reviewer)
    {
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerSlot>().Caller = reviewer;
        var db = scope.ServiceProvider.GetRequiredService<GovernanceDb>();
        var item = await db.Set<WorkItem>().SingleAsync(one => one.Id == workItemId);
        item.Complete(reviewer.PersonId, "forward", null, null, host.Clock.GetUtcNow());
        await db.SaveChangesAsync();
    }
}
