using Bunit;
using Lms.Tests.Support;
using static Lms.Tests.Support.Classroom;

namespace Lms.Tests.Enrolments.Screens;

public sealed class RosterPageTests : RosterPageTest
{
    [Fact]
    public async Task It_shows_every_student_with_section_number_and_where_they_come_from()
    {
        await OpenWithThreeAsync();

        SoonShows(everybody);
        The("table", "Students");
        SoonSays("status", "3 students");
        var hedy = The("row", $"{Hedy}, Pending").Words();
        Assert.All([Hedy, "Pending", "hedy@school.example", "7B", "4711", "25 Nov 2026", "by Alan Turing"], words => Assert.Contains(words, hedy));
        Assert.Equal(["Person", "Section", "Student number", "Enrolled"], Every("columnheader").Select(ByRole.NameOf).Where(name => name is not ("" or "More")));
        Assert.Equal($"/courses/{School.Algebra}/students/enrol", The("link", "Enrol students").GetAttribute("href"));
        Assert.Empty(Every("note"));
    }

    [Theory]
    [InlineData("?q=lam", Hedy)]
    [InlineData("?q=4711", Hedy)]
    [InlineData("?q=7c", Edsger)]
    [InlineData("?show=pending&sort=-name", Mary, Hedy)]
    [InlineData("?section=7B", Hedy)]
    [InlineData("?section=", Mary)]
    [InlineData("?sort=section", Mary, Hedy, Edsger)]
    [InlineData("?sort=-section", Edsger, Hedy, Mary)]
    [InlineData("?show=nonsense&page=-3&sort=colour", Edsger, Hedy, Mary)]
    [InlineData("?page=99999999999", Edsger, Hedy, Mary)]
    public async Task What_it_shows_is_in_the_address(string query, params string[] students)
    {
        await OpenWithThreeAsync(query);
        Soon(() => Assert.Equal(students, Students.Select(name => name.Split(',')[0])));
    }

    [Fact]
    public async Task Search_and_choice_go_to_the_address_and_back_again()
    {
        await OpenWithThreeAsync();
        await TypeAsync("searchbox", "Search students", "ma");
        SoonShows($"{Hedy}, Pending", $"{Mary}, Pending");
        Assert.EndsWith("/students?q=ma", Navigation.Uri, StringComparison.Ordinal);
        await Stage.InvokeAsync(() => The("radio", "Pending").Change(true));
        await TypeAsync("combobox", "Section", "7B");
        SoonShows($"{Hedy}, Pending");
        Assert.EndsWith("/students?q=ma&show=pending&section=7B", Navigation.Uri, StringComparison.Ordinal);
        SoonSays("status", "1 student");

        await Stage.InvokeAsync(() => Navigation.NavigateTo($"/courses/{School.Algebra}/students"));
        SoonShows(everybody);
        Assert.Equal("", The("searchbox", "Search students").GetAttribute("value") ?? "");
        Assert.True(The("radio", "Everyone").HasAttribute("checked"));
    }

    [Fact]
    public async Task Sections_can_be_chosen_and_so_can_those_who_are_in_none()
    {
        await OpenWithThreeAsync();
        Soon(() => Assert.Equal(["All sections", "7B", "7C", "No section"], The("combobox", "Section").EveryOf("option").Select(ByRole.NameOf)));
        await TypeAsync("combobox", "Section", "");
        SoonShows($"{Mary}, Pending");

        await TypeAsync("combobox", "Section", "\n");
        SoonShows(everybody);
        Assert.EndsWith("/students", Navigation.Uri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?section=7D")]
    [InlineData("?section=")]
    public async Task A_section_that_nobody_is_in_any_more_can_be_left_again(string query)
    {
        _ = await School.EnrolRowsAsync(Row("edsger@school.example"));
        _ = (await School.Enrolments.SetSectionAsync(School.Alan, School.Algebra, [School.Edsger.AccountId], query.Length > 9 ? "" : "7B")).Value;
        _ = query.Length > 9 ? null : (await School.Enrolments.WithdrawAsync(School.Alan, School.Algebra, [School.Edsger.AccountId])).Value;
        Open(query);

        Soon(() => Assert.Contains("No one found.", Stage.Markup));
        Assert.Contains(query.Length > 9 ? "7D" : "No section", The("combobox", "Section").EveryOf("option").Select(ByRole.NameOf));
        await TypeAsync("combobox", "Section", "\n");
        Soon(() => Assert.EndsWith("/students", Navigation.Uri, StringComparison.Ordinal));
        Soon(() => Assert.DoesNotContain("No one found.", Stage.Markup));
    }

    [Fact]
    public async Task Columns_sort_up_and_down_and_say_so()
    {
        await OpenWithThreeAsync();
        Soon(() => Assert.Equal("ascending", Direction("Person")));
        await PressAsync("button", "Section");
        SoonShows($"{Mary}, Pending", $"{Hedy}, Pending", Edsger);
        Assert.Equal(("none", "ascending", "none"), (Direction("Person"), Direction("Section"), Direction("Enrolled")));

        await PressAsync("button", "Section");
        SoonShows(Edsger, $"{Hedy}, Pending", $"{Mary}, Pending");
        Assert.Equal("descending", Direction("Section"));
        Assert.EndsWith("?sort=-section", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sixty_students_are_on_two_pages()
    {
        _ = await School.EnrolRowsAsync([.. Strangers(60)]);
        Open();
        Soon(() => Assert.Equal(50, Students.Count()));
        await PressAsync("button", "Next");
        Soon(() => Assert.Equal(10, Students.Count()));
        Assert.EndsWith("?page=2", Navigation.Uri, StringComparison.Ordinal);

        await TypeAsync("searchbox", "Search students", "pupil 0012");
        SoonShows("Pupil 0012, Pending");
        Assert.DoesNotContain("page", Navigation.Uri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?sort=-enrolled")]
    public void Where_there_are_no_students_yet_it_says_how_to_begin(string query)
    {
        Open(query);
        Soon(() => Assert.Contains("No students yet. Enrol a class by pasting its addresses; nobody has to have signed in before.", Stage.Markup));
        SoonSays("status", "No one found");
    }

    [Fact]
    public async Task The_export_is_of_what_is_shown()
    {
        await OpenWithThreeAsync("?q=l&section=7B&sort=-name");
        Soon(() => Assert.Equal($"/courses/{School.Algebra}/students.csv?q=l&section=7B&sort=-name", The("link", "Export CSV").GetAttribute("href")));
        await TypeAsync("combobox", "Section", "");
        Soon(() => Assert.EndsWith("/students.csv?q=l&section=&sort=-name", The("link", "Export CSV").GetAttribute("href"), StringComparison.Ordinal));
    }

    string? Direction(string column) => The("columnheader", column).GetAttribute("aria-sort");
}
