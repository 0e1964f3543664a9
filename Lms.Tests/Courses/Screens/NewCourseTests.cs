using Lms.Tests.Support;
using Lms.Web.Features.Courses;

namespace Lms.Tests.Courses.Screens;

public sealed class NewCourseTests : ScreenTest
{
    [Fact]
    public async Task A_new_course_is_entered_at_once()
    {
        await OpenAsync();
        await CreateAsync(" GEO-1 ", "Geometry", "Spring 2027");

        Soon(() => Assert.StartsWith("http://localhost/courses/", Navigation.Uri, StringComparison.Ordinal));
        var id = long.Parse(Navigation.Uri.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal("GEO-1", (await School.Database.Get<Data.Courses.CourseQueries>().CourseAsync(School.Alan, id)).Value.Code);
        Assert.Empty(Every("dialog"));
    }

    [Theory]
    [InlineData("", "Geometry", "Code", "Give the course a code, such as MATH-101.")]
    [InlineData("math-101", "Geometry", "Code", "There is already a course with the code math-101. Choose another.")]
    [InlineData("GEO-1", " ", "Title", "Give it a title.")]
    public async Task A_problem_is_said_at_its_field(string code, string title, string field, string sentence)
    {
        await OpenAsync();
        await CreateAsync(code, title, "");

        Soon(() => Assert.Contains(sentence, DescriptionOf(The("textbox", field))));
        Assert.Equal([field], Every("textbox").Where(box => box.GetAttribute("aria-invalid") == "true").Select(ByRole.NameOf));
        Assert.Empty(Every("alert"));
        await PressAsync("button", "Cancel");
        Soon(() => Assert.Empty(Every("dialog")));
    }

    [Fact]
    public async Task A_mended_problem_is_gone()
    {
        await OpenAsync();
        await CreateAsync("", "Geometry", "");
        Soon(() => Assert.Equal("true", The("textbox", "Code").GetAttribute("aria-invalid")));
        await CreateAsync("GEO-1", "Geometry", "");

        Soon(() => Assert.StartsWith("http://localhost/courses/", Navigation.Uri, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_belongs_to_no_field_is_said_below()
    {
        await OpenAsync();
        await School.Standings.LetCreateCoursesAsync(School.Ada, School.Alan.AccountId, false);
        await CreateAsync("GEO-1", "Geometry", "");
        SoonSays("alert", "You can't create courses. An administrator can give you that right.");

        await School.Standings.LetCreateCoursesAsync(School.Ada, School.Alan.AccountId, true);
        await CreateAsync("GEO-1", "Geometry", new string('x', 61));
        SoonSays("alert", "That is too long. It can have 60 characters.");
        Assert.DoesNotContain(Every("textbox"), box => box.GetAttribute("aria-invalid") == "true");
    }

    async Task OpenAsync()
    {
        Show<HomePage>();
        await PressAsync("button", "New course");
    }

    async Task CreateAsync(string code, string title, string term)
    {
        await TypeAsync("textbox", "Code", code);
        await TypeAsync("textbox", "Title", title);
        await TypeAsync("textbox", "Term", term);
        await PressAsync("button", "Create course");
    }
}
