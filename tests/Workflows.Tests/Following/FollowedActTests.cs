using System.Globalization;
using Governance.Domain.Commands;
using Governance.Domain.Deliveries;
using Governance.Domain.Following;
using Governance.Domain.Notifications;
using Governance.Domain.Organisations;
using Governance.Domain.Work;
using Governance.Testing;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Tests.Following;

/// <summary>Whoever follows a record reads one line of a decision and of what the workflow did because of it.</summary>
public sealed class FollowedActTests : IAsyncLifetime
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-CA");

    private TestHost host = null!;
    private ScriptedPeople people = null!;
    private Caller reader = null!;
    private string record = null!;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start(services => services.AddWorkflows());
        people = await ScriptedPeople.Of(host);
        record = await people.Propose();
        reader = people.The(Role.Auditor);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_decision_and_the_move_that_it_brings_are_one_line_and_one_mail()
    {
        await FollowFrom("go-no-go");
        var step = Assert.Single(await people.OpenItems(record));
        await people.Answer(record, "go-no-go", "go");

        var line = Assert.Single(await Read()).Says!;
        Assert.EndsWith($": “{step.Title.En}” was answered “{step.LabelOf("go").En}”. Design began", line.ToString(), StringComparison.Ordinal);
        Assert.EndsWith($"\u00A0: Réponse à «\u202F{step.Title.Fr}\u202F»\u00A0: «\u202F{step.LabelOf("go").Fr}\u202F». Début de la conception", line.In(French), StringComparison.Ordinal);
        var mail = Assert.Single(await host.WithDb(db => db.Set<Delivery>().Where(one => one.Template == MailTemplate.Followed).ToListAsync()));
        Assert.Equal((line.ToString(), mail.CreatedAt.AddMinutes(1)), (mail.About.Subject!.En, mail.AvailableAt));

        // what a form brings later is no consequence of that decision
        await people.Until(record, "build");
        Assert.EndsWith(": Build began", (await Read())[0].Says!.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("Design began", (await Read())[^1].Says!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_one_answer_brings_stands_in_its_line()
    {
        await FollowFrom("registrar");
        await people.Answer(record, "registrar", "publish");
        Assert.Matches(@": “[^”]+” was answered “[^”]+”\. Version \d+ published in the catalogue\. The pilot began$", Assert.Single(await Read()).Says!.ToString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_read_or_is_on_its_way_by_mail_grows_no_more(bool isRead)
    {
        await FollowFrom("go-no-go");
        var step = Assert.Single(await people.OpenItems(record));
        await host.Send(people.The(Role.Find(step.RoleId!)!).Proven(), new CompleteWorkItem(step.Id, "go", null));
        if (isRead)
            await host.Send(reader, new ReadNotifications());
        else
            await host.WithDb(db => db.Set<Delivery>().Where(one => one.Template == MailTemplate.Followed).ExecuteUpdateAsync(change => change.SetProperty(one => one.Attempts, 1)));
        await people.Run();

        var lines = (await Read()).Select(one => one.Says!.ToString()).ToList();
        Assert.Equal(2, lines.Count);
        Assert.Single(lines, line => line.EndsWith(": Design began", StringComparison.Ordinal));
        Assert.Single(lines, line => line.EndsWith($"was answered “{step.LabelOf("go").En}”", StringComparison.Ordinal));
    }

    private async Task FollowFrom(string step)
    {
        await people.Until(record, step);
        await host.Send(reader, new FollowRecord(record));
    }

    private async Task<IReadOnlyList<NotificationLine>> Read() =>
        [.. (await host.Ask((NotificationQueries all) => all.Of(reader, 1))).Lines.Where(one => one.Kind == NotificationKind.Followed)];
}
