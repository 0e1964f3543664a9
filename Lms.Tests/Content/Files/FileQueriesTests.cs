using Lms.Data.Content.Assignments;
using Lms.Data.Content.Files;
using Lms.Data.Content.Materials;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Content.Files;

/// <summary>Who opens which file.</summary>
public class FileQueriesTests
{
    [Fact]
    public async Task A_material_is_for_its_students_once_it_is_published_and_not_for_strangers()
    {
        await using var school = await GatherAsync();
        _ = await school.EnrolAsync("edsger@school.example");
        var section = await school.SectionAsync();
        var shown = await school.FileOfAsync(await school.HandoutAsync(section));
        var draft = await school.FileOfAsync(await school.HandoutAsync(section, "Draft.txt", publish: false));
        var stranger = await school.ArriveAsync("mary@school.example");

        Assert.Equal([null, null, null, Why.FileNotFound], await AnswersAsync(school, shown, school.Alan, school.Grace, school.Edsger, stranger));
        Assert.Equal([null, Why.NeedsPermission, Why.FileNotFound, Why.FileNotFound], await AnswersAsync(school, draft, school.Alan, school.Grace, school.Edsger, stranger));
        Assert.Equal([Why.FileNotFound], await AnswersAsync(school, 4711, school.Alan));

        await school.HideAsync();
        Assert.Equal([null, Why.CourseNotOpen], await AnswersAsync(school, shown, school.Grace, school.Edsger));
        await school.SuspendAsync(school.Grace);
        Assert.Equal([Why.ActorSuspended], await AnswersAsync(school, shown, school.Grace));
    }

    [Fact]
    public async Task Work_is_for_who_handed_it_in_and_for_who_may_view_it()
    {
        await using var school = await GatherAsync();
        _ = await school.EnrolAsync("edsger@school.example", "mary@school.example");
        var mary = await school.ArriveAsync("mary@school.example");
        var editor = await school.ArriveAsync("radia@school.example");
        _ = (await school.Permissions.SwitchAsync(school.Alan, school.Algebra, Lms.Data.Accounts.PersonRef.To(editor.AccountId), Permission.ManageMaterials, true)).Value;
        var essay = await school.SetAsync(Coursework.Essay with { HandIn = HandIn.Files });
        var file = (await school.HandInAsync(school.Edsger, essay, "", Coursework.File("essay.txt"))).Value.Files[0].FileId;

        Assert.Equal([null, null, null, Why.FileNotFound, Why.NeedsPermission], await AnswersAsync(school, file, school.Edsger, school.Grace, school.Alan, mary, editor));

        _ = (await school.Enrolments.WithdrawAsync(school.Alan, school.Algebra, [school.Edsger.AccountId])).Value;
        Assert.Equal([null], await AnswersAsync(school, file, school.Edsger));
    }

    [Fact]
    public async Task A_file_that_many_courses_share_opens_for_the_students_of_each()
    {
        await using var school = await GatherAsync();
        var file = await school.FileOfAsync(await school.HandoutAsync(await school.SectionAsync(), publish: false));
        var course = 0L;
        for (var i = 0; i < 25; i++)
        {
            course = (await school.Courses.CreateAsync(school.Alan, $"MATH-2{i:00}", "Copy", "")).Value;
            var section = await school.SectionAsync(course: course);
            await using var db = school.Database.Open();
            db.Materials.Add(new Material
            {
                SectionId = section,
                Kind = MaterialKind.File,
                Title = "Handout",
                FileId = file,
                AuthorId = school.Alan.AccountId,
                PublishedAt = Coursework.Now,
                ChangedAt = Coursework.Now,
            });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var rows = Classroom.Rows("edsger@school.example");
        _ = (await school.Rosters.EnrolAsync(school.Alan, course, rows)).Value;

        Assert.Equal([null], await AnswersAsync(school, file, school.Edsger));
    }

    static async Task<IReadOnlyList<Why?>> AnswersAsync(Cast school, long file, params Actor[] actors)
    {
        var answers = new List<Why?>();
        foreach (var actor in actors)
        {
            var opened = await school.Database.Get<FileQueries>().OpenAsync(actor, file);
            answers.Add(opened.Problem?.Why);
            if (opened.Succeeded)
                await opened.Value.Content.DisposeAsync();
        }

        return answers;
    }
}
