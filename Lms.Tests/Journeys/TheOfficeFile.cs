using System.Text.RegularExpressions;
using Lms.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lms.Tests.Journeys;

/// <summary>Ada brings in what the school information system exported.</summary>
public sealed class TheOfficeFile(Chromium chromium, RunningApp app) : BrowserTest(chromium, app), IClassFixture<RunningApp>
{
    readonly string zip = Path.Combine(Path.GetTempPath(), $"lms-office-{Guid.NewGuid():N}.zip");

    public override ValueTask DisposeAsync()
    {
        File.Delete(zip);
        return base.DisposeAsync();
    }

    [Fact]
    public async Task Ada_sees_what_a_OneRoster_package_would_bring_imports_it_and_a_second_time_nothing_is_left_to_do()
    {
        new OneRosterSample().WriteZip(zip);
        var ada = await SignInAsync("Ada Lovelace");
        await ada.GetByRole(AriaRole.Link, new() { Name = "Import from the school information system" }).ClickAsync();
        await Expect(ada.HeadingNamed("Import from the school information system")).ToBeVisibleAsync();

        await ada.GetByLabel("Choose the zip or its files").SetInputFilesAsync(zip);
        await Expect(ada.HeadingNamed("What will happen")).ToBeVisibleAsync();
        await Expect(Totals(ada)).ToContainTextAsync("new courses: 40");
        await Expect(ada.GetByRole(AriaRole.Table, new() { Name = "Lines that can't be imported" })).ToContainTextAsync("There is no email address.");
        await ada.ButtonNamed("Import").ClickAsync();
        await Expect(ada.HeadingNamed("Imported")).ToBeVisibleAsync(new() { Timeout = 30_000 });

        await ada.GetByLabel("Choose the zip or its files").SetInputFilesAsync(zip);
        await Expect(ada.HeadingNamed("Everything here is as the files have it already.")).ToBeVisibleAsync();
        await Expect(ada.ButtonNamed("Import")).ToHaveCountAsync(0);
        await ada.GotoAsync("/");
        await Expect(ada.GetByRole(AriaRole.List, new() { Name = "All courses" }).GetByRole(AriaRole.Link)).ToHaveCountAsync(42);
    }

    [Fact]
    public async Task A_file_that_is_no_package_is_refused_with_what_to_do_and_Alan_is_shown_no_way()
    {
        var ada = await SignInAsync("Ada Lovelace");
        await ada.GotoAsync("/admin/import");
        await Expect(ada.HeadingNamed("Import from the school information system")).ToBeVisibleAsync();
        await ada.GetByLabel("Choose the zip or its files").SetInputFilesAsync(new FilePayload { Name = "users.csv", MimeType = "text/csv", Buffer = "a,b"u8.ToArray() });
        await Expect(ada.GetByRole(AriaRole.Alert)).ToContainTextAsync("There is no manifest.csv in it.");

        var alan = await SignInAsync("Alan Turing");
        await Expect(alan.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Import") })).ToHaveCountAsync(0);
        await alan.GotoAsync("/admin/import");
        await Expect(alan.GetByRole(AriaRole.Alert)).ToContainTextAsync("Only administrators may do this.");
        Complaints.RemoveAll(complaint => complaint.Contains("403", StringComparison.Ordinal));
    }

    static ILocator Totals(IPage page) => page.GetByRole(AriaRole.Status).Filter(new() { HasText = "new courses" });
}
