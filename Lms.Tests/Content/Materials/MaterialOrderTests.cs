using Lms.Data.Content.Materials;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Content.Materials;

/// <summary>Where materials and sections stand.</summary>
public class MaterialOrderTests
{
    [Theory]
    [InlineData(3, 0, "3 1 2")]
    [InlineData(1, 1, "2 1 3")]
    [InlineData(1, 99, "2 3 1")]
    [InlineData(2, -5, "2 1 3")]
    [InlineData(2, 1, "1 2 3")]
    [InlineData(9, 1, "1 9 2 3")]
    public void One_is_put_at_a_place(long moved, int position, string after) => Assert.Equal(after, string.Join(' ', MaterialOrder.With([1, 2, 3], moved, position)));

    [Fact]
    public async Task A_material_moves_within_its_section_and_to_another_and_the_same_again_changes_nothing()
    {
        await using var school = await GatherAsync();
        var (one, two) = (await school.SectionAsync("One"), await school.SectionAsync("Two"));
        var a = await school.PageAsync(one, "A");
        _ = (await school.PageAsync(one, "B"), await school.PageAsync(one, "C"), await school.PageAsync(two, "D"), await school.PageAsync(two, "E"));

        _ = (await school.Materials().MoveAsync(school.Alan, a, one, 1)).Value;
        Assert.Equal(["One: B, A, C", "Two: D, E"], await school.SeenByAsync(school.Alan));
        _ = (await school.Materials().MoveAsync(school.Alan, a, two, 1)).Value;
        Assert.Equal(["One: B, C", "Two: D, A, E"], await school.SeenByAsync(school.Alan));

        var before = await school.Database.DumpAsync();
        Assert.True((await school.Materials().MoveAsync(school.Alan, a, two, 1)).Succeeded);
        Assert.Equal(before, await school.Database.DumpAsync());

        // Where one went away there is room: what comes stands last.
        _ = await school.PageAsync(one, "F");
        _ = (await school.Materials().MoveAsync(school.Alan, a, one, int.MaxValue)).Value;
        Assert.Equal(["One: B, C, F, A", "Two: D, E"], await school.SeenByAsync(school.Alan));
    }

    [Fact]
    public async Task Sections_move_with_all_that_stands_in_them()
    {
        await using var school = await GatherAsync();
        var (one, two) = (await school.SectionAsync("One"), await school.SectionAsync("Two"));
        _ = (await school.PageAsync(one, "A"), await school.PageAsync(two, "B"));

        _ = (await school.Headings().MoveAsync(school.Alan, two, 0)).Value;
        Assert.Equal(["Two: B", "One: A"], await school.SeenByAsync(school.Alan));
        var before = await school.Database.DumpAsync();
        Assert.True((await school.Headings().MoveAsync(school.Alan, two, -1)).Succeeded);
        Assert.Equal(before, await school.Database.DumpAsync());
    }

    [Fact]
    public async Task A_section_of_another_course_is_no_place()
    {
        await using var school = await GatherAsync();
        var geometry = (await school.Courses.CreateAsync(school.Alan, "MATH-102", "Geometry", "")).Value;
        var (here, there) = (await school.SectionAsync(), await school.SectionAsync("There", geometry));
        var page = await school.PageAsync(here, "A");
        var before = await school.Database.DumpAsync();

        Assert.Equal(Why.SectionNotFound, (await school.Materials().MoveAsync(school.Alan, page, there, 0)).Problem?.Why);
        Assert.Equal(before, await school.Database.DumpAsync());
    }

    [Fact]
    public async Task Two_who_move_at_once_lose_nothing()
    {
        await using var school = await GatherAsync();
        var (one, two) = (await school.SectionAsync("One"), await school.SectionAsync("Two"));
        List<long> pages = [];
        foreach (var title in "ABCDEF")
            pages.Add(await school.PageAsync(one, title.ToString()));

        var moved = await AtOnce.RunAsync(6, i => school.Database.Another<MaterialService>().MoveAsync(school.Alan, pages[i], i % 2 == 0 ? two : one, 0));

        Assert.All(moved, m => Assert.True(m.Succeeded));
        var sections = (await school.MaterialLists().CourseAsync(school.Alan, school.Algebra)).Value.Sections;
        Assert.Equal(["B", "D", "F"], sections[0].Materials.Select(m => m.Title).Order());
        Assert.Equal(["A", "C", "E"], sections[1].Materials.Select(m => m.Title).Order());
    }
}
