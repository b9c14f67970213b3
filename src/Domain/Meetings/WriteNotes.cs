using Governance.Domain.Commands;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using MediatR;

namespace Governance.Domain.Meetings;

/// <summary>The chair or the secretary writes down what is said about an item; the minutes begin with it.</summary>
/// <param name="Language">"en" or "fr": the language of whoever writes. What stands in the other one stays.</param>
/// <param name="Before">What the notes said in that language when the writer last read them; refused where they say something else by now.</param>
[Requires(Permission.Vote)]
public sealed record WriteNotes(Guid MeetingId, Guid ItemId, string Text, string Language, string Before) : ICommand;

internal sealed class WriteNotesHandler(GovernanceDb db, CallerSlot slot) : IRequestHandler<WriteNotes, Unit>
{
    public async Task<Unit> Handle(WriteNotes request, CancellationToken cancellationToken)
    {
        var meeting = await db.Led(request.MeetingId, slot.Caller, cancellationToken);
        var text = Written.Text(request.Text) ?? "";
        meeting.Write(request.ItemId, request.Language, text, Written.Text(request.Before) ?? "");
        return Unit.Value;
    }
}
