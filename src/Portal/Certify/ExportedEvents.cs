using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Governance.Domain.Words;

namespace Governance.Portal.Certify;

/// <summary>
/// A file of exported events, read by itself: this folder shares no code with what enforces and records, so that a fault
/// there is not repeated here. What it needs to know of the format stands here once more.
/// </summary>
internal sealed record ExportedEvents(IReadOnlyList<ExportedEvent> Events, IReadOnlyList<ExportedSeal> Seals)
{
    private static readonly JsonSerializerOptions Names = new() { PropertyNameCaseInsensitive = true };

    /// <summary>Null where the text is no such file.</summary>
    internal static ExportedEvents? Read(string text)
    {
        try
        {
            var file = JsonNode.Parse(text);
            if (file?["format"]?.ToString() != "governance-events/1")
                return null;
            var events = file["events"].Deserialize<List<ExportedEvent>>(Names)!;
            // the order of the file is nobody's word: ids are in the order of making
            return new([.. events.OrderBy(one => one.At).ThenBy(one => one.Id.ToString(), StringComparer.Ordinal)], file["seals"].Deserialize<List<ExportedSeal>>(Names)!);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or ArgumentNullException)
        {
            return null;
        }
    }

    /// <summary>Every event must stand in its seal as it is here, and every seal must be what it says.</summary>
    internal IEnumerable<Sentence> BrokenSeals()
    {
        foreach (var seal in Seals.Where(seal => !seal.IsIntact()))
            yield return new("The seal {0} was changed.", seal.Number);
        foreach (var (one, next) in Seals.OrderBy(seal => seal.Number).Zip(Seals.OrderBy(seal => seal.Number).Skip(1)))
        {
            if (next.Number == one.Number || (next.Number == one.Number + 1 && next.Previous != one.Hash))
                yield return new("The seals {0} and {1} do not follow each other.", one.Number, next.Number);
        }
        foreach (var copy in Events.GroupBy(one => one.Id).Where(group => group.Count() > 1))
            yield return new("The event {0} ({1}) is there twice.", copy.Key, copy.First().Name);
        var rows = Seals.GroupBy(seal => seal.Number).ToDictionary(group => group.Key, group => group.First().Rows.Split('\n').ToHashSet(StringComparer.Ordinal));
        foreach (var one in Events)
        {
            if (one.Seal is not { } number || !rows.TryGetValue(number, out var covered))
                yield return new("The event {0} ({1}) is covered by no seal.", one.Id, one.Name);
            else if (!covered.Contains(one.Id.ToString("N") + " " + one.Hash()))
                yield return new("The event {0} ({1}) is not as it was sealed.", one.Id, one.Name);
        }
    }

    /// <summary>The newest seal of the file, worth noting elsewhere; null where there is none.</summary>
    internal string? Head => Seals.MaxBy(seal => seal.Number)?.Hash;

    /// <summary>
    /// What a seal that is known from elsewhere says against the file: that it is not among its seals, so that the chain was made anew or ends
    /// before it, or that the seals up to it leave a gap. Whoever can make every seal anew cannot make this one.
    /// </summary>
    internal IEnumerable<Sentence> Against(string head)
    {
        var chain = Seals.OrderBy(seal => seal.Number).ToList();
        var at = chain.FindIndex(seal => seal.Hash.Equals(head.Trim(), StringComparison.OrdinalIgnoreCase));
        if (at < 0)
            yield return new("The seal that you noted is not in the chain of this file: the chain was made anew, or the file is older than the seal.");
        foreach (var (one, next) in chain.Take(at + 1).Zip(chain.Take(at + 1).Skip(1)).Where(pair => pair.Second.Number != pair.First.Number + 1))
            yield return new("Between the seals {0} and {1} some are missing, so the seal that you noted does not vouch for what is before.", one.Number, next.Number);
    }

    /// <summary>How many events were sealed after a seal that is known from elsewhere: it says nothing of them.</summary>
    internal int After(string head) => Seals.FirstOrDefault(seal => seal.Hash.Equals(head.Trim(), StringComparison.OrdinalIgnoreCase)) is { } known ? Events.Count(one => one.Seal > known.Number) : Events.Count;

    internal static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>An event as the file holds it.</summary>
internal sealed record ExportedEvent(Guid Id, string Name, long At, Guid? By, Guid? ByInstance, string? Record, Guid? Organisation, string Body, long? Seal)
{
    internal string Hash() => ExportedEvents.Sha256(JsonSerializer.Serialize<object?[]>([Id, Name, At, By, ByInstance, Record, Organisation, Body]));

    internal JsonObject Said() => JsonNode.Parse(Body) as JsonObject ?? [];
}

/// <summary>A seal as the file holds it: one line a row, the event's id and its hash.</summary>
internal sealed record ExportedSeal(long Number, string Previous, string Hash, int Count, long At, string Rows)
{
    internal bool IsIntact() =>
        Hash == ExportedEvents.Sha256(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Number}\n{Previous}\n{Count}\n{At}\n{Rows}"))
        && Rows.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length == Count;
}
