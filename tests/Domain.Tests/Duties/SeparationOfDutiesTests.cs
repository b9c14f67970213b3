using Governance.Domain.Duties;
using Governance.Domain.Words;

namespace Governance.Domain.Tests.Duties;

/// <summary>Each rule by itself: what breaks it, what does not, and what is said.</summary>
public sealed class SeparationOfDutiesTests
{
    private static readonly Guid College = Id(1), Author = Id(2), One = Id(3), Two = Id(4), Partner = Id(5), Committee = Id(6);
    private static readonly Bilingual Arts = new("Faculty of Arts", "Faculté des arts"), Science = new("Faculty of Science", "Faculté des sciences");
    private static readonly DutyFacts Nothing = new(College, [Author], null, []);

    [Fact]
    public void An_author_decides_nowhere_and_neither_does_their_delegate()
    {
        Duty duty = new(DutyRule.NoAuthorDecides, []);
        Assert.Equal("No author decides: 2 wrote on this proposal.", Said(duty, new("any", [Person(Author)])));
        Assert.Equal("No author decides: 2 wrote on this proposal.", Said(duty, new("any", [Person(One), Person(Author)])));
        Assert.Null(Said(duty, new("any", [Person(One), Person(Two)])));
        Assert.Null(Said(duty with { Steps = ["other"] }, new("any", [Person(Author)])));
    }

    [Fact]
    public void Whoever_has_decided_does_not_become_an_author()
    {
        var decided = Nothing.With(new("dean", [Person(One), Person(Two)]));
        IReadOnlyList<Duty> duties = [new(DutyRule.NoAuthorDecides, [])];
        Assert.Equal([One], SeparationOfDuties.AgainstWriting([One], duties, decided).Select(breach => breach.Who));
        Assert.Equal([Two], SeparationOfDuties.AgainstWriting([Author, Two], duties, decided).Select(breach => breach.Who));
        Assert.Empty(SeparationOfDuties.AgainstWriting([Author], duties, decided));
        Assert.Empty(SeparationOfDuties.AgainstWriting([One], [new(DutyRule.NoAuthorDecides, ["committee"])], decided));
    }

    [Fact]
    public void Reviewers_come_from_different_units_that_are_known()
    {
        Duty duty = new(DutyRule.DifferentUnits, ["review-1", "review-2"]);
        var first = Nothing.With(new("review-1", [Person(One, Arts)]));
        Assert.Null(Said(duty, new("review-2", [Person(Two, Science)]), first));
        Assert.Equal("Reviewers come from different units: 4 comes from Faculty of Arts, as another of them does.", Said(duty, new("review-2", [Person(Two, Science, Arts)]), first));
        Assert.Equal("Reviewers come from different units: the unit of 4 is not known.", Said(duty, new("review-2", [Person(Two)]), first));
        Assert.Equal("Reviewers come from different units: 3 answered another of these steps.", Said(duty, new("review-2", [Person(One, Science)]), first));
        // the first answer of the same step gives way
        Assert.Null(Said(duty, new("review-1", [Person(Two, Arts)]), first));
        // one who stands in for another brings both units along
        Assert.NotNull(Said(duty, new("review-2", [Person(Two, Science), Person(Id(9), Arts)]), first));
    }

    [Fact]
    public void Who_belongs_to_another_institution_comes_from_that()
    {
        Duty duty = new(DutyRule.DifferentUnits, ["review-1", "review-2"]);
        DutyActor Of(Guid person, params Guid[] institutions) => Person(person) with { Institutions = institutions };
        var first = Nothing.With(new("review-1", [Of(One, Id(7))]));
        Assert.Null(Said(duty, new("review-2", [Of(Two, Id(8))]), first));
        Assert.Null(Said(duty, new("review-2", [Person(Two, Arts) with { Institutions = [College, Id(7)] }]), first));
        Assert.Equal("Reviewers come from different units: 4 comes from 7, as another of them does.", Said(duty, new("review-2", [Of(Two, Id(7), Id(8))]), first));
        // who belongs here as well and is of no unit known
        Assert.Equal("Reviewers come from different units: the unit of 4 is not known.", Said(duty, new("review-2", [Of(Two, College, Id(8))]), first));

        IReadOnlyList<DutyStep> steps = [new("review-1", "reviewer"), new("review-2", "reviewer")];
        Assert.Single(Eligibility.Problems([duty], steps, [new(Of(One, Id(7)), ["reviewer"], false), new(Of(Two, Id(7)), ["reviewer"], false)], College));
        Assert.Empty(Eligibility.Problems([duty], steps, [new(Of(One, Id(7)), ["reviewer"], false), new(Of(Two, Id(8)), ["reviewer"], false)], College));
    }

