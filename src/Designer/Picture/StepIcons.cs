namespace Governance.Designer.Picture;

/// <summary>The signs of the picture: paths on a grid of 20 by 20, drawn with a stroke of 1.6 as all icons of the product.</summary>
internal static class StepIcons
{
    /// <summary>Throws for a sign that is not drawn.</summary>
    public static string PathOf(string name) => name switch
    {
        "form" => "M4 16l.9-3.9 8.6-8.6 3 3L7.9 15.1z",
        "target" => "M10 3a7 7 0 1 0 .01 0zM10 6.5a3.5 3.5 0 1 0 .01 0z",
        "checklist" => "M3 5l1.4 1.4L7 4M3 10l1.4 1.4L7 9M3 15l1.4 1.4L7 14M10 5.5h7M10 10.5h7M10 15.5h7",
        "seal" => "M10 3a4.5 4.5 0 1 0 .01 0zM7.3 11.3 6.4 17l3.6-2 3.6 2-.9-5.7",
        "ballot" => "M3.5 10h13v6.5h-13zM7 10V3.5h6V10M8.5 13h3",
        "sunset" => "M2.5 15.5h15M6 15.5a4 4 0 0 1 8 0M10 3.5V8M7.8 6l2.2 2.2L12.2 6",
        "publish" => "M10 13V4M6.5 7.5 10 4l3.5 3.5M4 13v3.5h12V13",
        "join" => "M3 5c6 0 4 5 8 5h6M3 15c6 0 4-5 8-5M14 7l3 3-3 3",
        "fork" => "M3 10h3.5M6.5 10c4 0 2.5-5 6.5-5h4M6.5 10c4 0 2.5 5 6.5 5h4",
        "clock" => "M10 3a7 7 0 1 0 .01 0zM10 6v4.2l2.8 1.8",
        "gear" => "M3 6h6M13 6h4M11 4v4M3 14h3M10 14h7M8 12v4",
        "question" => "M7.8 8a2.2 2.2 0 1 1 3.2 2c-.7.4-1 .8-1 1.6M10 14.2v.1M10 3a7 7 0 1 0 .01 0z",
        "play" => "M6 4.5v11l9-5.5z",
        "end" => "M5 17V3.5M5 4h10.5l-2.5 3.3 2.5 3.3H5",
        "tick" => "M4 10.5l4 4 8-9",
        "person" => "M10 3.7a3.2 3.2 0 1 0 .01 0zM3.8 17c.2-3.4 2.8-5 6.2-5s6 1.6 6.2 5",
        "people" => "M7 4.2a2.8 2.8 0 1 0 .01 0zM1.8 16c.2-3.1 2.4-4.6 5.2-4.6s5 1.5 5.2 4.6M13.2 4.6a2.6 2.6 0 0 1 0 5M14.6 11.7c2.1.4 3.4 1.8 3.6 4.3",
        "warning" => "M10 3.5 17.5 16.5h-15zM10 8.5v3.7M10 14.3v.1",
        "here" => "M10 17.5c3.6-4.2 5.4-6.8 5.4-9.1a5.4 5.4 0 0 0-10.8 0c0 2.3 1.8 4.9 5.4 9.1zM10 6.5a1.9 1.9 0 1 0 .01 0z",
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such sign is drawn."),
    };
}
