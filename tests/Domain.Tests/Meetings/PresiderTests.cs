using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Deliveries;
using Governance.Domain.Duties;
using Governance.Domain.Meetings;
using Governance.Domain.Organisations;
using Governance.Domain.Voting;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Tests.Meetings;

/// <summary>Another member presides over one meeting in the chair's place.</summary>
public sealed class PresiderTests
{
    private const string LeadsMeetings = "The chair and the secretary of the body lead its meetings.";

    [Fact]
    public async Task Who_is_named_leads_the_meeting_and_its_votes_and_no_other_meeting()
    {
        await using var scene = await MeetingScene.Start();
        var (vote, presider) = (scene.Vote, scene.Vote.Members[0]);
        await Broken.Rule(LeadsMeetings, () => scene.Send(presider, new SendAgenda(scene.Id)));
        await scene.Send(vote.Chair, new NamePresider(scene.Id, presider.PersonId));
        var read = await scene.Read(presider);
        Assert.Equal((true, presider.Name), (read.MayLead, read.Presider!.En));
        Assert.True(read.Members.Single(member => member.Presides).PersonId == presider.PersonId);
        Assert.Contains("you preside over the meeting", (await vote.Host.WithDb(db => db.Set<Delivery>().AsNoTracking().ToListAsync())).Single(mail => mail.Template == MailTemplate.Message && mail.To.PersonId == presider.PersonId).About.Subject!.En);

        vote.Host.Clock.Advance(read.Line.StartsAt - vote.Host.Clock.GetUtcNow());
        await scene.Send(presider, new BeginMeeting(scene.Id));
        foreach (var member in vote.Members)
            await scene.Send(presider, new MarkAttendance(scene.Id, member.PersonId!.Value, Presence.Present));
        Assert.True((await vote.Read(presider)).MayPreside);
        Assert.False((await vote.Read(vote.Members[1])).MayPreside);
        var motion = await scene.Send(presider, new PutMotion(vote.Step, "approve"));
        await vote.Say(motion, Choice.Yes, vote.Members);
        await scene.Send(presider, new CloseMotion(motion));
        await scene.Send(presider, new AdjournMeeting(scene.Id));
        await scene.Send(presider, new EditMinutes(scene.Id, 1, new("A meeting.", "Une réunion.")));

        var minutes = (await scene.Minutes()).Paragraphs.Select(one => one.Paragraph.Drafted).ToList();
        Assert.Equal($"{presider.Name} presided in the chair’s place.", minutes[1].En);
        Assert.EndsWith(" a présidé à la place de la présidence.", minutes[1].Fr, StringComparison.Ordinal);
        var next = await scene.Plan(20);
        await Broken.Rule(LeadsMeetings, () => scene.Send(presider, new SendAgenda(next)));
        await Broken.Rule("This meeting is over; its agenda stays as it is.", () => scene.Send(vote.Chair, new NamePresider(scene.Id, null)));
        Assert.Equal(1, await vote.Host.WithDb(db => db.Events.CountAsync(row => row.Name == "PresiderNamed")));
    }

    [Fact]
    public async Task The_chair_says_so_and_the_secretary_where_the_chair_is_away()
    {
        const string ChairSays = "The chair says who presides in their place; the secretary does where the chair is away.";
        const string Away = "Somebody presides in the chair’s place who has a vote of their own and is not away.";
        await using var scene = await MeetingScene.Start();
        var (vote, presider) = (scene.Vote, scene.Vote.Members[0].PersonId!.Value);
        await Broken.Rule(ChairSays, () => scene.Send(vote.Secretary, new NamePresider(scene.Id, presider)));
        await Broken.Rule(ChairSays, () => scene.Send(vote.Members[0], new NamePresider(scene.Id, presider)));
        Assert.Null((await scene.Read()).MayPreside);
        await Broken.Rule(Away, () => scene.Send(vote.Chair, new NamePresider(scene.Id, vote.Secretary.PersonId)));
        await Broken.Rule(Away, () => scene.Send(vote.Chair, new NamePresider(scene.Id, vote.Chair.PersonId)));
        await scene.Send(vote.Members[1], new MarkAttendance(scene.Id, vote.Members[1].PersonId!.Value, Presence.Apologies));
        await Broken.Rule(Away, () => scene.Send(vote.Chair, new NamePresider(scene.Id, vote.Members[1].PersonId)));

        await scene.Send(vote.Chair, new MarkAttendance(scene.Id, vote.Chair.PersonId!.Value, Presence.Apologies));
        Assert.Equal([vote.Members[0].PersonId!.Value, vote.Members[2].PersonId!.Value, vote.Members[3].PersonId!.Value], (await scene.Read()).MayPreside);
        await scene.Send(vote.Secretary, new NamePresider(scene.Id, presider));
        Assert.Equal(vote.Members[0].Name, (await scene.Read()).Presider!.En);
        await scene.Send(vote.Chair, new NamePresider(scene.Id, null));
        Assert.Null((await scene.Read()).Presider);
    }

