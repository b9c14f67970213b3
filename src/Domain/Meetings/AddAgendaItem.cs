using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using MediatR;

namespace Governance.Domain.Meetings;

/// <summary>
/// Puts one thing on the agenda: a step that waits for the body, also one that came after the papers closed, or an item
/// in words.
/// </summary>
[Requires(Permission.Vote)]
public sealed record AddAgendaItem(Guid MeetingId) : ICommand
{
    /// <summary>The step that waits; null for an item in words.</summary>
    public Guid? WorkItemId { get; init; }

    /// <summary>What an item in words is about.</summary>
    public Bilingual? Title { get; init; }

    /// <summary>Where an item in words stands.</summary>
    public AgendaPart Part { get; init; } = AgendaPart.Regular;
}

internal sealed class AddAgendaItemHandler(GovernanceDb db, CallerSlot slot, AgendaSources sources, TimeProvider clock) : IRequestHandler<AddAgendaItem, Unit>
{
    public async Task<Unit> Handle(AddAgendaItem request, CancellationToken cancellationToken)
    {
        var meeting = await db.Led(request.MeetingId, slot.Caller, cancellationToken);
        var item = request.WorkItemId is { } step
            ? await Waiting(meeting, step, cancellationToken)
            : new AgendaItem(OrderedId.At(clock.GetUtcNow()), request.Part, AgendaReason.ByHand, request.Title ?? Bilingual.Empty);
        Rule.Require(item.Part != AgendaPart.Consent || item.WorkItemId is not null, "Only what is voted on can pass by consent.");
        meeting.Add(item);
        return Unit.Value;
    }

    private async Task<AgendaItem> Waiting(Meeting meeting, Guid stepId, CancellationToken cancellation)
    {
        var body = await db.BodyOf(meeting, cancellation);
        var step = (await sources.Waiting(body, cancellation)).FirstOrDefault(one => one.Item.Id == stepId);
        Rule.Require(step is not null, "This no longer waits for the body, or stands on another agenda.");
        return sources.Item(step!, body.BylawsAt(meeting.StartsAt));
    }
}
