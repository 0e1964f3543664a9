using Lms.Tests.Support;

namespace Lms.Tests.Enrolments.Screens;

/// <summary>Ada brings in what the school information system exported.</summary>
public sealed class OneRosterPageTests : OneRosterPageTest
{
    const string TooMany = "This would take 29 of 30 students out of their courses, so the files may be incomplete.";

    [Fact]
    public async Task What_would_happen_is_shown_and_nothing_is_written()
    {
        Open();
        var before = await School.Database.DumpAsync();
        Choose(SmallSchool.Algebra("ann", "bob").User("cem", "Cem", "C", email: "").Enrol("alg", "cem"));

        Soon(() => The("heading", "What will happen"));
        Assert.Equal(["new courses: 1", "new people: 3", "students enrolled: 2", "lines with a problem, listed: 1"], Totals);
        Assert.Contains("users.csv:5 cem There is no email address. Fill it in where the file comes from.", Table("Lines that can't be imported"));
        Assert.EndsWith("Algebra Autumn 2026 Tess Teacher", Assert.Single(Table("Courses")), StringComparison.Ordinal);
        Assert.Contains("Ann Student ann@school.example New, pending until they sign in", Table("People"));
        Assert.Contains("Bob Student Algebra", Table("Enrolments"));
        Assert.Equal("#office-plan", JSInterop.Invocations["lms.focus"][^1].Arguments[0]);
        Assert.Equal(before, await School.Database.DumpAsync());
    }

    [Fact]
    public async Task Imported_it_says_so_and_a_second_time_nothing_is_left_to_do()
    {
        Open();
        Choose(SmallSchool.Algebra("ann", "bob"));
        await PressAsync("button", "Import");
        Soon(() => The("heading", "Imported"));
        Assert.Empty(Every("button", "Import"));
        Assert.NotNull(await School.AccountAsync("ann@school.example"));
        var before = await School.Database.DumpAsync();

        Choose(SmallSchool.Algebra("ann", "bob"));
        Soon(() => The("heading", "Everything here is as the files have it already."));
        Assert.Empty(Every("button", "Import"));
        Assert.Equal(before, await School.Database.DumpAsync());
    }

    [Fact]
    public async Task Many_are_withdrawn_only_when_it_is_meant()
    {
        await ImportAsync(SmallSchool.Algebra([.. Enumerable.Range(0, 30).Select(i => $"s{i}")]));
        Open();
        Choose(SmallSchool.Algebra("s0"));

        SoonSays("alert", TooMany);
        Assert.True(The("button", "Import").HasAttribute("disabled"));
        Assert.Contains("S1 Student Algebra", Table("Withdrawn, because the files no longer have them"));
        await TypeAsync("checkbox", "Yes, that many students are meant to be withdrawn", true);
        Soon(() => Assert.False(The("button", "Import").HasAttribute("disabled")));
        await PressAsync("button", "Import");
        Soon(() => The("heading", "Imported"));
        Assert.Equal(["students withdrawn: 29"], Totals);
    }

    [Fact]
    public async Task Another_choice_of_files_forgets_what_was_meant_for_the_first()
    {
        await ImportAsync(SmallSchool.Algebra([.. Enumerable.Range(0, 30).Select(i => $"s{i}")]));
        Open();
        Choose(SmallSchool.Algebra("s0"));
        await TypeAsync("checkbox", "Yes, that many students are meant to be withdrawn", true);
        Choose(SmallSchool.Algebra("s0"));

        SoonSays("alert", TooMany);
        Soon(() => Assert.True(The("button", "Import").HasAttribute("disabled")));
    }

    [Fact]
    public async Task A_class_that_is_gone_altogether_is_still_called_by_its_name()
    {
        await ImportAsync(SmallSchool.Algebra("ann").Class("geo", "Geometry").Enrol("geo", "ann"));
        Open();
        Choose(SmallSchool.Algebra("ann"));

        Soon(() => Assert.Contains("Ann Student Geometry", Table("Withdrawn, because the files no longer have them")));
    }

    [Fact]
    public async Task Cancelled_it_brings_nothing_and_the_plan_is_still_there()
    {
        Open();
        Choose(SmallSchool.Algebra("ann"));
        Soon(() => The("button", "Import"));
        var before = await School.Database.DumpAsync();
        await using (var holder = await School.Database.ConnectAsync())
        {
            await holder.Query("BEGIN IMMEDIATE").ExecuteNonQueryAsync();
            await PressAsync("button", "Import");
            Soon(() => The("progressbar", "Importing"));
            await PressAsync("button", "Cancel");
        }

        SoonSays("alert", "Stopped. Nothing was imported.");
        Soon(() => The("button", "Import"));
        Assert.Equal(before, await School.Database.DumpAsync());
    }
}
