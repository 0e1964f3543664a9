using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lms.Tests.Support;

/// <summary>Journeys take turns: each has the machine to itself.</summary>
[CollectionDefinition(nameof(Journeys), DisableParallelization = true)]
public sealed class Journeys;

/// <summary>A journey through the running product. People are found by role and name only, as they would be by anyone.</summary>
[Collection(nameof(Journeys))]
public abstract class BrowserTest(Chromium chromium, RunningApp app) : IAsyncLifetime
{
    readonly List<IBrowserContext> windows = [];

    protected RunningApp App { get; } = app;

    /// <summary>What the browser complained of; a journey that made it complain fails.</summary>
    protected List<string> Complaints { get; } = [];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var window in windows)
            await window.CloseAsync();
        GC.SuppressFinalize(this);
        Assert.True(Complaints.Count == 0, string.Join('\n', Complaints));
    }

    protected async Task<IPage> OpenAsync(string path = "/sign-in", int width = 1280, int height = 900, ColorScheme colors = ColorScheme.Light)
    {
        var window = await (await chromium.BrowserAsync()).NewContextAsync(new()
        {
            BaseURL = App.Address.ToString(),
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = colors,
            Locale = "en-GB",
            ReducedMotion = ReducedMotion.Reduce,
        });
        windows.Add(window);
        var page = await window.NewPageAsync();
        page.SetDefaultTimeout(15_000);
        page.PageError += (_, error) => Complaints.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                Complaints.Add($"{message.Text} {message.Location}");
        };
        await page.GotoAsync(path);
        return page;
    }

    /// <summary>Signs in as one of the demo people.</summary>
    protected async Task<IPage> SignInAsync(string name, int width = 1280, int height = 900, ColorScheme colors = ColorScheme.Light)
    {
        var page = await OpenAsync(width: width, height: height, colors: colors);
        await page.ButtonNamed("Continue with Google").ClickAsync();
        await page.ButtonNamed(name).ClickAsync();
        await Expect(page.HeadingNamed("My courses")).ToBeVisibleAsync();
        return page;
    }

    /// <summary>Answers the stand-in Google as somebody else.</summary>
    protected async Task<IPage> ArriveAsync(
        string email, string name, string? googleId = null, string? workspace = "school.example", bool verified = true, IPage? page = null)
    {
        page ??= await OpenAsync();
        await page.ButtonNamed("Continue with Google").ClickAsync();
        await Expect(page.HeadingNamed("Stand-in Google")).ToBeVisibleAsync();
        await page.TextboxNamed("Email").FillAsync(email);
        await page.TextboxNamed("Name").FillAsync(name);
        await page.TextboxNamed("Google ID").FillAsync(googleId ?? "");
        await page.TextboxNamed("Workspace domain").FillAsync(workspace ?? "");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Email verified" }).SetCheckedAsync(verified);
        await page.ButtonNamed("Sign in").ClickAsync();
        return page;
    }

    protected static async Task SignOutAsync(IPage page)
    {
        await page.ButtonNamed("Account menu").ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page.HeadingNamed("Sign in")).ToBeVisibleAsync();
    }

    /// <summary>Goes to the staff page of Algebra I by its links.</summary>
    protected static async Task OpenStaffAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Algebra I") }).First.ClickAsync();
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Course" }).GetByRole(AriaRole.Link, new() { Name = "Staff" }).ClickAsync();
        await Expect(page.HeadingNamed("Staff & permissions")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "People" })).ToBeVisibleAsync();
    }

    /// <summary>Names somebody in the banner.</summary>
    protected static async Task NameAsync(IPage page, string address)
    {
        var banner = page.GetByRole(AriaRole.Region, new() { Name = "Can't find the person you're looking for?" });
        await banner.GetByRole(AriaRole.Textbox, new() { Name = "Email address" }).FillAsync(address);
        await banner.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
    }
}

/// <summary>Short ways to say what a person would look for.</summary>
static class ByRoleAndName
{
    internal static ILocator ButtonNamed(this IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    internal static ILocator TextboxNamed(this IPage page, string name) => page.GetByRole(AriaRole.Textbox, new() { Name = name, Exact = true });

    internal static ILocator HeadingNamed(this IPage page, string name) => page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true });

    internal static ILocator SwitchNamed(this IPage page, string name) => page.GetByRole(AriaRole.Switch, new() { Name = name, Exact = true });

    internal static ILocator RowOf(this IPage page, string name) =>
        page.GetByRole(AriaRole.Row, new() { NameRegex = new Regex("^" + Regex.Escape(name)) });

    internal static Task ShouldBeOnAsync(this ILocator control) => Expect(control).ToHaveAttributeAsync("aria-checked", "true");

    internal static Task ShouldBeOffAsync(this ILocator control) => Expect(control).ToHaveAttributeAsync("aria-checked", "false");
}
