using Governance.Domain.Access;
using Governance.Domain.Commands;
using Governance.Domain.Consultations;
using Governance.Domain.Credentials;
using Governance.Domain.Deliveries;
using Governance.Domain.Organisations;
using Governance.Domain.Privacy;
using Governance.Domain.Rules;
using Governance.Testing;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Tests.Consultations;

public sealed class ConsultationTests : IAsyncLifetime
{
    private TestHost host = null!;
    private Guid college;
    private Caller lead = null!;
    private Caller member = null!;
    private Caller secretary = null!;
    private string credential = "";

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start();
        college = await host.A.Institution("Skills Atlantic");
        lead = await host.A.Person(Role.InitiativeLead, college);
        member = await host.A.Person(Role.CommitteeMember, college);
        secretary = await host.A.Person(Role.CommitteeSecretary, college);
        credential = await host.A.Credential(lead, new("Team leader", "Chef d’équipe"));
        await host.Write(lead, credential, "design", "hours", ProposalAnswer.Of(20));
        await host.Write(lead, credential, "feasibility", "budget-estimate", ProposalAnswer.Of(9000));
        await host.Freeze(credential);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task The_public_reads_the_parts_declared_of_the_version_put_before_it_and_nothing_else()
    {
        var consultation = await Open("hours", "design", "competency-map");
        await host.Write(lead, credential, "design", "hours", ProposalAnswer.Of(36));
        await host.Freeze(credential);

        var shown = await host.Ask((ConsultationQueries all) => all.At(credential));
        Assert.Equal((consultation, true, "Team leader", "Skills Atlantic"), (shown.Id, shown.IsOpen, shown.Title.En, shown.Organisation.En));
        Assert.Equal(["hours"], shown.Content.Answers.Keys);
        Assert.Equal("20", shown.Content["hours"]!.AsText());
        Assert.DoesNotContain("budget-estimate", shown.Fields);
        Assert.Contains("hours", shown.Fields);
        Assert.Equal([credential], (await host.Ask((ConsultationQueries all) => all.Open())).Select(one => one.CredentialId));
    }

