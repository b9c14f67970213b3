using Governance.Domain.Content;
using Governance.Domain.Rules;

namespace Governance.Domain.Forms;

/// <summary>The sections of the proposal form, as data (Content/forms.json). One section belongs to one step.</summary>
public sealed class FormCatalogue
{
    private readonly IReadOnlyList<FormSection> sections = ContentFile.Read<IReadOnlyList<FormSection>>("forms.json");

    public IReadOnlyList<FormSection> Sections => sections;

    /// <summary>The longest title in either language, in characters; the form says it.</summary>
    public int TitleLength => Field("title")!.MaxLength!.Value;

    /// <summary>Throws <see cref="NotFound"/> for an id that no section has.</summary>
    public FormSection Section(string id) => sections.FirstOrDefault(section => section.Id == id) ?? throw new NotFound();

    /// <summary>Ids of fields in the order of the form; those that no form asks for come last.</summary>
    public IEnumerable<string> InOrder(IEnumerable<string> fieldIds)
    {
        var order = sections.SelectMany(section => section.Fields).Select(field => field.Id).ToList();
        return fieldIds.OrderBy(id => order.IndexOf(id) is var place && place < 0 ? int.MaxValue : place);
    }

    public FormField? Field(string fieldId) => sections.Select(section => section.Field(fieldId)).FirstOrDefault(field => field is not null);
}
