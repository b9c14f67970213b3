using Governance.Domain.Words;
using Governance.Domain.Work;

namespace Governance.Portal.Design;

/// <summary>What people call the options of inputs that are a choice; one that nobody named is shown as it stands in the file.</summary>
public static class ChoiceWords
{
    public static Sentence Of(string option) => option switch
    {
        "first" => new("The first endorsement"),
        "reconfirmation" => new("A reconfirmation"),
        "WaitAll" => new("all branches"),
        "WaitAllActive" => new("all branches that were begun"),
        "WaitAny" => new("the first branch"),
        "MatchFirst" => new("The first case that holds"),
        "MatchAny" => new("Every case that holds"),
        "proposing-unit" => new("that proposes it"),
        "affected-units" => new("that it affects, each for itself"),
        "full-review" => new("The full review"),
        "partner-reconfirmation" => new("The partner’s reconfirmation"),
        _ when Enum.TryParse<SigningMeaning>(option, out var meaning) => meaning.Name(),
        _ => new("{0}", option),
    };
}
