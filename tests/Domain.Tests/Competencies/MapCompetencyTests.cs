using Governance.Domain.Commands;
using Governance.Domain.Competencies;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Testing;

namespace Governance.Domain.Tests.Competencies;

public sealed class MapCompetencyTests : IAsyncLifetime
{
    private static readonly Bilingual Watched = new("Watched at work", "Observé au travail");

    private TestHost host = null!;
    private Guid college;
    private Caller lead = null!;
    private Caller designer = null!;
    private string credential = null!;
    private Guid item;
    private string[] known = [];

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start();
        known = [.. new CompetencyCatalogue().Competencies.Select(one => one.Id).Take(2)];
        college = await host.A.Institution();
        lead = await host.A.Person(Role.InitiativeLead, college);
        designer = await host.A.Person(Role.InstructionalDesigner, college);
        credential = await host.A.Credential(lead);
        await host.Write(lead, credential, "design", CompetencyMap.OutcomesFieldId,
            ProposalAnswer.Of([new Bilingual("Plan a trip", "Planifier un trajet"), new Bilingual("Read a permit", "Lire un permis")]));
        item = await host.Open(credential, WorkKind.Competencies, Role.InstructionalDesigner);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_mapping_is_part_of_the_draft_and_of_the_next_version()
    {
        await Map(0, known[0]);
        await Map(0, known[1]);
        await host.Freeze(credential);
        await host.Send(designer, new UnmapCompetency(item, 0, known[0]));
        await Map(1, known[0]);
        await host.Freeze(credential);

        var versions = (await host.Stored(credential)).Versions.OrderBy(version => version.Number).ToList();
        var catalogue = new CompetencyCatalogue();
        Assert.Equal([2, 0], catalogue.MappingOf(versions[0].Content).Select(outcome => outcome.Competencies.Count));
        var now = catalogue.MappingOf(versions[1].Content);
        Assert.Equal(known[1], Assert.Single(now[0].Competencies).Competency.Id);
        Assert.Equal(("Read a permit", Watched), (now[1].Outcome.En, now[1].Competencies[0].Assessment));
        Assert.Equal([CompetencyMap.FieldId], Proposal.Differences(versions[0].Content, versions[1].Content));
    }

    [Fact]
    public async Task The_step_is_completed_only_when_every_outcome_is_mapped()
    {
        await Broken.Rule("Map every learning outcome to a competency. Not mapped yet: 2.", () => host.Send(designer, new CompleteWorkItem(item, "done", null)));
        await Map(0, known[0]);
        await Broken.Rule("Map every learning outcome to a competency. Not mapped yet: 1.", () => host.Send(designer, new CompleteWorkItem(item, "done", null)));
        await Map(1, known[0]);
        await host.Send(designer, new CompleteWorkItem(item, "done", null));
        Assert.Equal("done", (await host.Item(item)).Outcome);
    }

    [Fact]
    public async Task Only_what_is_there_can_be_mapped()
    {
        await Broken.Rule("Choose a competency of the list.", () => Map(0, "juggling"));
        await Broken.Rule("Choose one of the learning outcomes of the proposal.", () => Map(2, known[0]));
        await Broken.Rule("Keep this within 600 characters; it has 601.", () => Map(0, known[0], new Bilingual("", new string('x', 601))));
        Assert.Null((await host.Stored(credential)).Draft[CompetencyMap.FieldId]);
    }

    [Fact]
    public async Task The_assessment_may_hold_any_text()
    {
        var text = new Bilingual("<script>alert(1)</script> 🚚 “x”", "مرحبا « y » \\ \"");
        await Map(0, known[0], text);
        Assert.Equal(text, new CompetencyCatalogue().MappingOf((await host.Stored(credential)).Draft)[0].Competencies[0].Assessment);
    }

    [Fact]
    public async Task Other_roles_and_other_institutions_do_not_map()
    {
        await Broken.Rule<Refused>("This step waits for another role.", () => host.Send(lead, new MapCompetency(item, 0, known[0], Watched)));
        var elsewhere = await host.A.Person(Role.InstructionalDesigner, await host.A.Institution());
        await Assert.ThrowsAsync<Refused>(() => host.Send(elsewhere, new UnmapCompetency(item, 0, known[0])));
        await Assert.ThrowsAsync<Refused>(async () => await host.Send(await host.A.Person(Role.Dean, college), new MapCompetency(item, 0, known[0], Watched)));
        await Assert.ThrowsAsync<NotFound>(() => host.Send(designer, new MapCompetency(Guid.Empty, 0, known[0], Watched)));
    }

    [Fact]
    public async Task A_step_that_is_closed_or_of_another_kind_takes_no_mapping()
    {
        const string closed = "This step is no longer open; the mapping cannot be changed here.";
        await host.Send(Steps.Workflow, new CancelWorkItem(item));
        await Broken.Rule(closed, () => Map(0, known[0]));
        await Broken.Rule(closed, () => host.Send(designer, new UnmapCompetency(item, 0, known[0])));
        item = await host.OpenDecision(credential, Role.InstructionalDesigner);
        await Broken.Rule(closed, () => Map(0, known[0]));
    }

    [Fact]
    public async Task The_sheet_shows_the_outcomes_with_what_they_are_mapped_to()
    {
        await Map(1, known[0]);
        var sheet = await Sheet(designer);
        Assert.Equal((credential, 1, true), (sheet!.CredentialId, sheet.Unmapped, sheet.IsOpen));
        Assert.Equal(["Plan a trip", "Read a permit"], sheet.Outcomes.Select(outcome => outcome.Outcome.En));
        Assert.Null(await Sheet(lead));
        Assert.Null(await Sheet(Caller.Visitor));
    }

    private async Task Map(int outcome, string competency, Bilingual? assessment = null) =>
        await host.Send(designer, new MapCompetency(item, outcome, competency, assessment ?? Watched));

    private Task<MappingSheet?> Sheet(Caller caller) => host.Ask<CompetencyQueries, MappingSheet?>(queries => queries.For(item, caller));
}
