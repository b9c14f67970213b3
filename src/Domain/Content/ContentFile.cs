using System.Text.Json;
using System.Text.Json.Serialization;

namespace Governance.Domain.Content;

/// <summary>Reads the shipped content (forms, rubric, competencies), which is data in both languages inside the assembly.</summary>
public static class ContentFile
{
    private static readonly JsonSerializerOptions Options =
        new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Throws when the file is missing or malformed: shipped content is checked by tests, not at run time.</summary>
    public static T Read<T>(string name)
    {
        using var stream = typeof(ContentFile).Assembly.GetManifestResourceStream("Governance.Domain.Content." + name)
            ?? throw new FileNotFoundException("Not part of the shipped content: " + name);
        return JsonSerializer.Deserialize<T>(stream, Options)!;
    }
}
