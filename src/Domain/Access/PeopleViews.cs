using Governance.Domain.Bodies;
using Governance.Domain.Words;

namespace Governance.Domain.Access;

/// <summary>What of the people a list shows.</summary>
/// <param name="Left">Those who have left instead of those who are here.</param>
public sealed record PeopleFilter(string? Text = null, Guid? OrganisationId = null, string? RoleId = null, bool Left = false);

public sealed record PeoplePage(IReadOnlyList<PersonListed> People, int Page, int Pages, int Total);

/// <summary>Whether somebody can sign in.</summary>
public enum AccountState
{
    Active,

    /// <summary>Not invited yet, or the invitation was not used.</summary>
    WithoutPassword,

    /// <summary>Too many wrong passwords; it opens by itself after a while.</summary>
    Locked,
    Left,
}

/// <summary>A person in a list.</summary>
/// <param name="Roles">Those in force, and where; null: in the whole network.</param>
public sealed record PersonListed(Guid Id, Bilingual Name, string Email, IReadOnlyList<(Bilingual Role, Bilingual? Place)> Roles, AccountState State);

/// <summary>A role that somebody holds, held or will hold.</summary>
/// <param name="GrantedBy">Null: the program, or before that was kept.</param>
/// <param name="IsOpen">Whether it is not over.</param>
/// <param name="MayEnd">Whether it is the reader's to end.</param>
public sealed record GrantView(
    Guid Id, Bilingual Role, string RoleId, Guid? OrganisationId, Bilingual? Place, Bilingual? Unit, DateTimeOffset From, DateTimeOffset? Until, Bilingual? GrantedBy, bool IsOpen, bool MayEnd);

/// <summary>A seat that somebody holds.</summary>
/// <param name="Until">The first moment after the term; null while it has no end.</param>
public sealed record SeatOfPerson(Guid Body, Bilingual Name, SeatRole Role, bool IsVoting, DateTimeOffset From, DateTimeOffset? Until);

/// <summary>What somebody may do themselves, and by what right.</summary>
public sealed record OwnRights(IReadOnlyList<GrantView> Grants, IReadOnlyList<SeatOfPerson> Seats);

/// <summary>A browser in which somebody is signed in.</summary>
public sealed record SessionView(Guid Id, string Browser, DateTimeOffset BegunAt, DateTimeOffset SeenAt);

/// <summary>A person as those see them who manage them.</summary>
public sealed record PersonDetail(PersonListed Person, string Language)
{
    public IReadOnlyList<GrantView> Grants { get; init; } = [];

    public IReadOnlyList<SeatOfPerson> Seats { get; init; } = [];

    /// <summary>Open steps that wait for this person by name.</summary>
    public int OpenSteps { get; init; }

    /// <summary>The proposals that they lead and that have not ended, as far as the reader reads them.</summary>
    public IReadOnlyList<LedProposal> Leads { get; init; } = [];

    public IReadOnlyList<SessionView> Sessions { get; init; } = [];

    public DateTimeOffset? DeactivatedAt { get; init; }

    public DateTimeOffset? ErasedAt { get; init; }

    /// <summary>Until when an invitation works that was not used; null where there is none.</summary>
    public DateTimeOffset? InvitedUntil { get; init; }

    /// <summary>Whether the reader corrects, invites and deactivates them.</summary>
    public bool MayKeep { get; init; }

    public bool IsOneself { get; init; }
}

/// <summary>A proposal that somebody leads.</summary>
/// <param name="MayHandOver">Whether the reader may give it another lead.</param>
public sealed record LedProposal(string Id, Bilingual Title, bool MayHandOver);

/// <summary>Whom a link by mail is for.</summary>
public sealed record LinkView(AccountLinkKind Kind, Bilingual Name, string Email);
