using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Data.Permissions.Permission;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Accounts;

/// <summary>A correction brings whatever waits to somebody else. So it takes the right to all of it, not to one thing alone.</summary>
public class MovingTests
{
    const string Second = "ben.two@school.example";

    [Fact]
    public async Task Ben_manages_students_and_does_not_read_by_a_second_address_what_a_pending_student_got()
    {
        await using var school = await GatherAsync();
        var ben = await BenAsync(school);
        var mary = (await school.EnrolAsync("mary@school.example"))[0];
        var essay = await school.SetAsync("Essay");
        await school.GradeAsync(essay, mary, 7.5m, released: true, feedback: "Well done, Mary");

        foreach (var address in (string[])[Second, "edsger@school.example", "ben@school.example"])
        {
            var refused = (await school.Accounts.CorrectAddressAsync(ben, mary, address, true)).Problem;
            Assert.Equal(Why.MovingTakes, refused?.Why);
            Assert.Equal([GradeSubmissions, "Algebra I", "Alan Turing"], refused!.Values);
        }

        var second = new Actor((await school.SignIn.SignInAsync(Google(Second))).Value.AccountId!.Value);
        Assert.NotEqual(mary, second.AccountId);
        Assert.False((await school.OwnAsync(second, essay)).Succeeded);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Not_what_waits_unreleased_either_and_who_grades_may(bool released)
    {
        await using var school = await GatherAsync();
        var ben = await BenAsync(school);
        var mary = (await school.EnrolAsync("mary@school.example"))[0];
        await school.GradeAsync(await school.SetAsync("Essay"), mary, null, released, "See me");

        Assert.Equal(Why.MovingTakes, (await school.Accounts.CorrectAddressAsync(ben, mary, Second, true)).Problem?.Why);
        _ = (await school.Permissions.SwitchAsync(school.Alan, school.Algebra, PersonRef.To(ben.AccountId), GradeSubmissions, true)).Value;
        Assert.Equal(mary, (await school.Accounts.CorrectAddressAsync(ben, mary, Second, true)).Value.AccountId);
    }

    [Fact]
    public async Task A_place_as_a_student_alone_is_what_who_manages_students_may_move()
    {
        await using var school = await GatherAsync();
        var ben = await BenAsync(school);
        _ = (await school.Rosters.EnrolAsync(ben, school.Algebra, Classroom.Rows("mray@school.example"))).Value;
        var mary = (await school.AccountAsync("mray@school.example"))!.Id;

        Assert.True((await school.Accounts.CorrectAddressAsync(ben, mary, "mary@school.example", false)).Succeeded);
    }

    [Fact]
    public async Task What_was_done_to_them_on_another_course_goes_to_nobody_who_could_not_read_it_there()
    {
        await using var school = await GatherAsync();
        var ben = await BenAsync(school);
        var mary = (await school.EnrolAsync("mary@school.example"))[0];
        var geometry = (await school.Courses.CreateAsync(school.Ada, "MATH-102", "Geometry", "")).Value;
        _ = (await school.Permissions.GiveRoleAsync(school.Ada, geometry, [PersonRef.To(mary)], Observer)).Value;
        _ = (await school.Permissions.RemoveAsync(school.Ada, geometry, [PersonRef.To(mary)])).Value;

        Assert.Equal(Why.WaitingBeyondYou, (await school.Accounts.CorrectAddressAsync(ben, mary, Second, false)).Problem?.Why);
        Assert.True((await school.Accounts.CorrectAddressAsync(school.Ada, mary, Second, false)).Succeeded);
    }

    [Fact]
    public async Task What_a_person_made_goes_to_nobody_by_the_hand_of_staff()
    {
        await using var school = await GatherAsync();
        await using (var db = school.Database.Open())
        {
            db.Record(AuditEntry.Of(new Actor(school.Katherine), school.Grace.AccountId, AuditAction.RoleGiven, TestDatabase.Start.UtcDateTime, courseId: school.Algebra));
            await db.SaveChangesAsync();
        }

        Assert.Equal(Why.WaitingBeyondYou, (await school.Accounts.CorrectAddressAsync(school.Alan, school.Katherine, "kj@school.example", false)).Problem?.Why);
        Assert.True((await school.Accounts.CorrectAddressAsync(school.Ada, school.Katherine, "kj@school.example", false)).Succeeded);
    }

    [Fact]
    public async Task Everything_there_can_be_is_found_to_belong_to_an_account()
    {
        await using var school = await GatherAsync();
        var id = school.Grace.AccountId;
        await school.AliasAsync(id, "g@school.example", by: id);
        _ = await school.ComeAsync("grace@school.example", SignedIn.Visit());
        _ = await school.EnrolAsync("edsger@school.example");
        _ = (await school.Permissions.SwitchAsync(school.Ada, school.Algebra, PersonRef.To(id), ManageStaff, true)).Value;
        _ = await school.HoldsEverythingAsync(id, id);
        await using var db = school.Database.Open();
        db.Enrolments.Add(new() { CourseId = school.Algebra, AccountId = id, ById = id });
        db.Invitations.Add(new() { AccountId = id, ById = id });
        await db.SaveChangesAsync();
        await school.ReferToEverywhereAsync(id);

        var found = (await Belongings.OfAsync(db, id, default)).Select(b => b.Kind).Distinct();

        Assert.Equal(Enum.GetValues<PersonReference>().Where(kind => MovingRules.Takes(kind) != MovingRight.GoesAlong).Order(), found.Order());
    }

    // With Manage students, which implies View students, and nothing else.
    static async Task<Actor> BenAsync(Cast school) => await school.StaffAsync("ben@school.example", Custom, ManageStudents);
}
