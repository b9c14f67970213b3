using Governance.Domain.Advising;
using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Delegations;
using Governance.Domain.Deliveries;
using Governance.Domain.Endorsements;
using Governance.Domain.Notifications;
using Governance.Domain.Organisations;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Portal.Host;
using Governance.Portal.Mail;
using Governance.Portal.Shared;
using Governance.Testing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Portal.Tests.Mail;

public sealed class MailTests : IAsyncLifetime
{
    private static readonly Caller Workflow = Caller.Workflow(Guid.Empty, null);
    private static readonly Bilingual Title = new("Essential Skills for Truck Drivers", "Compétences essentielles en camionnage");
    private static readonly OfferedOutcome Approve = new("approved", new("Approve", "Approuver"), null, false, "main");

    private TestHost host = null!;
    private Guid college;
    private string credential = "";
    private Caller lead = Caller.Visitor;
    private Caller dean = Caller.Visitor;

    private string Folder => Path.Combine(host.Folder, "mail");

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start(AddMail);
        host.Services.GetRequiredService<OutboxSwitch>().IsOff = true; // commands would write mail of their own
        college = await host.A.Institution("Fanshawe College");
        lead = await host.A.Person(Role.InitiativeLead, college, "fr");
        dean = await host.A.Person(Role.Dean, college);
        credential = await host.A.Credential(lead, Title);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_step_is_asked_for_in_the_readers_language()
    {
        var step = await Step();
        await Send(Addressee.Person(dean.PersonId!.Value), MailTemplate.Asked, new(WorkItemId: step));
        await Send(Addressee.Person(lead.PersonId!.Value), MailTemplate.Asked, new(WorkItemId: step));

        Snapshot.Match(Readable(await Written("person3@example.org"), step), "asked.en");
        Snapshot.Match(Readable(await Written("person2@example.org"), step), "asked.fr");
    }

    [Fact]
    public async Task A_file_is_named_by_time_kind_and_reader()
    {
        await Send(Addressee.Person(dean.PersonId!.Value), MailTemplate.Asked, new(WorkItemId: await Step()));
        Assert.Matches(@"^20260105-140000-asked-person3@example\.org-[0-9a-f]{4}\.eml$", Path.GetFileName(Assert.Single(Directory.GetFiles(Folder))));
        Assert.Empty(Directory.GetDirectories(Folder));
    }

    [Fact]
    public async Task Nobody_is_asked_for_a_step_already_done()
    {
        var step = await Step();
        await host.Send(dean, new CompleteWorkItem(step, "approved", null));
        await Send(Addressee.Person(dean.PersonId!.Value), MailTemplate.Asked, new(WorkItemId: step));

        Assert.Equal([DeliveryState.Dropped], await States());
        Assert.False(Directory.Exists(Folder));
    }

    [Fact]
    public async Task A_reminder_and_a_message_are_written()
    {
        var step = await Step();
        await Send(Addressee.Person(dean.PersonId!.Value), MailTemplate.Reminder, new(WorkItemId: step));
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await Send(Addressee.Person(lead.PersonId!.Value), MailTemplate.Message, new(credential,
            Subject: new("Returned\nto you", "Renvoyé\nà vous"), Text: new("It came back.\n\n“36 hours, <not> 20”", "La proposition revient.\n\n« 36 heures, <pas> 20 & plus »")));

        var texts = await Task.WhenAll(Directory.GetFiles(Folder).Order().Select(file => File.ReadAllTextAsync(file)));
        Snapshot.Match(string.Join("\n=====\n", texts.Select(text => Readable(text, step))), "others");
    }

    [Fact]
    public async Task What_is_due_and_what_is_late_is_told_to_each_for_a_reason_of_their_own()
    {
        var step = await Step();
        var office = await host.A.Person(Role.QaOfficer, college);
        await Send(Addressee.Person(dean.PersonId!.Value), MailTemplate.Due, new(WorkItemId: step));
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await Send(Addressee.Person(dean.PersonId!.Value), MailTemplate.Late, new(WorkItemId: step));
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await Send(Addressee.Person(office.PersonId!.Value), MailTemplate.Late, new(WorkItemId: step));
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var registrar = await host.A.Person(Role.Registrar, college, "fr");
        await host.Send(dean, new DelegateWork(registrar.PersonId!.Value, host.Clock.GetUtcNow(), host.Clock.GetUtcNow().AddDays(9), [WorkKind.Decision]));
        await Send(Addressee.Person(registrar.PersonId!.Value), MailTemplate.Late, new(WorkItemId: step));
        await MatchAll(step, "notices");
    }

