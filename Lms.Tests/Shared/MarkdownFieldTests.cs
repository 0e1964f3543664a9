using Bunit;
using Lms.Tests.Support;
using Lms.Web.Shared;

namespace Lms.Tests.Shared;

public sealed class MarkdownFieldTests : ScreenTest
{
    [Fact]
    public async Task The_preview_shows_what_was_written_and_goes_back_to_it()
    {
        Show<MarkdownField>(field => field.Add(f => f.Label, "Feedback").Add(f => f.Text, "Read **chapter 3**"));
        await PressAsync("button", "Preview");

        Assert.Equal("Read chapter 3", The("region", "Preview of Feedback").Words());
        Assert.Equal("chapter 3", Stage.Find(".preview strong").TextContent);
        await PressAsync("button", "Preview");
        Soon(() => The("textbox", "Feedback"));
    }
}
