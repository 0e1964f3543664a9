using Lms.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lms.Tests.Journeys;

/// <summary>
/// The pictures of the README. Each is taken again and compared with the one in .github/pictures; set
/// LMS_TAKE_PICTURES=1 to replace those after a change that is meant to be seen.
/// </summary>
public sealed class Pictures(Chromium chromium, Pictures.QuietSchool app) : BrowserTest(chromium, app), IClassFixture<Pictures.QuietSchool>
{
    // Fonts are drawn a little differently from machine to machine; a moved or missing part changes far more.
    const double Tolerance = 0.04;

    static readonly bool take = Environment.GetEnvironmentVariable("LMS_TAKE_PICTURES") == "1";

    [Fact]
    public async Task The_staff_page_looks_as_the_README_shows_it()
    {
        var alan = await SignInAsync("Alan Turing");
        await alan.GotoAsync("/courses/1/staff");
        await Expect(alan.RowOf("Alan Turing")).ToBeVisibleAsync();
        await ShouldLookLikeAsync(alan, "staff");

        await alan.GotoAsync("/courses/1/staff?q=hedy");
        await Expect(alan.GetByRole(AriaRole.Status).GetByText("No one found")).ToBeVisibleAsync();
        await ShouldLookLikeAsync(alan, "staff-no-results");
        await NameAsync(alan, "hedy@school.example");
        await Expect(alan.RowOf("hedy@school.example")).ToBeVisibleAsync();
        await alan.Mouse.ClickAsync(640, 880); // nothing keeps the focus, so that no tip lies over the picture
        await ShouldLookLikeAsync(alan, "staff-draft");
    }

    [Fact]
    public async Task It_looks_as_shown_on_a_phone_and_in_the_dark()
    {
        var phone = await SignInAsync("Alan Turing", width: 390, height: 844);
        await phone.GotoAsync("/courses/1/staff?show=staff");
        await Expect(phone.RowOf("Grace Hopper")).ToBeVisibleAsync();
        await ShouldLookLikeAsync(phone, "staff-phone");

        var dark = await SignInAsync("Alan Turing", colors: ColorScheme.Dark);
        await dark.GotoAsync("/courses/1/staff");
        await Expect(dark.RowOf("Alan Turing")).ToBeVisibleAsync();
        await ShouldLookLikeAsync(dark, "staff-dark");
    }

    [Fact]
    public async Task A_list_is_shown_line_by_line_before_anybody_is_enrolled()
    {
        var alan = await SignInAsync("Alan Turing");
        await alan.GotoAsync("/courses/1/students/enrol");
        await Expect(alan.HeadingNamed("Enrol students")).ToBeVisibleAsync();
        await alan.TextboxNamed("Email addresses or CSV").FillAsync(
            """
            Hedy Lamarr <hedy@school.example>
            edsger@school.example; emmy@school.example
            joan@shcool.example
            mary.somerville@school.example
            hedy@school.example
            """);
        await alan.ButtonNamed("Check").ClickAsync();
        await Expect(alan.GetByRole(AriaRole.Table, new() { Name = "Preview" })).ToBeVisibleAsync();
        await alan.EvaluateAsync("document.activeElement.blur(); scrollTo(0, 0)");
        await alan.SetViewportSizeAsync(1280, 1200);
        await ShouldLookLikeAsync(alan, "enrol");
    }

    static async Task ShouldLookLikeAsync(IPage page, string name)
    {
        await page.EvaluateAsync("document.fonts.ready");
        var seen = await page.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled });
        var file = Path.Combine(Repository.Root, ".github", "pictures", $"{name}.png");
        if (take)
            await File.WriteAllBytesAsync(file, seen);
        var difference = await DifferenceAsync(page, await File.ReadAllBytesAsync(file), seen);
        Assert.True(difference <= Tolerance, $"{name}.png: {difference:P1} of the picture differs; see LMS_TAKE_PICTURES.");
    }

    // The browser knows how to read pictures; the share of pixels that clearly differ.
    static Task<double> DifferenceAsync(IPage page, byte[] a, byte[] b) => page.EvaluateAsync<double>(
        """
        async ([a, b]) => {
            const pixels = async data => {
                const image = new Image();
                image.src = `data:image/png;base64,${data}`;
                await image.decode();
                const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
                const context = canvas.getContext('2d');
                context.drawImage(image, 0, 0);
                return context.getImageData(0, 0, image.width, image.height);
            };
            const [x, y] = [await pixels(a), await pixels(b)];
            if (x.width !== y.width || x.height !== y.height) return 1;
            let differing = 0;
            for (let i = 0; i < x.data.length; i += 4)
                if (Math.abs(x.data[i] - y.data[i]) + Math.abs(x.data[i + 1] - y.data[i + 1]) + Math.abs(x.data[i + 2] - y.data[i + 2]) > 90) differing++;
            return differing / (x.data.length / 4);
        }
        """, new[] { Convert.ToBase64String(a), Convert.ToBase64String(b) });

    /// <summary>The demo school as it is on the first day.</summary>
    public sealed class QuietSchool : RunningApp;
}
