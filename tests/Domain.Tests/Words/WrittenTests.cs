using Governance.Domain.Words;

namespace Governance.Domain.Tests.Words;

public sealed class WrittenTests
{
    [Theory]
    [InlineData("<script>alert('x')</script>")]
    [InlineData("مرحبا \u202Eabc\u202C")]
    [InlineData("👩‍🏫 🚚 é")]
    [InlineData("one\r\ntwo\n\tthree")]
    public void What_can_be_read_stays_as_it_was_written(string text) => Assert.Equal(text, Written.Text(text));

    [Theory]
    [InlineData("  around  ", "around")]
    [InlineData("a\0b\u0007c\u009Fd", "abcd")]
    [InlineData("cut\uD83D", "cut")]
    [InlineData("\uDE9Acut", "cut")]
    public void What_nobody_can_read_is_left_out(string typed, string kept) => Assert.Equal(kept, Written.Text(typed));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \r\n\t ")]
    [InlineData("\0\0")]
    [InlineData("\uD83D")]
    public void Where_nothing_is_left_there_is_no_text(string? typed) => Assert.Null(Written.Text(typed));
}
