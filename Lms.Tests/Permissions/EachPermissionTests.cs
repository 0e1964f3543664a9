using Bunit;
using Lms.Data.Accounts;
using Lms.Data.Content.Grades;
using Lms.Data.Content.Materials;
using Lms.Data.Content.Submissions;
using Lms.Data.Courses;
using Lms.Data.Enrolments;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Lms.Web.Features.Content.Assignments;
using Lms.Web.Features.Content.Grades;
using Lms.Web.Features.Content.Materials;
using Lms.Web.Features.Content.Submissions;
using Lms.Web.Features.Courses;
using Lms.Web.Features.Enrolments;
using Lms.Web.Features.Permissions;
using Microsoft.AspNetCore.Components;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Permissions;

/// <summary>
/// What each permission opens: with it the thing works, without it the service refuses with the reason and the page shows no way.
/// A permission without a gate here fails the first test: a switch that gates nothing is a lie.
/// </summary>
public class EachPermissionTests : ScreenTest
{
    /// <summary>A thing that needs the permission; the page it is on, and what is there by role and name only for who may.</summary>
    sealed record Gate(Func<Cast, Actor, Setting, Task<Problem?>> Do, Type Page, string Role, string Name, params string[] Parameters);

    /// <summary>An assignment of Algebra I and a student of hers.</summary>
    sealed record Setting(long Assignment, long Student);

    static readonly Dictionary<Permission, Gate> gates = new()
    {
        [Permission.EditCourse] = new(async (s, a, _) => (await s.Database.Get<CourseSettingsService>().SaveAsync(a, s.Algebra,
            await s.SettingsAsync(), await s.SettingsAsync() with { Title = "Algebra II" })).Problem, typeof(CourseSettingsPage), "button", "Save"),
        [Permission.ManageStaff] = new(async (s, a, _) => (await s.Permissions.SwitchAsync(a, s.Algebra, Hedy, Permission.ViewStudents, true)).Problem,
            typeof(StaffPage), "region", "Can't find the person you're looking for?"),
        [Permission.ViewStudents] = new(async (s, a, _) => (await s.Database.Get<EnrolmentQueries>().RosterAsync(a, s.Algebra, RosterFilter.All)).Problem,
            typeof(RosterPage), "table", "Students"),
        [Permission.ManageStudents] = new(async (s, a, _) => (await s.Rosters.EnrolAsync(a, s.Algebra, Classroom.Rows("annie@school.example"))).Problem,
            typeof(RosterPage), "link", "Enrol students"),
        [Permission.PostAnnouncements] = new(async (s, a, _) => (await s.Announcements().PostAsync(a, s.Algebra, Board.Draft())).Problem,
            typeof(CoursePage), "link", "New announcement"),
        [Permission.ManageMaterials] = new(async (s, a, _) => (await s.Database.Get<MaterialSectionService>().AddAsync(a, s.Algebra, "Week 1")).Problem,
            typeof(MaterialsPage), "button", "Add section"),
        [Permission.ManageAssignments] = new(async (s, a, _) => (await s.Assignments().CreateAsync(a, s.Algebra, Coursework.Essay, publish: true)).Problem,
            typeof(AssignmentsPage), "link", "New assignment"),
        [Permission.ViewSubmissions] = new(async (s, a, x) => (await s.Work().TableAsync(a, s.Algebra, x.Assignment, SubmissionFilter.All)).Problem,
            typeof(SubmissionsPage), "table", "Submissions", "AssignmentId"),
        [Permission.GradeSubmissions] = new(async (s, a, x) => (await s.GradeAsync(a, x.Assignment, x.Student, 7)).Problem,
            typeof(GradePage), "textbox", "Points", "AssignmentId", "AccountId"),
        [Permission.ViewGradebook] = new(async (s, a, _) => (await s.Database.Get<GradebookQueries>().HeadAsync(a, s.Algebra, GradebookFilter.All)).Problem,
            typeof(GradesPage), "link", "Export CSV"),
    };

    public static TheoryData<Permission> Permissions => [.. PermissionSet.Everything];

    [Fact]
    public void Every_permission_has_its_gate() => Assert.Equal(PermissionSet.Everything.Order(), gates.Keys.Order());

    [Theory, MemberData(nameof(Permissions))]
    public async Task With_it_alone_the_thing_works_and_the_page_shows_the_way(Permission permission)
    {
        var setting = await SetAsync();
        var barbara = await School.StaffAsync("barbara@school.example", CourseRole.Custom, permission);
        Become(barbara);

        Open(permission, setting);
        Soon(() => Assert.NotEmpty(Every(gates[permission].Role, gates[permission].Name)));
        Assert.Null(await gates[permission].Do(School, barbara, setting));
    }

    [Theory, MemberData(nameof(Permissions))]
    public async Task With_everything_else_it_is_refused_with_the_reason_and_the_page_shows_no_way(Permission permission)
    {
        var setting = await SetAsync();
        var barbara = await School.StaffAsync("barbara@school.example", CourseRole.Custom,
            [.. PermissionSet.Everything.Where(other => !PermissionRules.Needs(other).Has(permission))]);
        Become(barbara);
        var before = await School.Database.DumpAsync();

        var refused = await gates[permission].Do(School, barbara, setting);
        Assert.Contains(refused!.Why, (Why[])[Why.NeedsPermission, Why.NeedsManageStaff, Why.NeedsViewStudents, Why.NeedsManageStudents]);
        Assert.Contains("Alan Turing", refused.Values);
        Assert.True(refused.Why != Why.NeedsPermission || Equals(refused.Values[0], permission));
        Assert.Equal(before, await School.Database.DumpAsync());

        Open(permission, setting);
        Soon(() => Assert.NotEmpty(Every("heading")));
        Assert.DoesNotContain(Every(gates[permission].Role, gates[permission].Name), way => !way.HasAttribute("readonly")); // it may be read
    }

    [Theory, MemberData(nameof(Permissions))]
    public async Task On_an_archived_course_only_what_is_viewing_works(Permission permission)
    {
        var setting = await SetAsync();
        var barbara = await School.StaffAsync("barbara@school.example", CourseRole.CoTeacher);
        await School.ArchiveAsync(School.Algebra);

        var problem = await gates[permission].Do(School, barbara, setting);

        Assert.Equal(PermissionRules.Viewing.Has(permission) ? null : Why.CourseArchived, problem?.Why);
    }

    async Task<Setting> SetAsync()
    {
        var ids = await School.EnrolAsync("edsger@school.example");
        return new(await School.SetAsync(), ids[0]);
    }

    void Open(Permission permission, Setting setting)
    {
        var gate = gates[permission];
        var parameters = new Dictionary<string, object> { ["CourseId"] = School.Algebra, ["AssignmentId"] = setting.Assignment, ["AccountId"] = setting.Student };
        Show<DynamicComponent>(page => page.Add(p => p.Type, gate.Page).Add(p => p.Parameters, gate.Parameters.Append("CourseId").ToDictionary(name => name, name => parameters[name])));
    }
}
