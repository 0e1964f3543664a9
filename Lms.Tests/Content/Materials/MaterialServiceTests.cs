using Lms.Data.Content.Files;
using Lms.Data.Content.Materials;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Content.Materials;

public class MaterialServiceTests
{
    [Fact]
    public async Task Students_see_what_is_published_and_no_heading_without_anything_below()
    {
        await using var school = await GatherAsync();
        _ = await school.EnrolAsync("edsger@school.example");
        var (one, two) = (await school.SectionAsync("One"), await school.SectionAsync("Two"));
        _ = await school.PageAsync(one, "A");
        var draft = await school.PageAsync(two, "B", publish: false);

        Assert.Equal(["One: A"], await school.SeenByAsync(school.Edsger));
        Assert.Equal(["One: A", "Two: B"], await school.SeenByAsync(school.Alan));
        Assert.Equal(Why.MaterialNotFound, (await school.MaterialLists().ReadAsync(school.Edsger, school.Algebra, draft)).Problem?.Why);
        Assert.Equal(Why.CourseNotFound, (await school.MaterialLists().CourseAsync(await school.ArriveAsync("mary@school.example"), school.Algebra)).Problem?.Why);

        _ = (await school.Headings().PublishAsync(school.Alan, two)).Value;
        Assert.Equal(["One: A", "Two: B"], await school.SeenByAsync(school.Edsger));
        _ = (await school.Materials().PublishAsync(school.Alan, draft, false)).Value;
        Assert.Equal(["One: A"], await school.SeenByAsync(school.Edsger));

        await school.HideAsync();
        Assert.Equal(Why.CourseNotOpen, (await school.MaterialLists().CourseAsync(school.Edsger, school.Algebra)).Problem?.Why);
        Assert.Equal(["One: A", "Two: B"], await school.SeenByAsync(school.Alan));
    }

    [Fact]
    public async Task The_second_of_two_who_change_it_is_told_and_nothing_is_overwritten()
    {
        await using var school = await GatherAsync();
        var page = await school.PageAsync(await school.SectionAsync(), "A");
        var seen = (await school.MaterialLists().EditedAsync(school.Alan, school.Algebra, page)).Value.ChangedAt;

        _ = (await school.Materials().EditAsync(school.Alan, page, new("First", "one"), seen)).Value;
        var before = await school.Database.DumpAsync();
        Assert.Equal(Why.MaterialChangedSince, (await school.Materials().EditAsync(school.Ada, page, new("Second", "two"), seen)).Problem?.Why);
        Assert.True((await school.Materials().EditAsync(school.Ada, page, new(" First ", "one"), seen)).Succeeded); // wants what is so already
        Assert.Equal(before, await school.Database.DumpAsync());

        var again = (await school.MaterialLists().EditedAsync(school.Ada, school.Algebra, page)).Value;
        Assert.Equal(("First", "one"), (again.Line.Title, again.Line.Text));
        Assert.True((await school.Materials().EditAsync(school.Ada, page, new("Second", "two"), again.ChangedAt)).Succeeded);
    }

    [Fact]
    public async Task A_file_takes_the_place_of_another_and_what_is_called_otherwise_stays_so()
    {
        await using var school = await GatherAsync();
        var section = await school.SectionAsync();
        var (alike, renamed) = (await school.HandoutAsync(section, "Week 1.txt"), await school.HandoutAsync(section, "Other.txt"));
        var seen = (await school.MaterialLists().EditedAsync(school.Alan, school.Algebra, renamed)).Value.ChangedAt;
        _ = (await school.Materials().EditAsync(school.Alan, renamed, new("Exercises"), seen)).Value;

        Assert.Equal(Why.MaterialChangedSince, (await ReplaceAsync(school, school.Alan, renamed, "Week 1, corrected.txt", seen))?.Why);
        foreach (var material in (long[])[alike, renamed])
            Assert.Null(await ReplaceAsync(school, school.Alan, material, "Week 1, corrected.txt"));

        Assert.Equal(["Week 1: Week 1, corrected.txt, Exercises"], await school.SeenByAsync(school.Alan));
        Assert.Equal(2, school.Stored().Count);
        Assert.Equal(Why.MaterialChangedSince, (await school.Materials().EditAsync(school.Ada, renamed, new("Mine"), seen)).Problem?.Why);
        var page = await school.PageAsync(section, "A page");
        Assert.Equal(Why.MaterialNotFound, (await ReplaceAsync(school, school.Alan, page, "a.txt"))?.Why);
        Assert.Equal(Why.NeedsPermission, (await ReplaceAsync(school, school.Grace, alike, "a.txt"))?.Why);
        Assert.Equal(2, school.Stored().Count);
    }

