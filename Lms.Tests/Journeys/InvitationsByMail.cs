using Lms.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lms.Tests.Journeys;

/// <summary>The product beside a mail server.</summary>
public sealed class AppWithMail : RunningApp
{
    PostOffice? office;

    internal PostOffice Office => office ??= new PostOffice();

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Mail:Host"] = "localhost",
        ["Mail:Port"] = Office.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["Mail:Security"] = "None",
        ["Mail:From"] = "lms@school.example",
        ["Hosting:PublicAddress"] = "https://lms.school.example",
    };

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Office.DisposeAsync();
    }
}

public sealed class InvitationsByMail(Chromium chromium, AppWithMail app) : BrowserTest(chromium, app), IClassFixture<AppWithMail>
{
    const string Hedy = "hedy@school.example";

    [Fact]
    public async Task Alan_adds_Hedy_sends_her_an_invitation_and_its_link_lets_her_in()
    {
        var alan = await SignInAsync("Alan Turing");
        await OpenStaffAsync(alan);
        await NameAsync(alan, Hedy);
        await alan.SwitchNamed($"Grade submissions for {Hedy}").ClickAsync();
        await Expect(alan.RowOf(Hedy)).ToContainTextAsync("Pending");
        await ChooseAsync(alan);
        await Expect(alan.GetByRole(AriaRole.Alert).GetByText($"An invitation to {Hedy} is on its way.")).ToBeVisibleAsync();

        var (to, mail) = await ArrivedAsync();
        Assert.Equal([Hedy], to);
        Assert.Equal("Alan Turing has added you to Algebra I", mail.Subject);
        await ChooseAsync(alan);
        await Expect(alan.GetByRole(AriaRole.Alert).GetByText($"{Hedy} was written to on")).ToBeVisibleAsync();

        var link = new Uri(mail.TextBody!.Split('\n', StringSplitOptions.TrimEntries).Single(line => line.StartsWith("https://", StringComparison.Ordinal)));
        Assert.Equal("lms.school.example", link.Host);
        var hedy = await OpenAsync(link.PathAndQuery);
        await Expect(hedy.HeadingNamed("Sign in")).ToBeVisibleAsync();
        await ArriveAsync(Hedy, "Hedy Lamarr", page: hedy);
        await Expect(hedy.HeadingNamed("Welcome, Hedy")).ToBeVisibleAsync();
        await Expect(hedy.GetByRole(AriaRole.List, new() { Name = "What was waiting for you" })).ToContainTextAsync("Algebra I");
    }

    static async Task ChooseAsync(IPage page)
    {
        await page.ButtonNamed($"More for {Hedy}").ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Send invitation" }).ClickAsync();
    }

    async Task<(IReadOnlyList<string> To, MimeKit.MimeMessage Mail)> ArrivedAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        while (app.Office.Taken.IsEmpty)
            await Task.Delay(50, patience.Token);
        return Assert.Single(app.Office.Taken);
    }
}
