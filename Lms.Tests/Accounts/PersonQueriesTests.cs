using Lms.Data.Accounts;
using Lms.Data.Enrolments;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Data.Accounts.PersonReference;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Accounts;

public class PersonQueriesTests
{
    static readonly DateTime start = TestDatabase.Start.UtcDateTime;

    [Fact]
    public async Task Of_a_pending_person_one_sees_who_named_them_and_what_waits()
    {
        await using var school = await GatherAsync();

        var katherine = await PersonAsync(school, school.Katherine);

        Assert.Equal(("katherine@school.example", "katherine@school.example", AccountStatus.Pending, "Alan Turing", start, null),
            (katherine.Name, katherine.Address, katherine.Status, katherine.NamedBy, katherine.CreatedAt, katherine.FirstSignInAt));
        var course = Assert.Single(katherine.Teaches);
        Assert.Equal(("MATH-101", "Algebra I", "Custom", null, false), (course.Code, course.Title, course.RoleName, course.Until, course.Ended));
        Assert.Equal([new WhySwitch(Permission.GradeSubmissions, true, "Alan Turing", start)], course.Switches);
        Assert.Empty(katherine.Attends);
        Assert.Equal([(Staff, 1), (Switches, 1), (Concerned, 1)], Known(katherine));
    }

    [Fact]
    public async Task Of_an_owner_one_sees_the_courses_and_all_they_did()
    {
        await using var school = await GatherAsync();

        var alan = await PersonAsync(school, school.Alan.AccountId);

        Assert.Equal((true, false, false), (alan.MayCreateCourses, alan.IsAdministrator, alan.IsYou));
        Assert.Equal(("Algebra I", null), alan.Teaches.Select(c => (c.Title, c.RoleName)).Single());
        Assert.Equal([Link, PersonReference.Named, Owns, AddedStaff, GaveRoles, Switched, Concerned, Did], Known(alan).Select(k => k.Place));
        Assert.Equal(2, alan.References[AddedStaff].Known);
        Assert.Equal(Enum.GetValues<PersonReference>().Order(), alan.References.Keys.Order());
        Assert.True((await PersonAsync(school, school.Ada.AccountId)).IsYou);
    }

    [Fact]
    public async Task Of_a_student_one_sees_where_they_are_and_were_and_by_whom()
    {
        await using var school = await GatherAsync();
        var geometry = (await school.Courses.CreateAsync(school.Alan, "MATH-102", "A Geometry", "")).Value;
        _ = await school.EnrolRowsAsync(Classroom.Row("edsger@school.example", section: "7B"));
        _ = (await school.Rosters.EnrolAsync(school.Ada, geometry, Classroom.Rows("edsger@school.example"))).Value;
        school.Database.Time.Advance(TimeSpan.FromDays(2));
        _ = (await school.Enrolments.WithdrawAsync(school.Ada, geometry, [school.Edsger.AccountId])).Value;

        var edsger = await PersonAsync(school, school.Edsger.AccountId);

        Assert.Equal(
            [("Algebra I", "7B", true, EnrolmentSource.Staff, "Alan Turing", start), ("A Geometry", "", false, EnrolmentSource.Staff, "Ada Lovelace", start.AddDays(2))],
            edsger.Attends.Select(c => (c.Title, c.Section, c.Enrolled, c.Source, c.By, c.At)));
    }

    [Fact]
    public async Task A_place_that_is_over_says_so()
    {
        await using var school = await GatherAsync();
        _ = (await school.Permissions.SetUntilAsync(school.Alan, school.Algebra, [PersonRef.To(school.Grace.AccountId)], new(2026, 11, 25))).Value;
        Assert.False(Assert.Single((await PersonAsync(school, school.Grace.AccountId)).Teaches).Ended);
        school.Database.Time.Advance(TimeSpan.FromDays(1));
        Assert.True(Assert.Single((await PersonAsync(school, school.Grace.AccountId)).Teaches).Ended);
    }

    [Fact]
    public async Task Whoever_is_not_there_is_not_found_and_only_administrators_look()
    {
        await using var school = await GatherAsync();
        var people = school.Database.Get<PersonQueries>();
        Assert.Equal(Why.PersonNotFound, (await people.PersonAsync(school.Ada, Nobody.AccountId)).Problem?.Why);
        Assert.Equal(Why.AdministratorsOnly, (await people.PersonAsync(school.Alan, school.Alan.AccountId)).Problem?.Why);
    }

    static async Task<PersonView> PersonAsync(Cast school, long id) => (await school.Database.Get<PersonQueries>().PersonAsync(school.Ada, id)).Value;

    static IEnumerable<(PersonReference Place, int Count)> Known(PersonView person) =>
        person.References.Where(r => r.Value.Known > 0).OrderBy(r => r.Key).Select(r => (r.Key, r.Value.Known));
}
