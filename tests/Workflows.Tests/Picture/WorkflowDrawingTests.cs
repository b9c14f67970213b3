using System.Globalization;
using Governance.Designer.Compare;
using Governance.Designer.Desk;
using Governance.Designer.Picture;
using Governance.Domain.Credentials;
using Governance.Testing;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Workflows.Tests.Picture;

/// <summary>The picture of the shipped definition.</summary>
public sealed class WorkflowDrawingTests
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-CA");
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-CA");
    private static readonly WorkflowDefinition Definition = DefinitionReader.Read(File.ReadAllText(RepoRoot.Path("workflows/micro-credential.json"))).Definition!;
    private static readonly IReadOnlyDictionary<string, ActivityDeclaration> Declarations = Known();

    private static readonly WorkflowDrawing Drawing = WorkflowDrawing.Of(Definition, Declarations);

    [Fact]
    public void Steps_that_only_move_note_or_tell_are_left_out_and_the_ways_through_them_stay()
    {
        Assert.DoesNotContain(Drawing.Steps, step => step.Id is "to-design" or "tell-declined" or "count-year");
        var back = Assert.Single(Drawing.Ways, way => way is { From: "committee", Outcome: "return-to-build" });
        Assert.Equal(("build", 2), (back.To, back.Through.Count));
        Assert.Equal(Definition.Root.Activities.Count, WorkflowDrawing.Of(Definition, Declarations, isComplete: true).Steps.Count);
    }

    [Fact]
    public void Steps_say_who_and_how_long_and_stand_in_their_stage()
    {
        var committee = Drawing.Steps.Single(step => step.Id == "committee");
        Assert.Equal((PictureKind.People, "micro-credential-committee", "21 days", CredentialState.Decision),
            (committee.Kind, committee.Role!.En, committee.Time!.In(English), committee.Stage));
        Assert.Equal("21 jours", committee.Time.In(French));
        Assert.Equal(CredentialState.Ideation, Drawing.Steps.Single(step => step.Id == "idea").Stage);
        Assert.Equal(CredentialState.Sunset, Drawing.Steps.Single(step => step.Id == "sunset").Stage);
    }

    [Fact]
    public void An_outcome_that_leads_to_two_steps_leads_to_both_for_whoever_reads_watches_or_compares()
    {
        var (one, both) = (Leading("first"), Leading("first", "second"));

        Assert.Equal(["first", "second"], WorkflowDrawing.Of(both, Declarations).Ways.Where(way => way is { From: "ask", Outcome: "approve" }).Select(way => way.To));
        Assert.Equal(["first", "second"], DefinitionDrawing.Of(both, Declarations).Ways.Where(way => way is { Source: "ask", Port: "approve" }).Select(way => way.Target));
        Assert.Equal(["“Ask”, “Yes” leads to “Second”."], DefinitionDifference.Between(one, both, Declarations).Select(change => change.What.ToString()));
        Assert.Equal(["“Ask”, “Yes” does not lead to “Second” any more."], DefinitionDifference.Between(both, one, Declarations).Select(change => change.What.ToString()));
    }

    private static WorkflowDefinition Leading(params IEnumerable<string> targets) => DefinitionReader.Read($$$"""
        {"definitionId":"two","name":"Two","root":{"id":"flow","type":"Elsa.Flowchart","activities":[
          {"id":"ask","type":"Governance.Decide","metadata":{"displayText":"Ask"},"outcomes":[{"name":"approve","label":{"en":"Yes","fr":"Oui"} }]},
          {"id":"first","type":"Elsa.Finish","metadata":{"displayText":"First"}},
          {"id":"second","type":"Elsa.Finish","metadata":{"displayText":"Second"}}],
         "connections":[{{{string.Join(',', targets.Select(target => $$"""{"source":{"activity":"ask","port":"approve"},"target":{"activity":"{{target}}","port":"In"} }"""))}}}]}}
        """).Definition!;

    [Fact]
    public void Every_step_can_be_reached_from_the_start_of_the_picture()
    {
        var reached = new HashSet<string> { "proposed" };
        while (Drawing.Ways.Any(way => reached.Contains(way.From) && reached.Add(way.To)))
        {
        }
        Assert.Empty(Drawing.Steps.Select(step => step.Id).Except(reached));
    }

    [Fact]
    public void The_way_of_an_instance_is_known_with_its_returns()
    {
        var picture = new DrawnPicture(Drawing, Instance(), English);
        Assert.Equal((StepPlace.Walked, StepPlace.Here, StepPlace.Ahead), (picture.PlaceOf("go-no-go"), picture.PlaceOf("idea"), picture.PlaceOf("design")));
        Assert.True(picture.IsWalked(Drawing.Ways.Single(way => way is { From: "go-no-go", Outcome: "return" })));
        Assert.False(picture.IsWalked(Drawing.Ways.Single(way => way is { From: "go-no-go", Outcome: "go" })));
    }

    [Theory]
    [InlineData("en-CA", false)]
    [InlineData("fr-CA", false)]
    [InlineData("en-CA", true)]
    public void Its_boxes_do_not_overlap_nor_its_labels(string culture, bool isComplete)
    {
        var picture = new DrawnPicture(WorkflowDrawing.Of(Definition, Declarations, isComplete), null, CultureInfo.GetCultureInfo(culture));
        var boxes = picture.Layout.Nodes.Select(node => (node.X, node.Y, Right: node.X + node.Width, node.Bottom, Name: node.Id))
            .Concat(picture.Layout.Edges.Where(edge => picture.Labels[edge.Index] is not null).Select(edge => LabelBox(edge, picture.Labels[edge.Index]!))).ToList();
        for (var one = 0; one < boxes.Count; one++)
        for (var other = one + 1; other < boxes.Count; other++)
            Assert.False(boxes[one].X < boxes[other].Right && boxes[other].X < boxes[one].Right && boxes[one].Y < boxes[other].Bottom && boxes[other].Y < boxes[one].Bottom,
                $"{boxes[one].Name} and {boxes[other].Name} overlap");
    }

    [Theory]
    [InlineData("P30D", "30 days", "30 jours")]
    [InlineData("P1Y", "1 year", "1 an")]
    [InlineData("P1M", "1 month", "1 mois")]
    [InlineData("P1BD", "1 business day", "1 jour ouvrable")]
    [InlineData("P10BD", "10 business days", "10 jours ouvrables")]
    [InlineData("00:00:05", "00:00:05", "00:00:05")]
    public void Times_are_said_in_words_where_they_are_plain(string period, string english, string french)
    {
        Assert.Equal(english, StepWords.Period(period)!.In(English));
        Assert.Equal(french, StepWords.Period(period)!.In(French));
    }

    private static (double X, double Y, double Right, double Bottom, string Name) LabelBox(PlacedEdge edge, string label)
    {
        var width = label.Length * 6.5;
        var left = edge.LabelEndsHere ? edge.LabelAt.X - width : edge.LabelAt.X;
        return (left, edge.LabelAt.Y - 11, left + width, edge.LabelAt.Y + 2, label);
    }

    private static InstanceReading Instance()
    {
        WalkedStep Walked(string id, params string[] outcomes) => new(id, 1, DateTimeOffset.UnixEpoch, outcomes.ToHashSet());
        return new(Guid.Empty, Definition, 1, DateTimeOffset.UnixEpoch, InstanceSubStatus.Suspended, [],
            [Walked("proposed", "Done"), Walked("idea", "sent"), Walked("to-feasibility", "Done"), Walked("feasibility", "sent"), Walked("go-no-go", "return"), Walked("back-to-idea", "Done"), Walked("tell-idea-returned", "Done")],
            [new("idea", DateTimeOffset.UnixEpoch, null)]);
    }

    private static IReadOnlyDictionary<string, ActivityDeclaration> Known()
    {
        using var services = new ServiceCollection().AddWorkflows().BuildServiceProvider();
        return services.GetRequiredService<ActivityCatalogue>().Declarations;
    }
}
