using Governance.Domain.Credentials;

namespace Governance.Workflows.Storage;

/// <summary>
/// Gives what an older database has published the row that <see cref="CatalogueText"/> keeps for what is published now, as near as
/// SQL comes to it, until it is published again.
/// </summary>
internal static class CatalogueTextFill
{
    private const string Content = "version.\"Content\"::json";

    public static string OnSqlite { get; } = Insert(
        "CASE WHEN json_extract(version.\"Content\", '$.title') IS NULL THEN record.\"Title\" ELSE json_object('En', COALESCE(json_extract(version.\"Content\", '$.title.en'), ''), 'Fr', COALESCE(json_extract(version.\"Content\", '$.title.fr'), '')) END",
        SearchTextFill.FoldedOnSqlite(Joined("char(10)",
            "json_extract(record.\"Title\", '$.En')", "json_extract(record.\"Title\", '$.Fr')", "json_extract(record.\"Unit\", '$.En')", "json_extract(record.\"Unit\", '$.Fr')",
            "json_extract(version.\"Content\", '$.title.en')", "json_extract(version.\"Content\", '$.title.fr')", "json_extract(version.\"Content\", '$.description.en')", "json_extract(version.\"Content\", '$.description.fr')",
            "(SELECT group_concat(COALESCE(json_extract(row.value, '$.en'), '') || char(10) || COALESCE(json_extract(row.value, '$.fr'), ''), char(10)) FROM json_each(version.\"Content\", '$.\"learning-outcomes\"') AS row)")));

    public static string OnPostgres { get; } = Insert(
        $"CASE WHEN {Content}->'title' IS NULL THEN record.\"Title\" ELSE json_build_object('En', COALESCE({Content}->'title'->>'en', ''), 'Fr', COALESCE({Content}->'title'->>'fr', ''))::text END",
        SearchTextFill.FoldedOnPostgres(Joined("chr(10)",
            "record.\"Title\"::json->>'En'", "record.\"Title\"::json->>'Fr'", "record.\"Unit\"::json->>'En'", "record.\"Unit\"::json->>'Fr'",
            $"{Content}->'title'->>'en'", $"{Content}->'title'->>'fr'", $"{Content}->'description'->>'en'", $"{Content}->'description'->>'fr'",
            $"(SELECT string_agg(COALESCE(row->>'en', '') || chr(10) || COALESCE(row->>'fr', ''), chr(10)) FROM json_array_elements(CASE WHEN json_typeof({Content}->'learning-outcomes') = 'array' THEN {Content}->'learning-outcomes' ELSE '[]'::json END) AS row)")));

    private static string Joined(string line, params string[] texts) => string.Join($" || {line} || ", texts.Select(text => $"COALESCE({text}, '')"));

    private static string Insert(string title, string words) => $"""
        INSERT INTO "CatalogueTexts" ("CredentialId", "Title", "Words")
        SELECT record."Id", {title}, {words}
        FROM "MicroCredentials" AS record JOIN "CredentialVersions" AS version ON version."CredentialId" = record."Id" AND version."Number" = record."PublishedVersion"
        """;
}
