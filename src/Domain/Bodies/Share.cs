using Governance.Domain.Rules;

namespace Governance.Domain.Bodies;

/// <summary>
/// How many of a number are needed, exactly: "more than 1/2", "at least 2/3", "half plus one", or a fixed number, which is
/// no part of anything plus that number. Whole numbers only, so two thirds of nine are six and never seven.
/// </summary>
/// <param name="IsMoreThan">More than the part; otherwise at least the part.</param>
/// <param name="Plus">Members on top of the part. Half plus one of 11 is 7, more than half of 11 is 6.</param>
public sealed record Share(int Numerator, int Denominator, bool IsMoreThan, int Plus = 0)
{
    public static readonly Share MoreThanHalf = new(1, 2, IsMoreThan: true);

    public static readonly Share HalfPlusOne = new(1, 2, IsMoreThan: false, Plus: 1);

    public static readonly Share TwoThirds = new(2, 3, IsMoreThan: false);

    public static Share AtLeast(int numerator, int denominator) => new(numerator, denominator, IsMoreThan: false);

    public static Share Fixed(int number) => new(0, 1, IsMoreThan: false, number);

    /// <summary>Whether it asks for the same number however many there are.</summary>
    public bool IsFixed() => Numerator == 0 && !IsMoreThan;

    /// <summary>The fewest of <paramref name="count"/> that are enough; never none.</summary>
    public int Of(int count)
    {
        var part = ((long)Numerator * count) + ((long)Plus * Denominator);
        var needed = IsMoreThan ? (part / Denominator) + 1 : (part + Denominator - 1) / Denominator;
        return (int)Math.Max(1, needed);
    }

    internal void Check()
    {
        Rule.Require(Denominator > 0 && Numerator >= 0 && Numerator <= Denominator, "A share is a fraction between none and all.");
        Rule.Require(Plus is >= 0 and <= 1000 && Numerator + Plus > 0, "A share asks for at least one.");
        Rule.Require(!IsMoreThan || Numerator < Denominator, "Nobody can be more than all.");
    }
}