    static async Task<Problem?> ReplaceAsync(Cast school, Actor actor, long material, string name, DateTime? seen = null) =>
        (await school.MaterialFiles().ReplaceAsync(actor, material, await school.UploadAsync(name),
            seen ?? (await school.MaterialLists().EditedAsync(school.Alan, school.Algebra, material)).Value.ChangedAt)).Problem;

    [Fact]
    public async Task A_copy_of_the_course_keeps_the_file_that_was_replaced()
    {
        await using var school = await GatherAsync();
        var handout = await school.HandoutAsync(await school.SectionAsync(), "Week 1.txt");
        _ = (await school.Database.Get<Data.Courses.CourseCopyService>().CopyAsync(school.Alan, school.Algebra, "MATH-102", "Copy", "")).Value;
        Assert.Null(await ReplaceAsync(school, school.Alan, handout, "Week 2.txt"));
        Assert.Equal(2, school.Stored().Count);
    }

    [Fact]
    public async Task A_course_has_so_many_sections_and_materials_and_no_more()
    {
        await using var school = await GatherAsync();
        var first = await school.SectionAsync();
        await using (var db = school.Database.Open())
        {
            db.AddRange(Enumerable.Range(1, MaterialRules.Sections - 1).Select(i => new MaterialSection { CourseId = school.Algebra, Title = $"{i}", Position = i }));
            db.AddRange(Enumerable.Range(0, MaterialRules.Materials).Select(i => new Material
            {
                SectionId = first,
                Kind = MaterialKind.Page,
                Title = $"{i}",
                Position = i,
                AuthorId = school.Alan.AccountId,
                ChangedAt = Coursework.Now,
            }));
            await db.SaveChangesAsync();
        }

        var sections = (await school.Headings().AddAsync(school.Alan, school.Algebra, "One more")).Problem!;
        var materials = (await school.Materials().AddAsync(school.Alan, first, MaterialKind.Page, new("One more"))).Problem!;
        Assert.Equal((Why.TooManySections, 100, Why.TooManyMaterials, 500), (sections.Why, sections.Values[0], materials.Why, materials.Values[0]));
        var upload = await school.UploadAsync("more.txt");
        Assert.Equal(Why.TooManyMaterials, (await school.MaterialFiles().AddAsync(school.Alan, first, upload)).Problem?.Why);
        Assert.Empty(school.Stored());
    }

    [Fact]
    public async Task Titles_are_kept_without_what_can_not_be_seen_and_descriptions_are_short()
    {
        await using var school = await GatherAsync();
        var section = await school.SectionAsync(" Week\u202e  1 ");
        var page = await school.PageAsync(section, "Read\u200b this\n");
        Assert.Equal(["Week 1: Read this"], await school.SeenByAsync(school.Alan));
        Assert.Equal(Why.MaterialTitleMissing, (await school.Headings().RenameAsync(school.Alan, section, " \u202e ")).Problem?.Why);

        var seen = (await school.MaterialLists().EditedAsync(school.Alan, school.Algebra, page)).Value.ChangedAt;
        Assert.True((await school.Materials().EditAsync(school.Alan, page, new("Read", new string('a', MaterialRules.TextLength)), seen)).Succeeded);
        var link = await school.Materials().AddAsync(school.Alan, section, MaterialKind.Link, new("Look", new string('a', 2_001), "example.org"));
        Assert.Equal((Why.TooLong, 2_000), (link.Problem?.Why, link.Problem?.Values[0]));
    }

