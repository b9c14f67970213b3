using System.Text.Json;
using Governance.Domain.Words;
using Microsoft.Playwright;

namespace Governance.Portal.Tests.Drawing;

/// <summary>
/// Somebody's hand at the designer. What is named by a selector is on the page already or comes within a moment; what a hand
/// cannot reach in its own way fails the test. It waits for what an edit brings and for nothing else: whoever knows the
/// designer goes on without looking up.
/// </summary>
internal abstract class Hand(IPage page)
{
    // the outermost fold that hides it, by an id, is what to open first
    private const string Eye = """
        selector => {
          const one = document.querySelector(selector);
          if (!one) return null;
          let fold = null;
          for (let up = one.parentElement; up; up = up.parentElement) if (up.matches('details:not([open])') && !up.firstElementChild.contains(one)) fold = up.firstElementChild;
          if (fold) fold.id ||= 'fold-' + Math.random().toString(36).slice(2);
          return { value: one.value ?? '', kind: one.type ?? '', isTicked: !!one.checked, fold: fold ? '#' + fold.id : null };
        }
        """;

    // letter by letter up to here; longer texts are put in at once, as an input method does
    private const int Letters = 3;

    /// <summary>How long a hand waits for what an edit brings.</summary>
    protected const float Patience = 30_000;

    protected IPage Page { get; } = page;

    /// <summary>How many fields were set so far.</summary>
    public int Acts { get; private set; }

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
        if (await Page.EvaluateAsync<string?>("() => document.querySelector('.dz-out [aria-current=true]')?.dataset.step ?? null") is { } chosen)
        {
            await Choose(chosen);
            await Press("#close-step");
        }
        await There("#wf-what");
    }

    /// <summary>Chooses a step, so that the panel shows it.</summary>
    public abstract Task Choose(string step);

    /// <summary>Adds a step of a kind after an outcome of another, which is chosen then. Answers what the drawing calls it.</summary>
    /// <param name="type">The kind.</param>
    /// <param name="name">What people call the kind.</param>
    /// <param name="after">The step and the outcome that it is to follow.</param>
    public abstract Task<string> Add(string type, string name, (string Step, string Port) after);

    /// <summary>Draws a line from an outcome to a step.</summary>
    public abstract Task Connect(string from, string port, string to);

    /// <summary>Presses a button, or opens what is folded.</summary>
    public abstract Task Press(string selector);

    /// <summary>Leaves the field that was written in.</summary>
    protected abstract Task Leave();

    /// <summary>Writes a text where another may stand.</summary>
    public abstract Task Write(string selector, string text);

    /// <summary>Picks an option of a list by its value.</summary>
    public abstract Task Pick(string selector, string value);

    /// <summary>Unfolds whatever hides an element.</summary>
    public async Task Unfold(string selector)
    {
        while ((await Look(selector)).Fold is { } fold)
            await Press(fold);
    }

    /// <summary>Sees to it that a field says a text, a box is ticked or not, a list shows a value; nothing is done where it does already.</summary>
    public async Task Set(string selector, string value)
    {
        var seen = await Look(selector);
        if (seen.Kind == "checkbox" ? seen.IsTicked == (value == "true") : seen.Value == value)
            return;
        Acts++;
        if (seen.Fold is not null)
            await Unfold(selector);
        await (seen.Kind switch { "checkbox" => Press(selector), "select-one" => Pick(selector, value), _ => Write(selector, value) });
    }

    /// <summary>Waits until an element is on the page.</summary>
    public Task There(string selector) => Until("selector => !!document.querySelector(selector)", selector);

    /// <summary>Waits until nothing of the kind is on the page.</summary>
    public Task Gone(string selector) => Until("selector => !document.querySelector(selector)", selector);

    /// <summary>How many there are on the page now.</summary>
    public Task<int> Count(string selector) => Page.EvaluateAsync<int>("selector => document.querySelectorAll(selector).length", selector);

    /// <summary>What a field says.</summary>
    public async Task<string> Value(string selector) => (await Look(selector)).Value;

    /// <summary>Waits until the panel shows a step.</summary>
    protected Task Shown(string step) => There($"#name-en[data-keep$='/{step}/name-en']");

    /// <summary>Waits until a script says yes: looked at once, and then with every frame.</summary>
    protected async Task Until(string script, object? with)
    {
        if (await Page.EvaluateAsync<bool>(script, with))
            return;
        try
        {
            await Page.WaitForFunctionAsync(script, with, new() { Timeout = Patience });
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{script} with {JsonSerializer.Serialize(with)} never came to be so. Said last: " + await Page.EvaluateAsync<string>("() => document.querySelector('#said')?.textContent ?? ''"), late);
        }
    }

    /// <summary>Whether a list opens; one that is drawn anew in that moment is closed by the browser.</summary>
    protected async Task<bool> Opens(string selector)
    {
        for (var looks = 0; looks < 20; looks++)
        {
            if (await Count(selector + ":open") > 0)
                return true;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        return false;
    }

    /// <summary>Puts a text where the focus is.</summary>
    protected Task Type(string text) => text.Length <= Letters ? Page.Keyboard.TypeAsync(text) : Page.Keyboard.InsertTextAsync(text);

    private async Task<Sight> Look(string selector)
    {
        while (true)
        {
            if (await Page.EvaluateAsync<JsonElement?>(Eye, selector) is { ValueKind: JsonValueKind.Object } seen)
                return new(seen.GetProperty("value").GetString()!, seen.GetProperty("kind").GetString()!, seen.GetProperty("isTicked").GetBoolean(), seen.GetProperty("fold").GetString());
            // what was written is told when its field is left
            if (await Page.EvaluateAsync<bool>("() => document.activeElement.matches('input:not([type=checkbox]), textarea')"))
                await Leave();
            await There(selector);
        }
    }

    private sealed record Sight(string Value, string Kind, bool IsTicked, string? Fold);
}
