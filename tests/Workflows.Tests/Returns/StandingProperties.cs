using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Governance.Domain.Competencies;
using Governance.Domain.Credentials;
using Governance.Domain.Forms;
using Governance.Domain.Reviews;
using Governance.Domain.Work;

namespace Governance.Workflows.Tests.Returns;

/// <summary>A decision is a signature over exactly the fields it judged: any proposal, any scopes, any edit.</summary>
public sealed class StandingProperties
{
    private static readonly FormCatalogue Forms = new();
    private static readonly Signatures Signatures = new(Forms, new RubricCatalogue());
    private static readonly string[] Fields = [.. JudgedFields.Of(Forms, [JudgedFields.Everything])];
    private static readonly string[] Names = [.. Fields, .. Forms.Sections.Select(section => section.Id), JudgedFields.Everything];

    private static readonly Gen<string> Values = Gen.Elements("20", "36", "\"20\"", "null", "\"\"", "[]", """{"en":"Plan","fr":"Planifier"}""", """["a","b"]""", "\"é\\u2028\"");

    private static readonly Gen<Proposal> Proposals = Values.ArrayOf(Fields.Length).Select(values =>
        Fields.Zip(values).Aggregate(Proposal.Empty, (proposal, one) => proposal.With(one.First, Answer(one.Second))));

    private static readonly Gen<string[]> Scopes = Gen.Choose(1, 5).SelectMany(count => Gen.Elements(Names).ArrayOf(count));

    private static readonly Gen<(string Field, string Value)[]> Edits =
        Gen.Choose(0, 4).SelectMany(count => Gen.Elements(Fields).Zip(Values).Select(pair => (pair.Item1, pair.Item2)).ArrayOf(count));

    /// <summary>Nine steps and an edit: the stale ones are those whose scope meets what differs, and each names exactly that.</summary>
    [Fact]
    public void An_edit_makes_stale_exactly_the_decisions_whose_scope_it_touches()
    {
        var seen = (Stale: 0, Standing: 0);
        var cases = Proposals.SelectMany(_ => Scopes.ArrayOf(9), (proposal, scopes) => (proposal, scopes)).Zip(Edits).ToArbitrary();
        Check.One(Samples.Of(10_000), Prop.ForAll(cases, one =>
        {
            var ((before, scopes), edit) = one;
            var after = edit.Aggregate(before, (proposal, change) => proposal.With(change.Field, Answer(change.Value)));
            var touched = Proposal.Differences(before, after).ToHashSet(StringComparer.Ordinal);
            return scopes.All(scope =>
            {
                var standing = Signatures.Standing(Signatures.Sign(scope, before, 1, null, null), before, after);
                var expected = JudgedFields.Of(Forms, scope).Where(touched.Contains).ToHashSet(StringComparer.Ordinal);
                seen = standing.Stands ? (seen.Stale, seen.Standing + 1) : (seen.Stale + 1, seen.Standing);
                return standing.Stands == (expected.Count == 0) && expected.SetEquals(standing.Changed.Select(change => change.FieldId))
                    && standing.Changed.All(change => change.Before?.Json == before[change.FieldId]?.Json && change.After?.Json == after[change.FieldId]?.Json);
            });
        }));
        Assert.True(seen is { Stale: > 10_000, Standing: > 10_000 }, $"The cases are one-sided: {seen}.");
    }

    /// <summary>Whatever is put in the place of a hash, of a field or of the rubric, the decision counts only if it is the one that is had again.</summary>
    [Fact]
    public void No_decision_counts_whose_hash_differs()
    {
        var cases = Proposals.Zip(Scopes).Zip(Gen.Choose(0, 3).Zip(Gen.Elements("", "0", "f"))).ToArbitrary();
        Check.One(Samples.Of(10_000), Prop.ForAll(cases, one =>
        {
            var ((content, scope), (place, other)) = one;
            var signed = Signatures.Sign(scope, content, 1, "definition", "quality:pre");
            var field = signed.Fields.Keys.ElementAt(place % signed.Fields.Count);
            var forged = signed with { Fields = new Dictionary<string, string>(signed.Fields) { [field] = Altered(signed.Fields[field], other) } };
            var otherRubric = signed with { Rubric = signed.Rubric! with { Hash = Altered(signed.Rubric.Hash, other) } };
            return Signatures.Standing(signed, content, content).Stands
                && Signatures.Standing(forged, content, content).Stands == (forged.Hash() == signed.Hash())
                && Signatures.Standing(otherRubric, content, content).Stands == (otherRubric.Hash() == signed.Hash());
        }));
    }

    [Fact]
    public void A_signature_does_not_depend_on_the_order_of_what_it_judges()
    {
        var content = Proposal.Empty.With("hours", Answer("36")).With(CompetencyMap.FieldId, Answer("""[{"outcome":0}]"""));
        Assert.Equal(
            Signatures.Sign(["hours", "build", CompetencyMap.FieldId], content, 2, "d", null).Hash(),
            Signatures.Sign([CompetencyMap.FieldId, "hours", "build", "hours"], content, 2, "d", null).Hash());
    }

    private static string Altered(string hash, string with) => with.Length == 0 ? "" : with + hash[1..];

    private static ProposalAnswer Answer(string json) => ProposalAnswer.Of(JsonNode.Parse(json));
}
