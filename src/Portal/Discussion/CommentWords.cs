using Governance.Domain.Discussion;
using Governance.Domain.Words;
using Governance.Portal.Shared;

namespace Governance.Portal.Discussion;

/// <summary>Who reads a comment, in words.</summary>
internal static class CommentWords
{
    internal static string Of(CommentVisibility visibility, Bilingual? body, Words words) => visibility switch
    {
        CommentVisibility.Everyone => words["Everybody who reads the record"],
        CommentVisibility.Institution => words["Only people of the institution"],
        CommentVisibility.Body => words["Only members: {0}", body ?? Bilingual.Empty],
    };
}
