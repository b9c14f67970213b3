using Governance.Domain.Credentials;
using Governance.Domain.Words;

namespace Governance.Domain.Forms;

/// <summary>One section of the proposal form: what one form step asks for.</summary>
public sealed record FormSection(string Id, CredentialState Stage, Bilingual Title, Bilingual Lead, IReadOnlyList<FormField> Fields)
{
    public FormField? Field(string id) => Fields.FirstOrDefault(field => field.Id == id);

    /// <summary>The required fields that have no complete answer yet.</summary>
    public IReadOnlyList<FormField> Gaps(Proposal proposal) => [.. Fields.Where(field => field.Required && !field.IsAnswered(proposal[field.Id]))];
}
