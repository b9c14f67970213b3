using System.Buffers.Binary;
using System.Text;

namespace Governance.Load;

/// <summary>An element that the server rendered, with the handlers of its events.</summary>
internal sealed record RenderedElement(string Name)
{
    public Dictionary<string, string?> Attributes { get; } = [];

    public Dictionary<string, ulong> Handlers { get; } = [];
}

/// <summary>What a render batch brings: elements that are new, and handlers that take the place of others on elements that were there.</summary>
/// <param name="Replacing">The events and numbers of the new handlers, in the order in which those they replace are among the gone.</param>
internal sealed record Rendered(IReadOnlyList<RenderedElement> Elements, IReadOnlyList<(string Event, ulong Handler)> Replacing, IReadOnlyList<ulong> Gone)
{
    /// <summary>Adds the new elements to those of the page, and gives these their new handlers.</summary>
    internal void ApplyTo(List<RenderedElement> page)
    {
        // a component that renders twice in one batch replaces handlers of elements that are new in it
        page.AddRange(Elements);
        var next = 0;
        foreach (var (name, handler) in Replacing)
        {
            for (var index = next; index < Gone.Count; index++)
            {
                if (page.FindLast(element => element.Handlers.GetValueOrDefault(name) == Gone[index]) is not { } element)
                    continue;
                element.Handlers[name] = handler;
                next = index + 1;
                break;
            }
        }
    }
}

/// <summary>
/// Reads of a render batch what an automaton needs of it. The format is that of Blazor's own client: five tables, whose places
/// stand in the last twenty bytes; a frame takes twenty bytes; texts are found by their number.
/// </summary>
internal static class RenderBatch
{
    private const int FrameSize = 20;
    private const int Element = 1;
    private const int Attribute = 3;

    internal static Rendered Read(byte[] batch)
    {
        var found = new List<RenderedElement>();
        var replacing = new List<(string, ulong)>();
        var (current, end) = ((RenderedElement?)null, 0);
        var frames = Number(batch, batch.Length - 16);
        var count = Number(batch, frames);
        for (var index = 0; index < count; index++)
        {
            var at = frames + 4 + (index * FrameSize);
            switch (Number(batch, at))
            {
                case Element:
                    found.Add(current = new(Text(batch, Number(batch, at + 8)) ?? ""));
                    end = index + Number(batch, at + 4);
                    break;
                case Attribute when current is not null && index < end:
                    Read(batch, at, current);
                    break;
                case Attribute when Handler(batch, at) is > 0 and var handler:
                    replacing.Add((Text(batch, Number(batch, at + 4)) ?? "", handler));
                    break;
                case Attribute:
                    break;
                default:
                    current = null;
                    break;
            }
        }
        return new(found, replacing, Gone(batch));
    }

    private static void Read(byte[] batch, int at, RenderedElement element)
    {
        var name = Text(batch, Number(batch, at + 4)) ?? "";
        var handler = Handler(batch, at);
        if (handler > 0)
            element.Handlers[name] = handler;
        else
            element.Attributes[name] = Text(batch, Number(batch, at + 8));
    }

    private static ulong Handler(byte[] batch, int frame) => BinaryPrimitives.ReadUInt64LittleEndian(batch.AsSpan(frame + 12));

    private static IReadOnlyList<ulong> Gone(byte[] batch)
    {
        var at = Number(batch, batch.Length - 8);
        return [.. Enumerable.Range(0, Number(batch, at)).Select(index => BinaryPrimitives.ReadUInt64LittleEndian(batch.AsSpan(at + 4 + (index * 8))))];
    }

    private static int Number(byte[] batch, int at) => BinaryPrimitives.ReadInt32LittleEndian(batch.AsSpan(at));

    private static string? Text(byte[] batch, int index)
    {
        if (index < 0)
            return null;
        var at = Number(batch, Number(batch, batch.Length - 4) + (index * 4));
        var (length, shift) = (0, 0);
        byte part;
        do
        {
            part = batch[at++];
            length |= (part & 127) << shift;
            shift += 7;
        }
        while (part > 127);
        return Encoding.UTF8.GetString(batch, at, length);
    }
}
