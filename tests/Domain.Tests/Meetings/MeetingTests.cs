using Governance.Domain.Bodies;
using Governance.Domain.Calendars;
using Governance.Domain.Commands;
using Governance.Domain.Deliveries;
using Governance.Domain.Meetings;
using Governance.Domain.Notifications;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Tests.Voting;
using Governance.Domain.Voting;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Tests.Meetings;

public sealed class MeetingTests
{
    [Fact]
    public async Task What_came_in_time_stands_on_the_agenda_and_what_came_late_waits()
    {
        await using var scene = await MeetingScene.Start();
        var first = await scene.Read();
        Assert.Equal((AgendaPart.Regular, AgendaReason.New, true), (first.Items.Single().Item.Part, first.Items[0].Item.Why, first.Items[0].IsWaiting));
        Assert.Empty(first.Waiting);

        await scene.Send(scene.Vote.Chair, new RemoveAgendaItem(scene.Id, first.Items[0].Item.Id));
        scene.Vote.Host.Clock.Advance(TimeSpan.FromDays(1));
        // papers closed before the step was opened
        var strict = await scene.Plan(3, paperDays: 6);
        var late = (await scene.Read(id: strict)).Waiting.Single();
        Assert.True(late.IsLate);
        await scene.Send(scene.Vote.Chair, new AddAgendaItem(strict) { WorkItemId = late.WorkItemId });
        Assert.Empty((await scene.Read()).Waiting);
        await Broken.Rule("This no longer waits for the body, or stands on another agenda.", () => scene.Send(scene.Vote.Chair, new AddAgendaItem(scene.Id) { WorkItemId = late.WorkItemId }));
        // a cancelled meeting gives its items back
        await scene.Send(scene.Vote.Secretary, new CancelMeeting(strict, "No quorum is to be had."));
        await scene.Send(scene.Vote.Secretary, new FillAgenda(scene.Id));
        Assert.Single((await scene.Read()).Items);
    }

    [Fact]
    public async Task The_time_is_the_organisations_and_papers_close_on_its_business_days()
    {
        await using var scene = await MeetingScene.Start();
        var wednesday = Enumerable.Range(7, 7).First(days => scene.Today.AddDays(days).DayOfWeek == DayOfWeek.Wednesday);
        var meeting = await scene.Read(id: await scene.Plan(wednesday, paperDays: 5));
        var local = TimeZoneInfo.ConvertTimeBySystemTimeZoneId(meeting.Line.StartsAt, "America/Toronto");
        Assert.Equal(new TimeOnly(13, 30), TimeOnly.FromDateTime(local.DateTime));
        Assert.Equal(5, BusinessCalendar.Standard.Between(meeting.PapersBy, meeting.Line.StartsAt));
    }

    [Fact]
    public async Task Only_the_chair_and_the_secretary_lead_it_and_only_their_own_bodys()
    {
        await using var scene = await MeetingScene.Start();
        var (member, other) = (scene.Vote.Members[0], scene.Vote.Lead);
        const string Led = "The chair and the secretary of the body lead its meetings.";
        await Broken.Rule(Led, () => scene.Send(member, new PlanMeeting(scene.Vote.Body, scene.Written(9))));
        await Broken.Rule(Led, () => scene.Send(member, new BeginMeeting(scene.Id)));
        await Broken.Rule(Led, () => scene.Send(member, new MarkAttendance(scene.Id, scene.Vote.Chair.PersonId!.Value, Presence.Apologies)));
        await Broken.Rule(Led, () => scene.Send(member, new AddAgendaItem(scene.Id) { Title = new("A word", "Un mot") }));
        await Assert.ThrowsAsync<Refused>(() => scene.Send(other, new SendAgenda(scene.Id)));
        // their own apologies, beforehand
        await scene.Send(member, new MarkAttendance(scene.Id, member.PersonId!.Value, Presence.Apologies));
        Assert.Equal(Presence.Apologies, (await scene.Read()).Members.Single(one => one.PersonId == member.PersonId).Presence);
        var stranger = await scene.Vote.Host.A.Person(Role.Dean, await scene.Vote.Host.A.Institution());
        await Assert.ThrowsAsync<NotFound>(() => scene.Read(stranger));
        Assert.Empty(await scene.Vote.Host.Ask((MeetingQueries meetings) => meetings.List(stranger)));
    }

