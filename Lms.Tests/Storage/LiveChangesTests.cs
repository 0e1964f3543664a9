using Lms.Data.Accounts;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Data.Permissions.Permission;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Storage;

public class LiveChangesTests
{
    [Fact]
    public async Task Open_pages_are_told_of_a_change_once_it_is_kept_and_never_of_a_refusal()
    {
        await using var school = await GatherAsync();
        var told = new List<Change>();
        using (school.Database.Get<LiveChanges>().Subscribe(told.AddRange))
        {
            await school.Permissions.SwitchAsync(school.Grace, school.Algebra, Hedy, EditCourse, true);
            Assert.Empty(told);
            await school.Permissions.RemoveAsync(school.Alan, school.Algebra, [PersonRef.To(school.Grace.AccountId)]);
        }

        await school.Permissions.RemoveAsync(school.Alan, school.Algebra, [PersonRef.To(school.Katherine)]);
        Assert.Equal([new Change(school.Grace.AccountId, school.Algebra)], told);
    }

    [Fact]
    public async Task A_page_that_cannot_be_told_does_not_spoil_the_change_nor_the_other_pages()
    {
        await using var school = await GatherAsync();
        var (live, told) = (school.Database.Get<LiveChanges>(), 0);
        using var before = live.Subscribe(_ => told++);
        using var broken = live.Subscribe(_ => throw new ObjectDisposedException("a page that is gone"));
        using var after = live.Subscribe(_ => told++);

        Assert.True((await school.Permissions.SwitchAsync(school.Alan, school.Algebra, Hedy, EditCourse, true)).Succeeded);

        Assert.Equal(2, told);
    }
}
