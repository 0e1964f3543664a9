using System.Text.Json;
using Lms.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lms.Tests.Journeys;

public sealed class LongTexts(Chromium chromium, RunningApp app) : BrowserTest(chromium, app), IClassFixture<RunningApp>
{
    const int Lines = 4_000, Letters = 10, Times = 3;

    // From the key to the next frame, in milliseconds: the best of several, for the machine has others to serve.
    const double Longest = 1_000;

    // Each one measures all the text.
    const int LayoutsPerLetter = 3;

    [Fact]
    public async Task Whoever_pastes_four_thousand_lines_goes_on_typing_at_once()
    {
        var alan = await SignInAsync("Alan Turing");
        await alan.GotoAsync("/courses/1");
        await alan.GetByRole(AriaRole.Link, new() { Name = "New announcement" }).ClickAsync();
        var box = alan.TextboxNamed("Text");
        await alan.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await alan.EvaluateAsync("text => navigator.clipboard.writeText(text)", string.Join('\n', Enumerable.Repeat("abcd", Lines))[..^Letters]);
        await box.ClickAsync();
        await box.EvaluateAsync("""
            box => {
              window.took = [];
              let begun = 0;
              box.addEventListener("keydown", () => begun = performance.now(), true);
              box.addEventListener("input", () => requestAnimationFrame(() => setTimeout(() => window.took.push(performance.now() - begun))));
            }
            """);
        for (var time = 0; time < Times; time++)
        {
            await alan.Keyboard.PressAsync("ControlOrMeta+a");
            await alan.Keyboard.PressAsync("ControlOrMeta+v");
            await TookAsync(alan, time + 1);
        }

        var pasted = await TookAsync(alan, Times);
        Assert.InRange(pasted.Min(), 0, Longest);

        var chromium = await alan.Context.NewCDPSessionAsync(alan);
        await chromium.SendAsync("Performance.enable");
        await Task.Delay(500, TestContext.Current.CancellationToken); // what the paste set going has ended
        var layouts = await LayoutsAsync(chromium);
        for (var letter = 0; letter < Letters; letter++)
        {
            await alan.Keyboard.PressAsync("x");
            await TookAsync(alan, Times + letter + 1);
        }

        var typed = await TookAsync(alan, Times + Letters);
        Assert.InRange(typed.Skip(Times).Min(), 0, Longest);
        Assert.InRange(await LayoutsAsync(chromium) - layouts, 0, LayoutsPerLetter * Letters);

        await alan.ButtonNamed("Preview").ClickAsync();
        await Expect(Preview(alan)).ToContainTextAsync("xxxx");
        ForgetThePicture();
    }

    [Fact]
    public async Task A_text_that_is_too_involved_is_shown_as_typed_and_the_writer_is_told()
    {
        var alan = await SignInAsync("Alan Turing");
        await alan.GotoAsync("/courses/1");
        await alan.GetByRole(AriaRole.Link, new() { Name = "New announcement" }).ClickAsync();
        var bare = string.Concat(Enumerable.Repeat("a|", 1_000)) + "\n" + string.Concat(Enumerable.Repeat("-|", 1_000)) + "\n";
        await alan.TextboxNamed("Text").FillAsync(bare + string.Concat(Enumerable.Repeat("|\n", 1_000)));
        await alan.ButtonNamed("Preview").ClickAsync();

        await Expect(Preview(alan).GetByText("too involved")).ToBeVisibleAsync();
        await Expect(Preview(alan).Locator("pre")).ToContainTextAsync("a|a|a|");
        await Expect(Preview(alan).Locator("td")).ToHaveCountAsync(0);
        await alan.ButtonNamed("Preview").ClickAsync();
        await Expect(alan.GetByText("too involved")).ToBeVisibleAsync();
        await alan.TextboxNamed("Text").FillAsync("We meet **online**.");
        await alan.TextboxNamed("Title").FocusAsync();
        await Expect(alan.GetByText("too involved")).ToHaveCountAsync(0);
        ForgetThePicture();
    }

    [Fact]
    public async Task A_picture_that_points_at_somebodys_data_is_not_fetched_by_whoever_reads_the_text()
    {
        var alan = await SignInAsync("Alan Turing");
        List<string> asked = [];
        alan.Request += (_, request) => asked.Add(request.Url);
        await alan.GotoAsync("/courses/1");
        await alan.GetByRole(AriaRole.Link, new() { Name = "New announcement" }).ClickAsync();
        await alan.TextboxNamed("Title").FillAsync("Look at this");
        await alan.TextboxNamed("Text").FillAsync("![data](/admin/people/2/data.zip) ![](/files/1/../../admin/people/2/data.zip) ![file](/files/1/curve.png)");
        await alan.ButtonNamed("Publish").ClickAsync();
        await Expect(alan.HeadingNamed("Look at this")).ToBeVisibleAsync();

        await Expect(alan.GetByRole(AriaRole.Link, new() { Name = "data", Exact = true })).ToBeVisibleAsync();
        await Expect(alan.GetByRole(AriaRole.Img, new() { Name = "file" })).ToHaveCountAsync(1);
        Assert.DoesNotContain(asked, url => url.Contains("data.zip", StringComparison.Ordinal));
        Assert.Contains(asked, url => url.EndsWith("/files/1/curve.png", StringComparison.Ordinal));
        ForgetThePicture();
    }

    // One of the texts of this course shows a file that is not there.
    void ForgetThePicture() => Complaints.RemoveAll(complaint => complaint.Contains("curve.png", StringComparison.Ordinal));

    static ILocator Preview(IPage page) => page.GetByRole(AriaRole.Region, new() { Name = "Preview of Text" });

    static async Task<double[]> TookAsync(IPage page, int count)
    {
        await page.WaitForFunctionAsync("count => window.took.length >= count", count);
        return await page.EvaluateAsync<double[]>("window.took");
    }

    static async Task<int> LayoutsAsync(ICDPSession chromium)
    {
        var metrics = (await chromium.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics");
        JsonElement layouts = metrics.EnumerateArray().First(metric => metric.GetProperty("name").GetString() == "LayoutCount");
        return layouts.GetProperty("value").GetInt32();
    }
}
