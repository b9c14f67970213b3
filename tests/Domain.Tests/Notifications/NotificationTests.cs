using System.Globalization;
using Governance.Domain.Advising;
using Governance.Domain.Commands;
using Governance.Domain.Deliveries;
using Governance.Domain.Discussion;
using Governance.Domain.Notifications;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Work;
using Governance.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Domain.Tests.Notifications;

/// <summary>What people were told stays in the portal for them: who is told, what it says to them now, what waits to be read.</summary>
public sealed class NotificationTests : IAsyncLifetime
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-CA");

    private TestHost host = null!;
    private Guid college;
    private Caller lead = null!;
    private Caller dean = null!;
    private Caller second = null!;
    private string record = null!;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start();
        college = await host.A.Institution();
        lead = await host.A.Person(Role.InitiativeLead, college);
        dean = await host.A.Person(Role.Dean, college);
        second = await host.A.Person(Role.Dean, college);
        record = await host.A.Credential(lead, new("Winter driving", "Conduite hivernale"));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_step_is_told_to_its_role_and_settled_for_all_once_it_is_answered()
    {
        var step = await host.OpenDecision(record, Role.Dean);
        var line = Assert.Single((await Read(dean)).Lines);
        Assert.Equal(("Do it: Winter driving", "Le faire : Conduite hivernale", $"/steps/{step}", true),
            (line.Says!.ToString(), line.Says.In(French).Replace('\u00A0', ' '), line.Place, line.IsWaiting));
        Assert.Equal((1, 1, 0), ((await Read(dean)).Waiting, (await Read(second)).Waiting, (await Read(lead)).Waiting));
        Assert.Equal((0, true), await Waiting(dean, $"/steps/{step}"));
        await host.Send(dean, new CompleteWorkItem(step, "approve", null));
        Assert.Equal((1, 0), ((await Read(second)).Lines.Count, (await Read(second)).Waiting));
        Assert.False((await Read(second)).Lines[0].IsWaiting);
    }

    [Fact]
    public async Task A_notice_and_its_mail_are_one_transaction_and_nobody_else_is_told()
    {
        await host.OpenDecision(record, Role.Dean);
        var mails = await host.WithDb(db => db.Set<Delivery>().Select(one => one.Id).ToListAsync());
        Assert.Equal(mails.Order(), (await host.WithDb(db => db.Set<Notification>().Select(one => one.Id).ToListAsync())).Order());
        await Assert.ThrowsAsync<NotFound>(() => host.OpenDecision("MC-1999-001", Role.Dean));
        await host.Ask(async (Outbox outbox) =>
        {
            outbox.Mail(Addressee.Person(dean.PersonId!.Value), MailTemplate.Invitation, new());
            outbox.Mail(Addressee.Partner(college), MailTemplate.NewLink, new());
            await Task.CompletedTask;
            return 0;
        });
        Assert.Equal(2, await host.WithDb(db => db.Set<Notification>().CountAsync()));
        host.Services.GetRequiredService<OutboxSwitch>().IsOff = true;
        await host.OpenDecision(record, Role.Dean);
        Assert.Equal(2, await host.WithDb(db => db.Set<Notification>().CountAsync()));
    }

    [Fact]
    public async Task What_is_read_comes_after_what_waits_and_each_reads_only_their_own()
    {
        var first = await host.OpenDecision(record, Role.Dean);
        host.Clock.Advance(TimeSpan.FromHours(1));
        var later = await host.OpenDecision(record, Role.Dean);
        var newest = (await Read(dean)).Lines[0];
        Assert.Equal($"/steps/{later}", newest.Place);
        await host.Send(second, new ReadNotifications(newest.Id));
        Assert.Equal(2, (await Read(dean)).Waiting);
        await host.Send(dean, new ReadNotifications(newest.Id));
        Assert.Equal([$"/steps/{first}", $"/steps/{later}"], (await Read(dean)).Lines.Select(one => one.Place));
        await host.Send(dean, new ReadNotifications(Places: [$"/steps/{first}"]));
        Assert.Equal((0, 2), ((await Read(dean)).Waiting, (await Read(second)).Waiting));
        await host.Send(second, new ReadNotifications());
        Assert.Equal(0, (await Read(second)).Waiting);
        await Broken.Rule<Refused>("This is not for your role.", () => host.Send(Caller.Partner(Guid.Empty), new ReadNotifications()));
    }

    [Fact]
    public async Task Whoever_no_longer_reads_the_record_reads_that_there_was_a_notice_and_nothing_of_it()
    {
        var comment = await host.Send(lead, new WriteComment(record, $"@{dean.Name} what do you think?"));
        await host.OpenDecision(record, Role.Dean);
        await Tell(dean, new(record, Subject: new("Returned: Winter driving", "Renvoyé"), Text: new("Too long", "Trop long")));
        Assert.All((await Read(dean)).Lines, line => Assert.NotNull(line.Says));
        Assert.Contains((await Read(dean)).Lines, line => line.Place == $"/comments/{comment}" && line.Says!.ToString() == $"{lead.Name} named you in a comment: Winter driving");
        var gone = Caller.Person(dean.PersonId!.Value, dean.Name, []);
        Assert.Equal(3, (await Read(gone)).Lines.Count);
        Assert.All((await Read(gone)).Lines, line => Assert.Equal((null, null, null), (line.Says, line.More, line.Place)));
        await host.Send(lead, new WithdrawComment(comment));
        Assert.Null((await Read(dean)).Lines.Single(line => line.Kind == NotificationKind.Mentions).Says);
    }

    [Fact]
    public async Task Advice_is_told_to_whom_it_is_asked_of_and_then_to_whoever_asked()
    {
        var step = await host.OpenDecision(record, Role.Dean);
        var adviser = await host.A.Person(Role.Registrar, await host.A.Institution());
        var advice = await host.Send(dean, new AskForAdvice(step, adviser.PersonId!.Value, "Is 20 hours enough?"));
        var asked = Assert.Single((await Read(adviser)).Lines);
        Assert.Equal(($"/advice/{advice}", $"{dean.Name} asks for your advice: Winter driving"), (asked.Place, asked.Says!.ToString()));
        await host.Send(adviser, new GiveAdvice(advice, "No."));
        Assert.Equal($"/steps/{step}", (await Read(dean)).Lines.Single(line => line.Kind == NotificationKind.AdviceGiven).Place);
    }

    [Fact]
    public async Task A_notice_for_later_is_not_shown_before_and_many_stand_on_pages()
    {
        for (var number = 0; number < NotificationQueries.PageSize; number++)
            await Tell(lead, new(Subject: new($"News {number}", $"Nouvelle {number}")));
        await Tell(lead, new(Subject: new("Later", "Plus tard")), host.Clock.GetUtcNow().AddHours(2));
        Assert.Equal((1, NotificationQueries.PageSize), ((await Read(lead, 9)).Pages, (await Read(lead)).Waiting));
        host.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal((2, 2, 1), ((await Read(lead, 9)).Page, (await Read(lead)).Pages, (await Read(lead, 2)).Lines.Count));
        Assert.Equal("Later", (await Read(lead)).Lines[0].Says!.ToString());
    }

    private Task<NotificationPage> Read(Caller caller, int page = 1) => host.Ask((NotificationQueries all) => all.Of(caller, page));

    private Task<(int Count, bool IsHere)> Waiting(Caller caller, string place) => host.Ask((NotificationQueries all) => all.Waiting(caller.PersonId!.Value, place));

    private Task Tell(Caller whom, MailAbout about, DateTimeOffset? notBefore = null) => host.WithDb(async db =>
    {
        new Outbox(db, new OutboxSwitch(), host.Clock).Mail(Addressee.Person(whom.PersonId!.Value), MailTemplate.Message, about, notBefore);
        await db.SaveChangesAsync();
    });
}
