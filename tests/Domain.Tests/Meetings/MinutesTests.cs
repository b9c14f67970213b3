using Governance.Domain.Bodies;
using Governance.Domain.Deliveries;
using Governance.Domain.Meetings;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Voting;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Tests.Meetings;

public sealed class MinutesTests
{
    [Fact]
    public async Task They_say_what_was_recorded_in_both_languages()
    {
        await using var scene = await Held();
        var (vote, minutes) = (scene.Vote, await scene.Minutes());
        var english = minutes.Paragraphs.Select(one => one.Paragraph.Drafted.En).ToList();
        var title = (await scene.Read()).Items.Single(item => item.Item.WorkItemId is not null).Title.En;
        Assert.Equal(
        [
            $"Meeting of Committee, {Day("en-CA", "MMMM d, yyyy")}. Called to order at 1:30\u00A0pm.",
            $"Present: {vote.Chair.Name}, {vote.Members[0].Name}, {vote.Members[2].Name}, {vote.Members[3].Name}.",
            $"Apologies: {vote.Members[1].Name}.",
            $"Absent: {vote.Secretary.Name}.",
            $"{vote.Members[2].Name} came at 1:50\u00A0pm.",
            $"1. {title}",
            "Members asked who observes the learners.",
            $"Moved by {vote.Chair.Name}, seconded by {vote.Members[0].Name}: that the answer be “Approve”.",
            $"{vote.Members[2].Name} recused themselves: Works with the partner.",
            "Carried: 3 yes of 3 votes cast, 2 needed. Recused: 1, not counted.",
            "Not taken up: Other business.",
            "Adjourned at 2:10\u00A0pm.",
        ], english);
        var french = minutes.Paragraphs.Select(one => one.Paragraph.Drafted.Fr).ToList();
        Assert.Contains($"Présents\u00A0: {vote.Chair.Name}".Split(':')[0], french[1]);
        Assert.Contains("Séance levée à 14\u00A0h\u00A010.", french);

        string Day(string culture, string format) =>
            TimeZoneInfo.ConvertTimeBySystemTimeZoneId(minutes.Line.StartsAt, "America/Toronto").ToString(format, System.Globalization.CultureInfo.GetCultureInfo(culture));
    }

    [Fact]
    public async Task An_edit_stands_beside_what_was_recorded_and_the_next_meeting_ends_all_edits()
    {
        await using var scene = await Held();
        var vote = scene.Vote;
        await Broken.Rule("The chair and the secretary of the body lead its meetings.", () => scene.Send(vote.Members[0], new EditMinutes(scene.Id, 7, new("No.", "Non."))));
        await scene.Send(vote.Secretary, new EditMinutes(scene.Id, 7, new("Members asked who observes the learners at the yard.", "")));
        await scene.Send(vote.Secretary, new SendMinutes(scene.Id));
        var edited = (await scene.Minutes(vote.Members[0])).Paragraphs[6];
        Assert.Equal(("Members asked who observes the learners.", "Members asked who observes the learners at the yard.", vote.Secretary.Name),
            (edited.Paragraph.Drafted.En, edited.Paragraph.Text.En, edited.EditedBy!.En));
        // drafts are for those who sit there
        await Assert.ThrowsAsync<NotFound>(() => scene.Minutes(vote.Lead));

        var next = await scene.Plan(20);
        var item = (await scene.Read(id: next)).Items.Single(one => one.Item.MinutesOf == scene.Id);
        Assert.Equal((AgendaPart.Opening, 1, true), (item.Item.Part, item.Number, item.IsWaiting));
        await Broken.Rule("The meeting is not in session.", () => scene.Send(vote.Chair, new ApproveMinutes(next, item.Item.Id)));
        vote.Host.Clock.Advance((await scene.Read(id: next)).Line.StartsAt - vote.Host.Clock.GetUtcNow());
        await scene.Send(vote.Chair, new BeginMeeting(next));
        await Broken.Rule("Put down first who is here.", () => scene.Send(vote.Chair, new ApproveMinutes(next, item.Item.Id)));
        await scene.Send(vote.Chair, new MarkAttendance(next, vote.Chair.PersonId!.Value, Presence.Present));
        await Broken.Rule("There is no quorum: nothing can be approved.", () => scene.Send(vote.Chair, new ApproveMinutes(next, item.Item.Id)));
        foreach (var member in vote.Members.Take(2))
            await scene.Send(vote.Chair, new MarkAttendance(next, member.PersonId!.Value, Presence.Present));
        await scene.Send(vote.Chair, new ApproveMinutes(next, item.Item.Id));
        Assert.Equal(MinutesState.Approved, (await scene.Minutes(vote.Lead)).State);
        await Broken.Rule("These minutes are approved; they never change again.", () => scene.Send(vote.Secretary, new EditMinutes(scene.Id, 7, new("Something else.", ""))));
        Assert.False((await scene.Read(id: next)).Items[0].IsWaiting);
    }