    [Theory]
    [InlineData("https://example.org/a?b=1#c", "https://example.org/a?b=1#c")]
    [InlineData(" http://example.org ", "http://example.org")]
    [InlineData("example.org/page", "https://example.org/page")]
    [InlineData("example.org/page?at=12:30", "https://example.org/page?at=12:30")]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("javascript://example.org/%0Aalert(1)", null)]
    [InlineData("data:text/html,<b>a.b</b>", null)]
    [InlineData("file:///etc/passwd", null)]
    [InlineData("mailto:alan@school.example", null)]
    [InlineData("https://alan:secret@example.org", null)]
    [InlineData("https://", null)]
    [InlineData("words", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_link_leads_to_a_page_of_the_web(string? typed, string? kept) => Assert.Equal(kept, MaterialRules.Address(typed));

    [Fact]
    public async Task What_is_wrong_is_told_and_nothing_is_written()
    {
        await using var school = await GatherAsync();
        var section = await school.SectionAsync();
        var page = await school.PageAsync(section, "A");
        var before = await school.Database.DumpAsync();
        var (materials, seen) = (school.Materials(), Coursework.Now);

        Assert.Equal(Why.LinkInvalid, (await materials.AddAsync(school.Alan, section, MaterialKind.Link, new("Link", Url: "javascript:alert(1)"))).Problem?.Why);
        Assert.Equal(Why.MaterialTitleMissing, (await materials.AddAsync(school.Alan, section, MaterialKind.Page, new(" "))).Problem?.Why);
        Assert.Equal(Why.TooLong, (await materials.AddAsync(school.Alan, section, MaterialKind.Page, new(new string('a', 201)))).Problem?.Why);
        Assert.Equal(Why.TooLong, (await materials.EditAsync(school.Alan, page, new("A", new string('a', 200_001)), seen)).Problem?.Why);
        Assert.Equal(Why.SectionNotFound, (await materials.AddAsync(school.Alan, 4711, MaterialKind.Page, new("A"))).Problem?.Why);
        Assert.Equal(Why.NeedsPermission, (await materials.RemoveAsync(school.Grace, page)).Problem?.Why);
        Assert.Equal(Why.NeedsPermission, (await school.MaterialFiles().AddAsync(school.Grace, section, await school.UploadAsync("a.txt"))).Problem?.Why);
        Assert.Equal(before, await school.Database.DumpAsync());
        Assert.Empty(school.Stored());
    }

    [Fact]
    public async Task An_archived_course_is_read_and_not_changed()
    {
        await using var school = await GatherAsync();
        _ = await school.EnrolAsync("edsger@school.example");
        var section = await school.SectionAsync();
        var page = await school.PageAsync(section, "A");
        _ = await school.PageAsync(section, "B", publish: false);
        await school.ArchiveAsync(school.Algebra);
        var before = await school.Database.DumpAsync();

        Assert.Equal(["Week 1: A, B"], await school.SeenByAsync(school.Alan));
        Assert.Equal(["Week 1: A"], await school.SeenByAsync(school.Edsger));
        Assert.True((await school.MaterialLists().CourseAsync(school.Alan, school.Algebra)).Value is { Archived: true, MayManage: false });
        Assert.Equal(Why.CourseArchived, (await school.Materials().MoveAsync(school.Alan, page, section, 1)).Problem?.Why);
        Assert.Equal(Why.CourseArchived, (await school.Headings().RemoveAsync(school.Alan, section)).Problem?.Why);
        Assert.Equal(before, await school.Database.DumpAsync());
    }

    [Fact]
    public async Task A_file_goes_with_the_last_that_refers_to_it()
    {
        await using var school = await GatherAsync();
        var section = await school.SectionAsync();
        var (first, other) = (await school.HandoutAsync(section), await school.HandoutAsync(section, "Other.txt"));
        var file = await school.FileOfAsync(first);
        var copy = new Material { SectionId = section, Kind = MaterialKind.File, Title = "Copy", FileId = file, AuthorId = school.Alan.AccountId, ChangedAt = Coursework.Now };
        await using (var db = school.Database.Open())
        {
            db.Materials.Add(copy);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        _ = (await school.Materials().RemoveAsync(school.Alan, first)).Value;
        Assert.Equal(2, school.Stored().Count);
        _ = (await school.Materials().RemoveAsync(school.Alan, copy.Id)).Value;
        Assert.Single(school.Stored());
        Assert.Equal(Why.FileNotFound, (await school.Database.Get<FileQueries>().OpenAsync(school.Alan, file)).Problem?.Why);
        _ = (await school.Headings().RemoveAsync(school.Alan, section)).Value;
        Assert.Empty(school.Stored());
        await using var after = school.Database.Open();
        Assert.False(await after.Files.AnyAsync(TestContext.Current.CancellationToken));
        Assert.Equal(Why.MaterialNotFound, (await school.MaterialLists().ReadAsync(school.Alan, school.Algebra, other)).Problem?.Why);
    }
}
