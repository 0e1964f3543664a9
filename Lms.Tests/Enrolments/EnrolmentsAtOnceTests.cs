using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Enrolments;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Lms.Tests.Support.Cast;
using static Lms.Tests.Support.Classroom;

namespace Lms.Tests.Enrolments;

/// <summary>Many people do the same to the same students at the same moment, on two servers.</summary>
public class EnrolmentsAtOnceTests
{
    [Fact]
    public async Task The_same_list_on_two_servers_is_one_account_and_one_enrolment_each()
    {
        await using var school = await GatherAsync();
        RosterImport[] servers = [school.Rosters, school.Database.Another<RosterImport>()];
        var before = (await school.AuditAsync()).Count;

        var reports = await AtOnce.RunAsync(4, i => servers[i % 2].EnrolAsync(i < 2 ? school.Alan : school.Ada, school.Algebra, Strangers(300)));

        Assert.Equal(300, reports.Sum(report => report.Value.Change.Steps.Count));
        Assert.Equal(300, (await school.AuditAsync()).Skip(before).Select(entry => entry.PersonId).Distinct().Count());
        Assert.Equal(300, (await school.AuditAsync()).Count - before);
        await using var db = school.Database.Open();
        Assert.Equal(300, await db.Users.CountAsync(a => a.Email!.StartsWith("pupil") && a.Status == AccountStatus.Pending));
        Assert.Equal(300, await db.Enrolments.CountAsync());
    }

    [Fact]
    public async Task Who_signs_in_while_the_list_is_carried_out_is_one_account_with_the_course()
    {
        await using var school = await GatherAsync();
        var signIn = school.Database.Another<SignInService>();

        await AtOnce.RunAsync(41, async i => i < 40
            ? (await signIn.SignInAsync(Google($"pupil{i}@school.example"))).Succeeded
            : (await school.Rosters.EnrolAsync(school.Alan, school.Algebra, Strangers(40))).Succeeded);

        var students = (await school.RosterAsync()).Students;
        Assert.Equal(40, students.Count.Known);
        Assert.All(students.Rows, row => Assert.Equal(AccountStatus.Active, row.Status));
        await using var db = school.Database.Open();
        Assert.Equal(40, await db.Users.CountAsync(a => a.Email!.StartsWith("pupil")));
    }

    [Fact]
    public async Task Following_the_link_twenty_times_is_joining_once()
    {
        await using var school = await GatherAsync();
        var code = (await school.Database.Get<JoinService>().SetAsync(school.Alan, school.Algebra, on: true)).Value!;
        JoinService[] servers = [school.Database.Get<JoinService>(), school.Database.Another<JoinService>()];

        var joined = await AtOnce.RunAsync(20, i => servers[i % 2].JoinAsync(school.Edsger, code));

        Assert.All(joined, result => Assert.Equal(school.Algebra, result.Value));
        Assert.Single(await school.AuditAsync(), entry => entry.Action == AuditAction.Joined);
    }

    [Fact]
    public async Task Withdrawing_and_taking_back_happen_once_however_often_the_button_is_hit()
    {
        await using var school = await GatherAsync();
        var ids = await school.EnrolAsync("hedy@school.example", "mary@school.example");
        EnrolmentService[] servers = [school.Enrolments, school.Database.Another<EnrolmentService>()];

        var withdrawn = await AtOnce.RunAsync(20, i => servers[i % 2].WithdrawAsync(school.Alan, school.Algebra, ids));
        var change = Assert.Single(withdrawn, result => result.Value.Steps.Count > 0).Value;
        var undone = await AtOnce.RunAsync(20, i => servers[i % 2].UndoAsync(school.Alan, change));

        Assert.Single(undone, result => result.Succeeded);
        Assert.Equal(19, undone.Count(result => result.Problem?.Why == Why.ChangedSince));
        Assert.Equal(2, (await school.RosterAsync()).Students.Count.Known);
    }

    [Fact]
    public async Task Of_many_sections_given_by_two_people_none_is_lost()
    {
        await using var school = await GatherAsync();
        var ids = (await school.EnrolRowsAsync([.. Strangers(40)])).Change.Steps.Select(step => step.AccountId).ToList();
        EnrolmentService[] servers = [school.Enrolments, school.Database.Another<EnrolmentService>()];

        await AtOnce.RunAsync(40, i => servers[i % 2].SetSectionAsync(i % 3 == 0 ? school.Ada : school.Alan, school.Algebra, [ids[i]], $"7{(char)('A' + (i % 5))}"));

        foreach (var (id, i) in ids.Select((id, i) => (id, i)))
            Assert.Equal($"7{(char)('A' + (i % 5))}", (await school.PlaceAsync(id))!.Section);
    }
}