    [Fact]
    public void Different_people_answer_the_steps_named_whoever_they_stand_in_for()
    {
        Duty duty = new(DutyRule.DifferentPeople, ["support", "provost"]);
        var supported = Nothing.With(new("support", [Person(One)])).With(new("library", [Person(Two)]));
        Assert.Equal("Different people answer these steps: 3 answered another of these steps.", Said(duty, new("provost", [Person(One)]), supported));
        Assert.Equal("Different people answer these steps: 3 answered another of these steps.", Said(duty, new("provost", [Person(One), Person(Two)]), supported));
        Assert.Null(Said(duty, new("provost", [Person(Two)]), supported));
        Assert.Null(Said(duty, new("support", [Person(One)]), supported));

        IReadOnlyList<DutyStep> steps = [new("support", "dean"), new("provost", "vice-president")];
        DutyPerson both = new(Person(One), ["dean", "vice-president"], false);
        Assert.Equal([[DutyRule.DifferentPeople]], Eligibility.Problems([duty], steps, [both], College).Select(problem => problem.Rules));
        Assert.Empty(Eligibility.Problems([duty], steps, [both, new(Person(Two), ["dean"], false)], College));
    }

    [Fact]
    public void Whoever_hears_an_appeal_has_no_other_part_in_the_file_before_or_after()
    {
        Duty duty = new(DutyRule.NoOtherPart, ["appeal/officer"]), earlier = new(DutyRule.NoOtherPart, ["appeal-idea/officer"]);
        var decided = Nothing.With(new("triage", [Person(One)])).With(new("appeal-idea/officer", [Person(Two)]));
        Assert.Equal("Whoever hears an appeal has no other part in the file: 3 has another part in this file.", Said(duty, new("appeal/officer", [Person(One)]), decided));
        Assert.NotNull(Said(duty, new("appeal/officer", [Person(Id(9)), Person(One)]), decided));
        Assert.NotNull(Said(duty, new("appeal/officer", [Person(Author)])));
        // whoever heard one appeal may hear the next
        Assert.Empty(SeparationOfDuties.Against(new("appeal/officer", [Person(Two)]), [duty, earlier], decided));
        // and decides, votes or writes nothing in it afterwards
        var heard = decided.With(new("appeal/officer", [Person(Two)]));
        Assert.Equal(["committee"], SeparationOfDuties.Against(new("committee", [Person(Id(9)), Person(Two)]), [duty, earlier], heard).Select(breach => breach.Step));
        Assert.Equal([Two], SeparationOfDuties.AgainstWriting([Two], [duty, earlier], heard).Select(breach => breach.Who).Distinct());
        Assert.Empty(SeparationOfDuties.AgainstWriting([One], [duty, earlier], heard));

        IReadOnlyList<DutyStep> steps = [new("triage", "dean"), new("appeal/officer", "officer")];
        DutyPerson both = new(Person(One), ["dean", "officer"], false);
        Assert.Equal([("appeal/officer", DutyRule.NoOtherPart)], Eligibility.Problems([duty], steps, [both], College).Select(problem => (problem.Step, problem.Rules[0])));
        Assert.Empty(Eligibility.Problems([duty], steps, [both, new(Person(Two), ["dean"], false)], College));
    }

    [Fact]
    public void A_workflow_used_as_a_step_stands_for_the_steps_inside_it()
    {
        var duty = new Duty(DutyRule.DifferentUnits, ["quality-review"]);
        Assert.True(duty.IsAbout("quality-review/review-1"));
        Assert.False(duty.IsAbout("quality-review-2"));
        Assert.False(duty.IsAbout("second/quality-review"));
    }

    [Fact]
    public void A_co_producing_partner_does_not_endorse()
    {
        Duty duty = new(DutyRule.NoCoProducerEndorses, []);
        var facts = Nothing with { CoProducer = Partner };
        Assert.Equal("A partner who helps produce the training does not endorse it as independent: 5 helps produce it.", Said(duty, new("endorsement", [], Partner), facts));
        Assert.Null(Said(duty, new("endorsement", [], Id(8)), facts));
        Assert.Null(Said(duty, new("endorsement", [], Partner)));
    }