    [Fact]
    public async Task Members_say_beforehand_whether_they_come_and_whoever_leads_sees_whether_a_quorum_is_to_be_expected()
    {
        await using var scene = await MeetingScene.Start();
        var (chair, members) = (scene.Vote.Chair, scene.Vote.Members);
        foreach (var member in new[] { chair, members[0], members[1] })
            await Say(member, Presence.Expected);
        await Say(members[2], Presence.Apologies);
        Assert.Equal((3, 3, true), await Expected());
        await Say(members[1], Presence.Apologies);
        await Say(members[2], Presence.Expected);
        await Say(members[0], Presence.Apologies);
        Assert.Equal((2, 3, false), await Expected());
        Assert.Null((await scene.Read(members[0])).Expected);
        Assert.Null((await scene.Read()).Quorum);

        // what they said was about the date that there was
        await scene.Send(scene.Vote.Secretary, new ReplanMeeting(scene.Id, scene.Written(2) with { Room = "Room C-1" }));
        Assert.Equal((2, 3, false), await Expected());
        await scene.Send(scene.Vote.Secretary, new ReplanMeeting(scene.Id, scene.Written(3)));
        Assert.Equal((0, 3, false), await Expected());
        Assert.All((await scene.Read()).Members, member => Assert.Null(member.Presence));

        await Say(members[3], Presence.Expected);
        await scene.Begin(chair);
        Assert.Null((await scene.Read()).Expected);
        Assert.Equal(1, (await scene.Read()).Quorum!.Here);
        await Broken.Rule("The meeting has begun; who comes is put down as here.", () => scene.Mark(members[0], Presence.Expected));

        Task Say(Caller member, Presence answer) => scene.Send(member, new MarkAttendance(scene.Id, member.PersonId!.Value, answer));
        async Task<(int, int, bool)> Expected() => (await scene.Read()).Expected is { } count ? (count.Here, count.Needed, count.IsMet) : default;
    }

    [Fact]
    public async Task On_another_date_every_member_is_told_and_asked_again()
    {
        await using var scene = await MeetingScene.Start();
        var (host, member) = (scene.Vote.Host, scene.Vote.Members[0]);
        await scene.Send(member, new MarkAttendance(scene.Id, member.PersonId!.Value, Presence.Expected));
        await scene.Send(scene.Vote.Secretary, new ReplanMeeting(scene.Id, scene.Written(2) with { Room = "Room C-1" }));
        Assert.Empty(await Told());

        await scene.Send(scene.Vote.Secretary, new ReplanMeeting(scene.Id, scene.Written(3)));
        var mails = await Told();
        Assert.Equal(6, mails.Select(mail => mail.To.PersonId).Distinct().Count());
        Assert.Equal(6, mails.Count);
        Assert.All(mails, mail => Assert.Equal(scene.Id, mail.About.MeetingId));
        var (was, day) = (MeetingWords.Day(scene.Today.AddDays(2).ToDateTime(TimeOnly.MinValue)), MeetingWords.Day(scene.Today.AddDays(3).ToDateTime(TimeOnly.MinValue)));
        Assert.EndsWith($": the meeting of {was.En} has another date", mails[0].About.Subject!.En, StringComparison.Ordinal);
        Assert.EndsWith($"\u00A0: la réunion du {was.Fr} change de date", mails[0].About.Subject!.Fr, StringComparison.Ordinal);
        Assert.Equal($"It begins on {day.En} at 1:30\u00A0pm. What members said was about the other date: say on its page whether you will be there.", mails[0].About.Text!.En);
        Assert.StartsWith($"Elle commence le {day.Fr} à 13\u00A0h\u00A030.", mails[0].About.Text!.Fr, StringComparison.Ordinal);
        var line = (await host.Ask((NotificationQueries all) => all.Of(member, 1))).Lines.Single(one => one.Kind == NotificationKind.News);
        Assert.Equal((mails[0].About.Subject!.En, $"/meetings/{scene.Id}", true), (line.Says!.ToString(), line.Place, line.IsWaiting));

        Task<List<Delivery>> Told() => host.WithDb(db => db.Set<Delivery>().Where(one => one.Template == MailTemplate.Message).ToListAsync());
    }

    [Fact]
    public async Task The_agenda_is_sent_to_everyone_who_sits_there()
    {
        await using var scene = await MeetingScene.Start();
        await scene.Send(scene.Vote.Secretary, new SendAgenda(scene.Id));
        var mails = await scene.Vote.Host.WithDb(db => db.Set<Delivery>().Where(one => one.Template == MailTemplate.Message).ToListAsync());
        Assert.Equal(6, mails.Count);
        Assert.All(mails, mail => Assert.Equal(scene.Id, mail.About.MeetingId));
        Assert.NotNull((await scene.Read()).SentAt);
    }

