using System.Collections.Frozen;

namespace Governance.Portal.Shared;

/// <summary>The product's own icons: paths on a 20 by 20 grid, drawn with a stroke of 1.6.</summary>
public static class Icons
{
    private static readonly FrozenDictionary<string, string> Paths = new Dictionary<string, string>
    {
        ["menu"] = "M3 5.5h14M3 10h14M3 14.5h14",
        ["search"] = "M9 4a5 5 0 1 0 .01 0zM12.7 12.7 17 17",
        ["theme"] = "M10 3a7 7 0 1 0 .01 0zM10 3v14M10 6h4.5M10 9h6.5M10 12h6.3M10 15h4",
        ["help"] = "M10 3a7 7 0 1 0 .01 0zM7.8 8a2.2 2.2 0 1 1 3.2 2c-.7.4-1 .8-1 1.6M10 14.2v.1",
        ["bell"] = "M4.8 14h10.4l-1.4-2.2V9a3.8 3.8 0 0 0-7.6 0v2.8zM8.4 16.7a1.7 1.7 0 0 0 3.2 0",
        ["inbox"] = "M3 11.5 5.4 4h9.2L17 11.5V16H3zM3 11.5h4l1 2h4l1-2h4",
        ["layers"] = "M10 3.2 17 7l-7 3.8L3 7zM3.3 10.6 10 14.2l6.7-3.6M3.3 13.8 10 17.4l6.7-3.6",
        ["plus"] = "M10 4v12M4 10h12",
        ["minus"] = "M5 10h10",
        ["calendar"] = "M4 5h12v11.5H4zM4 8.5h12M7 3v3.2M13 3v3.2",
        ["globe"] = "M10 3a7 7 0 1 0 .01 0zM3 10h14M10 3c2.8 3 2.8 11 0 14M10 3c-2.8 3-2.8 11 0 14",
        ["workflow"] = "M3 3.5h5.5v4H3zM11.5 12.5H17v4h-5.5zM5.7 7.5v7h5.8",
        ["checklist"] = "M3 5l1.4 1.4L7 4M3 10l1.4 1.4L7 9M3 15l1.4 1.4L7 14M10 5.5h7M10 10.5h7M10 15.5h7",
        ["target"] = "M10 3a7 7 0 1 0 .01 0zM10 6.5a3.5 3.5 0 1 0 .01 0z",
        ["insights"] = "M4.5 16V10M9 16V4.5M13.5 16V8M3 16.5h14",
        ["people"] = "M7.5 4.7a2.8 2.8 0 1 0 .01 0zM2.3 16c.2-3 2.3-4.3 5.2-4.3s5 1.3 5.2 4.3M13 5a2.7 2.7 0 0 1 0 5.3M14.8 11.9c2 .5 2.9 1.9 3 4.1",
        ["person"] = "M10 3.7a3.2 3.2 0 1 0 .01 0zM3.8 17c.2-3.4 2.8-5 6.2-5s6 1.6 6.2 5",
        ["institution"] = "M10 4a2.7 2.7 0 1 0 .01 0zM4.5 16.5c.2-3.3 2.5-5 5.5-5s5.3 1.7 5.5 5z",
        ["print"] = "M6 7V3h8v4M4 7h12v6.5h-2M6 13.5H4V7M6 11.5h8V17H6z",
        ["mail"] = "M3 5h14v10.5H3zM3.5 6l6.5 5 6.5-5",
        ["grip"] = "M7.5 5v.01M12.5 5v.01M7.5 10v.01M12.5 10v.01M7.5 15v.01M12.5 15v.01",
        ["document"] = "M5 3h7l3 3v11H5zM12 3v3h3M7.5 10h5M7.5 13h5",
        ["done"] = "M10 3a7 7 0 1 0 .01 0zM6.7 10.2 9 12.5l4.3-4.7",
        ["flag"] = "M5 17V3.5M5 4h10.5l-2.5 3.3 2.5 3.3H5",
        ["ballot"] = "M3.5 10h13v6.5h-13zM7 10V3.5h6V10M8.5 13h3",
        ["publish"] = "M10 13V4M6.5 7.5 10 4l3.5 3.5M4 13v3.5h12V13",
        ["export"] = "M10 3.5v9M6.5 9l3.5 3.5L13.5 9M4 13v3.5h12V13",
        ["info"] = "M10 3a7 7 0 1 0 .01 0zM10 9.2v4.3M10 6.5v.1",
        ["warning"] = "M10 3.5 17.5 16.5h-15zM10 8.5v3.7M10 14.3v.1",
        ["down"] = "M4.5 7.5 10 13l5.5-5.5",
        ["next"] = "M7.5 4.5 13 10l-5.5 5.5",
        ["return"] = "M7.5 5 3.5 9l4 4M3.5 9H12a4 4 0 0 1 0 8H9",
        ["clock"] = "M10 3a7 7 0 1 0 .01 0zM10 6v4.2l2.8 1.8",
        ["again"] = "M4 5v4h4M4.3 8.7A6.3 6.3 0 1 1 3.9 12M10 7v3.5l2.4 1.5",
        ["pencil"] = "M4 16l.9-3.9 8.6-8.6 3 3L7.9 15.1z",
        ["seal"] = "M10 3a4.5 4.5 0 1 0 .01 0zM7.3 11.3 6.4 17l3.6-2 3.6 2-.9-5.7",
        ["sunset"] = "M2.5 15.5h15M6 15.5a4 4 0 0 1 8 0M10 3.5V8M7.8 6l2.2 2.2L12.2 6M3.6 9.7l1.5 1.2M16.4 9.7l-1.5 1.2",
        ["tick"] = "M4 10.5l4 4 8-9",
        ["cross"] = "M5 5l10 10M15 5 5 15",
        ["abstain"] = "M10 3a7 7 0 1 0 .01 0zM6.5 10h7",
        ["exchange"] = "M4 7h11M12 4l3 3-3 3M16 13H5M8 10l-3 3 3 3",
        ["lock"] = "M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9",
        ["comment"] = "M3 4h14v9H9.2L5.5 16.3V13H3z",
        ["play"] = "M6 4.5v11l9-5.5z",
        ["pause"] = "M10 3a7 7 0 1 0 .01 0zM8.2 7.5v5M11.8 7.5v5",
        ["undo"] = "M7 5 3.5 8.5 7 12M3.5 8.5H12a4.5 4.5 0 0 1 4.5 4.5v2.5",
        ["redo"] = "M13 5l3.5 3.5L13 12M16.5 8.5H8A4.5 4.5 0 0 0 3.5 13v2.5",
        ["fork"] = "M3 10h3.5M6.5 10c4 0 2.5-5 6.5-5h4M6.5 10c4 0 2.5 5 6.5 5h4",
        ["blocks"] = "M3 11h6v6H3zM11 11h6v6h-6zM7 3h6v6H7z",
        ["fit"] = "M3.5 7.5v-4h4M16.5 7.5v-4h-4M3.5 12.5v4h4M16.5 12.5v4h-4",
        ["bulb"] = "M7.2 13a5 5 0 1 1 5.6 0v2H7.2zM8.2 17.5h3.6",
        ["line"] = "M3 16.5h14M4 13l4-4 3 2.2L16.5 5",
        ["scale"] = "M10 3.5v13M6.5 16.5h7M3.5 6h13M3.5 6 1.7 11h3.6zM16.5 6l-1.8 5h3.6z",
        ["eye"] = "M2.8 10c2-3.5 4.5-5 7.2-5s5.2 1.5 7.2 5c-2 3.5-4.5 5-7.2 5s-5.2-1.5-7.2-5zM10 7.8a2.2 2.2 0 1 0 .01 0z",
        ["blind"] = "M2.8 10c2-3.5 4.5-5 7.2-5s5.2 1.5 7.2 5c-2 3.5-4.5 5-7.2 5s-5.2-1.5-7.2-5zM4 16.5l12-13",
        ["key"] = "M7 8.2a3.3 3.3 0 1 0 .01 0zM9.5 9.5 16 3.5M13 6l2 2",
        ["archive"] = "M3 4h14v3.5H3zM4.5 7.5V16h11V7.5M8 10.5h4",
        ["out"] = "M11 4H4v12h7M8.5 10H17M14 7l3 3-3 3",
        ["settings"] = "M3 6h6M13 6h4M11 4v4M3 14h3M10 14h7M8 12v4",
    }.ToFrozenDictionary();

    public static IReadOnlyCollection<string> Names => Paths.Keys;

    /// <summary>Throws for a name that is not drawn: a missing icon is a mistake of the page.</summary>
    public static string PathOf(string name) => Paths[name];
}
