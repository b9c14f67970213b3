namespace Governance.Domain.Commands;

/// <summary>
/// What a caller may do. The names are stored in no table but stand in the snapshot of permissions and roles;
/// renaming one is a conversation.
/// </summary>
public enum Permission
{
    /// <summary>Read the public catalogue: everyone, signed in or not.</summary>
    ReadCatalogue,

    /// <summary>Say something about what a consultation shows while it is open: everyone, signed in or not.</summary>
    CommentInPublic,

    /// <summary>Change what concerns oneself alone, such as the language of one's mail: everyone with an account.</summary>
    KeepOwnAccount,

    /// <summary>See the list of work that waits for one's roles, and the page of each such step.</summary>
    SeeOwnWork,

    /// <summary>Read every record of the organisations where the role is held.</summary>
    ReadRecords,

    /// <summary>Read the records of one's own team only.</summary>
    ReadOwnRecords,

    /// <summary>Start a proposal.</summary>
    Propose,

    /// <summary>Write the proposal while a form step is open for one's team.</summary>
    WriteProposal,

    /// <summary>Complete a work item that waits for one of one's roles.</summary>
    CompleteWork,

    /// <summary>Vote in the bodies where one holds a seat, and lead their votes and meetings as chair or secretary: granted by the seat, not by a role.</summary>
    Vote,

    /// <summary>Read the one proposal that one was asked to advise on, and advise: everyone with an account, as the question opens it.</summary>
    Advise,

    /// <summary>Comment on what one reads: everyone with an account, as far as they may read the record.</summary>
    Discuss,

    /// <summary>Score a rubric.</summary>
    Review,

    /// <summary>Answer the one endorsement that a partner link was made for.</summary>
    AnswerEndorsement,

    /// <summary>Withdraw a proposal of one's team, as far as its workflow allows.</summary>
    Withdraw,

    /// <summary>Suspend and reinstate an active micro-credential, or ask for its sunset.</summary>
    Suspend,

    /// <summary>See every review, and whose it is, once all of its round are in.</summary>
    ReadReviews,

    /// <summary>See who sits in the bodies of the organisations where the role is held, and by which bylaws they decide.</summary>
    ReadBodies,

    /// <summary>Found bodies, give and end seats, adopt bylaws.</summary>
    KeepBodies,

    /// <summary>See what partners were asked and answered, send them another link, take a request back.</summary>
    KeepPartners,

    /// <summary>Create organisations, units and people and grant roles.</summary>
    ManagePeople,

    /// <summary>Say how the portal is called and looks, and by which server its mail leaves: in the whole network alone.</summary>
    KeepSettings,

    /// <summary>Say on which days an organisation works.</summary>
    KeepBusinessDays,

    /// <summary>Look after running workflows: retry, skip, cancel, move to another version.</summary>
    OperateWorkflows,

    /// <summary>See by which steps proposals are carried: the workflow definitions, their versions and what differs between them.</summary>
    ReadDefinitions,

    /// <summary>Draw workflow definitions and publish them.</summary>
    PublishDefinitions,

    /// <summary>Read and verify the audit trail.</summary>
    ReadAuditTrail,

    /// <summary>What only a workflow does on the word of people: move, version, publish, open work.</summary>
    RunWorkflow,
}
