using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Words;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Designer.Picture;

/// <summary>Puts a step of a definition into words and signs that people of the trade know.</summary>
public static class StepWords
{
    internal static PictureStep Of(Activity step, ActivityDeclaration? declaration, CredentialState? stage)
    {
        var kind = KindOf(step, declaration);
        return new(step.Id, kind, IconOf(step, kind), StepTitle.Of(step, declaration), RoleOf(step), TimeOf(step), stage);
    }

    /// <summary>A length of time as definitions write it, in words where it is a plain one.</summary>
    public static Sentence? Period(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (PlainPeriod.Of(text) is not { } plain)
            return new("{0}", text);
        var count = int.Parse(plain.Count, System.Globalization.CultureInfo.InvariantCulture);
        return (plain.Unit, count) switch
        {
            ("BD", 1) => new("1 business day"),
            ("BD", _) => new("{0} business days", count),
            ("D", 1) => new("1 day"),
            ("D", _) => new("{0} days", count),
            ("W", 1) => new("1 week"),
            ("W", _) => new("{0} weeks", count),
            ("M", 1) => new("1 month"),
            ("M", _) => new("{0} months", count),
            (_, 1) => new("1 year"),
            _ => new("{0} years", count),
        };
    }

    private static PictureKind KindOf(Activity step, ActivityDeclaration? declaration) => step.Type switch
    {
        "Elsa.FlowFork" or "Elsa.FlowJoin" => PictureKind.Branches,
        "Elsa.FlowDecision" or "Elsa.FlowSwitch" or "Governance.ClassifyChanges" or "Governance.EndProposal" => PictureKind.Question,
        "Elsa.Start" => PictureKind.Start,
        _ when step.CanStartWorkflow => PictureKind.Start,
        _ when declaration?.IsTerminal == true => PictureKind.End,
        _ when declaration?.IsForPeople == true => PictureKind.People,
        "Governance.WaitForReview" or "Governance.Consult" or "Elsa.Delay" or "Elsa.Timer" or "Elsa.StartAt" or "Elsa.Event" or "Elsa.RunTask" => PictureKind.Wait,
        _ => PictureKind.Quiet,
    };

    private static string IconOf(Activity step, PictureKind kind) => step.Type switch
    {
        "Governance.FillForm" => "form",
        "Governance.MapCompetencies" => "target",
        "Governance.ScoreRubric" => "checklist",
        "Governance.Endorse" => "seal",
        "Governance.Decide" or "Governance.Vote" => "ballot",
        "Governance.Consult" => "people",
        "Governance.Sunset" => "sunset",
        "Governance.Publish" => "publish",
        "Elsa.FlowJoin" => "join",
        _ => kind switch
        {
            PictureKind.People => "form",
            PictureKind.Wait => "clock",
            PictureKind.Quiet => "gear",
            PictureKind.Question => "question",
            PictureKind.Branches => "fork",
            PictureKind.Start => "play",
            PictureKind.End => "end",
        },
    };

    /// <summary>Who answers it; null where nobody does, or it is found out in each run.</summary>
    public static Bilingual? RoleOf(Activity step)
    {
        if (step.Type == "Governance.Endorse")
            return new("Industry partner", "Partenaire de l’industrie");
        if (step.Type == "Governance.Consult")
            return new("The public", "Le public");
        if (step.Type == "Governance.Vote")
            return Literal(step, "body") is { Length: > 0 } code ? new(code, code) : null;
        return Literal(step, "role") is { Length: > 0 } id && step.Type != "Governance.Notify"
            ? Role.Find(id)?.Name ?? new Bilingual(id, id)
            : null;
    }

    /// <summary>Within what time it is answered, or how long it waits; null where it says nothing.</summary>
    public static Sentence? TimeOf(Activity step) => Period(Literal(step, "dueIn") ?? Literal(step, "closesIn") ?? Literal(step, "every") ?? Literal(step, "timeSpan"));

    private static string? Literal(Activity step, string input) =>
        step.Input(input) is { Type: Expression.Literal } expression ? expression.Text : null;
}