    [Fact]
    public async Task They_are_approved_once_the_members_had_them_and_corrected_beneath_what_was_approved()
    {
        await using var scene = await Held();
        var vote = scene.Vote;
        var next = await scene.Plan(20);
        var item = (await scene.Read(id: next)).Items.Single(one => one.Item.MinutesOf == scene.Id).Item.Id;
        vote.Host.Clock.Advance((await scene.Read(id: next)).Line.StartsAt - vote.Host.Clock.GetUtcNow());
        await scene.Send(vote.Chair, new BeginMeeting(next));
        foreach (var member in vote.Members.Take(3))
            await scene.Send(vote.Chair, new MarkAttendance(next, member.PersonId!.Value, Presence.Present));
        await Broken.Rule("Send the minutes to the members first: nobody approves what they have not had.", () => scene.Send(vote.Chair, new ApproveMinutes(next, item)));
        await scene.Send(vote.Secretary, new SendMinutes(scene.Id));
        await Broken.Rule("These minutes are not approved yet: edit them.", () => scene.Send(vote.Secretary, new CorrectMinutes(scene.Id, new("Four here.", "Quatre."))));
        await scene.Send(vote.Chair, new ApproveMinutes(next, item));

        var before = (await scene.Minutes()).Paragraphs;
        await Broken.Rule("The chair and the secretary of the body lead its meetings.", () => scene.Send(vote.Members[0], new CorrectMinutes(scene.Id, new("Four here.", "Quatre."))));
        await Broken.Rule("Write what is to be corrected.", () => scene.Send(vote.Secretary, new CorrectMinutes(scene.Id, new(" ", ""))));
        await scene.Send(vote.Secretary, new CorrectMinutes(scene.Id, new("Four were here.", "Quatre personnes étaient là.")));
        var after = (await scene.Minutes(vote.Lead)).Paragraphs;
        Assert.Equal(before, after.SkipLast(1));
        Assert.Equal((MinutesPart.Correction, "Four were here.", vote.Secretary.Name, vote.Host.Clock.GetUtcNow()), (after[^1].Paragraph.Part, after[^1].Paragraph.Text.En, after[^1].EditedBy?.En, after[^1].Paragraph.EditedAt));
        var mails = await vote.Host.WithDb(db => db.Set<Delivery>().Where(one => one.Template == MailTemplate.Message).ToListAsync());
        Assert.Equal(6, mails.Count(mail => mail.About.Text!.En == "Four were here."));
    }

