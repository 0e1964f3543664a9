using Lms.Data.Content.Materials;
using Lms.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lms.Tests.Journeys;

/// <summary>Whatever can be pressed is reached with the Tab key, in sight and with a ring around it.</summary>
public sealed class WithoutAMouse(Chromium chromium, RunningApp app) : BrowserTest(chromium, app), IClassFixture<RunningApp>
{
    // A group of radio buttons is one stop, and so is a gradebook: arrow keys walk within.
    const string Waiting = """
        () => [...document.querySelectorAll('main a[href], main button, main input, main select, main textarea, main summary')]
          .filter(e => !e.disabled && e.checkVisibility({ visibilityProperty: true }) && (e.tabIndex >= 0 || !e.closest('.gradebook')) && e.type !== 'hidden' && (e.type !== 'radio' || e.checked))
          .forEach(e => e.dataset.waits = '')
        """;

    const string Reached = """
        () => {
          const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect(), around = e.closest('.mud-input, label.file, .segments label');
          const ringed = s => s && (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== 'none' || parseFloat(s.borderTopWidth) > 1);
          const mud = around?.querySelector('.mud-input-outlined-border, .button');
          const seen = box.bottom > 0 && box.top < innerHeight || e.type === 'file';
          const inside = ['date', 'time', 'datetime-local'].includes(e.type) && !('waits' in e.dataset); // its calendar has a ring of its own
          delete e.dataset.waits;
          return e === document.body || !e.closest('main') || inside ? null
            : ringed(style) || ringed(around && getComputedStyle(around)) || ringed(mud && getComputedStyle(mud)) ? (seen ? null : 'out of sight: ' + e.outerHTML.slice(0, 200)) : 'no ring: ' + e.outerHTML.slice(0, 200);
        }
        """;

    const string Left = "() => [...document.querySelectorAll('[data-waits]')].map(e => e.outerHTML.slice(0, 200))";

    [Fact]
    public async Task Everything_on_the_pages_of_a_course_is_reached()
    {
        var teacher = await App.ActorAsync("alan@school.example");
        var section = (await App.Services.GetRequiredService<MaterialSectionService>().AddAsync(teacher, 1, "Week 1")).Value;
        var material = (await App.Services.GetRequiredService<MaterialService>().AddAsync(teacher, section, MaterialKind.Page, new("Lesson", "Words."))).Value;
        var alan = await SignInAsync("Alan Turing");
        foreach (var path in (string[])["", "/settings", "/announcements/new", "/materials", $"/materials/{material}", $"/materials/{material}/edit",
            "/assignments", "/assignments/new", "/assignments/1", "/assignments/1/edit", "/assignments/1/submissions?show=missing", "/grades"])
        {
            await alan.GotoAsync($"/courses/1{path}");
            await Expect(alan.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
            await alan.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await alan.EvaluateAsync(Waiting);
            for (var i = 0; i < 200 && (await alan.EvaluateAsync<string[]>(Left)).Length > 0; i++)
            {
                await alan.Keyboard.PressAsync("Tab");
                var wrong = await alan.EvaluateAsync<string?>(Reached);
                Assert.True(wrong is null, $"{path}: {wrong}");
            }

            Assert.True((await alan.EvaluateAsync<string[]>(Left)).Length == 0, $"{path}: {string.Join('\n', await alan.EvaluateAsync<string[]>(Left))}");
        }
    }
}
