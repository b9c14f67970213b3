using Microsoft.Playwright;

namespace Governance.Portal.Tests.Harness;

/// <summary>The pictures of the guides and of the journey, which show each reader the interface in their own language.</summary>
internal static class GuidePictures
{
    /// <summary>
    /// Keeps a picture of the page in English and in French when GALLERY names a folder: a way to look, never a test. The page is opened
    /// anew for each, and at the end in the language that it had.
    /// </summary>
    /// <param name="page">The page as people see it.</param>
    /// <param name="name">The name of the file before the language: "1-college" becomes 1-college.en.jpg and 1-college.fr.jpg.</param>
    /// <param name="again">Brings back what is not in the address, such as what was unfolded.</param>
    /// <param name="isWhole">Whether all of the page is shown, and not what fits into the window alone.</param>
    public static async Task PictureInBoth(this IPage page, string name, Func<Task>? again = null, bool isWhole = true)
    {
        if (Environment.GetEnvironmentVariable("GALLERY") is not { Length: > 0 } folder)
            return;
        var address = page.Url;
        var own = await page.EvaluateAsync<string>("document.documentElement.lang");
        foreach (var language in new[] { "en", "fr" }.OrderBy(one => own.StartsWith(one, StringComparison.Ordinal)))
        {
            await Open($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}culture={language}");
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.{language}.jpg"), Type = ScreenshotType.Jpeg, Quality = 72, FullPage = isWhole });
        }
        await Open(address);

        async Task Open(string at)
        {
            await page.GotoAsync(at);
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            if (again is not null)
                await again();
        }
    }
}
