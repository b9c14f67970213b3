using System.Text.Json;
using Governance.Designer.Canvas;

namespace Governance.Workflows.Tests.Canvas;

/// <summary>The browser and the server mean the same gestures.</summary>
public sealed class CanvasGestureTests
{
    [Theory]
    [InlineData("""{"kind":"connect","source":"vote","port":"approve","target":"publish"}""")]
    [InlineData("""{"kind":"disconnect","source":"vote","port":"approve","target":"publish"}""")]
    [InlineData("""{"kind":"add-after","id":"vote"}""")]
    [InlineData("""{"kind":"connect-from","id":"vote"}""")]
    [InlineData("""{"kind":"open","id":"vote"}""")]
    [InlineData("""{"kind":"drop","type":"Governance.Decide","x":10,"y":20.5}""")]
    [InlineData("""{"kind":"rename","id":"vote","text":"Vote"}""")]
    [InlineData("""{"kind":"select","ids":["vote","publish"]}""")]
    [InlineData("""{"kind":"delete","ids":["vote"]}""")]
    [InlineData("""{"kind":"move","places":[{"id":"vote","x":10,"y":20.5}]}""")]
    [InlineData("""{"kind":"paste","x":10,"y":20}""")]
    [InlineData("""{"kind":"copy"}""")]
    [InlineData("""{"kind":"cut"}""")]
    [InlineData("""{"kind":"duplicate"}""")]
    [InlineData("""{"kind":"undo"}""")]
    [InlineData("""{"kind":"redo"}""")]
    [InlineData("""{"kind":"find"}""")]
    public void A_gesture_comes_through_whole(string told)
    {
        var gesture = JsonSerializer.Deserialize<CanvasGesture>(told, JsonSerializerOptions.Web);
        Assert.Equal(told, JsonSerializer.Serialize(gesture, JsonSerializerOptions.Web));
    }

    [Fact]
    public void A_gesture_that_nobody_knows_is_refused() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<CanvasGesture>("""{"kind":"explode"}""", JsonSerializerOptions.Web));
}
