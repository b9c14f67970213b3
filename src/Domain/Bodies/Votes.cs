namespace Governance.Domain.Bodies;

/// <summary>How many votes stand where. A chair who votes only to break a tie is in none of them.</summary>
/// <param name="Silent">Here, without a ballot.</param>
public readonly record struct Votes(int Yes, int No, int Abstained, int Recused, int Silent, int Absent);
