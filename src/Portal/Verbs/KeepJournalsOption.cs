using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Governance.Domain.Rules;
using Governance.Workflows.Retention;

namespace Governance.Portal.Verbs;

/// <summary><c>--keep-journal-years N</c>, alike for every verb: how long the journal of a workflow is kept after its end.</summary>
internal static class KeepJournalsOption
{
    internal static readonly Option<KeepJournals> Instance = new("--keep-journal-years")
    {
        Description = "Years that the journal of a workflow is kept after its end",
        HelpName = "N",
        CustomParser = Read,
        DefaultValueFactory = _ => KeepJournals.Usually,
    };

    private static KeepJournals? Read(ArgumentResult given)
    {
        try
        {
            return new KeepJournals(int.TryParse(given.Tokens.Single().Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var years) ? years : 0);
        }
        catch (RuleBroken broken)
        {
            given.AddError(broken.Sentence.In(CultureInfo.CurrentUICulture));
            return null;
        }
    }
}
