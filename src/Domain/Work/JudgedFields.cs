using Governance.Domain.Competencies;
using Governance.Domain.Forms;

namespace Governance.Domain.Work;

/// <summary>
/// What a deciding step judges, as a definition names it: fields of the form, whole sections, the competency map, or
/// everything. A signature keeps the fields, so a section that grows later does not widen what somebody signed.
/// </summary>
public static class JudgedFields
{
    /// <summary>The whole proposal: what a step judges that names nothing.</summary>
    public const string Everything = "all";

    /// <summary>The ids of the fields that these names stand for. A name that stands for none is left out.</summary>
    public static IReadOnlyList<string> Of(FormCatalogue forms, IEnumerable<string> names) =>
        [.. names.SelectMany(name => Named(forms, name)).Distinct(StringComparer.Ordinal)];

    /// <summary>The names that stand for no field.</summary>
    public static IReadOnlyList<string> Unknown(FormCatalogue forms, IEnumerable<string> names) =>
        [.. names.Where(name => !Named(forms, name).Any())];

    private static IEnumerable<string> Named(FormCatalogue forms, string name)
    {
        if (name == Everything)
            return forms.Sections.SelectMany(section => section.Fields).Select(field => field.Id).Append(CompetencyMap.FieldId);
        if (name == CompetencyMap.FieldId || forms.Field(name) is not null)
            return [name];
        return forms.Sections.FirstOrDefault(section => section.Id == name)?.Fields.Select(field => field.Id) ?? [];
    }
}
