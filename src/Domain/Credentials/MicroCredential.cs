using Governance.Domain.Forms;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;

namespace Governance.Domain.Credentials;

/// <summary>
/// A micro-credential from idea to sunset. What people write is a draft until a workflow step freezes it as the next
/// immutable <see cref="CredentialVersion"/>; decisions are about versions, never about the draft.
/// </summary>
public sealed class MicroCredential : Aggregate
{
    /// <summary>The field of the form that names the partner who helps produce the training.</summary>
    private const string CoProducerField = "co-producing-partner";

    private readonly List<CredentialVersion> versions = [];

    private readonly List<StageStay> stays = [];

    private MicroCredential()
    {
    }

    public MicroCredential(string id, Guid organisationId, Bilingual unit, Bilingual title, Guid leadId, DateTimeOffset at, string? workflow = null)
    {
        var name = new Bilingual(Written.Text(title.En) ?? "", Written.Text(title.Fr) ?? "");
        Rule.Require(name.En.Length + name.Fr.Length > 0, "Give the micro-credential a title in English or in French.");
        Id = id;
        OrganisationId = organisationId;
        Unit = unit;
        Call(name);
        LeadId = leadId;
        ProposedAt = at;
        StateSince = at;
        State = CredentialLifecycle.Table.Initial;
        Draft = Proposal.Empty.With("title", ProposalAnswer.Of(name));
        Record(new CredentialProposed(id, name) { OrganisationId = organisationId, Workflow = workflow });
    }

    /// <summary>The readable number that stands in addresses: MC-2026-014.</summary>
    public string Id { get; private set; } = "";

    public Guid OrganisationId { get; private set; }

    /// <summary>The school or department that offers it.</summary>
    public Bilingual Unit { get; private set; } = Bilingual.Empty;

    public Bilingual Title { get; private set; } = Bilingual.Empty;

    /// <summary>What words are looked for in, as <see cref="RecordSearch"/> compares them.</summary>
    public string SearchText { get; private set; } = "";

    /// <summary>The person who proposed it and leads the team.</summary>
    public Guid LeadId { get; private set; }

    /// <summary>Everyone else who wrote on it, and everyone in whose name somebody did; null while there is none.</summary>
    public IReadOnlyList<Guid>? Writers { get; private set; }

    /// <summary>The partner who helps produce the training, as the latest version says; null where none does.</summary>
    public Guid? CoProducerId { get; private set; }

    public DateTimeOffset ProposedAt { get; private set; }

    public CredentialState State { get; private set; }

    /// <summary>Since when it is in its state.</summary>
    public DateTimeOffset StateSince { get; private set; }

    /// <summary>Whether its last move sent it back for more work.</summary>
    public bool IsReturned { get; private set; }

    /// <summary>Its stays in stages that have ended; only those that were loaded, and those of moves since.</summary>
    public IReadOnlyList<StageStay> Stays => stays;

    /// <summary>Whether it was active before it went back for a change, and no evaluation sent it. The stays must be loaded.</summary>
    public bool WasActive => stays.Where(stay => !CredentialLifecycle.OnTheWay.Contains(stay.State)).MaxBy(stay => (stay.Until, stay.From))?.State == CredentialState.Active;

    /// <summary>What the team is writing now.</summary>
    public Proposal Draft { get; private set; } = Proposal.Empty;

    /// <summary>Counts the saves of the draft.</summary>
    public int DraftRevision { get; private set; }

    public IReadOnlyList<CredentialVersion> Versions => versions;

    /// <summary>Null until the first step is completed. The versions must be loaded.</summary>
    public CredentialVersion? LatestVersion => versions.MaxBy(version => version.Number);

    /// <summary>What a version said; nothing where there is no such version. The versions must be loaded.</summary>
    internal Proposal Said(int? version) => versions.FirstOrDefault(one => one.Number == version)?.Content ?? Proposal.Empty;

    /// <summary>The last part of its permanent public address; set at the first publication and never changed.</summary>
    public string? Slug { get; private set; }

