using Microsoft.JSInterop;

namespace Governance.Portal.Shared;

/// <summary>
/// The server's half of "typed text is never lost". A field marked <c>data-keep="key"</c> is copied into the browser's own
/// store while one types; after a reload or a reconnect the text comes back and is sent again, until the server says here
/// that it has it. The key names record and field ("MC-2026-014/title-en"), so that no text comes back elsewhere; the copy is
/// the person's own, so that it comes back under nobody else's name.
/// </summary>
public sealed class Keep(IJSRuntime browser)
{
    /// <summary>The value is stored: the browser forgets its copy, unless more was typed meanwhile.</summary>
    public Task Saved(string key, string? value) => Tell("keep.saved", key, value ?? "");

    /// <summary>What a form held was sent, or given up: the browser forgets every copy whose key begins so.</summary>
    public Task Gone(string start) => Tell("keep.gone", start);

    private async Task Tell(string what, params object[] of)
    {
        try
        {
            await browser.InvokeVoidAsync(what, of);
        }
        catch (JSDisconnectedException)
        {
            // the line is down: the copy stays and is compared with what the server has when it is back
        }
    }
}
