using Governance.Domain.Credentials;

namespace Governance.Workflows.Storage;

/// <summary>
/// Gives the records of an older database the stays in stages that <see cref="StageStay"/> keeps for new ones, and whether
/// they were returned, from the events of their moves. A stay has the id of its move.
/// </summary>
internal static class StageStayFill
{
    public static string OnSqlite { get; } = Stays(field => $"json_extract(\"Body\", '$.{field}')", "0", "1");

    public static string OnPostgres { get; } = Stays(field => $"(\"Body\"::json->>'{field}')::int", "FALSE", "TRUE");

    public static string ReturnedOnSqlite { get; } = Returned("1", "0");

    public static string ReturnedOnPostgres { get; } = Returned("TRUE", "FALSE");

    private static string Stays(Func<string, string> number, string no, string yes) => $"""
        INSERT INTO "StageStays" ("Id", "CredentialId", "State", "From", "Until", "IsReturn")
        SELECT moved."Id", moved."CredentialId", CASE moved."Was" {Names()} END,
               COALESCE(LAG(moved."At") OVER (PARTITION BY moved."CredentialId" ORDER BY moved."At", moved."Id"), record."ProposedAt"),
               moved."At", CASE WHEN moved."Is" < moved."Was" AND moved."Is" <= {(int)CredentialState.Review} THEN {yes} ELSE {no} END
        FROM (SELECT "Id", "CredentialId", "At", {number("From")} AS "Was", {number("To")} AS "Is" FROM "Events" WHERE "Name" = 'CredentialMoved') AS moved
        JOIN "MicroCredentials" AS record ON record."Id" = moved."CredentialId"
        """;

    private static string Returned(string yes, string no) => $"""
        UPDATE "MicroCredentials" SET "IsReturned" = CASE WHEN (SELECT stay."IsReturn" FROM "StageStays" AS stay
            WHERE stay."CredentialId" = "MicroCredentials"."Id" ORDER BY stay."Until" DESC, stay."Id" DESC LIMIT 1) = {yes} THEN {yes} ELSE {no} END
        """;

    private static string Names() => string.Join(' ', Enum.GetValues<CredentialState>().Select(state => $"WHEN {(int)state} THEN '{state}'"));
}
