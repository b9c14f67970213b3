namespace Governance.Designer.Picture;

/// <summary>A box to place, in pixels.</summary>
public sealed record LayoutNode(string Id, double Width, double Height);

/// <summary>A line to draw. The edges of one source are given in the order of its outcomes.</summary>
/// <param name="LabelWidth">The room that its label needs; 0 without one.</param>
public sealed record LayoutEdge(string From, string To, double LabelWidth);

public readonly record struct PicturePoint(double X, double Y);

/// <summary>A box with the coordinates of its upper left corner.</summary>
public sealed record PlacedNode(string Id, double X, double Y, double Width, double Height, int Layer)
{
    public double Middle => X + (Width / 2);

    public double Bottom => Y + Height;
}

/// <summary>A line as right-angled points from source to target.</summary>
/// <param name="Index">Its place among the edges that were given.</param>
/// <param name="IsBack">Whether it leads back to an earlier step, around the others.</param>
/// <param name="LabelAt">The start of the label's base line, or its end where <paramref name="LabelEndsHere"/>; meaningless without a label.</param>
public sealed record PlacedEdge(int Index, bool IsBack, IReadOnlyList<PicturePoint> Points, PicturePoint LabelAt, bool LabelEndsHere);

/// <summary>
/// A layered drawing, from the top down. Laws, each a test: no two boxes overlap; no line touches a box but its two
/// ends; lines that lead on go down; what the outcomes of one step lead to stands in the order of the outcomes; the same
/// input always gives the same drawing.
/// </summary>
public sealed record Layout(double Width, double Height, IReadOnlyList<PlacedNode> Nodes, IReadOnlyList<PlacedEdge> Edges)
{
    public static Layout Of(IReadOnlyList<LayoutNode> nodes, IReadOnlyList<LayoutEdge> edges)
    {
        if (nodes.Count == 0)
            return new(0, 0, [], []);
        var layers = new Layers(nodes, edges);
        LayerOrder.Arrange(layers);
        LayerPlacement.Place(layers);
        return new LayerRoutes(layers).Draw();
    }
}
