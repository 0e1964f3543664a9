using Lms.Data.Enrolments;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Tests.Support.Cast;
using static Lms.Tests.Support.Classroom;

namespace Lms.Tests.Enrolments;

/// <summary>Open pages hear of what became of students, once it is kept.</summary>
public class EnrolmentsAreToldTests
{
    [Fact]
    public async Task Each_change_is_told_for_the_person_and_the_course()
    {
        await using var school = await GatherAsync();
        var edsger = school.Edsger.AccountId;
        var heard = new List<Change>();
        using var listening = school.Database.Get<LiveChanges>().Subscribe(heard.AddRange);
        var code = (await school.Database.Get<JoinService>().SetAsync(school.Alan, school.Algebra, on: true)).Value!;
        heard.Clear();

        foreach (var change in (Func<Task>[])
        [
            () => school.EnrolAsync("edsger@school.example"),
            async () => _ = (await school.Enrolments.SetSectionAsync(school.Alan, school.Algebra, [edsger], "7B")).Value,
            async () => _ = (await school.Enrolments.LeaveAsync(school.Edsger, school.Algebra)).Value,
            async () => _ = (await school.Database.Get<JoinService>().JoinAsync(school.Edsger, code)).Value,
            async () => _ = (await school.Enrolments.UndoAsync(school.Alan, (await school.Enrolments.WithdrawAsync(school.Alan, school.Algebra, [edsger])).Value)).Value,
        ])
        {
            await change();
            Assert.Equal([new Change(edsger, school.Algebra)], heard.Distinct());
            heard.Clear();
        }
    }

    [Fact]
    public async Task Nothing_is_told_of_what_did_not_happen()
    {
        await using var school = await GatherAsync();
        _ = await school.EnrolAsync("edsger@school.example");
        var heard = new List<Change>();
        using var listening = school.Database.Get<LiveChanges>().Subscribe(heard.AddRange);

        _ = await school.EnrolAsync("edsger@school.example");
        _ = (await school.Enrolments.WithdrawAsync(school.Grace, school.Algebra, [school.Edsger.AccountId])).Problem;
        _ = (await school.Enrolments.WithdrawAsync(school.Alan, school.Algebra, [school.Grace.AccountId])).Value;

        Assert.Empty(heard);
    }

    [Theory]
    [InlineData(100, 100)]
    [InlineData(101, 1)]
    public async Task Of_very_many_only_the_course_is_told(int people, int told)
    {
        await using var school = await GatherAsync();
        var heard = new List<Change>();
        using var listening = school.Database.Get<LiveChanges>().Subscribe(heard.AddRange);

        _ = await school.EnrolRowsAsync([.. Strangers(people)]);

        Assert.Equal(told, heard.Count);
        Assert.All(heard, change => Assert.Equal((school.Algebra, told > 1), (change.CourseId, change.AccountId > 0)));
    }
}
