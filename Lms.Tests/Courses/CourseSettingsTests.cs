using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Courses;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Courses;

public class CourseSettingsTests
{
    [Fact]
    public async Task What_is_saved_is_what_the_course_shows()
    {
        await using var school = await GatherAsync();

        await school.SetAsync(_ => new(" Algebra\u202e One ", "# What\r\nwe do", "Spring 2027", new(2027, 1, 7), new(2027, 1, 7)));

        var course = (await school.Database.Get<CourseQueries>().CourseAsync(school.Grace, school.Algebra)).Value;
        Assert.Equal(("MATH-101", "Algebra One", "# What\nwe do", "Spring 2027", new DateOnly(2027, 1, 7), new DateOnly(2027, 1, 7)),
            (course.Code, course.Title, course.Description, course.Term, course.StartsOn, course.EndsOn));
        var entry = (await school.AuditAsync())[^1];
        Assert.Equal((AuditAction.CourseEdited, "Algebra I"), (entry.Action, CourseState.Read(entry.Before)!.Title));
        Assert.Equal([CourseField.Title, CourseField.Description, CourseField.Term, CourseField.StartsOn, CourseField.EndsOn], CourseState.Read(entry.After)!.Changed);
        Assert.DoesNotContain("we do", entry.After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_of_two_editors_is_told_and_overwrites_nothing()
    {
        await using var school = await GatherAsync();
        var service = school.Database.Get<CourseSettingsService>();
        var seen = await school.SettingsAsync();
        _ = (await service.SaveAsync(school.Ada, school.Algebra, seen, seen with { Term = "Spring" })).Value;

        Assert.Equal(Why.CourseChangedMeanwhile, (await service.SaveAsync(school.Alan, school.Algebra, seen, seen with { Title = "Mine" })).Problem?.Why);
        Assert.Equal(seen with { Term = "Spring" }, await school.SettingsAsync());
        Assert.True((await service.SaveAsync(school.Alan, school.Algebra, seen, seen with { Term = "Spring" })).Succeeded);
    }

    [Fact]
    public async Task Saving_what_is_there_writes_nothing()
    {
        await using var school = await GatherAsync();
        var before = await school.Database.DumpAsync();
        await school.SetAsync(settings => settings);
        Assert.Equal(before, await school.Database.DumpAsync());
    }

    [Fact]
    public void Each_problem_is_at_its_field()
    {
        var problems = CourseRules.Check(new("", new string('x', CourseRules.DescriptionLength + 1), new string('x', CourseRules.TermLength + 1), new(2027, 1, 8), new(2027, 1, 7)));
        Assert.Equal([Why.TitleMissing, Why.TooLong, Why.TooLong, Why.EndsBeforeStart],
            new[] { CourseField.Title, CourseField.Description, CourseField.Term, CourseField.EndsOn }.Select(field => problems[field].Why));
        Assert.Empty(CourseRules.Check(new("A", "", "", null, new(2027, 1, 7))));
        Assert.Equal(Why.TooLong, CourseRules.Check(new(new string('x', CourseRules.TitleLength + 1), "", "", null, null))[CourseField.Title].Why);
    }

    [Fact]
    public async Task Who_lacks_the_permission_neither_sees_nor_saves_them()
    {
        await using var school = await GatherAsync();
        var seen = await school.SettingsAsync();
        var refused = (await school.Database.Get<CourseSettingsService>().SaveAsync(school.Grace, school.Algebra, seen, seen with { Title = "Mine" })).Problem!;
        Assert.Equal((Why.NeedsPermission, Permission.EditCourse), (refused.Why, refused.Values[0]));
        Assert.Equal(Why.NeedsPermission, (await school.Database.Get<CourseSettingsQueries>().SettingsAsync(school.Grace, school.Algebra)).Problem?.Why);
        Assert.False((await school.Database.Get<CourseQueries>().CourseAsync(school.Grace, school.Algebra)).Value.SeesSettings);
    }

    [Fact]
    public async Task An_archived_course_is_read_only_until_whoever_may_edit_it_reopens_it()
    {
        await using var school = await GatherAsync();
        var service = school.Database.Get<CourseSettingsService>();
        var editor = await school.StaffAsync("barbara@school.example", Custom, Permission.EditCourse);
        var seen = await school.SettingsAsync();
        _ = (await service.SetArchivedAsync(editor, school.Algebra, true)).Value;

        Assert.Equal(Why.CourseArchived, (await service.SaveAsync(school.Alan, school.Algebra, seen, seen with { Title = "Mine" })).Problem?.Why);
        Assert.Equal(Why.CourseArchived, (await school.Database.Get<CourseSettingsQueries>().SettingsAsync(editor, school.Algebra)).Value.ReadOnly?.Why);
        Assert.Equal(Why.NeedsPermission, (await service.SetArchivedAsync(school.Grace, school.Algebra, false)).Problem?.Why);
        _ = (await service.SetArchivedAsync(editor, school.Algebra, false)).Value;
        _ = (await service.SetArchivedAsync(editor, school.Algebra, false)).Value;
        Assert.True((await service.SaveAsync(school.Alan, school.Algebra, seen, seen with { Title = "Mine" })).Succeeded);
        Assert.Equal([AuditAction.CourseArchived, AuditAction.CourseReopened, AuditAction.CourseEdited], (await school.AuditAsync()).TakeLast(3).Select(e => e.Action));
    }

    [Fact]
    public async Task Opening_a_course_is_told_to_everybody_on_it()
    {
        await using var school = await GatherAsync();
        var told = new List<Change>();
        using var listening = school.Database.Get<LiveChanges>().Subscribe(told.AddRange);
        await school.HideAsync();
        await school.HideAsync();
        var entry = Assert.Single(await school.AuditAsync(), entry => entry.Action == AuditAction.CourseEdited); // twice is once
        Assert.Equal((true, false), (CourseState.Read(entry.Before)!.Open, CourseState.Read(entry.After)!.Open));
        Assert.Contains(told, change => change.CourseId == school.Algebra && change.MayConcern(school.Edsger.AccountId));
    }
}
