using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Documents;
using Governance.Domain.Meetings;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Domain.Voting;
using Governance.Domain.Work;
using Governance.Portal.Meetings;
using Governance.Portal.Papers;
using Governance.Portal.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using PdfSharp.Pdf.IO;

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
                if (name is "agenda" or "package" or "minutes")
                    await visit.IsAccessibleOnPaper($"meetings {name}, {look.Culture}");
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
        var calendar = await all.TextAsync();
        Assert.Equal(await scene.Portal.Ask((GovernanceDb db) => db.Set<Meeting>().CountAsync()), calendar.Split("BEGIN:VEVENT").Length - 1);
        Assert.All(new[] { held, live, planned }, meeting => Assert.Contains(meeting.ToString(), calendar, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(404, (await member.Page.Context.APIRequest.GetAsync($"/meetings/{scene.Senate}/meeting.ics")).Status);
        await using var visitor = await browser.Visit(scene.Portal);
        Assert.DoesNotContain("VCALENDAR", await (await visitor.Page.Context.APIRequest.GetAsync($"/bodies/{scene.Senate}/meetings.ics")).TextAsync());
    }

    [Fact]
    public async Task The_package_is_kept_as_PDF_with_every_paper_and_its_documents()
    {
        var step = await scene.Waiting("Beekeeping", "Apiculture");
        var record = await scene.Portal.Ask((GovernanceDb db) => db.Set<WorkItem>().Where(one => one.Id == step).Select(one => one.CredentialId).SingleAsync());
        await scene.Send(scene.Chair, new AttachDocument(record, "budget.txt", "Twelve hives"u8.ToArray()));
        await scene.Send(scene.Chair, new AttachDocument(record, "survey.zip", "PK\u0005\u0006"u8.ToArray()));
        var meeting = await scene.Send(scene.Secretary, new PlanMeeting(scene.Senate, scene.Plan(4)));
        await using var visit = await browser.Visit(scene.Portal);
        await visit.SignIn(scene.Members[0]);
        var answer = await visit.Page.APIRequest.GetAsync($"{scene.Portal.Url}/meetings/{meeting}/package.pdf");
        Assert.Equal("application/pdf", answer.Headers["content-type"]);
        using var pdf = PdfReader.Open(new MemoryStream(await answer.BodyAsync()), PdfDocumentOpenMode.Import);
        Assert.True(pdf.PageCount > 1);
        var paper = await scene.Portal.Ask((PackagePapers papers) => papers.Of(meeting, (scene.Members[0] with { Seats = [new HeldSeat(scene.Senate, false)] }).ToCaller(), "https://portal.example"));
        Assert.Contains(paper.Blocks, block => block is PaperHeading { BeginsSheet: true } heading && heading.Text.EndsWith("Beekeeping", StringComparison.Ordinal));
        Assert.Contains(paper.Blocks, block => block is PaperItem { Text: "budget.txt, version 1: annex 1" });
        Assert.Equal($"Annex 1: budget.txt, {record}", paper.Blocks[^2].Text);
        Assert.Equal("Twelve hives", paper.Blocks[^1].Text);
        Assert.Contains(paper.Blocks, block => block is PaperItem { Address: { } address } && block.Text == $"survey.zip, version 1. Files of its kind cannot be printed here. It is kept at {address}" && address.StartsWith($"https://portal.example/records/{record}/documents/", StringComparison.Ordinal));
        await visit.SignIn(await scene.Portal.Person(Role.Dean, await scene.Portal.Institution()));
        Assert.Equal(404, (await visit.Page.APIRequest.GetAsync($"{scene.Portal.Url}/meetings/{meeting}/package.pdf")).Status);
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