    [Fact]
    public async Task An_alternate_who_stays_at_home_is_not_absent_and_one_who_comes_is_named_with_their_member()
    {
        await using var scene = await MeetingScene.Start();
        var vote = scene.Vote;
        var college = vote.Secretary.Roles[0].OrganisationId!.Value;
        var seat = await vote.Host.WithDb(async db => (await db.Set<Body>().SingleAsync(body => body.Id == vote.Body)).Seats.Single(one => one.PersonId == vote.Members[0].PersonId).Id);
        var (comes, stays) = (await vote.Host.A.Person(Role.CommitteeMember, college), await vote.Host.A.Person(Role.CommitteeMember, college));
        foreach (var alternate in new[] { comes, stays })
            await scene.Send(vote.Secretary, new TakeSeat(vote.Body, alternate.PersonId!.Value, SeatRole.Member, vote.Host.Clock.GetUtcNow()) { AlternateFor = seat });
        await scene.Begin(vote.Chair, comes);
        await scene.Send(vote.Chair, new AdjournMeeting(scene.Id));
        var text = (await scene.Minutes()).Paragraphs.Select(one => one.Paragraph.Drafted).ToList();
        Assert.Contains($"Present: {vote.Chair.Name}, {comes.Name} (for {vote.Members[0].Name}).", text.Select(one => one.En));
        Assert.Contains(text, one => one.Fr.StartsWith("Présents\u00A0:", StringComparison.Ordinal) && one.Fr.Contains("(pour ", StringComparison.Ordinal));
        Assert.DoesNotContain(text, one => one.En.Contains(stays.Name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task They_stand_at_once_on_an_agenda_that_is_planned_already()
    {
        await using var scene = await MeetingScene.Start();
        var next = await scene.Plan(9);
        await scene.Begin(scene.Vote.Chair);
        await scene.Send(scene.Vote.Chair, new AdjournMeeting(scene.Id));
        Assert.Equal(scene.Id, (await scene.Read(id: next)).Items.Single().Item.MinutesOf);
    }

    [Fact]
    public async Task A_vote_that_was_opened_beside_the_agenda_stands_in_them()
    {
        await using var scene = await MeetingScene.Start();
        var vote = scene.Vote;
        await scene.Send(vote.Chair, new RemoveAgendaItem(scene.Id, await scene.Item()));
        await scene.Begin(vote.Chair, vote.Members[0], vote.Members[1], vote.Members[2]);

        var motion = await vote.Put();
        var item = Assert.Single((await scene.Read()).Items);
        Assert.Equal((vote.Step, AgendaReason.ByHand, item.Item.Id), (item.Item.WorkItemId!.Value, item.Item.Why, (await scene.Read()).CurrentItemId!.Value));
        await vote.Say(motion, Choice.Yes, vote.Chair, vote.Members[0], vote.Members[1]);
        await vote.Close(motion);
        await scene.Send(vote.Chair, new AdjournMeeting(scene.Id));

        Assert.Contains("Moved: that the answer be “Approve”.", (await scene.Minutes()).Paragraphs.Select(one => one.Paragraph.Drafted.En));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Only_what_passed_by_consent_is_said_to_have(bool byConsent)
    {
        await using var scene = await MeetingScene.Start();
        var vote = scene.Vote;
        var item = await scene.Item();
        await scene.Send(vote.Secretary, new PlaceAgendaItem(scene.Id, item, AgendaPart.Consent, 0));
        await scene.Begin(vote.Chair, vote.Members[0], vote.Members[1], vote.Members[2]);
        if (byConsent)
        {
            await scene.Send(vote.Chair, new AdoptConsentItem(scene.Id, item));
        }
        else
        {
            // it stands on the consent agenda, and each member votes on it all the same
            var motion = await vote.Put();
            await vote.Say(motion, Choice.Yes, vote.Chair, vote.Members[0], vote.Members[1]);
            await vote.Close(motion);
        }
        await scene.Send(vote.Chair, new AdjournMeeting(scene.Id));
        Assert.Equal(byConsent, (await scene.Minutes()).Paragraphs.Any(one => one.Paragraph.Drafted.En == "By consent, without discussion."));
    }

    [Fact]
    public async Task A_motion_takes_up_the_item_that_nobody_had_taken_up()
    {
        await using var scene = await MeetingScene.Start();
        await scene.Begin(scene.Vote.Chair);

        await scene.Vote.Put();

        var read = await scene.Read();
        Assert.Equal((await scene.Item(), true), (read.CurrentItemId!.Value, read.Current!.Item.TakenAt is not null));
    }

    private static async Task<MeetingScene> Held()
    {
        var scene = await MeetingScene.Start();
        var vote = scene.Vote;
        await scene.Send(vote.Members[1], new MarkAttendance(scene.Id, vote.Members[1].PersonId!.Value, Presence.Apologies));
        await scene.Send(vote.Secretary, new AddAgendaItem(scene.Id) { Title = new("Other business", "Divers") });
        await scene.Begin(vote.Chair, vote.Members[0], vote.Members[3]);
        var item = await scene.Item();
        await Later(10);
        await scene.Send(vote.Chair, new TakeAgendaItem(scene.Id, item));
        await scene.Send(vote.Secretary, new WriteNotes(scene.Id, item, "Members asked who observes the learners.", "en", ""));
        await Later(10);
        await scene.Mark(vote.Members[2], Presence.Present);
        var motion = await scene.Send(vote.Secretary, new PutMotion(vote.Step, "approve") { MovedById = vote.Chair.PersonId, SecondedById = vote.Members[0].PersonId });
        await vote.Say(motion, Choice.Yes, vote.Chair, vote.Members[0], vote.Members[3]);
        await vote.Say(motion, Choice.Recuse, vote.Members[2]);
        await vote.Close(motion);
        await Later(20);
        await scene.Send(vote.Chair, new AdjournMeeting(scene.Id));
        return scene;

        Task Later(int minutes)
        {
            vote.Host.Clock.Advance(TimeSpan.FromMinutes(minutes));
            return Task.CompletedTask;
        }
    }
}
