using System.Diagnostics;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Lms.Tests.Support.Chromium))]

namespace Lms.Tests.Support;

/// <summary>One browser for all journeys: found, or installed where that is allowed, or asked for in one sentence.</summary>
public sealed class Chromium : IAsyncLifetime
{
    static readonly string[] usualPlaces =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/snap/bin/chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe", @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    readonly SemaphoreSlim once = new(1);
    IPlaywright? playwright;
    IBrowser? browser;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>The browser, started by the first journey that needs it.</summary>
    public async Task<IBrowser> BrowserAsync()
    {
        await once.WaitAsync();
        try
        {
            playwright ??= await Playwright.CreateAsync();
            return browser ??= await playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = Find(playwright.Chromium.ExecutablePath),
                Args =
                [
                    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                    "--disable-component-update", "--disable-sync", "--force-color-profile=srgb",
                ],
            });
        }
        finally
        {
            once.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        once.Dispose();
    }

    static string Find(string playwrightsOwn)
    {
        string?[] places = [Environment.GetEnvironmentVariable("CHROMIUM_PATH"), .. usualPlaces, playwrightsOwn];
        if (places.FirstOrDefault(File.Exists) is { } found)
            return found;
        if (Environment.UserName == "root" && File.Exists("/usr/bin/apt-get"))
            Install();
        return places.FirstOrDefault(File.Exists) ?? throw new InvalidOperationException(
            "The browser tests need Chromium: install it (Debian: apt-get install chromium) or say where it is in CHROMIUM_PATH.");
    }

    static void Install()
    {
        using var apt = Process.Start("/bin/sh", ["-c", "apt-get update && apt-get install -y chromium"]);
        apt.WaitForExit(TimeSpan.FromMinutes(10));
    }
}
