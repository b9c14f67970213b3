using System.Globalization;
using Governance.Portal.Verbs;

namespace Governance.Portal.Tests.Verbs;

public sealed class LintVerbTests
{
    [Theory]
    [InlineData(0, 1, "No problem in 1 file.", "Aucun problème dans 1 fichier.")]
    [InlineData(0, 3, "No problem in 3 files.", "Aucun problème dans 3 fichiers.")]
    [InlineData(1, 2, "1 problem in 2 files.", "1 problème dans 2 fichiers.")]
    [InlineData(70, 1, "70 problems in 1 file.", "70 problèmes dans 1 fichier.")]
    public void One_file_is_not_called_1_files(int problems, int files, string english, string french)
    {
        Assert.Equal(english, LintVerb.Summary(problems, files).In(CultureInfo.GetCultureInfo("en-CA")));
        Assert.Equal(french, LintVerb.Summary(problems, files).In(CultureInfo.GetCultureInfo("fr-CA")));
    }
}
