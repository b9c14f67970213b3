using System.Text.Json.Nodes;
using Governance.Domain.Credentials;
using Governance.Domain.Forms;
using Governance.Domain.Words;

namespace Governance.Domain.Tests;

/// <summary>An answer that fits, for tests that need one and do not care which.</summary>
internal static class Answers
{
    private static readonly Bilingual Words = new("Text", "Texte");

    internal static ProposalAnswer Some(FormField field) => field.Type switch
    {
        FieldType.Text or FieldType.Long => ProposalAnswer.Of(JsonValue.Create("Text")),
        FieldType.BilingualText or FieldType.BilingualLong => ProposalAnswer.Of(Words),
        FieldType.Number => ProposalAnswer.Of(JsonValue.Create(field.Min ?? 1)),
        FieldType.Date => ProposalAnswer.Of(JsonValue.Create("2026-11-26")),
        FieldType.Choice => ProposalAnswer.Of(JsonValue.Create(field.Options![0].Id)),
        FieldType.Choices => ProposalAnswer.Of(new JsonArray(JsonValue.Create(field.Options![0].Id))),
        FieldType.Outcomes => ProposalAnswer.Of([Words]),
        FieldType.Units => ProposalAnswer.Of([new Bilingual("Library", "Bibliothèque")]),
        FieldType.Partner => ProposalAnswer.Of(JsonValue.Create("019b8e2a-0000-7000-8000-000000000001")),
    };
}