    [Fact]
    public async Task Advice_is_asked_for_and_its_coming_is_told()
    {
        var step = await Step();
        var adviser = await host.A.Person(Role.Registrar, await host.A.Institution(), "fr");
        var advice = await host.Send(dean, new AskForAdvice(step, adviser.PersonId!.Value, "Is 20 hours enough?"));
        await Send(Addressee.Person(adviser.PersonId!.Value), MailTemplate.AdviceAsked, new(AdviceId: advice));
        await host.Send(adviser, new GiveAdvice(advice, "Oui."));
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await Send(Addressee.Person(dean.PersonId!.Value), MailTemplate.AdviceGiven, new(AdviceId: advice));
        await MatchAll(step, "advice", advice);
        await Send(Addressee.Person(adviser.PersonId!.Value), MailTemplate.AdviceAsked, new(AdviceId: advice));
        Assert.Equal(DeliveryState.Dropped, (await States())[^1]);
    }

    [Fact]
    public async Task A_partner_gets_a_link_that_opens_and_stands_in_no_table()
    {
        var partner = await host.A.Partner("Transport Employers");
        var version = await host.Send(Workflow, new FreezeVersion(credential));
        var step = await Step(WorkKind.Endorsement, null);
        var endorsement = await host.Send(Workflow, new RequestEndorsement(credential, partner, step, version, host.Clock.GetUtcNow().AddDays(30)));
        await Send(Addressee.Partner(partner), MailTemplate.EndorsementReminder, new(EndorsementId: endorsement));
        Assert.Contains("Transport Employers", Part(await Written("endorsementreminder"), "text/plain"), StringComparison.Ordinal);
        Assert.StartsWith("Still waiting for your answer", Subject(await Written("endorsementreminder")), StringComparison.Ordinal);
        File.Delete(Directory.GetFiles(Folder).Single());
        await Send(Addressee.Partner(partner), MailTemplate.EndorsementRequest, new(EndorsementId: endorsement));

        var text = Part(await Written("partner4@example.org"), "text/plain");
        var token = text.Split("/endorse/")[1].Split('\n')[0].Trim();
        Assert.Equal(endorsement, host.Services.GetRequiredService<EndorsementLinks>().Read(token, out _)!.EndorsementId);
        Assert.All(await host.WithDb(db => db.Set<Delivery>().Select(one => one.FailedReason + one.Id).ToListAsync()), row => Assert.DoesNotContain(token, row, StringComparison.Ordinal));
        Snapshot.Match(text.Replace(token, "TOKEN", StringComparison.Ordinal), "endorsement");
    }

    [Fact]
    public async Task One_that_cannot_be_written_does_not_hold_up_the_next()
    {
        await Put(Addressee.Address("poison@example.org", "en"), MailTemplate.Asked, new());
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await Send(Addressee.Person(dean.PersonId!.Value), MailTemplate.Asked, new(WorkItemId: await Step()));

        Assert.Equal([DeliveryState.Waiting, DeliveryState.Sent], await States());
        Assert.Equal("The delivery does not say which work item it is about.",
            await host.WithDb(db => db.Set<Delivery>().OrderBy(one => one.CreatedAt).Select(one => one.FailedReason).FirstAsync()));
    }

    [Fact]
    public async Task A_named_server_gets_the_mail()
    {
        using var server = new SmallMailServer();
        await using var other = await TestHost.Start(services =>
        {
            AddMail(services);
            services.AddSingleton(new MailOptions { Host = "127.0.0.1", Port = server.Port, IsEncrypted = false });
        });
        await other.WithDb(async db =>
        {
            new Outbox(db, new OutboxSwitch(), other.Clock).Mail(Addressee.Address("all@example.org", "en"), MailTemplate.Message, new(Subject: new("Hello", "Bonjour"), Text: Title));
            await db.SaveChangesAsync();
        });
        await other.Services.GetRequiredService<MailLoop>().SendAll(default);

        Assert.Contains("RCPT TO:<all@example.org>", await server.Received(), StringComparison.Ordinal);
        Assert.Contains("Subject: Hello", await server.Received(), StringComparison.Ordinal);
    }

    private void AddMail(IServiceCollection services)
    {
        services.AddSingleton(provider => new PortalOptions(5080, Path.Combine(host?.Folder ?? Path.GetTempPath(), "governance.db"), true));
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddShared();
        services.AddMail(new ConfigurationBuilder().AddInMemoryCollection([new("Mail:PortalAddress", "https://governance.example.org")]).Build());
    }

