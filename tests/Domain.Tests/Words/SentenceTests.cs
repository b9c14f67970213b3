using System.Globalization;
using Governance.Domain.Words;

namespace Governance.Domain.Tests.Words;

public sealed class SentenceTests
{
    [Theory]
    [InlineData("Due {0}.", "jeu. 19 nov.", "Due jeu. 19 nov.")]
    [InlineData("Due {0}.", "Nov 19", "Due Nov 19.")]
    [InlineData("And so on {0}", "...", "And so on ...")]
    public void Ends_with_one_full_stop_where_a_date_brings_its_own(string english, string argument, string read) =>
        Assert.Equal(read, new Sentence(english, argument).In(CultureInfo.GetCultureInfo("en-CA")));
}
