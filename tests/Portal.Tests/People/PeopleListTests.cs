using System.Text;
using Governance.Domain.Access;
using Governance.Portal.Host;
using Governance.Portal.People;
using Governance.Portal.Shared;
using Governance.Testing;

namespace Governance.Portal.Tests.People;

/// <summary>What becomes of a file that was sent as a list of people.</summary>
public sealed class PeopleListTests
{
    private const string Accents = "name,email\nRenée Côté,renee@example.org\n";

    private readonly PeopleList list = new([], mayGrantEverywhere: true, new Dates(new ManualClock(), new ReaderZone(new PortalOptions(0, "/none/here.db", false))));

    [Fact]
    public void A_file_is_read_as_it_was_saved()
    {
        Assert.Equal((Accents, false), PeopleList.Decoded(Encoding.UTF8.GetBytes(Accents)));
        Assert.Equal((Accents, false), PeopleList.Decoded([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Accents)]));
        Assert.Equal((Accents, false), PeopleList.Decoded([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Accents)]));
        Assert.Equal((Accents, true), PeopleList.Decoded(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Accents)));
    }

    [Fact]
    public void A_list_that_is_too_long_says_so_before_anything_is_confirmed()
    {
        var lines = Enumerable.Range(1, ImportPeople.MaxLines + 1).Select(number => $"Somebody,some{number}@example.org,Registrar,*").ToList();
        const string Head = "name,email,role,organization\n";
        Assert.All(list.Read(Head + string.Join('\n', lines.Skip(1))), line => Assert.Empty(line.Problems));
        var only = Assert.Single(list.Read(Head + string.Join('\n', lines)));
        Assert.Equal("A list has between 1 and 500 people.", Assert.Single(only.Problems).ToString());
    }
}
