using System.Globalization;
using FsCheck;
using Microsoft.FSharp.Core;

namespace Governance.Workflows.Tests;

/// <summary>
/// How properties are looked at: the same cases in every run, so that what fails was broken by the change at hand.
/// PROPERTY_SEED=random (or a number) looks at others.
/// </summary>
internal static class Samples
{
    // splits the numbers of FsCheck's generator into streams; it must be odd
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    public static Config Of(int cases)
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(cases);
        return Environment.GetEnvironmentVariable("PROPERTY_SEED") is "random"
            ? config
            : config.WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(Seed(), Gamma), FSharpOption<int>.None)));
    }

    private static ulong Seed() => ulong.TryParse(Environment.GetEnvironmentVariable("PROPERTY_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : 2026;
}
