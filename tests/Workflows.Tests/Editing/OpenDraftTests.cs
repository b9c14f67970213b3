using Governance.Designer.Desk;
using Governance.Designer.Editing;
using Governance.Testing;
using Governance.Workflows.Definitions;
using Governance.Workflows.Tests.Definitions;

namespace Governance.Workflows.Tests.Editing;

/// <summary>A draft that several people have open: stored one after the other, whole, and only once each.</summary>
public sealed class OpenDraftTests
{
    private readonly ManualClock clock = new(new(2027, 1, 5, 9, 0, 0, TimeSpan.Zero));
    private readonly DraftDesk desk;

    public OpenDraftTests() => desk = new(clock);

    private static WorkflowDefinition Expense => DefinitionReader.Read(Small.Expense).Definition!;

    [Fact]
    public async Task Many_edits_at_once_are_all_done_and_all_stored()
    {
        var draft = desk.Open(Expense, null);
        var stored = new List<Unsaved>();
        var running = 0;
        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Task.Run(async () =>
        {
            draft.Do(new SetNote(new("n" + number, new("Note", "Note"), new(0, 0))), "officer");
            await draft.Save(async unsaved =>
            {
                Assert.Equal(1, Interlocked.Increment(ref running));
                await Task.Yield();
                stored.Add(unsaved);
                Interlocked.Decrement(ref running);
                return "hash" + stored.Count;
            });
        })));

        Assert.True(draft.IsSaved);
        Assert.Equal(40, CanvasNote.Of(draft.History.Present).Count);
        Assert.Equal(DefinitionWriter.Write(draft.History.Present), stored[^1].Json);
        // each goes on from what the one before answered, and says what was done since
        Assert.Equal([null, .. Enumerable.Range(1, stored.Count - 1).Select(number => "hash" + number)], stored.Select(unsaved => unsaved.SeenHash));
        Assert.Equal(40, stored.Sum(unsaved => unsaved.What.Count));
    }

    [Fact]
    public async Task What_could_not_be_stored_stays_to_be_stored()
    {
        var draft = desk.Open(Expense, "first");
        draft.Do(new SetNote(new("n", new("Note", "Note"), new(0, 0))), "officer");
        await draft.Save(_ => Task.FromResult<string?>(null));
        Assert.False(draft.IsSaved);
        Assert.Equal("first", draft.SavedHash);

        await draft.Save(unsaved => Task.FromResult<string?>(unsaved.What.Count + unsaved.SeenHash));
        Assert.True(draft.IsSaved);
        Assert.Equal("1first", draft.SavedHash);
    }

    [Fact]
    public void Whoever_opens_it_again_finds_the_way_back_until_somebody_elsewhere_went_on()
    {
        var draft = desk.Open(Expense, "first");
        Assert.Same(draft, desk.Open(Expense, "first"));
        Assert.NotSame(draft, desk.Open(Expense, "other"));
    }

    [Fact]
    public void A_draft_that_nobody_looks_at_is_forgotten_after_a_day_and_a_closed_one_at_once()
    {
        var kept = desk.Open(Expense, "first");
        using (kept.Join("officer"))
        {
            clock.Advance(TimeSpan.FromDays(1));
            Assert.Same(kept, desk.Open(Expense, "first"));
        }
        clock.Advance(TimeSpan.FromDays(1));
        var anew = desk.Open(Expense, "first");
        Assert.NotSame(kept, anew);

        var rung = 0;
        anew.Changed += () => rung++;
        desk.Close(anew.History.Present.DefinitionId);
        Assert.True(anew.IsOver);
        Assert.Equal(1, rung);
    }

    [Fact]
    public void It_answers_what_was_done_and_nothing_where_nothing_was()
    {
        var draft = desk.Open(Expense, null);
        Assert.Null(draft.Undo("Ada"));
        Assert.Equal("Write a note", draft.Do(new SetNote(new("n", new("Note", "Note"), new(0, 0))), "officer")!.English);
        Assert.Null(draft.Do(new SetNote(new("n", new("Note", "Note"), new(0, 0))), "officer"));
        Assert.Equal("Undo: {0}", draft.Undo("officer")!.English);
        Assert.Equal("Redo: {0}", draft.Redo("officer")!.English);
        Assert.Null(draft.Redo("officer"));
    }

    [Fact]
    public void What_was_done_last_says_who_took_whose_edit_back()
    {
        var draft = desk.Open(Expense, null);
        Assert.Null(draft.LastDeed);
        draft.Do(new SetNote(new("n", new("Note", "Note"), new(0, 0))), "Ada");
        Assert.Equal(("Ada", "Write a note"), (draft.LastDeed!.By, draft.LastDeed.What.ToString()));
        draft.Undo("Ben");
        Assert.Equal(("Ben", "Undo: Write a note"), (draft.LastDeed.By, draft.LastDeed.What.ToString()));
        draft.Redo("Ada");
        Assert.Equal(("Ada", "Redo: Write a note"), (draft.LastDeed.By, draft.LastDeed.What.ToString()));
    }

    [Fact]
    public void What_is_done_together_is_taken_back_at_once_and_is_done_whole_or_not_at_all()
    {
        var draft = desk.Open(Expense, null);
        var before = DefinitionWriter.Write(draft.History.Present);
        SetNote note = new(new("n", new("Note", "Note"), new(0, 0)));
        draft.Do(new Together([note, new MoveSteps(new Dictionary<string, Position> { ["ask"] = new(7, 8) })]), "Ada");
        Assert.Single(CanvasNote.Of(draft.History.Present));
        draft.Undo("Ada");
        Assert.Equal(before, DefinitionWriter.Write(draft.History.Present));
        Assert.Throws<Domain.Rules.RuleBroken>(() => draft.Do(new Together([note, new SetNote(new("m", new("", ""), new(0, 0)))]), "Ada"));
        Assert.Equal(before, DefinitionWriter.Write(draft.History.Present));
    }

    [Fact]
    public void Whoever_goes_on_with_what_was_stored_elsewhere_takes_everyone_along()
    {
        var draft = desk.Open(Expense, "first");
        draft.Join("one");
        draft.Join("other");
        draft.Do(new SetNote(new("n", new("Mine", ""), new(0, 0))), "one");
        var theirs = new SetNote(new("n", new("Theirs", ""), new(0, 0))).On(Expense);

        draft.BeginAnew(theirs, "theirs");

        Assert.False(draft.IsOver);
        Assert.True(draft.IsSaved);
        Assert.Equal(("theirs", "Theirs"), (draft.SavedHash, CanvasNote.Of(draft.History.Present).Single().Text.En));
        Assert.Null(draft.History.LastDone);
        Assert.Same(draft, desk.Open(theirs, "theirs"));
        Assert.Equal(2, draft.Guests.Count);
    }

    [Fact]
    public void Others_see_who_is_there_and_at_which_step()
    {
        var draft = desk.Open(Expense, null);
        var one = draft.Join("one");
        var other = draft.Join("other");
        one.LookAt("approve");
        Assert.Equal([("one", "approve"), ("other", null)], draft.Guests.Select(guest => (guest.Name, guest.Step)));
        other.Dispose();
        Assert.Equal(["one"], draft.Guests.Select(guest => guest.Name));
    }
}