    [Fact]
    public void Whoever_sits_for_a_co_producing_partner_does_not_speak_for_it_where_the_rule_names_the_step()
    {
        var facts = Nothing with { CoProducer = Partner };
        var employer = Person(One) with { Institutions = [Partner] };
        Duty named = new(DutyRule.NoCoProducerEndorses, ["endorsement", "employer-panel"]);
        Assert.Equal("A partner who helps produce the training does not endorse it as independent: 3 sits for 5, which helps produce it.", Said(named, new("employer-panel", [employer]), facts));
        Assert.NotNull(Said(named, new("endorsement", [], Partner), facts));
        Assert.Null(Said(named, new("employer-panel", [Person(Two)]), facts));
        Assert.Null(Said(named, new("approval", [employer]), facts));
        Assert.Null(Said(new(DutyRule.NoCoProducerEndorses, []), new("employer-panel", [employer]), facts));
    }

    [Fact]
    public void The_chair_of_a_committee_does_not_approve()
    {
        Duty duty = new(DutyRule.ChairIsNotApprover, ["registrar"]);
        var chair = Person(One) with { Chairs = [Committee] };
        Assert.Equal("The chair of a committee does not give the final approval: 3 chairs the 6, or did when it voted on this.", Said(duty, new("registrar", [chair])));
        Assert.NotNull(Said(duty, new("registrar", [Person(Two), chair])));
        Assert.Null(Said(duty, new("committee", [chair])));
    }

    [Fact]
    public void Nobody_decides_on_the_work_of_their_own_institution()
    {
        Duty duty = new(DutyRule.NotOnOwnInstitution, ["council"]);
        Assert.Equal("Nobody decides on the work of their own institution: 3 belongs to 1, whose work this is.", Said(duty, new("council", [Person(One) with { Institutions = [Id(7), College] }])));
        Assert.Null(Said(duty, new("council", [Person(One) with { Institutions = [Id(7)] }])));
    }

    [Fact]
    public void Every_rule_is_said_in_French_too()
    {
        var french = System.Globalization.CultureInfo.GetCultureInfo("fr-CA");
        foreach (var rule in Enum.GetValues<DutyRule>())
        {
            var breach = new DutyBreach(rule, "step", One, Two, Arts).Sentence(Name);
            Assert.NotEqual(breach.ToString(), breach.In(french));
        }
    }

    [Fact]
    public void A_step_that_everyone_is_kept_from_is_found_before_anybody_stands_at_it()
    {
        IReadOnlyList<DutyStep> steps = [new("dean", "dean"), new("review-1", "reviewer"), new("review-2", "reviewer")];
        IReadOnlyList<Duty> duties = [new(DutyRule.NoAuthorDecides, []), new(DutyRule.DifferentUnits, ["review-1", "review-2"])];
        DutyPerson Of(Guid id, Bilingual unit, bool proposes, params string[] roles) => new(Person(id, unit), roles, proposes);

        // the only dean proposes too, and both reviewers come from one unit
        var problems = Eligibility.Problems(duties, steps, [Of(One, Arts, true, "dean"), Of(Two, Arts, false, "reviewer"), Of(Id(7), Arts, false, "reviewer")], College);
        Assert.Equal([("dean", One), ("review-2", (Guid?)null)], problems.Select(problem => (problem.Step, problem.Proposer)));
        Assert.Equal([[DutyRule.NoAuthorDecides], [DutyRule.DifferentUnits]], problems.Select(problem => problem.Rules));

        Assert.Empty(Eligibility.Problems(duties, steps,
            [Of(One, Arts, true, "dean"), Of(Id(8), Arts, false, "dean"), Of(Two, Arts, false, "reviewer"), Of(Id(7), Science, false, "reviewer")], College));
        // a role that nobody holds is not the business of this rule
        Assert.Empty(Eligibility.Problems(duties, steps, [Of(Author, Arts, true, "lead")], College));
    }

    private static string? Said(Duty duty, DutyAct act, DutyFacts? facts = null) =>
        SeparationOfDuties.Against(act, [duty], facts ?? Nothing) is [var breach, ..] ? breach.Sentence(Name).ToString() : null;

    private static DutyActor Person(Guid id, params Bilingual[] units) => new(id, units, [], []);

    private static Bilingual Name(Guid id) => new(id.ToString("N").TrimStart('0'), id.ToString("N").TrimStart('0'));

    private static Guid Id(int number) => Guid.Parse(number.ToString("D32", System.Globalization.CultureInfo.InvariantCulture));
}
