using System.Collections;
using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Resources;

namespace Governance.Domain.Words;

/// <summary>
/// The French of every fixed text, read once from all <c>*.fr.resx</c> files of the product's assemblies.
/// The English text itself is the key, so code reads as the page does; a house test compares both sides.
/// </summary>
public static class Phrases
{
    private static readonly Lazy<FrozenDictionary<string, string>> French = new(Load);

    /// <summary>Every English key that has a French text.</summary>
    public static IReadOnlyCollection<string> Keys => French.Value.Keys;

    /// <summary>The text in the culture's language; the key itself in English, or where the French is missing.</summary>
    public static string In(string english, CultureInfo culture) =>
        culture.TwoLetterISOLanguageName == "fr" && French.Value.TryGetValue(english, out var french) ? french : english;

    private static FrozenDictionary<string, string> Load()
    {
        var french = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var assembly in ProductAssemblies())
        foreach (var (english, text) in FrenchOf(assembly))
            french[english] = text;
        return french.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static IEnumerable<Assembly> ProductAssemblies()
    {
        foreach (var name in new[] { "Governance.Domain", "Governance.Workflows", "Governance.Designer", "Governance.Portal" })
        {
            if (File.Exists(Path.Combine(AppContext.BaseDirectory, name + ".dll")))
                yield return Assembly.Load(name);
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> FrenchOf(Assembly assembly)
    {
        if (!File.Exists(Path.Combine(AppContext.BaseDirectory, "fr", assembly.GetName().Name + ".resources.dll")))
            yield break;
        var satellite = assembly.GetSatelliteAssembly(CultureInfo.GetCultureInfo("fr"));
        foreach (var name in satellite.GetManifestResourceNames())
        {
            using var reader = new ResourceReader(satellite.GetManifestResourceStream(name)!);
            foreach (DictionaryEntry entry in reader)
                yield return new((string)entry.Key, (string)entry.Value!);
        }
    }
}
