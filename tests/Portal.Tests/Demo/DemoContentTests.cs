using System.Text.Json.Nodes;
using Governance.Domain.Content;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Portal.Demo;

namespace Governance.Portal.Tests.Demo;

/// <summary>The content of the demonstration: the survey's eleven programmes, people named by role, both languages whole.</summary>
public sealed class DemoContentTests
{
    /// <summary>Table 2 of "Is the Future Micro?": program and institution.</summary>
    private static readonly Dictionary<string, string> Surveyed = new()
    {
        ["Writing for Business Success"] = "Thompson Rivers University",
        ["AI Simulation for Managers"] = "Bow Valley College",
        ["COVID-19 Vaccine Administration Course"] = "Red River College",
        ["Amazon Web Service Cloud Computing"] = "College of the North Atlantic",
        ["Organizational Team Leader"] = "Aurora College",
        ["Document Use"] = "Skills Training Atlantic Canada",
        ["Municipal Management Training Program"] = "Université de Moncton",
        ["Essential Skills for Truck Drivers"] = "Fanshawe College",
        ["Professionalization"] = "University of Prince Edward Island",
        ["Dégager les éléments d’information considérés pertinents"] = "Fédération des cégeps",
        ["Accounting and Finance for Non-Finance Managers"] = "Saskatchewan Polytechnic",
    };

    private static readonly DemoContent Content = DemoContent.Read();

    [Fact]
    public void The_programmes_are_those_of_the_survey_each_at_its_own_institution()
    {
        var there = Content.Programmes.ToDictionary(
            one => one.Answers["title"][Institution(one).Language]!.ToString(),
            one => Institution(one).Language == "fr" ? Institution(one).Name.Fr : Institution(one).Name.En);
        // Moncton's programme is surveyed under its English name
        there["Municipal Management Training Program"] = there["Programme de formation en gestion municipale"];
        there.Remove("Programme de formation en gestion municipale");
        Assert.Equal(Surveyed.OrderBy(one => one.Key, StringComparer.Ordinal), there.OrderBy(one => one.Key, StringComparer.Ordinal));
        Assert.Equal(11, Content.Institutions.Count);
        Assert.Equal(3, Content.Partners.Count);
    }

    [Fact]
    public void They_stand_at_different_steps_with_one_active_and_one_in_its_sunset()
    {
        Assert.Equal(Content.Programmes.Count, Content.Programmes.Select(one => one.StopAt).Distinct().Count());
        Assert.Single(Content.Programmes, one => one.Path[^1].Stage == CredentialState.Active);
        Assert.Single(Content.Programmes, one => one.Path[^1].Stage == CredentialState.Sunset);
    }

    [Fact]
    public void People_are_named_by_their_role_and_no_two_alike()
    {
        Assert.All(Content.People.Where(one => one.Institution is not null), person =>
        {
            var institution = Content.Institutions.Single(one => one.Id == person.Institution);
            Assert.EndsWith(", " + institution.Name.En, person.Name.En, StringComparison.Ordinal);
            Assert.EndsWith(", " + institution.Name.Fr, person.Name.Fr, StringComparison.Ordinal);
        });
        Assert.Equal(Content.People.Count, Content.People.Select(one => one.Name.En).Distinct().Count());
        Assert.Equal(Content.People.Count, Content.People.Select(one => one.Name.Fr).Distinct().Count());
        Assert.All(Content.People, one => Assert.EndsWith(".example", one.Email, StringComparison.Ordinal));
    }

    [Fact]
    public void Wherever_a_proposal_is_rejected_one_person_can_hear_the_appeal()
    {
        foreach (var content in DemoVariant.Names.Select(DemoContent.Read).Append(Content))
            Assert.All(content.Institutions.Where(institution => content.Programmes.Any(one => one.Institution == institution.Id)), institution =>
                Assert.Single(content.People, person => person.Role == Role.AppealsOfficer.Id && (person.Institution ?? institution.Id) == institution.Id));
    }

    [Fact]
    public void Every_text_is_there_in_both_languages()
    {
        Assert.Empty(Halves(ContentFile.Read<JsonObject>("demo.json"), ""));
        Assert.Equal(["/a", "/b[0]"], Halves(JsonNode.Parse("""{ "a": { "en": "One" }, "b": [{ "en": "", "fr": "Deux" }], "c": { "en": "3", "fr": "3" } }"""), ""));
    }

    private static DemoInstitution Institution(DemoProgramme programme) => Content.Institutions.Single(one => one.Id == programme.Institution);

    /// <summary>Where a text stands in one language alone.</summary>
    private static IEnumerable<string> Halves(JsonNode? node, string path) => node switch
    {
        JsonObject pair when pair.ContainsKey("en") || pair.ContainsKey("fr") => IsWhole(pair) ? [] : [path],
        JsonObject parts => parts.SelectMany(part => Halves(part.Value, path + "/" + part.Key)),
        JsonArray list => list.SelectMany((one, index) => Halves(one, $"{path}[{index}]")),
        _ => [],
    };

    private static bool IsWhole(JsonObject pair) =>
        new[] { "en", "fr" }.All(language => !string.IsNullOrWhiteSpace(pair[language]?.ToString()));
}
