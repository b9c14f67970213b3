using Governance.Domain.Bodies;
using Governance.Domain.Meetings;
using Governance.Domain.Voting;
using Governance.Portal.Meetings;
using Governance.Portal.Tests.Harness;

namespace Governance.Portal.Tests.Meetings;

/// <summary>The pages of meetings: nothing for axe, no sideways scroll, in every look; and the files for calendars.</summary>
[Visits(typeof(MeetingsPage), typeof(PlanPage), typeof(MeetingPage), typeof(LivePage), typeof(PackagePage), typeof(MinutesPage))]
public sealed class EveryPageOfMeetingsTests(MeetingsPortal scene, Browser browser) : IClassFixture<MeetingsPortal>
{
    [Fact]
    public async Task Is_accessible_in_every_look()
    {
        var (held, live, planned) = await Meetings();
        foreach (var look in Look.All)
        {
            await using var visit = await browser.Visit(scene.Portal, look);
            await visit.SignIn(scene.Secretary);
            foreach (var (address, name) in new[]
            {
                ("/meetings", "list"), ("/meetings/new", "plan"), ($"/meetings/{planned}/plan", "replan"), ($"/meetings/{planned}", "agenda"), ($"/meetings/{planned}/package", "package"),
                ($"/meetings/{live}/live", "live"), ($"/meetings/{held}/minutes", "minutes"),
            })
            {
                await visit.Page.GotoAsync(address);
                if (name is "agenda" or "live" or "minutes")
                    await visit.UntilLive();
                await visit.IsAccessibleAtEveryWidth($"meetings {name}, {look.Culture}");
            }
            visit.SawEveryPageOf<EveryPageOfMeetingsTests>();
        }
        await using var member = await browser.Visit(scene.Portal);
        await member.SignIn(scene.Members[0]);
        await member.Page.GotoAsync($"/meetings/{live}/live");
        await member.UntilLive();
        await member.IsAccessibleAtEveryWidth("meetings live as a member");
        var file = await (await member.Page.Context.APIRequest.GetAsync($"/meetings/{planned}/meeting.ics")).TextAsync();
        Assert.Contains("SUMMARY:Academic senate\r\n", file);
        Assert.Contains("\r\nLOCATION:Room B-204\\, https://meet.example.org/senate\r\n", file);
        var all = await member.Page.Context.APIRequest.GetAsync($"/bodies/{scene.Senate}/meetings.ics");
        Assert.StartsWith("text/calendar", all.Headers["content-type"]);
        Assert.Equal(3, (await all.TextAsync()).Split("BEGIN:VEVENT").Length - 1);
        Assert.Equal(404, (await member.Page.Context.APIRequest.GetAsync($"/meetings/{scene.Senate}/meeting.ics")).Status);
        await using var visitor = await browser.Visit(scene.Portal);
        Assert.DoesNotContain("VCALENDAR", await (await visitor.Page.Context.APIRequest.GetAsync($"/bodies/{scene.Senate}/meetings.ics")).TextAsync());
    }

    /// <summary>One meeting that was held and whose minutes were edited, one in session with an open vote, one planned with every part.</summary>
    private async Task<(Guid Held, Guid Live, Guid Planned)> Meetings()
    {
        var secretary = scene.Secretary;
        var held = await scene.Send(secretary, new PlanMeeting(scene.Senate, scene.Plan(1)));
        await scene.Send(secretary, new AddAgendaItem(held) { Title = new("A word of welcome", "Un mot de bienvenue") });
        await scene.Until(held);
        await scene.Send(secretary, new BeginMeeting(held));
        await scene.Send(secretary, new MarkAttendance(held, scene.Chair.Id, Presence.Present));
        await scene.Send(secretary, new TakeAgendaItem(held, (await scene.Read(held)).Items[0].Item.Id));
        await scene.Send(secretary, new AdjournMeeting(held));
        await scene.Send(secretary, new EditMinutes(held, 2, new("Present: the chair, and nobody else.", "Présents\u00A0: la présidence seule.")));

        var step = await scene.Waiting("Winter driving", "Conduite d’hiver");
        var live = await scene.Send(secretary, new PlanMeeting(scene.Senate, scene.Plan(2)));
        await scene.Until(live);
        await scene.Send(secretary, new BeginMeeting(live));
        foreach (var here in new[] { scene.Chair, scene.Members[0], scene.Members[1] })
            await scene.Send(secretary, new MarkAttendance(live, here.Id, here == scene.Chair ? Presence.Remote : Presence.Present));
        await scene.Send(secretary, new TakeAgendaItem(live, (await scene.Read(live)).Items.Single(item => item.Item.WorkItemId == step).Item.Id));
        var motion = await scene.Send(secretary, new PutMotion(step, "approve") { MovedById = scene.Chair.Id });
        await scene.Send(scene.Members[1], new GiveBallot(motion, Choice.Recuse, "My sister works for the partner."));

        await scene.Waiting("Forest roads", "Chemins forestiers");
        await scene.Waiting("Food safety", "Salubrité des aliments");
        var planned = await scene.Send(secretary, new PlanMeeting(scene.Senate, scene.Plan(9)));
        var items = (await scene.Read(planned)).Items.Where(item => item.Item.WorkItemId is not null).ToList();
        foreach (var item in items)
            await scene.Send(secretary, new PlaceAgendaItem(planned, item.Item.Id, AgendaPart.Consent, 0));
        await scene.Send(scene.Members[0], new PullAgendaItem(planned, items[0].Item.Id, "It should be discussed."));
        await scene.Waiting("Bread", "");
        return (held, live, planned);
    }
}