    [Fact]
    public async Task The_casting_vote_is_theirs_and_not_the_chairs()
    {
        await using var scene = await MeetingScene.Start(Bylaws.Usual with { Tie = TieRule.ChairHasCastingVote }, members: 3);
        var (vote, presider) = (scene.Vote, scene.Vote.Members[0]);
        await scene.Send(vote.Chair, new NamePresider(scene.Id, presider.PersonId));
        await scene.Begin([.. vote.Members, vote.Chair]);
        var motion = await scene.Send(presider, new PutMotion(vote.Step, "approve"));
        await vote.Say(motion, Choice.Yes, vote.Members[0], vote.Members[1]);
        await vote.Say(motion, Choice.No, vote.Members[2], vote.Chair);
        await scene.Send(presider, new CloseMotion(motion));
        Assert.Equal((true, false), ((await vote.Read(presider)).MayBreakTie, (await vote.Read(vote.Chair)).MayBreakTie));
        await Broken.Rule("Whoever presides breaks a tie, and nobody else.", () => scene.Send(vote.Chair, new BreakTie(motion, Choice.No)));
        await scene.Send(presider, new BreakTie(motion, Choice.Yes));
        Assert.Equal("approve", (await vote.Item()).Outcome);
        Assert.Equal(presider.PersonId, (await vote.Motion(motion)).Verdict!.PresiderId);
    }

    [Fact]
    public async Task They_do_not_approve_afterwards_what_was_decided_under_them()
    {
        await using var scene = await MeetingScene.Start();
        var (vote, presider) = (scene.Vote, scene.Vote.Members[0]);
        await scene.Send(vote.Chair, new NamePresider(scene.Id, presider.PersonId));
        await scene.Begin(vote.Members);
        var motion = await scene.Send(presider, new PutMotion(vote.Step, "approve"));
        await vote.Say(motion, Choice.Yes, vote.Members);
        await scene.Send(presider, new CloseMotion(motion));

        var college = vote.Lead.Roles[0].OrganisationId!.Value;
        await vote.Host.Send(Caller.System, new GrantRole(presider.PersonId!.Value, Role.VicePresident.Id, college));
        await vote.Host.Send(Caller.System, new GrantRole(vote.Members[1].PersonId!.Value, Role.VicePresident.Id, college));
        var approval = await vote.Host.Send(Steps.Workflow, new OpenWorkItem(
            vote.Credential, (await vote.Item()).InstanceId, "approval", WorkKind.Decision, new Bilingual("Approve", "Approuver"), Role.VicePresident.Id, null, null,
            [new("approve", new("Approve", "Approuver"), null, false, "main")], null)
        {
            Judges = ["hours"],
            IsFinal = true,
            Duties = [new(DutyRule.ChairIsNotApprover, ["approval"])],
        });
        await Broken.Rule($"The chair of a committee does not give the final approval: {presider.Name} chairs the Committee, or did when it voted on this.",
            () => vote.Host.Send(AsVicePresident(presider), new CompleteWorkItem(approval, "approve", null)));
        await vote.Host.Send(AsVicePresident(vote.Members[1]), new CompleteWorkItem(approval, "approve", null));

        Caller AsVicePresident(Caller person) => Caller.Person(person.PersonId!.Value, person.Name, [.. person.Roles, new(Role.VicePresident, college)], person.Seats);
    }
}
