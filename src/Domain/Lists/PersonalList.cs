using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;

namespace Governance.Domain.Lists;

/// <summary>The lists that people arrange for themselves. The names stand in the database and in addresses.</summary>
public enum ListName
{
    Work,
    Records,
}

/// <summary>Filters and order of a list under a name.</summary>
/// <param name="Query">What stands after the question mark of the list's address.</param>
public sealed record SavedView(string Name, string Query);

/// <summary>
/// How one person arranges one list: their views, the one that opens first, their columns. It records no events: how
/// somebody looks at a list is nobody's history.
/// </summary>
public sealed class PersonalList : Aggregate
{
    /// <summary>In characters.</summary>
    public const int MaxName = 60;

    public const int MaxViews = 20;

    private const int MaxQuery = 1000;

    private PersonalList()
    {
    }

    public PersonalList(Guid personId, ListName list)
    {
        PersonId = personId;
        List = list;
    }

    public Guid PersonId { get; private set; }

    public ListName List { get; private set; }

    public IReadOnlyList<SavedView> Views { get; private set; } = [];

    /// <summary>The name of the view that opens when the address asks for none; null: the whole list.</summary>
    public string? Default { get; private set; }

    /// <summary>The columns shown, by name; null: those that everybody begins with.</summary>
    public IReadOnlyList<string>? Columns { get; private set; }

    /// <summary>Keeps a view. One of the same name is replaced where it stands.</summary>
    public void Save(string name, string query, bool isDefault)
    {
        var called = Written.Text(name) ?? "";
        Rule.Require(called.Length > 0, "Give the view a name.");
        Rule.Require(called.Length <= MaxName, "Keep the name within {0} characters.", MaxName);
        Rule.Require(query.Length <= MaxQuery, "This view filters by more than can be kept.");
        var view = new SavedView(called, query);
        var isNew = Views.All(one => !IsCalled(one, called));
        Rule.Require(!isNew || Views.Count < MaxViews, "You have {0} views. Remove one first.", MaxViews);
        Views = isNew ? [.. Views, view] : [.. Views.Select(one => IsCalled(one, called) ? view : one)];
        if (isDefault)
            Default = called;
        else if (IsSame(Default, called))
            Default = null;
    }

    /// <summary>Forgets a view; nothing where there is none of the name.</summary>
    public void Remove(string name)
    {
        Views = [.. Views.Where(one => !IsCalled(one, name))];
        if (IsSame(Default, name))
            Default = null;
    }

    /// <summary>Shows these columns from now on; null: those that everybody begins with.</summary>
    public void Show(IReadOnlyList<string>? columns) => Columns = columns;

    private static bool IsCalled(SavedView view, string name) => IsSame(view.Name, name);

    private static bool IsSame(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
