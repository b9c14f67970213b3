using Governance.Domain.Bodies;

namespace Governance.Domain.Meetings;

/// <summary>
/// Where an item that waits for a body belongs: consent is for what the body has said yes to before and is asked again, and for
/// steps that are made for it, where its bylaws know a consent agenda and let members vote openly and unsigned. All else is discussed. (Waterloo's written rule,
/// governance part A11: new, contested and returned items are regular.)
/// </summary>
public static class AgendaRule
{
    /// <param name="before">Whether the body's last answer about the record took it forward; null where it gave none.</param>
    /// <param name="isSigned">Whether each member signs their ballot, so that nothing passes by silence.</param>
    /// <param name="isPullable">Whether the step says what follows where a member pulls it: it is made for the consent agenda, also at the first time.</param>
    public static (AgendaPart Part, AgendaReason Why) Of(Bylaws bylaws, bool? before, bool isSigned = false, bool isPullable = false)
    {
        var consent = bylaws is { Consent: not null, IsSecret: false } && !isSigned ? AgendaPart.Consent : AgendaPart.Regular;
        return before switch
        {
            null => (isPullable ? consent : AgendaPart.Regular, AgendaReason.New),
            false => (AgendaPart.Regular, AgendaReason.CameBack),
            true => (consent, AgendaReason.ApprovedBefore),
        };
    }
}
