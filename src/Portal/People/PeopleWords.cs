using Governance.Domain.Access;
using Governance.Domain.Organisations;
using Governance.Domain.Words;

namespace Governance.Portal.People;

/// <summary>What the pages of people say for each state and kind.</summary>
internal static class PeopleWords
{
    internal static Sentence Of(AccountState state) => state switch
    {
        AccountState.Active => new("Can sign in"),
        AccountState.WithoutPassword => new("Has set no password yet"),
        AccountState.Locked => new("Locked after too many tries"),
        AccountState.Left => new("Has left"),
    };

    internal static string Tone(AccountState state) => state switch
    {
        AccountState.Active => "ok",
        AccountState.WithoutPassword => "",
        AccountState.Locked => "warn",
        AccountState.Left => "bad",
    };

    internal static Sentence Of(OrganisationKind kind) => kind switch
    {
        OrganisationKind.Institution => new("Institution"),
        OrganisationKind.Partner => new("Partner"),
    };
}
