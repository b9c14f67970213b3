using System.Text.Json;
using System.Text.Json.Serialization;
using Governance.Domain.Events;

namespace Governance.Domain.Credentials;

/// <summary>The way of a record through its stages, read from its moves.</summary>
internal static class RecordWay
{
    private static readonly JsonSerializerOptions Enums = new() { Converters = { new JsonStringEnumConverter() } };

    public static CredentialMoved Move(EventRow row) => JsonSerializer.Deserialize<CredentialMoved>(row.Body, Enums)!;

    /// <summary>Whether the move sends the record back for more work. Reinstating and the yearly look are no returns.</summary>
    public static bool IsReturn(CredentialState from, CredentialState to) =>
        to < from && (to is CredentialState.Ideation or CredentialState.Feasibility or CredentialState.Design or CredentialState.Build or CredentialState.Review);

    /// <summary>The stays in stages in order, from the rows of the moves in order.</summary>
    public static IReadOnlyList<StageVisit> Visits(MicroCredential record, IReadOnlyList<EventRow> moves)
    {
        var visits = new List<StageVisit> { new(CredentialLifecycle.Table.Initial, record.ProposedAt, null) };
        foreach (var row in moves)
        {
            visits[^1] = visits[^1] with { Until = row.At };
            visits.Add(new(Move(row).To, row.At, null));
        }
        return visits;
    }

    public static RecordReturn? LastReturn(IReadOnlyList<EventRow> moves, RecordNames names) =>
        moves.Select(row => (Row: row, Move: Move(row))).LastOrDefault(one => IsReturn(one.Move.From, one.Move.To)) is { Row: { } row, Move: { } move }
            ? new(move.From, move.To, row.At, names.Person(row.ById), row.Remark, row == moves[^1])
            : null;
}
