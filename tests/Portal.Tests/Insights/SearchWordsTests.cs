using System.Globalization;
using Governance.Domain.Credentials;
using Governance.Domain.Search;
using Governance.Domain.Words;
using Governance.Portal.Search;

namespace Governance.Portal.Tests.Insights;

/// <summary>How many were found, as the page and the box in the top bar say it.</summary>
public sealed class SearchWordsTests
{
    [Theory]
    [InlineData(0, false, "Nothing has these words.")]
    [InlineData(1, false, "1 result")]
    [InlineData(6, false, "6 results")]
    [InlineData(6, true, "More than 6 results")]
    public void The_most_that_is_shown_is_not_called_the_number(int people, bool hasMore, string said)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-CA");
        List<FoundPerson> found = [.. Enumerable.Repeat(new FoundPerson(Guid.Empty, Bilingual.Empty, ""), people)];
        Assert.Equal(said, SearchFiles.Said(new([], false, found, hasMore)).ToString());
        List<FoundRecord> records = [.. Enumerable.Repeat(new FoundRecord("", Bilingual.Empty, Bilingual.Empty, CredentialState.Ideation), people)];
        Assert.Equal(said, SearchFiles.Said(new(records, hasMore, [], false)).ToString());
    }
}
