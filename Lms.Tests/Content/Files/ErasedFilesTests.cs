using Lms.Data.Accounts;
using Lms.Data.Content.Assignments;
using Lms.Data.Content.Files;
using Lms.Tests.Support;
using Microsoft.Extensions.Options;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Content.Files;

public class ErasedFilesTests
{
    [Fact]
    public async Task The_files_of_who_is_erased_go_with_them()
    {
        await using var school = await GatherAsync();
        var mary = await school.ArriveAsync("mary@school.example", "Mary Jackson");
        _ = await school.EnrolAsync("mary@school.example");
        var essay = await school.SetAsync(Coursework.Essay with { HandIn = HandIn.Files });
        _ = (await school.HandInAsync(mary, essay, "", Coursework.File("essay.txt"))).Value;
        Assert.Single(Directory.GetFiles(Folder(school)));

        Assert.Null((await school.Database.Get<ErasureService>().EraseAsync(school.Ada, mary.AccountId, "mary@school.example")).Problem);

        Assert.Empty(Directory.GetFiles(Folder(school)));
    }

    static string Folder(Cast school) => school.Database.Get<IOptions<FilesOptions>>().Value.Folder;
}
