using Lms.Data.Accounts;
using Lms.Data.Content.Assignments;
using Lms.Data.Content.Files;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Content.Files;

public class ErasedWorkTests
{
    [Fact]
    public async Task The_files_of_who_is_erased_go_with_them()
    {
        await using var school = await GatherAsync();
        var mary = await school.ArriveAsync("mary@school.example", "Mary Jackson");
        _ = await school.EnrolAsync("mary@school.example");
        var essay = await school.SetAsync(Coursework.Essay with { HandIn = HandIn.Files });
        _ = (await school.HandInAsync(mary, essay, "", Coursework.File("essay.txt"))).Value;
        Assert.Single(school.Stored());

        Assert.Null((await school.Database.Get<ErasureService>().EraseAsync(school.Ada, mary.AccountId, "mary@school.example")).Problem);

        Assert.Empty(school.Stored());
    }

    [Fact]
    public async Task What_was_said_about_their_work_goes_and_the_points_stay()
    {
        await using var school = await GatherAsync();
        var mary = await school.ArriveAsync("mary@school.example", "Mary Jackson");
        _ = await school.EnrolAsync("mary@school.example");
        var essay = await school.SetAsync();
        _ = (await school.GradeAsync(school.Grace, essay, mary.AccountId, 7, "Mary, well done")).Value;

        Assert.Null((await school.Database.Get<ErasureService>().EraseAsync(school.Ada, mary.AccountId, "mary@school.example")).Problem);

        await using var db = school.Database.Open();
        Assert.Equal((7m, ""), await db.Grades.Select(g => ValueTuple.Create(g.Points, g.Feedback)).SingleAsync());
    }
}
