using Governance.Domain.Bodies;
using Governance.Domain.Words;

namespace Governance.Domain.Tests.Bodies;

/// <summary>A body of so many members, the first of whom is the chair; members are told by their number.</summary>
internal static class Room
{
    internal static readonly Bilingual Nursing = new("School of Nursing", "École des soins infirmiers");

    private static readonly Guid[] Ids =
        [.. Enumerable.Range(0, 200).Select(number => new Guid(number + 1, 0, 0, new byte[8]))];

    internal static Guid Id(int number) => Ids[number];

    internal static IReadOnlyList<Member> Members(int count) =>
        [.. Enumerable.Range(0, count).Select(number => new Member(Id(number)) { IsChair = number == 0 })];

    /// <summary>The first so many say yes, the next no, and so on; the rest say nothing.</summary>
    internal static IReadOnlyList<Ballot> Ballots(int yes = 0, int no = 0, int abstain = 0, int recuse = 0, int from = 0)
    {
        Choice[] choices =
        [
            .. Enumerable.Repeat(Choice.Yes, yes), .. Enumerable.Repeat(Choice.No, no),
            .. Enumerable.Repeat(Choice.Abstain, abstain), .. Enumerable.Repeat(Choice.Recuse, recuse),
        ];
        return [.. choices.Select((choice, index) => new Ballot(Id(from + index), choice))];
    }

    internal static Sitting Closed(int members, int yes = 0, int no = 0, int abstain = 0, int recuse = 0) =>
        new(Members(members), Ballots(yes, no, abstain, recuse)) { IsClosed = true };

    internal static Guid[] Numbers(params int[] numbers) => [.. numbers.Select(Id)];

    internal static Guid[] First(int count) => Ids[..count];

    internal static string Told(this Tally tally, string language = "en-CA") =>
        string.Join(' ', tally.Why.Select(sentence => sentence.In(System.Globalization.CultureInfo.GetCultureInfo(language))));
}
