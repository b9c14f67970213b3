using Governance.Domain.Words;
using Microsoft.Playwright;

namespace Governance.Portal.Tests.Drawing;

/// <summary>
/// Somebody's hand at the designer. What is named by a selector is on the page already or comes within a moment; what a hand
/// cannot reach in its own way fails the test.
/// </summary>
internal abstract class Hand(IPage page)
{
    private const string Text = "one => ({ value: one.value, kind: one.type, checked: one.checked, options: one.options ? [...one.options].map(option => option.value) : [] })";

    /// <summary>How long a hand waits for what an edit brings.</summary>
    protected const float Patience = 30_000;

    protected IPage Page { get; } = page;

    /// <summary>Begins an empty drawing under a name, on the page of a new workflow.</summary>
    public async Task Begin(Bilingual name)
    {
        await Set("#en", name.En);
        await Set("#fr", name.Fr);
        await Press("main form [type=submit]");
    }

    /// <summary>Gets ready at the designer.</summary>
    public virtual Task Prepare() => Task.CompletedTask;

    /// <summary>Chooses nothing on the drawing, so that the panel shows the workflow itself.</summary>
    public async Task ChooseNothing()
    {
        if (await Count(".dz-out [aria-current=true]") > 0)
        {
            await Choose((await Page.Locator(".dz-out [aria-current=true]").First.GetAttributeAsync("data-step"))!);
            await Press("#close-step");
        }
        await There("#wf-what");
    }

    /// <summary>Chooses a step, so that the panel shows it.</summary>
    public abstract Task Choose(string step);

    /// <summary>Adds a step of a kind, which is chosen then. Answers what the drawing calls it, and whether a line leads to it already.</summary>
    /// <param name="type">The kind.</param>
    /// <param name="name">What people call the kind.</param>
    /// <param name="after">The step and the outcome that it is to follow.</param>
    public abstract Task<(string Id, bool IsLed)> Add(string type, string name, (string Step, string Port) after);

    /// <summary>Draws a line from an outcome to a step.</summary>
    public abstract Task Connect(string from, string port, string to);

    /// <summary>Presses a button, or opens what is folded.</summary>
    public abstract Task Press(string selector);

    /// <summary>Writes a text where another may stand.</summary>
    public abstract Task Write(string selector, string text);

    /// <summary>Picks an option of a list by its value.</summary>
    public abstract Task Pick(string selector, string value);

    /// <summary>Unfolds whatever hides an element.</summary>
    public async Task Unfold(string selector)
    {
        await There(selector);
        while (await Page.Locator(selector).EvaluateAsync<string?>("one => { for (let up = one.parentElement; up; up = up.parentElement) if (up.matches('details:not([open])') && !(up.firstElementChild.contains(one))) { up.firstElementChild.id ||= 'fold-' + Math.random().toString(36).slice(2); if (!up.parentElement.closest('details:not([open])')) return '#' + up.firstElementChild.id; } return null; }") is { } fold)
            await Press(fold);
    }

    /// <summary>Sees to it that a field says a text, a box is ticked or not, a list shows a value; nothing is done where it does already.</summary>
    public async Task Set(string selector, string value)
    {
        await There(selector);
        var (now, kind, isTicked) = await State(selector);
        if (kind == "checkbox" ? isTicked == (value == "true") : now == value)
            return;
        await Unfold(selector);
        await (kind switch { "checkbox" => Press(selector), "select-one" => Pick(selector, value), _ => Write(selector, value) });
    }

    /// <summary>Waits until an element is on the page.</summary>
    public Task There(string selector) => Page.Locator(selector).First.WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = Patience });

    /// <summary>Waits until the panel shows a step.</summary>
    protected Task Shown(string step) => There($"#name-en[data-keep$='/{step}/name-en']");

    public Task<int> Count(string selector) => Page.Locator(selector).CountAsync();

    /// <summary>Waits until nothing of the kind is on the page.</summary>
    public Task Gone(string selector) => Page.Locator(selector).WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = Patience });

    /// <summary>What a field says.</summary>
    public async Task<string> Value(string selector)
    {
        await There(selector);
        return (await State(selector)).Value;
    }

    private async Task<(string Value, string Kind, bool IsTicked)> State(string selector)
    {
        var state = await Page.Locator(selector).EvaluateAsync<System.Text.Json.JsonElement>(Text);
        return (state.GetProperty("value").GetString()!, state.GetProperty("kind").GetString()!, state.GetProperty("checked").ValueKind == System.Text.Json.JsonValueKind.True);
    }
}
