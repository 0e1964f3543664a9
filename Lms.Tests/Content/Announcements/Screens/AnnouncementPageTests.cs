using Bunit;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Lms.Web.Features.Content.Announcements;

namespace Lms.Tests.Content.Announcements.Screens;

public sealed class AnnouncementPageTests : ScreenTest
{
    [Fact]
    public async Task Publishing_goes_back_to_the_course_where_it_stands()
    {
        Open(School.Alan);
        await TypeAsync("textbox", "Title", "Room 12");
        await TypeAsync("textbox", "Text", "**Monday**");
        await SendAsync("Publish");

        SoonSays("alert", "“Room 12” is published.");
        Assert.EndsWith($"/courses/{School.Algebra}", Navigation.Uri, StringComparison.Ordinal);
        Assert.Equal("**Monday**", Assert.Single((await School.BoardAsync(School.Grace)).Announcements.Rows).Text);
    }

    [Fact]
    public async Task It_can_wait_for_its_time_in_the_schools_time_zone()
    {
        Open(School.Alan);
        await TypeAsync("textbox", "Title", "Test");
        await ChooseLaterAsync();
        await SendAsync("Schedule");
        Soon(() => Assert.Contains("Choose a date and a time.", DescriptionOf(The("textbox", "Date and time"))));
        await TypeAsync("textbox", "Date and time", "2020-01-01T10:00");
        await SendAsync("Schedule");
        Soon(() => Assert.Contains("That time is over. Choose a later one, or publish now.", DescriptionOf(The("textbox", "Date and time"))));
        Assert.Equal("Test", The("textbox", "Title").GetAttribute("value"));
        await TypeAsync("textbox", "Date and time", "2030-01-01T10:00");
        await SendAsync("Schedule");

        SoonSays("alert", "“Test” will be published 1 Jan 2030 10:00.");
        Assert.Equal(new DateTime(2030, 1, 1, 10, 0, 0), Assert.Single((await School.BoardAsync(School.Alan)).Announcements.Rows).PublishAt);
    }

    [Fact]
    public async Task A_title_is_asked_for_at_its_field()
    {
        Open(School.Alan);
        await TypeAsync("textbox", "Text", "Something");
        await SendAsync("Publish");
        Soon(() => Assert.Contains("Give the announcement a title.", DescriptionOf(The("textbox", "Title"))));
        Assert.Contains("Something", The("textbox", "Text").OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_saves_second_is_told_and_keeps_what_was_typed()
    {
        var id = await School.PostAsync("Room 12");
        Open(School.Alan, id);
        Soon(() => Assert.Equal("Room 12", The("textbox", "Title").GetAttribute("value")));
        _ = (await School.Announcements().EditAsync(School.Ada, School.Algebra, id, Board.Draft("Room 12", at: TestDatabase.Start.UtcDateTime), Board.Draft("Room 13"))).Value;
        await TypeAsync("textbox", "Title", "Room 14");
        await SendAsync("Save");

        SoonSays("alert", "Somebody else changed this announcement meanwhile. Nothing was saved.");
        Assert.Equal("Room 14", The("textbox", "Title").GetAttribute("value"));
        await PressAsync("button", "Show the present announcement");
        Soon(() => Assert.Equal("Room 13", The("textbox", "Title").GetAttribute("value")));
        await TypeAsync("textbox", "Title", "Room 14");
        await SendAsync("Save");
        SoonSays("alert", "“Room 14” is saved.");
    }

    [Fact]
    public void Who_may_not_write_is_told_who_can_let_them()
    {
        Open(School.Grace);
        SoonSays("alert", "You need the permission “Post announcements” for this. Alan Turing, who owns the course, can give it to you.");
        Assert.Empty(Every("textbox"));
    }

    [Fact]
    public void One_that_is_gone_is_said_so()
    {
        Open(School.Alan, 4711);
        SoonSays("alert", "This announcement isn't there any more.");
    }

    void Open(Actor actor, long? id = null)
    {
        Become(actor);
        Show<AnnouncementPage>(page => page.Add(p => p.CourseId, School.Algebra).Add(p => p.Id, id));
    }

    async Task ChooseLaterAsync()
    {
        Soon(() => The("radio", "At a date and time"));
        await Stage.InvokeAsync(() => The("radio", "At a date and time").Change("on"));
    }

    async Task SendAsync(string button)
    {
        Soon(() => The("button", button));
        await Stage.InvokeAsync(() => Stage.Find("form.wide-form").Submit());
    }
}
