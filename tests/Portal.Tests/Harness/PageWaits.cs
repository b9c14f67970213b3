using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Governance.Portal.Tests.Harness;

/// <summary>Waits that look at the page again and again, and so cannot miss an event as the browser's own waits for a load can.</summary>
internal static class PageWaits
{
    private const float Patience = 30_000;

    /// <summary>Until the address, without its query, matches.</summary>
    public static Task ArrivesAt(this IPage page, [StringSyntax(StringSyntaxAttribute.Regex)] string path) =>
        Assertions.Expect(page).ToHaveURLAsync(new Regex("^[^?]*" + path + @"(\?.*)?$"), new() { Timeout = Patience });

    /// <summary>Until the sign-in page is left.</summary>
    public static Task LeavesSignIn(this IPage page) =>
        Assertions.Expect(page).Not.ToHaveURLAsync(new Regex("/sign-in"), new() { Timeout = Patience });
}