    [Fact]
    public async Task Any_voting_member_pulls_an_item_until_the_bylaws_say_no_more()
    {
        await using var scene = await MeetingScene.Start(Bylaws.Usual with { Consent = new(DaysBefore: 1, Until: new(12, 0)) });
        var item = await scene.Item();
        await Broken.Rule("Only an item of the consent agenda can be pulled.", () => scene.Send(scene.Vote.Members[0], new PullAgendaItem(scene.Id, item, null)));
        await scene.Send(scene.Vote.Secretary, new PlaceAgendaItem(scene.Id, item, AgendaPart.Consent, 0));
        await Broken.Rule("A voting member of the body pulls an item.", () => scene.Send(scene.Vote.Secretary, new PullAgendaItem(scene.Id, item, null)));
        await scene.Send(scene.Vote.Members[0], new PullAgendaItem(scene.Id, item, "It overlaps another one."));
        var pulled = (await scene.Read()).Items.Single();
        Assert.Equal((AgendaPart.Regular, AgendaReason.Pulled, "It overlaps another one."), (pulled.Item.Part, pulled.Item.Why, pulled.Item.Pulled!.Reason));
        Assert.Equal(scene.Vote.Members[0].Name, pulled.PulledBy!.En);
        await Broken.Rule("A member pulled this item, so it is discussed.", () => scene.Send(scene.Vote.Secretary, new PlaceAgendaItem(scene.Id, item, AgendaPart.Consent, 0)));

        await scene.Send(scene.Vote.Secretary, new RemoveAgendaItem(scene.Id, item));
        await scene.Send(scene.Vote.Secretary, new FillAgenda(scene.Id));
        var again = await scene.Item();
        Assert.Equal(AgendaReason.Pulled, (await scene.Read()).Items.Single().Item.Why);
        await Broken.Rule("A member pulled this item, so it is discussed.", () => scene.Send(scene.Vote.Secretary, new PlaceAgendaItem(scene.Id, again, AgendaPart.Consent, 0)));
    }