    [Fact]
    public async Task What_is_chosen_for_the_digest_comes_in_one_mail_in_the_readers_language_at_their_hour()
    {
        var registrar = await host.A.Person(Role.Registrar, college, "fr");
        await host.Send(registrar, new ChooseNotifications(new Dictionary<NotificationKind, NotificationChannel> { [NotificationKind.Asked] = NotificationChannel.Daily, [NotificationKind.News] = NotificationChannel.Daily }, new(8, DayOfWeek.Monday)));
        var step = await Step(role: "registrar");
        await Send(Addressee.Person(registrar.PersonId!.Value), MailTemplate.Asked, new(credential, step));
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await Send(Addressee.Person(registrar.PersonId!.Value), MailTemplate.Message, new(Subject: new("Minutes <approved>", "Procès-verbal <approuvé>"), Text: new("They are there.", "Il est là.")));
        Assert.Equal([DeliveryState.Dropped, DeliveryState.Dropped], await States());
        Assert.False(Directory.Exists(Folder));
        host.Clock.Advance(TimeSpan.FromDays(1));
        host.Services.GetRequiredService<OutboxSwitch>().IsOff = false;
        await host.Services.GetRequiredService<MailLoop>().SendAll(default);
        Assert.Equal(DeliveryState.Sent, (await States())[^1]);
        Snapshot.Match(Readable(await Written("digest"), step), "digest.fr");
    }

    [Fact]
    public async Task Mail_that_may_be_stopped_says_how_at_its_end_and_to_mail_programs()
    {
        await Send(Addressee.Person(dean.PersonId!.Value), MailTemplate.Asked, new(WorkItemId: await Step()));
        var mail = await Written("asked");
        var token = Part(mail, "text/plain").Split("/unsubscribe/")[1].Trim();
        var what = host.Services.GetRequiredService<UnsubscribeLinks>().Read(token)!;
        Assert.Equal((dean.PersonId!.Value, NotificationKind.Asked), (what.PersonId, what.Kinds.Single()));
        Assert.StartsWith("<https://governance.example.org/unsubscribe/one-click/", MimeText.Header(mail, "List-Unsubscribe"), StringComparison.Ordinal);
        Assert.Equal("List-Unsubscribe=One-Click", MimeText.Header(mail, "List-Unsubscribe-Post"));
        Assert.Contains("/unsubscribe/", Part(mail, "text/html"), StringComparison.Ordinal);
        File.Delete(Directory.GetFiles(Folder).Single());
        await Send(Addressee.Address("partner@example.org", "en"), MailTemplate.Message, new(credential, Subject: Title, Text: Title));
        Assert.DoesNotContain("nsubscribe", await Written("partner@example.org"), StringComparison.Ordinal);
    }

    private Task<Guid> Step(WorkKind kind = WorkKind.Decision, string? role = "dean") => host.Send(Workflow, new OpenWorkItem(
        credential, Guid.Empty, "decide", kind, new("Decide", "Décider"), role, null, null, [Approve], host.Clock.GetUtcNow().AddDays(21)));

    private async Task Send(Addressee to, MailTemplate template, MailAbout about)
    {
        await Put(to, template, about);
        await host.Services.GetRequiredService<MailLoop>().SendAll(default);
    }

    private Task Put(Addressee to, MailTemplate template, MailAbout about) => host.WithDb(async db =>
    {
        new Outbox(db, new OutboxSwitch(), host.Clock).Mail(to, template, about);
        await db.SaveChangesAsync();
    });

    /// <summary>Everything that was written, in order, each as text.</summary>
    private async Task MatchAll(Guid step, string name, Guid? advice = null)
    {
        var texts = await Task.WhenAll(Directory.GetFiles(Folder).Order().Select(file => File.ReadAllTextAsync(file)));
        Snapshot.Match(string.Join("\n=====\n", texts.Select(text => WithoutTokens($"Subject: {Subject(text)}\n\n{Part(text, "text/plain")}".Replace(step.ToString(), "STEP", StringComparison.Ordinal).Replace((advice ?? step).ToString(), "ADVICE", StringComparison.Ordinal)))), name);
    }

    private Task<string> Written(string to) => File.ReadAllTextAsync(Directory.GetFiles(Folder, $"*{to}*").Single());

    private Task<List<DeliveryState>> States() =>
        host.WithDb(db => db.Set<Delivery>().OrderBy(one => one.CreatedAt).ThenBy(one => one.Id).Select(one => one.State).ToListAsync());

    private static string Readable(string message, Guid step) =>
        WithoutTokens($"Subject: {Subject(message)}\n\n{Part(message, "text/plain")}\n{Part(message, "text/html")}".Replace(step.ToString(), "STEP", StringComparison.Ordinal));

    private static string WithoutTokens(string text) => System.Text.RegularExpressions.Regex.Replace(text, "/unsubscribe/[\\w-]+", "/unsubscribe/TOKEN");

    private static string Subject(string message) => MimeText.Header(message, "Subject");

    private static string Part(string message, string type) => MimeText.Part(message, type);
}
