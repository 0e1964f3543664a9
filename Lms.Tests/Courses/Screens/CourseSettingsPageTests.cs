using Bunit;
using Lms.Data.Courses;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Lms.Web.Features.Courses;

namespace Lms.Tests.Courses.Screens;

public sealed class CourseSettingsPageTests : ScreenTest
{
    [Fact]
    public async Task What_is_typed_is_saved_and_shown_above()
    {
        Open(School.Alan);
        await TypeAsync("textbox", "Title", "Algebra One");
        await TypeAsync("textbox", "First day", "2026-09-07");
        await SaveAsync();

        SoonSays("alert", "Settings saved.");
        Assert.Equal(new CourseSettings("Algebra One", "", "Autumn 2026", new(2026, 9, 7), null), await School.SettingsAsync());
        Soon(() => Assert.Contains("Algebra One", Stage.Find(".crumb").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_switch_is_the_save_and_leaves_what_is_typed_below()
    {
        Open(School.Alan);
        await TypeAsync("textbox", "Title", "Algebra One");
        await PressAsync("switch", "Open to students");

        Soon(() => Assert.Contains("Not open to students", Stage.Find(".crumb").TextContent, StringComparison.Ordinal));
        Assert.Equal("false", The("switch", "Open to students").GetAttribute("aria-checked"));
        Assert.True((await School.Database.Get<CourseQueries>().CourseAsync(School.Alan, School.Algebra)).Value.Hidden);
        Assert.Equal("Algebra One", The("textbox", "Title").GetAttribute("value"));
        await SaveAsync();
        SoonSays("alert", "Settings saved.");
    }

    [Fact]
    public async Task Who_typed_is_asked_before_leaving_and_not_after_saving()
    {
        Open(School.Alan);
        await TypeAsync("textbox", "Title", "Algebra One");
        await BeginTypingAsync();
        await LeaveAsync();
        SoonSays("dialog", "What you typed here hasn't been saved.");
        await AnswerAsync("Stay");
        Assert.DoesNotContain("/elsewhere", Navigation.Uri, StringComparison.Ordinal);

        await SaveAsync();
        SoonSays("alert", "Settings saved.");
        await LeaveAsync();
        Soon(() => Assert.EndsWith("/elsewhere", Navigation.Uri, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Problems_are_said_at_their_fields_and_nothing_typed_is_lost()
    {
        Open(School.Alan);
        await TypeAsync("textbox", "Title", " ");
        await TypeAsync("textbox", "First day", "2026-09-07");
        await TypeAsync("textbox", "Last day", "2026-09-06");
        await SaveAsync();

        Soon(() => Assert.Contains("Give it a title.", DescriptionOf(The("textbox", "Title"))));
        Assert.Contains("The last day is before the first day.", DescriptionOf(The("textbox", "Last day")));
        Assert.Equal("2026-09-07", The("textbox", "First day").GetAttribute("value"));
    }

    [Fact]
    public async Task Who_saves_second_is_told()
    {
        Open(School.Alan);
        Soon(() => The("textbox", "Title"));
        var seen = await School.SettingsAsync();
        _ = (await School.Database.Get<CourseSettingsService>().SaveAsync(School.Ada, School.Algebra, seen, seen with { Title = "Ada's" })).Value;
        await TypeAsync("textbox", "Title", "Alan's");
        await SaveAsync();

        SoonSays("alert", "Somebody else changed these settings meanwhile. Nothing was saved.");
        Assert.Equal("Alan's", The("textbox", "Title").GetAttribute("value"));
        await PressAsync("button", "Show the present settings");
        Soon(() => Assert.Equal("Ada's", The("textbox", "Title").GetAttribute("value")));
    }

    [Fact]
    public async Task Archiving_asks_first_and_reopening_brings_everything_back()
    {
        Open(School.Alan);
        await PressAsync("button", "Archive course…");
        await AnswerAsync("Archive");
        SoonSays("alert", "Algebra I is archived.");
        SoonSays("note", "This course is archived. It can be read, but not changed.");
        Assert.Empty(Every("button", "Save"));
        Soon(() => Assert.Empty(Every("dialog")));

        await PressAsync("button", "Reopen course…");
        await AnswerAsync("Reopen");
        Soon(() => The("button", "Save"));
    }

    [Fact]
    public async Task Handing_over_to_an_address_that_nobody_has_signed_in_with()
    {
        Open(School.Alan);
        await PressAsync("button", "Hand over…");
        await TypeAsync("searchbox", "Name or email address", "hedy@school.example");
        await PressAsync("button", "Use hedy@school.example");
        SoonSays("dialog", "hedy@school.example will own this course and hold every permission on it.");
        SoonSays("dialog", "Alan Turing becomes Co-teacher.");
        await AnswerAsync("Hand over");

        SoonSays("alert", "hedy@school.example owns this course now. Alan Turing is Co-teacher.");
        Soon(() => Assert.Empty(Every("button", "Hand over…")));
    }

    [Fact]
    public async Task Somebody_known_is_found_by_name()
    {
        Open(School.Alan);
        await PressAsync("button", "Hand over…");
        await TypeAsync("searchbox", "Name or email address", "edsger");
        await PressAsync("button", "Edsger Dijkstra edsger@school.example");
        await AnswerAsync("Hand over");
        SoonSays("alert", "Edsger Dijkstra owns this course now.");
    }

    [Fact]
    public async Task A_copy_is_entered_at_once()
    {
        Open(School.Alan);
        await PressAsync("button", "Copy course…");
        await TypeAsync("textbox", "Code", "math-101");
        await AnswerAsync("Copy");
        Soon(() => Assert.Contains("There is already a course with the code math-101. Choose another.", DescriptionOf(The("textbox", "Code"))));
        await TypeAsync("textbox", "Code", "MATH-102");
        await AnswerAsync("Copy");

        SoonSays("alert", "Algebra I (MATH-102) was made. It is not open to students yet, and its assignments are drafts without due dates.");
        Assert.NotEqual($"http://localhost/courses/{School.Algebra}", Navigation.Uri);
    }

    [Fact]
    public void Who_may_not_edit_is_told_who_can_let_them()
    {
        Open(School.Grace);
        SoonSays("alert", "You need the permission “Edit course” for this.");
        Assert.Empty(Every("link", "Settings"));
    }

    void Open(Actor actor)
    {
        Become(actor);
        Show<CourseSettingsPage>(page => page.Add(p => p.CourseId, School.Algebra));
    }

    async Task SaveAsync()
    {
        Soon(() => The("button", "Save"));
        await Stage.InvokeAsync(() => Stage.Find("form.wide-form").Submit());
    }
}
