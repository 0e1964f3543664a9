using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Courses;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Courses;

public class CourseHandoverTests
{
    [Fact]
    public async Task Somebody_who_never_signed_in_owns_it_and_who_owned_it_is_co_teacher()
    {
        await using var school = await GatherAsync();

        Assert.Equal("hedy@school.example", (await HandOverAsync(school, school.Alan, Hedy)).Value);

        var hedy = await school.ArriveAsync("hedy@school.example", "Hedy Lamarr");
        var view = (await school.Database.Get<CourseQueries>().CourseAsync(hedy, school.Algebra)).Value;
        Assert.True(view.IsOwner);
        Assert.Equal(CoTeacher, (await school.GrantsAsync(school.Alan.AccountId))!.RoleId);
        Assert.Equal(PermissionSet.All, (await school.Database.Get<CourseQueries>().CourseAsync(school.Alan, school.Algebra)).Value.Held);
        Assert.Equal(Why.OwnerOnly, (await HandOverAsync(school, school.Alan, PersonRef.To(school.Alan.AccountId))).Problem?.Why);
    }

    [Fact]
    public async Task The_new_owner_is_neither_staff_nor_student_any_more_and_only_this_course_is_theirs()
    {
        await using var school = await GatherAsync();
        var other = (await school.Courses.CreateAsync(school.Alan, "GEO-1", "Geometry", "")).Value;
        await school.EnrolAsync("edsger@school.example");

        _ = (await HandOverAsync(school, school.Ada, PersonRef.To(school.Grace.AccountId))).Value;
        Assert.Null(await school.GrantsAsync(school.Grace.AccountId));
        Assert.True((await school.Database.Get<CourseQueries>().CourseAsync(school.Alan, other)).Value.IsOwner);

        _ = (await HandOverAsync(school, school.Grace, PersonRef.To(school.Edsger.AccountId))).Value;
        Assert.True(Assert.Single((await school.Database.Get<CourseQueries>().MineAsync(school.Edsger)).Value) is { IsOwner: true, IsStudent: false });
        Assert.Equal(CoTeacher, (await school.GrantsAsync(school.Grace.AccountId))!.RoleId);
    }

    [Fact]
    public async Task Only_the_owner_and_administrators_hand_over_and_not_to_the_suspended()
    {
        await using var school = await GatherAsync();
        var barbara = await school.StaffAsync("barbara@school.example", CoTeacher);
        var before = await school.Database.DumpAsync();

        Assert.Equal(Why.OwnerOnly, (await HandOverAsync(school, barbara, PersonRef.To(barbara.AccountId))).Problem?.Why);
        Assert.Equal(Why.CourseNotFound, (await HandOverAsync(school, school.Edsger, PersonRef.To(school.Edsger.AccountId))).Problem?.Why);
        Assert.Equal(Why.PersonNotFound, (await HandOverAsync(school, school.Alan, PersonRef.To(987_654))).Problem?.Why);
        Assert.Equal(Why.DomainNotAllowed, (await HandOverAsync(school, school.Alan, Named("someone@elsewhere.example"))).Problem?.Why);
        Assert.Equal(before, await school.Database.DumpAsync());

        await school.SuspendAsync(school.Edsger);
        Assert.Equal(Why.PersonSuspended, (await HandOverAsync(school, school.Alan, PersonRef.To(school.Edsger.AccountId))).Problem?.Why);
        await school.ArchiveAsync(school.Algebra);
        Assert.Equal(Why.CourseArchived, (await HandOverAsync(school, school.Alan, Hedy)).Problem?.Why);
    }

    [Fact]
    public async Task Handing_over_to_the_owner_changes_nothing()
    {
        await using var school = await GatherAsync();
        var before = await school.Database.DumpAsync();
        Assert.Equal("Alan Turing", (await HandOverAsync(school, school.Ada, PersonRef.To(school.Alan.AccountId))).Value);
        Assert.Equal(before, await school.Database.DumpAsync());
    }

    [Fact]
    public async Task The_log_tells_of_both()
    {
        await using var school = await GatherAsync();
        _ = (await HandOverAsync(school, school.Alan, PersonRef.To(school.Edsger.AccountId))).Value;
        Assert.Equal([(AuditAction.CourseHandedOver, school.Edsger.AccountId), (AuditAction.RoleGiven, school.Alan.AccountId)],
            (await school.AuditAsync()).TakeLast(2).Select(e => (e.Action, e.PersonId)));
    }

    static Task<Result<string>> HandOverAsync(Cast school, Actor actor, PersonRef to) =>
        school.Database.Get<CourseHandoverService>().HandOverAsync(actor, school.Algebra, to);
}
