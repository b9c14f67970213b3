using System.Text.Json.Serialization;
using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Words;

namespace Governance.Domain.Work;

/// <summary>
/// What a person states by signing an answer, after showing again who they are. Source of the rule: a signature says who, when and
/// what for (21 CFR 11.50, as records in regulated trades have it); a definition asks for it where the institution wants one.
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<SigningMeaning>))]
public enum SigningMeaning
{
    /// <summary>They have read what they answer about.</summary>
    Review,

    /// <summary>They decide by the authority of their office.</summary>
    Approval,

    /// <summary>They answer for it that what they say was done, and is so.</summary>
    Responsibility,
}

/// <summary>What people read for each meaning.</summary>
public static class SigningMeanings
{
    public static Sentence Name(this SigningMeaning meaning) => meaning switch
    {
        SigningMeaning.Review => new("a review"),
        SigningMeaning.Approval => new("an approval"),
        SigningMeaning.Responsibility => new("a responsibility taken"),
    };

    /// <summary>What stands above the signature, in the first person.</summary>
    public static Sentence Statement(this SigningMeaning meaning) => meaning switch
    {
        SigningMeaning.Review => new("I have read and examined what I answer about."),
        SigningMeaning.Approval => new("I decide by the authority of my office."),
        SigningMeaning.Responsibility => new("I take responsibility that what I say here is so."),
    };

    /// <summary>Refuses a caller who has not just shown who they are, where the answer is signed.</summary>
    internal static void RequireSignature(this WorkItem item, Caller caller) =>
        Rule.Require(item.Signs is null || caller.IsProven || !item.IsOpen, "This answer is signed. Enter your password, then send it again.");
}
