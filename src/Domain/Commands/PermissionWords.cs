using Governance.Domain.Words;
using static Governance.Domain.Commands.Permission;

namespace Governance.Domain.Commands;

/// <summary>What people read for each permission: what whoever holds it may do.</summary>
public static class PermissionWords
{
    public static Sentence Says(this Permission permission) => permission switch
    {
        ReadCatalogue => new("Read the public catalogue"),
        CommentInPublic => new("Comment on what is put before the public"),
        KeepOwnAccount => new("Keep their own account"),
        SeeOwnWork => new("See the steps that wait for them"),
        ReadRecords => new("Read every record of the organization"),
        ReadOwnRecords => new("Read the records of their own team"),
        Propose => new("Propose micro-credentials"),
        WriteProposal => new("Write proposals while a form is open"),
        CompleteWork => new("Answer steps that wait for their role"),
        Vote => new("Vote in the bodies where they hold a seat"),
        Advise => new("Advise where they are asked to"),
        Discuss => new("Comment on what one may read"),
        Review => new("Score the quality rubric"),
        AnswerEndorsement => new("Answer an endorsement by a link"),
        Withdraw => new("Withdraw proposals of their team"),
        Suspend => new("Suspend and reinstate micro-credentials, and begin their sunset"),
        ReadReviews => new("Read the reviews of a round that is complete"),
        ReadBodies => new("See who sits in bodies, and their bylaws"),
        KeepBodies => new("Found bodies, give and end seats, adopt bylaws"),
        KeepPartners => new("See what partners were asked, send them links and take requests back"),
        ManagePeople => new("Manage organizations, people and roles"),
        KeepSettings => new("Keep the settings of the portal"),
        KeepBusinessDays => new("Say on which days the organization works"),
        OperateWorkflows => new("Look after running workflows"),
        ReadDefinitions => new("See by which workflows proposals are carried"),
        PublishDefinitions => new("Draw and publish workflows"),
        ReadAuditTrail => new("Read and verify the audit trail"),
        RunWorkflow => new("Act as a workflow"),
    };
}
