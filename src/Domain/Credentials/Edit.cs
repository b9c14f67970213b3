using Governance.Domain.Competencies;
using Governance.Domain.Forms;
using Governance.Domain.Words;
using Governance.Domain.Work;

namespace Governance.Domain.Credentials;

/// <summary>
/// What the difference between two versions amounts to: the class of its weightiest answer, and the sentence why. Pure,
/// so that whatever is routed by it can be checked again.
/// </summary>
public sealed record Edit(EditClass Class, Sentence Why)
{
    /// <summary>Null where nothing differs.</summary>
    public static Edit? Of(FormCatalogue forms, Proposal before, Proposal after)
    {
        var changes = forms.InOrder(Proposal.Differences(before, after))
            .GroupBy(id => ClassOf(forms, id)).OrderByDescending(group => group.Key).FirstOrDefault();
        if (changes is null)
            return null;
        var why = Standing.Why([.. changes.Select(id => new ChangedAnswer(id, forms.Field(id), before[id], after[id]))], isRubricChanged: false);
        return new(changes.Key, changes.Key switch
        {
            EditClass.Editorial => new("Editorial, because {0}.", why),
            EditClass.Minor => new("Minor, because {0}.", why),
            EditClass.Major => new("Major, because {0}.", why),
        });
    }

    /// <summary>The class of an edit of one answer.</summary>
    public static EditClass ClassOf(FormCatalogue forms, string fieldId) => (forms.Field(fieldId)?.Edit ?? CompetencyMap.Edit).Class;
}
