using System.Security.Cryptography;

namespace Governance.Portal.Problems;

/// <summary>Eight characters that a person can read out on the telephone and that stand in the log beside the fault.</summary>
internal static class FaultCode
{
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    internal static string Make() => RandomNumberGenerator.GetString(Alphabet, 8);

    /// <summary>The same code for the whole of one request.</summary>
    internal static string Of(HttpContext context)
    {
        if (context.Items[typeof(FaultCode)] is string code)
            return code;
        var made = Make();
        context.Items[typeof(FaultCode)] = made;
        return made;
    }
}
