using Lms.Data.Accounts;
using Lms.Data.Content.Files;
using Lms.Data.Content.Materials;
using Lms.Data.Courses;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Content.Files;

public class FileReadersTests
{
    [Fact]
    public async Task A_published_file_is_for_everybody_on_the_course_and_a_draft_for_who_manages_materials()
    {
        await using var school = await GatherAsync();
        var (material, file) = await AddAsync(school);
        var editor = await school.StaffAsync("editor@school.example", ContentEditor);
        Assert.Equal(Why.FileNotFound, await ReadAsync(school, school.Edsger, file));
        _ = await school.EnrolAsync("edsger@school.example");

        Assert.Equal((null, null), (await ReadAsync(school, editor, file), await ReadAsync(school, school.Alan, file)));
        Assert.NotNull(await ReadAsync(school, school.Edsger, file));
        Assert.Equal(Why.NeedsPermission, await ReadAsync(school, school.Grace, file));

        _ = (await school.Database.Get<MaterialService>().PublishAsync(school.Alan, material, true)).Value;
        Assert.Equal((null, null), (await ReadAsync(school, school.Edsger, file), await ReadAsync(school, school.Grace, file)));
        await school.HideAsync();
        Assert.Equal((Why.CourseNotOpen, null), (await ReadAsync(school, school.Edsger, file), await ReadAsync(school, school.Grace, file)));
    }

    [Fact]
    public async Task What_was_handed_in_is_for_the_student_and_who_may_view_submissions()
    {
        await using var school = await GatherAsync();
        var mary = await school.ArriveAsync("mary@school.example");
        _ = await school.EnrolAsync("edsger@school.example", "mary@school.example");
        var essay = await school.SetAsync(Coursework.Essay with { HandIn = Data.Content.Assignments.HandIn.Files });
        _ = (await school.HandInAsync(mary, essay, "", Coursework.File("essay.txt"))).Value;
        await using var db = school.Database.Open();
        var file = await db.Files.Select(f => f.Id).SingleAsync();
        var editor = await school.StaffAsync("editor@school.example", Custom, Permission.ManageMaterials);

        Assert.Equal((null, null), (await ReadAsync(school, mary, file), await ReadAsync(school, school.Grace, file)));
        Assert.Equal((Why.ForStaff, Why.NeedsPermission), (await ReadAsync(school, school.Edsger, file), await ReadAsync(school, editor, file)));
        Assert.NotNull(await ReadAsync(school, new Actor(school.Katherine + 100), file));
    }

    [Fact]
    public async Task A_file_goes_from_the_folder_with_the_last_that_refers_to_it()
    {
        await using var school = await GatherAsync();
        var (material, file) = await AddAsync(school);
        var copy = (await school.Database.Get<CourseCopyService>().CopyAsync(school.Alan, school.Algebra, "MATH-104", "Algebra again", "")).Value;
        Assert.NotNull(copy);

        _ = (await school.Database.Get<MaterialService>().RemoveAsync(school.Alan, material)).Value;
        Assert.Null(await ReadAsync(school, school.Alan, file));
        await using var db = school.Database.Open();
        _ = (await school.Database.Get<MaterialService>().RemoveAsync(school.Alan, await db.Materials.Select(m => m.Id).SingleAsync())).Value;

        Assert.Equal(Why.FileNotFound, await ReadAsync(school, school.Alan, file));
        Assert.Empty(Directory.GetFiles(Folder(school)));
        Assert.False(await db.Files.AnyAsync());
    }

    [Fact]
    public async Task The_files_of_who_is_erased_go_with_them()
    {
        await using var school = await GatherAsync();
        var mary = await school.ArriveAsync("mary@school.example", "Mary Jackson");
        _ = await school.EnrolAsync("mary@school.example");
        var essay = await school.SetAsync(Coursework.Essay with { HandIn = Data.Content.Assignments.HandIn.Files });
        _ = (await school.HandInAsync(mary, essay, "", Coursework.File("essay.txt"))).Value;
        Assert.Single(Directory.GetFiles(Folder(school)));

        Assert.Null((await school.Database.Get<ErasureService>().EraseAsync(school.Ada, mary.AccountId, "mary@school.example")).Problem);

        Assert.Empty(Directory.GetFiles(Folder(school)));
    }

    static string Folder(Cast school) => school.Database.Get<IOptions<FilesOptions>>().Value.Folder;

    // A draft with a file of text.
    static async Task<(long Material, long File)> AddAsync(Cast school)
    {
        var section = (await school.Database.Get<MaterialSectionService>().AddAsync(school.Alan, school.Algebra, "Week 1")).Value;
        var saved = (await school.Database.Get<FileStore>().SaveAsync("notes.txt", new MemoryStream("abc"u8.ToArray()))).Value;
        var material = (await school.Database.Get<MaterialService>().AddFileAsync(school.Alan, section, saved)).Value;
        await using var db = school.Database.Open();
        return (material, await db.Files.Select(f => f.Id).SingleAsync());
    }

    static async Task<Why?> ReadAsync(Cast school, Actor actor, long file)
    {
        var opened = await school.Database.Get<FileQueries>().OpenAsync(actor, file);
        if (opened.Succeeded)
            await opened.Value.Content.DisposeAsync();
        return opened.Problem?.Why;
    }
}