    [Fact]
    public async Task Whoever_comments_says_who_they_are_and_those_who_decide_read_it_by_field()
    {
        var consultation = await Open("title", "hours");
        await Say(consultation, null, "All of it is needed.");
        await Say(consultation, "hours", "Too few hours.");
        await Say(consultation, "title", "A clear name.");

        var reading = Assert.Single(await Read(member));
        Assert.Equal(["title", "hours", null], reading.Comments.Select(one => one.FieldId));
        Assert.Equal(("Ada Quux", "Quux Ltd.", null, 3), (reading.Comments[0].Name, reading.Comments[0].From, reading.Comments[0].Email, reading.Unanswered));
        Assert.Equal("ada@quux.example", Assert.Single(await Read(secretary)).Comments[0].Email);
        Assert.Equal(3, await host.Ask((ConsultationQueries all) => all.Count(credential, member)));
        // the lead, who answers, is told of each, and of nobody's name
        var told = (await host.WithDb(db => db.Set<Delivery>().AsNoTracking().ToListAsync())).Where(mail => mail.To.PersonId == lead.PersonId && mail.Template == MailTemplate.Message).ToList();
        Assert.Equal((3, "Somebody of the public commented: Team leader"), (told.Count, told[0].About.Subject!.En));
        Assert.DoesNotContain(told, mail => mail.About.Text!.En.Contains("Quux", StringComparison.Ordinal));
        Assert.False(await host.WithDb(db => db.Events.AnyAsync(row => row.Body.Contains("uux") || row.Body.Contains("Too few"))));

        // others read nothing: of another institution, without a role, the public itself
        foreach (var stranger in new[] { Caller.Visitor, await host.A.Person(Role.QaOfficer, await host.A.Institution()), await host.A.Person(Role.Reviewer, college) })
        {
            Assert.Empty(await Read(stranger));
            Assert.Null(await host.Ask((ConsultationQueries all) => all.Count(credential, stranger)));
        }
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_a_sentence()
    {
        var consultation = await Open("hours");
        await Broken.Rule("Write your name.", () => Say(consultation, null, "Yes.", name: " "));
        await Broken.Rule("Keep this within 120 characters; it has 121.", () => Say(consultation, null, "Yes.", name: new string('x', 121)));
        await Broken.Rule("Keep this within 200 characters; it has 201.", () => Say(consultation, null, "Yes.", from: new string('x', 201)));
        await Broken.Rule("Enter an e-mail address such as name@example.org.", () => Say(consultation, null, "Yes.", email: "ada"));
        await Broken.Rule("Write your comment.", () => Say(consultation, null, "\0 "));
        await Broken.Rule("Keep this within 4000 characters; it has 4001.", () => Say(consultation, null, new string('x', 4001)));
        await Broken.Rule("Choose one of the parts shown.", () => Say(consultation, "budget-estimate", "Too much."));
        await Broken.Rule("Agree that those who decide read your name and your comment.", () => Say(consultation, null, "Yes.", agrees: false));
        await Assert.ThrowsAsync<NotFound>(() => Say(Guid.Empty, null, "Yes."));
        Assert.Empty(Assert.Single(await Read(member)).Comments);
        await Broken.Rule("Name at least one part of the proposal that the public reads.", () => Open("no-such-part"));
        var early = await host.A.Credential(lead);
        await Broken.Rule("Nothing was submitted yet that the public could read.", () => host.Send(Steps.Workflow, new OpenConsultation(early, new("Ask", "Demander"), ["hours"], host.Clock.GetUtcNow().AddDays(1))));
        await Assert.ThrowsAsync<NotFound>(() => host.Ask((ConsultationQueries all) => all.At(early)));
    }

    [Fact]
    public async Task It_closes_at_its_time_whether_or_not_the_workflow_has_looked_and_silence_is_recorded()
    {
        var consultation = await Open("hours");
        host.Clock.Advance(TimeSpan.FromDays(30));
        await Broken.Rule("This consultation is closed; nothing was recorded.", () => Say(consultation, null, "Too late."));
        var shown = await host.Ask((ConsultationQueries all) => all.At(credential));
        Assert.False(shown.IsOpen);
        Assert.Empty(shown.Content.Answers);
        Assert.Empty(shown.Fields);
        Assert.Empty(await host.Ask((ConsultationQueries all) => all.Open()));
        Assert.Equal(0, await host.Send(Steps.Workflow, new EndConsultation(consultation)));
        await host.Send(Steps.Workflow, new EndConsultation(consultation));
        var closed = await host.WithDb(db => db.Events.SingleAsync(row => row.Name == nameof(ConsultationClosed)));
        Assert.Contains("\"Comments\":0", closed.Body, StringComparison.Ordinal);
        Assert.Contains("nobody said anything", (await host.Ask((CredentialQueries all) => all.History(credential, member))).Select(line => line.What.In(System.Globalization.CultureInfo.InvariantCulture)).First(what => what.Contains("consultation", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_broken_off_takes_no_more_comments_and_keeps_those_it_has()
    {
        var consultation = await Open("hours");
        await Say(consultation, null, "Good.");
        host.Clock.Advance(TimeSpan.FromDays(3));
        await host.Send(Steps.Workflow, new EndConsultation(consultation) { IsBrokenOff = true });
        await Broken.Rule("This consultation is closed; nothing was recorded.", () => Say(consultation, null, "Too late."));
        Assert.Equal(host.Clock.GetUtcNow(), (await host.Ask((ConsultationQueries all) => all.At(credential))).ClosesAt);
        Assert.Single(Assert.Single(await Read(member)).Comments);
    }

    [Fact]
    public async Task The_lead_says_what_becomes_of_each_and_nobody_else_does()
    {
        var comment = await Say(await Open("hours"), "hours", "Too few hours.");
        await Broken.Rule<Refused>("The lead of the proposal answers what the public said.", () => Answer(member, comment));
        await Broken.Rule("Write in a sentence why; those who decide read it.", () => Answer(lead, comment, " "));
        await Broken.Rule("Keep this within 1000 characters; it has 1001.", () => Answer(lead, comment, new string('x', 1001)));
        await Broken.Rule("Choose what becomes of the comment.", () => host.Send(lead, new AnswerPublicComment(comment, (Disposition)9, "So.")));
        var stranger = await host.A.Person(Role.InitiativeLead, await host.A.Institution());
        await Assert.ThrowsAsync<NotFound>(() => Answer(stranger, comment));
        await Assert.ThrowsAsync<NotFound>(() => Answer(lead, Guid.Empty));
        Assert.Equal((true, false), (Assert.Single(await Read(lead)).MayAnswer, Assert.Single(await Read(member)).MayAnswer));

        await Answer(lead, comment);
        await host.Send(lead, new AnswerPublicComment(comment, Disposition.AcceptedInPart, "Thirty hours."));
        var reading = Assert.Single(await Read(member));
        Assert.Equal((0, Disposition.AcceptedInPart, "Thirty hours.", lead.Name), (reading.Unanswered, reading.Comments[0].Disposition!.Value, reading.Comments[0].Answer, reading.Comments[0].AnsweredBy!.En));
        Assert.Equal(2, await host.WithDb(db => db.Events.CountAsync(row => row.Name == nameof(PublicCommentAnswered))));

        await host.Move(credential, CredentialAction.Withdraw);
        await Broken.Rule("This micro-credential has ended; it can no longer be changed.", () => Answer(lead, comment));
    }

    [Fact]
    public async Task Whoever_asks_for_it_is_forgotten_and_what_they_said_stays()
    {
        var consultation = await Open("hours");
        var comment = await Say(consultation, null, "Good.");
        await Assert.ThrowsAsync<NotFound>(async () => await host.Send(await host.A.Person(Role.CommitteeSecretary, await host.A.Institution()), new EraseCommentAuthor(comment)));
        await host.Send(secretary, new EraseCommentAuthor(comment));
        await host.Send(secretary, new EraseCommentAuthor(comment));
        var kept = Assert.Single(Assert.Single(await Read(secretary)).Comments);
        Assert.Equal((null, null, null, "Good."), (kept.Name, kept.From, kept.Email, kept.Text));
        Assert.Equal(1, await host.WithDb(db => db.Events.CountAsync(row => row.Name == nameof(PublicCommentAuthorErased))));

        // somebody with an account, by the address they gave
        var ada = await host.Send(Caller.System, new RegisterPerson(new("Ada", "Ada"), "ADA@quux.example", "en") { Role = new(Role.Dean.Id, college) });
        await Say(consultation, null, "Also as a visitor.");
        Assert.Single((await host.Ask((PersonalDataQueries all) => all.Of(ada))).PublicComments);
        await host.Send(Caller.System, new DeactivatePerson(ada));
        await host.Send(Caller.System, new ErasePerson(ada));
        Assert.Equal([null, null], await host.WithDb(db => db.Set<PublicComment>().Select(one => one.Name).ToListAsync()));
        Assert.Equal([null, null], await host.WithDb(db => db.Set<PublicComment>().Select(one => one.Email).ToListAsync()));
    }

    private Task<Guid> Open(params string[] shows) =>
        host.Send(Steps.Workflow, new OpenConsultation(credential, new("Consult the sector", "Consulter le secteur"), shows, host.Clock.GetUtcNow().AddDays(30)));

    private Task<Guid> Say(Guid consultation, string? field, string text, string name = "Ada Quux", string? from = "Quux Ltd.", string? email = "Ada@Quux.example", bool agrees = true) =>
        host.Send(Caller.Visitor, new CommentOnConsultation(consultation, field, name, from, email, text, agrees));

    private async Task Answer(Caller caller, Guid comment, string sentence = "We add hours.") => await host.Send(caller, new AnswerPublicComment(comment, Disposition.Accepted, sentence));

    private Task<IReadOnlyList<ConsultationReading>> Read(Caller caller) => host.Ask((ConsultationQueries all) => all.Of(credential, caller));
}