    [Fact]
    public async Task Once_the_bylaws_say_no_more_no_member_pulls_an_item()
    {
        await using var scene = await MeetingScene.Start(Bylaws.Usual with { Consent = new(DaysBefore: 1, Until: new(12, 0)) });
        var item = await scene.Item();
        await scene.Send(scene.Vote.Secretary, new PlaceAgendaItem(scene.Id, item, AgendaPart.Consent, 0));
        scene.Vote.Host.Clock.Advance(TimeSpan.FromDays(1.5));
        await Broken.Rule("The time for pulling an item is over.", () => scene.Send(scene.Vote.Members[0], new PullAgendaItem(scene.Id, item, null)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_member_pulled_and_no_meeting_reached_is_pulled_on_the_next_agenda(bool isHeld)
    {
        await using var scene = await MeetingScene.Start();
        var (vote, item) = (scene.Vote, await scene.Item());
        await scene.Send(vote.Secretary, new PlaceAgendaItem(scene.Id, item, AgendaPart.Consent, 0));
        await scene.Send(vote.Members[0], new PullAgendaItem(scene.Id, item, "It overlaps another one."));
        if (isHeld)
        {
            await scene.Begin(vote.Chair);
            await scene.Send(vote.Chair, new AdjournMeeting(scene.Id));
        }
        else
        {
            await scene.Send(vote.Chair, new CancelMeeting(scene.Id, "Snow."));
        }

        var next = (await scene.Read(id: await scene.Plan(9))).Items.Single(one => one.Item.WorkItemId == vote.Step).Item;
        Assert.Equal((AgendaPart.Regular, AgendaReason.Pulled, vote.Members[0].PersonId, "It overlaps another one."), (next.Part, next.Why, next.Pulled?.PersonId, next.Pulled?.Reason));
    }

    [Fact]
    public async Task Notes_of_two_people_never_take_each_others_place()
    {
        await using var scene = await MeetingScene.Start();
        var (vote, item) = (scene.Vote, await scene.Item());
        await scene.Begin(vote.Chair);
        await scene.Send(vote.Secretary, new WriteNotes(scene.Id, item, "A page of notes.", "en", ""));
        await Broken.Rule("Somebody else has written in these notes meanwhile. Read what they say now; yours are not saved yet.", () => scene.Send(vote.Chair, new WriteNotes(scene.Id, item, "One line.", "en", "")));
        await scene.Send(vote.Chair, new WriteNotes(scene.Id, item, "Une ligne.", "fr", ""));
        await scene.Send(vote.Chair, new WriteNotes(scene.Id, item, "A page of notes.\r\nOne line.", "en", "A page of notes."));
        Assert.Equal(("A page of notes.\nOne line.", "Une ligne."), ((await scene.Read()).Items.Single().Item.Notes.En.ReplaceLineEndings("\n"), (await scene.Read()).Items.Single().Item.Notes.Fr));
    }

    [Fact]
    public async Task Once_the_agenda_is_out_another_place_is_told_and_what_changed_on_it_is_shown()
    {
        await using var scene = await MeetingScene.Start();
        var vote = scene.Vote;
        await scene.Send(vote.Secretary, new AddAgendaItem(scene.Id) { Title = new("Other business", "Divers") });
        await scene.Send(vote.Secretary, new SendAgenda(scene.Id));
        Assert.Empty((await scene.Read(vote.Members[0])).SinceSent);
        await scene.Send(vote.Secretary, new PlaceAgendaItem(scene.Id, await scene.Item(), AgendaPart.Consent, 0));
        await scene.Send(vote.Secretary, new RemoveAgendaItem(scene.Id, (await scene.Read()).Items.Single(one => one.Item.WorkItemId is null).Item.Id));
        await scene.Send(vote.Secretary, new AddAgendaItem(scene.Id) { Title = new("A guest", "Une invitée") });
        Assert.Equal([AgendaChangeKind.Added, AgendaChangeKind.TakenOff, AgendaChangeKind.Moved], (await scene.Read(vote.Members[0])).SinceSent.Select(change => change.Kind));
        Assert.Equal(["A guest", "Other business"], (await scene.Read()).SinceSent.Take(2).Select(change => change.Title.En));
        await scene.Send(vote.Secretary, new SendAgenda(scene.Id));
        Assert.Empty((await scene.Read()).SinceSent);

        await scene.Send(vote.Secretary, new ReplanMeeting(scene.Id, scene.Written(2) with { Room = "Room C-1", Link = null }));
        var mails = await vote.Host.WithDb(db => db.Set<Delivery>().Where(one => one.Template == MailTemplate.Message).ToListAsync());
        var moved = mails.Where(mail => mail.About.Subject!.En.EndsWith("has another place", StringComparison.Ordinal)).ToList();
        Assert.Equal(6, moved.Count);
        Assert.Equal(("It begins at 1:30\u00A0pm as planned. Place: Room C-1", "Elle commence à 13\u00A0h\u00A030, comme prévu. Lieu\u00A0: Room C-1"), (moved[0].About.Text!.En, moved[0].About.Text!.Fr));
    }

    [Fact]
    public async Task The_attendance_of_the_meeting_is_the_roll_of_its_motions()
    {
        await using var scene = await MeetingScene.Start();
        var vote = scene.Vote;
        await scene.Begin(vote.Chair, vote.Members[0]);
        var here = (await scene.Read()).Quorum!;
        Assert.Equal((2, 3, 5), (here.Here, here.Needed, here.Base));
        Assert.Equal(vote.Members.Skip(1).Select(one => one.Name), (await scene.Read()).Missing.Select(name => name.En));
        var motion = await scene.Vote.Put();
        await vote.Say(motion, Choice.Yes, vote.Chair, vote.Members[0]);
        var short_ = (await vote.Read(vote.Secretary)).AtHand!;
        Assert.False(short_.Quorum!.IsMet);
        Assert.Equal(3, short_.Missing.Count);

        // somebody comes while the vote is open
        await scene.Mark(vote.Members[1], Presence.Remote);
        Assert.True((await vote.Read(vote.Secretary)).AtHand!.Quorum!.IsMet);
        await scene.Mark(vote.Members[1], Presence.Left);
        Assert.False((await vote.Read(vote.Secretary)).AtHand!.Quorum!.IsMet);
        await Broken.Rule("A vote is open; close or withdraw it before the meeting ends.", () => scene.Send(vote.Chair, new AdjournMeeting(scene.Id)));
        await vote.Close(motion);
        Assert.Equal(TallyResult.NoQuorum, (await vote.Motion(motion)).Verdict!.Result);
        Assert.Equal(scene.Id, (await vote.Motion(motion)).MeetingId);
    }

    [Fact]
    public async Task Whoever_is_elsewhere_is_not_here_where_the_bylaws_ask_for_the_room()
    {
        await using var scene = await MeetingScene.Start(Bylaws.Usual with { MayAttendRemotely = false });
        await scene.Begin(scene.Vote.Chair, scene.Vote.Members[0]);
        await scene.Mark(scene.Vote.Members[1], Presence.Remote);
        Assert.False((await scene.Read()).Quorum!.IsMet);
        await scene.Mark(scene.Vote.Members[1], Presence.Present);
        Assert.True((await scene.Read()).Quorum!.IsMet);
    }

    [Fact]
    public async Task Whoever_stays_away_too_often_without_an_excuse_leaves_the_base_of_the_quorum()
    {
        await using var scene = await MeetingScene.Start(Bylaws.Usual with { InactiveAfter = 1 });
        var vote = scene.Vote;
        await scene.Send(vote.Members[2], new MarkAttendance(scene.Id, vote.Members[2].PersonId!.Value, Presence.Apologies));
        await scene.Begin(vote.Chair, vote.Members[0], vote.Members[1]);
        Assert.Equal(5, (await scene.Read()).Quorum!.Base);
        await scene.Send(vote.Chair, new AdjournMeeting(scene.Id));
        vote.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        // one of five was absent, one was excused
        var motion = await vote.Put();
        Assert.Equal((3, 4), ((await vote.Read(vote.Chair)).AtHand!.Quorum!.Needed, (await vote.Read(vote.Chair)).AtHand!.Quorum!.Base));
        // and counts again on coming
        await vote.Say(motion, Choice.Yes, vote.Members[3]);
        Assert.Equal(5, (await vote.Read(vote.Chair)).AtHand!.Quorum!.Base);
    }

    [Fact]
    public async Task A_consent_item_passes_by_those_who_are_here_and_whoever_leads_it_is_recused()
    {
        await using var scene = await MeetingScene.Start(leadSits: true);
        var vote = scene.Vote;
        var item = await scene.Item();
        await scene.Send(vote.Secretary, new PlaceAgendaItem(scene.Id, item, AgendaPart.Consent, 0));
        await Broken.Rule("The meeting is not in session.", () => scene.Send(vote.Secretary, new AdoptConsentItem(scene.Id, item)));
        await scene.Begin();
        await Broken.Rule("Put down first who is here.", () => scene.Send(vote.Secretary, new AdoptConsentItem(scene.Id, item)));
        foreach (var member in new[] { vote.Chair, vote.Members[0], vote.Members[1], vote.Lead })
            await scene.Mark(member, Presence.Present);
        Assert.Equal(TallyResult.Carried, await scene.Send(vote.Secretary, new AdoptConsentItem(scene.Id, item)));
        Assert.Equal((WorkState.Completed, "approve"), ((await vote.Item()).State, (await vote.Item()).Outcome));
        var motion = (await vote.Read(vote.Secretary)).Before.Single();
        Assert.Equal(new Votes(3, 0, 0, 1, 0, 2), motion.Votes);
        Assert.False((await scene.Read()).Items.Single().IsWaiting);
    }

    [Fact]
    public async Task A_motion_names_its_mover_and_another_member_who_seconds_it()
    {
        await using var scene = await MeetingScene.Start();
        var vote = scene.Vote;
        Guid one = vote.Members[0].PersonId!.Value, two = vote.Members[1].PersonId!.Value;
        await Broken.Rule("A motion is seconded by another member than the one who moved it.", () => scene.Send(vote.Secretary, new PutMotion(vote.Step, "approve") { MovedById = one, SecondedById = one }));
        await Broken.Rule("A motion is moved and seconded by voting members.", () => scene.Send(vote.Secretary, new PutMotion(vote.Step, "approve") { MovedById = vote.Secretary.PersonId }));
        await scene.Send(vote.Secretary, new PutMotion(vote.Step, "approve") { MovedById = one, SecondedById = two });
        var put = (await vote.Read(vote.Secretary)).AtHand!;
        Assert.Equal((vote.Members[0].Name, vote.Members[1].Name), (put.MovedBy!.En, put.SecondedBy!.En));
        Assert.Null(put.MeetingId);
    }

    [Fact]
    public async Task What_was_held_keeps_its_agenda_and_its_date()
    {
        await using var scene = await MeetingScene.Start();
        await scene.Begin(scene.Vote.Chair);
        await Broken.Rule("A meeting that has begun keeps its date.", () => scene.Send(scene.Vote.Chair, new ReplanMeeting(scene.Id, scene.Written(9))));
        var item = await scene.Item();
        await scene.Send(scene.Vote.Chair, new TakeAgendaItem(scene.Id, item));
        await Broken.Rule("The meeting has come to this item already.", () => scene.Send(scene.Vote.Chair, new RemoveAgendaItem(scene.Id, item)));
        await scene.Send(scene.Vote.Chair, new AdjournMeeting(scene.Id));
        await Broken.Rule("This meeting is over; its agenda stays as it is.", () => scene.Send(scene.Vote.Chair, new AddAgendaItem(scene.Id) { Title = new("A word", "") }));
        await Broken.Rule("“Begin” is not possible while the state is “Adjourned”.", () => scene.Send(scene.Vote.Chair, new BeginMeeting(scene.Id)));
        await Broken.Rule("The meeting is not in session.", () => scene.Send(scene.Vote.Chair, new WriteNotes(scene.Id, item, "Late words.", "en", "")));
    }

    [Fact]
    public async Task A_member_pulls_an_item_that_was_called_up_until_its_vote_begins()
    {
        await using var scene = await MeetingScene.Start();
        var (vote, item) = (scene.Vote, await scene.Item());
        await scene.Send(vote.Secretary, new PlaceAgendaItem(scene.Id, item, AgendaPart.Consent, 0));
        await scene.Send(vote.Secretary, new AddAgendaItem(scene.Id) { Title = new("Other business", "Divers") });
        await scene.Begin(vote.Chair, vote.Members[0], vote.Members[1], vote.Members[2]);
        await scene.Send(vote.Chair, new TakeAgendaItem(scene.Id, item));

        await scene.Send(vote.Members[0], new PullAgendaItem(scene.Id, item, null));

        var pulled = (await scene.Read()).Current!;
        Assert.Equal((item, AgendaPart.Regular, 1), (pulled.Item.Id, pulled.Item.Part, pulled.Number));
        await Broken.Rule("Only an item of the consent agenda can be pulled.", () => scene.Send(vote.Members[1], new PullAgendaItem(scene.Id, item, null)));
    }

    [Fact]
    public async Task Once_its_vote_has_begun_no_member_pulls_an_item()
    {
        await using var scene = await MeetingScene.Start();
        var (vote, item) = (scene.Vote, await scene.Item());
        await scene.Send(vote.Secretary, new PlaceAgendaItem(scene.Id, item, AgendaPart.Consent, 0));
        await scene.Begin(vote.Chair);
        await vote.Put();

        await Broken.Rule("The vote on this item has begun; it can no longer be pulled.", () => scene.Send(vote.Members[0], new PullAgendaItem(scene.Id, item, null)));
    }

    [Fact]
    public async Task A_step_made_for_consent_is_answered_by_the_member_who_pulls_it_and_what_follows_lies_in_its_place()
    {
        OfferedOutcome pulled = new(PullAgendaItem.Outcome, new("A member pulls it", "Un membre le retire"), null, false, "plain");
        await using var vote = await VotingScene.Start(Bylaws.Usual, offered: [pulled]);
        var scene = new MeetingScene(vote);
        var meeting = await scene.Plan(2);
        var item = Assert.Single((await scene.Read(id: meeting)).Items).Item;
        Assert.Equal((AgendaPart.Consent, AgendaReason.New), (item.Part, item.Why));
        await Broken.Rule("Choose one of the answers offered.", () => vote.Put(PullAgendaItem.Outcome));

        await scene.Send(vote.Members[0], new PullAgendaItem(meeting, item.Id, "It is new."));
        Assert.Equal((PullAgendaItem.Outcome, "It is new."), ((await vote.Item()).Outcome, (await vote.Item()).Comment));
        var next = await vote.Host.Send(Steps.Workflow, new OpenWorkItem(vote.Credential, Guid.CreateVersion7(vote.Host.Clock.GetUtcNow()), "regular", WorkKind.Vote, new("Vote", "Voter"), null, null, null, [Steps.Approve], null) { BodyId = vote.Body });

        var now = Assert.Single((await scene.Read(id: meeting)).Items);
        Assert.Equal((next, AgendaPart.Regular, AgendaReason.Pulled, true), (now.Item.WorkItemId!.Value, now.Item.Part, now.Item.Why, now.IsWaiting));
    }
}
