using Governance.Domain.Commands;
using Governance.Domain.Lists;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Testing;

namespace Governance.Domain.Tests.Lists;

public sealed class PersonalListTests : IAsyncLifetime
{
    private TestHost host = null!;
    private Caller dean = null!;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start();
        dean = await host.A.Person(Role.Dean, await host.A.Institution());
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_view_is_kept_for_its_person_and_list_alone()
    {
        await Save("Overdue", "due=overdue");
        Assert.Equal(new SavedView("Overdue", "due=overdue"), Assert.Single((await Of(dean)).Views));
        Assert.Empty((await Of(dean, ListName.Records)).Views);
        Assert.Empty((await Of(await host.A.Person(Role.Dean, await host.A.Institution()))).Views);
    }

    [Fact]
    public async Task A_view_of_the_same_name_takes_the_place_of_the_one_before()
    {
        await Save("Overdue", "due=overdue");
        await Save("Forms", "kind=form");
        await Save("overdue", "due=today");
        Assert.Equal([new("overdue", "due=today"), new("Forms", "kind=form")], (await Of(dean)).Views);
    }

    [Fact]
    public async Task One_view_opens_first_until_it_is_removed_or_kept_without()
    {
        await Save("One", "due=week", isDefault: true);
        await Save("Two", "due=today", isDefault: true);
        Assert.Equal("Two", (await Of(dean)).First?.Name);
        await Save("Two", "due=today");
        Assert.Null((await Of(dean)).First);
        await Save("Two", "due=today", isDefault: true);
        await host.Send(dean, new RemoveView(ListName.Work, "Two"));
        Assert.Null((await Of(dean)).First);
        Assert.Equal("One", Assert.Single((await Of(dean)).Views).Name);
    }

    [Fact]
    public async Task A_view_has_a_name_of_reasonable_length_and_there_are_not_endlessly_many()
    {
        Assert.Equal("Give the view a name.", (await Assert.ThrowsAsync<RuleBroken>(() => Save("  ", "due=week"))).Sentence.English);
        Assert.Equal("Keep the name within {0} characters.", (await Assert.ThrowsAsync<RuleBroken>(() => Save(new string('x', 61), "due=week"))).Sentence.English);
        Assert.Equal("This view filters by more than can be kept.", (await Assert.ThrowsAsync<RuleBroken>(() => Save("Long", new string('x', 1001)))).Sentence.English);
        for (var number = 1; number <= PersonalList.MaxViews; number++)
            await Save("View " + number, "due=week");
        Assert.Equal("You have {0} views. Remove one first.", (await Assert.ThrowsAsync<RuleBroken>(() => Save("One more", "due=week"))).Sentence.English);
        await Save("View 1", "due=today");
    }

    [Fact]
    public async Task Columns_are_kept_until_the_usual_ones_are_wanted_again()
    {
        await host.Send(dean, new ChooseColumns(ListName.Records, ["Stage", "Due"]));
        Assert.Equal(["Stage", "Due"], (await Of(dean, ListName.Records)).Columns);
        await host.Send(dean, new ChooseColumns(ListName.Records, null));
        Assert.Null((await Of(dean, ListName.Records)).Columns);
    }

    [Fact]
    public async Task Visitors_keep_nothing()
    {
        await Assert.ThrowsAsync<Refused>(() => host.Send(Caller.Visitor, new SaveView(ListName.Work, "Mine", "due=week", false)));
        await Assert.ThrowsAsync<Refused>(() => host.Send(Caller.Visitor, new RemoveView(ListName.Work, "Mine")));
        await Assert.ThrowsAsync<Refused>(() => host.Send(Caller.Visitor, new ChooseColumns(ListName.Records, ["Stage"])));
    }

    private async Task Save(string name, string query, bool isDefault = false) => await host.Send(dean, new SaveView(ListName.Work, name, query, isDefault));

    private Task<ListChoices> Of(Caller caller, ListName list = ListName.Work) => host.Ask((ListQueries lists) => lists.Of(list, caller));
}