    /// <summary>The version that the catalogue shows; null before the first publication.</summary>
    public int? PublishedVersion { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>What the catalogue's list knows of it; null before the first publication. It must be loaded to publish again.</summary>
    public CatalogueText? CatalogueText { get; private set; }

    /// <summary>When it was last reviewed as a whole or reconfirmed by its partner.</summary>
    public DateTimeOffset? LastReviewedAt { get; private set; }

    /// <summary>
    /// Moves it along its lifecycle. Throws <see cref="RuleBroken"/> for a move the table does not list, and for one that would end
    /// what is published without a sunset. To give up a change its versions must be loaded.
    /// </summary>
    public void Move(CredentialAction action, string? reason, DateTimeOffset at)
    {
        var from = State;
        var to = CredentialLifecycle.Table.After(State, action);
        Rule.Require(PublishedVersion is null || to is not (CredentialState.Withdrawn or CredentialState.Rejected), "A version is published, so this cannot end it; the change can be given up instead.");
        if (action is CredentialAction.DropChange or CredentialAction.DropRevision)
            SayWhatIsPublished(at);
        var stay = new StageStay(OrderedId.At(at), this, to, at);
        stays.Add(stay);
        (State, StateSince, IsReturned) = (to, at, stay.IsReturn);
        Record(new CredentialMoved(Id, action, from, State) { OrganisationId = OrganisationId, Remark = reason });
    }

    /// <summary>
    /// How it ends on the way: as asked where nothing is published; else the change alone does, so that it is again where the change
    /// came from. The stays must be loaded.
    /// </summary>
    internal CredentialAction EndBy(CredentialAction asked) =>
        PublishedVersion is null ? asked : WasActive ? CredentialAction.DropChange : CredentialAction.DropRevision;

    /// <summary>What a version changes in what the catalogue shows; null where nothing is published or nothing differs. The versions must be loaded.</summary>
    internal Edit? ChangesToPublished(FormCatalogue forms, int? version) =>
        PublishedVersion is null ? null : Edit.Of(forms, Said(PublishedVersion), Said(version));

    /// <summary>How much a version changes what is published, while it is on the way to take effect; null at any other time. The versions must be loaded.</summary>
    internal EditClass? ClassOfChange(FormCatalogue forms, int? version) =>
        PublishedVersion is null || !CredentialLifecycle.OnTheWay.Contains(State) ? null : ChangesToPublished(forms, version)?.Class ?? EditClass.Editorial;

    /// <summary>
    /// How much the latest version changes what is published, for the record. All of what was never published is still to
    /// be decided, so that it counts as major. The versions must be loaded.
    /// </summary>
    internal EditClass ClassChanges(FormCatalogue forms)
    {
        if (PublishedVersion is not { } published)
            return EditClass.Major;
        var kind = ChangesToPublished(forms, LatestVersion!.Number)?.Class ?? EditClass.Editorial;
        Record(new ChangesClassed(Id, kind, published, LatestVersion.Number) { OrganisationId = OrganisationId });
        return kind;
    }

    /// <summary>A major change to what is published takes effect by an approval alone, however the workflow is drawn. The versions must be loaded.</summary>
    internal void RequireMay(CredentialAction action, FormCatalogue forms)
    {
        if (action != CredentialAction.Amend)
            return;
        Rule.Require(PublishedVersion is not null, "Nothing is published yet, so there is nothing to amend.");
        Rule.Require(ChangesToPublished(forms, LatestVersion?.Number)?.Class is not EditClass.Major, "A major change must be approved again.");
    }

    /// <summary>Keeps one answer of the draft. The title, once there, is also the record's name.</summary>
    public void Answer(string fieldId, ProposalAnswer answer)
    {
        Rule.Require(!CredentialLifecycle.IsEnded(State), "This micro-credential has ended; it can no longer be changed.");
        Draft = Draft.With(fieldId, answer);
        DraftRevision++;
        if (fieldId == "title" && answer.AsBilingual() is { } title && title.En.Length + title.Fr.Length > 0)
            Call(title);
    }

    /// <summary>These people write on it: they are its authors from now on, whatever becomes of their words.</summary>
    internal void WrittenBy(IReadOnlyList<Guid> people)
    {
        foreach (var person in people.Where(person => person != LeadId && Writers?.Contains(person) != true))
        {
            Writers = [.. Writers ?? [], person];
            Record(new AuthorJoined(Id, person) { OrganisationId = OrganisationId });
        }
    }

    /// <summary>Another leads it from now on; whoever led it stays one of its authors.</summary>
    internal void HandTo(Guid successor, string? reason)
    {
        var (from, wrote) = (LeadId, Writers?.Contains(successor) == true);
        Writers = [.. (Writers ?? []).Where(person => person != successor && person != from), from];
        LeadId = successor;
        Record(new LeadReplaced(Id, from, successor) { OrganisationId = OrganisationId, Remark = reason });
        if (!wrote)
            Record(new AuthorJoined(Id, successor) { OrganisationId = OrganisationId });
    }

    /// <summary>Freezes the draft as the next version. Where it equals the version before, that one is answered.</summary>
    public CredentialVersion Freeze(Guid? by, DateTimeOffset at)
    {
        var latest = LatestVersion;
        if (latest is not null && latest.ContentHash == Draft.Hash())
            return latest;
        var version = new CredentialVersion(Id, (latest?.Number ?? 0) + 1, Draft, by, at);
        versions.Add(version);
        CoProducerId = Guid.TryParse(Draft[CoProducerField]?.AsText(), out var partner) ? partner : null;
        Record(new CredentialVersionFrozen(Id, version.Number, version.ContentHash) { OrganisationId = OrganisationId, CoProducer = CoProducerId });
        return version;
    }

    /// <summary>Shows the latest version in the public catalogue at an address that never changes.</summary>
    public void Publish(string slug, DateTimeOffset at)
    {
        var version = LatestVersion;
        Rule.Require(version is not null, "There is no version to publish yet.");
        Slug ??= slug;
        PublishedVersion = version!.Number;
        CatalogueText ??= new(Id);
        CatalogueText.Say(version.Content, Title, Unit);
        PublishedAt ??= at;
        LastReviewedAt = at;
        Record(new CredentialPublished(Id, version.Number, Slug) { OrganisationId = OrganisationId });
    }

    /// <summary>Dates the last look at the whole: a full review, or a partner's reconfirmation.</summary>
    public void ConfirmReviewed(string kind, DateTimeOffset at)
    {
        LastReviewedAt = at;
        Record(new CredentialReviewed(Id, kind) { OrganisationId = OrganisationId });
    }

    /// <summary>The unit that offers it, and those that its draft names, are called otherwise from now on; its versions keep what they said.</summary>
    internal void RenameUnits(IReadOnlyDictionary<Bilingual, Bilingual> names)
    {
        if (names.TryGetValue(Unit, out var unit))
        {
            Unit = unit;
            Call(Title);
        }
        var affected = Draft[CredentialFacts.AffectedUnits]?.AsBilingualRows() ?? [];
        if (affected.Any(names.ContainsKey))
            Draft = Draft.With(CredentialFacts.AffectedUnits, ProposalAnswer.Of(affected.Select(one => names.GetValueOrDefault(one, one))));
    }

    // a change that was given up must not come back with the next publication
    private void SayWhatIsPublished(DateTimeOffset at)
    {
        Rule.Require(PublishedVersion is not null, "Nothing is published yet, so there is no change to give up.");
        Draft = Said(PublishedVersion);
        DraftRevision++;
        if (Draft["title"]?.AsBilingual() is { } title && title.En.Length + title.Fr.Length > 0)
            Call(title);
        Freeze(by: null, at);
    }

    private void Call(Bilingual title)
    {
        Title = title;
        SearchText = RecordSearch.TextOf(Id, title, Unit);
    }
}
