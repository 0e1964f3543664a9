using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Content.Grades;
using Lms.Data.Courses;
using Lms.Data.Enrolments;
using Lms.Data.Enrolments.OneRoster;
using Lms.Data.Mail;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Data.Permissions.Permission;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Architecture;

/// <summary>
/// Every method that takes an actor, against people who have no right to it. What it must answer is written here for each;
/// a method without a line fails the first test.
/// </summary>
public partial class AuthorisationTests
{
    /// <summary>What a call may answer to somebody without the right to more.</summary>
    enum Answer
    {
        /// <summary>A problem, and nothing else.</summary>
        Refused,

        /// <summary>Their own data, which is nothing of the course or of others.</summary>
        Own,

        /// <summary>What everybody on the staff may see.</summary>
        Allowed,
    }

    sealed record Line(Func<Cast, Actor, Task<object?>> Call, Answer Stranger, Answer Staff, Answer Suspended, Answer Nobody)
    {
        public Answer Student { get; init; } = Stranger;
    }

    static readonly StaffFilter everyone = new("", StaffShow.Everyone, false, 1);

    static readonly RosterRow Row = RosterRow.Of(1, "hedy@school.example", "hedy@school.example", "");

    static readonly Dictionary<string, Line> lines = new([.. AnnouncementLines(), .. MaterialLines(), .. WorkLines()])
    {
        ["AccountQueries.MeAsync"] = OwnOnly((s, a) => Get<AccountQueries>(s).MeAsync(a)),
        ["AccountQueries.OwnAsync"] = OwnOnly((s, a) => Get<AccountQueries>(s).OwnAsync(a)),
        ["AccountQueries.WaitingAsync"] = OwnOnly((s, a) => Get<AccountQueries>(s).WaitingAsync(a)),
        ["SessionQueries.MineAsync"] = OwnOnly((s, a) => Get<SessionQueries>(s).MineAsync(a, "a guessed number")),
        ["SessionService.EndAsync"] = Never((s, a) => s.Sessions().EndAsync(a, 1)),
        ["AccountService.CorrectAddressAsync"] = Never((s, a) => s.Accounts.CorrectAddressAsync(a, s.Katherine, "k@school.example", true)),
        ["AccountService.MergeAsync"] = Never((s, a) => s.Accounts.MergeAsync(a, s.Katherine, a.AccountId, false, true)),
        ["AliasService.AddAsync"] = Never((s, a) => Get<AliasService>(s).AddAsync(a, a.AccountId, "mine@school.example")),
        ["AliasService.RemoveAsync"] = Never((s, a) => Get<AliasService>(s).RemoveAsync(a, s.Katherine, "mine@school.example")),
        ["ErasureService.EraseAsync"] = Never((s, a) => Get<ErasureService>(s).EraseAsync(a, s.Katherine, "katherine@school.example")),
        ["ErasureService.RemoveUnusedAsync"] = Never((s, a) => Get<ErasureService>(s).RemoveUnusedAsync(a, 30, [s.Katherine])),
        ["UnusedQueries.UnusedAsync"] = Never((s, a) => Get<UnusedQueries>(s).UnusedAsync(a, 90, 1)),
        ["StandingService.LetCreateCoursesAsync"] = Never((s, a) => s.Standings.LetCreateCoursesAsync(a, a.AccountId, true)),
        ["StandingService.SuspendAsync"] = Never((s, a) => s.Standings.SuspendAsync(a, s.Katherine, "out of spite")),
        ["StandingService.ReinstateAsync"] = Never((s, a) => s.Standings.ReinstateAsync(a, s.Katherine, "out of pity")),
        ["StandingService.SetAdministratorAsync"] = Never((s, a) => s.Standings.SetAdministratorAsync(a, a.AccountId, true)),
        ["StandingService.SignOutEverywhereAsync"] = Never((s, a) => s.Standings.SignOutEverywhereAsync(a, s.Katherine)),
        ["PeopleQueries.DirectoryAsync"] = Never((s, a) => Get<PeopleQueries>(s).DirectoryAsync(a, new("", null, false, 1))),
        ["PersonQueries.DataNameAsync"] = Never((s, a) => Get<PersonQueries>(s).DataNameAsync(a, s.Katherine)),
        ["PersonQueries.PersonAsync"] = Never((s, a) => Get<PersonQueries>(s).PersonAsync(a, s.Katherine)),
        ["PersonDataService.DownloadAsync"] = Never((s, a) => Get<PersonDataService>(s).DownloadAsync(a, s.Katherine)),
        ["SignInRequestQueries.WaitingAsync"] = Never((s, a) => Get<SignInRequestQueries>(s).WaitingAsync(a)),
        ["SignInRequestService.SamePersonAsync"] = Never((s, a) => Get<SignInRequestService>(s).SamePersonAsync(a, 1)),
        ["SignInRequestService.SomebodyNewAsync"] = Never((s, a) => Get<SignInRequestService>(s).SomebodyNewAsync(a, 1)),
        ["SignInRequestService.RefuseAsync"] = Never((s, a) => Get<SignInRequestService>(s).RefuseAsync(a, 1)),
        ["AuditQueries.LogAsync"] = Never((s, a) => Get<AuditQueries>(s).LogAsync(a, AuditFilter.All)),
        ["AuditQueries.ExportNameAsync"] = Never((s, a) => Get<AuditQueries>(s).ExportNameAsync(a)),
        ["AuditExportService.TakeAsync"] = Never((s, a) => Get<AuditExportService>(s).TakeAsync(a, AuditFilter.All)),
        ["AuditQueries.HistoryAsync"] = Never((s, a) => Get<AuditQueries>(s).HistoryAsync(a, s.Algebra, AuditFilter.All)),
        ["AuditUndoService.UndoAsync"] = Never(async (s, a) => await Get<AuditUndoService>(s).UndoAsync(a, (await s.AuditAsync())[^2].Id)),
        ["CourseService.CreateAsync"] = Never((s, a) => s.Courses.CreateAsync(a, "EVIL-1", "Mine", "")),
        ["CourseQueries.MineAsync"] = OwnOnly((s, a) => Get<CourseQueries>(s).MineAsync(a)),
        ["CourseQueries.AllAsync"] = Never((s, a) => Get<CourseQueries>(s).AllAsync(a, "")),
        ["CourseQueries.CourseAsync"] = StaffOnly((s, a) => Get<CourseQueries>(s).CourseAsync(a, s.Algebra)) with { Student = Answer.Allowed },
        ["PermissionQueries.StaffAsync"] = StaffOnly((s, a) => Get<PermissionQueries>(s).StaffAsync(a, s.Algebra, everyone)),
        ["PermissionQueries.RowsAsync"] = StaffOnly((s, a) => Get<PermissionQueries>(s).RowsAsync(a, s.Algebra, [s.Katherine, s.Ada.AccountId])),
        ["WhyQueries.WhyAsync"] = StaffOnly((s, a) => Get<WhyQueries>(s).WhyAsync(a, s.Algebra, s.Katherine)),
        ["NamingQueries.NameAsync"] = Never((s, a) => Get<NamingQueries>(s).NameAsync(a, s.Algebra, "ada@school.example", true)),
        ["PermissionService.SwitchAsync"] = Never((s, a) => s.Permissions.SwitchAsync(a, s.Algebra, Hedy, ViewStudents, true)),
        ["PermissionService.BackToRoleAsync"] = Never((s, a) => s.Permissions.BackToRoleAsync(a, s.Algebra, PersonRef.To(s.Katherine), GradeSubmissions)),
        ["PermissionService.GiveRoleAsync"] = Never((s, a) => s.Permissions.GiveRoleAsync(a, s.Algebra, [Hedy, PersonRef.To(s.Katherine)], Grader)),
        ["PermissionService.SetUntilAsync"] = Never((s, a) => s.Permissions.SetUntilAsync(a, s.Algebra, [PersonRef.To(s.Katherine)], new(2027, 1, 1))),
        ["PermissionService.RemoveAsync"] = Never((s, a) => s.Permissions.RemoveAsync(a, s.Algebra, [PersonRef.To(s.Katherine)])),
        ["PermissionService.UndoAsync"] = Never((s, a) => s.Permissions.UndoAsync(a, KatherineCame(s))),
        ["PermissionService.LeaveAsync"] = StaffOnly((s, a) => s.Permissions.LeaveAsync(a, s.Algebra)),
        ["RoleQueries.RolesAsync"] = Never((s, a) => Get<RoleQueries>(s).RolesAsync(a)),
        ["RoleService.CreateAsync"] = Never((s, a) => Get<RoleService>(s).CreateAsync(a, "Mine", PermissionSet.All)),
        ["RoleService.RenameAsync"] = Never((s, a) => Get<RoleService>(s).RenameAsync(a, Grader, "Grader", "Mine")),
        ["RoleService.SetPermissionsAsync"] = Never((s, a) =>
            Get<RoleService>(s).SetPermissionsAsync(a, Grader, PermissionSet.Of(GradeSubmissions), PermissionSet.All)),
        ["RoleService.RemoveAsync"] = Never((s, a) => Get<RoleService>(s).RemoveAsync(a, Grader, CoTeacher)),
        ["EnrolmentQueries.RosterAsync"] = StaffOnly((s, a) => Get<EnrolmentQueries>(s).RosterAsync(a, s.Algebra, RosterFilter.All)),
        ["EnrolmentQueries.ExportNameAsync"] = Never((s, a) => Get<EnrolmentQueries>(s).ExportNameAsync(a, s.Algebra)),
        ["RosterExportService.TakeAsync"] = Never((s, a) => Get<RosterExportService>(s).TakeAsync(a, s.Algebra, RosterFilter.All)),
        ["EnrolmentService.WithdrawAsync"] = Never((s, a) => s.Enrolments.WithdrawAsync(a, s.Algebra, [s.Katherine])),
        ["EnrolmentService.SetSectionAsync"] = Never((s, a) => s.Enrolments.SetSectionAsync(a, s.Algebra, [s.Katherine], "7B")),
        ["EnrolmentService.UndoAsync"] = Never((s, a) => s.Enrolments.UndoAsync(a, new EnrolmentChange(s.Algebra, []))),
        ["EnrolmentService.LeaveAsync"] = Never((s, a) => s.Enrolments.LeaveAsync(a, s.Algebra)) with { Student = Answer.Allowed },
        ["RosterQueries.CheckAsync"] = Never((s, a) => Get<RosterQueries>(s).CheckAsync(a, s.Algebra, [Row])),
        ["RosterImport.EnrolAsync"] = Never((s, a) => s.Rosters.EnrolAsync(a, s.Algebra, [Row])),
        ["OneRosterQueries.NamesAsync"] = Never((s, a) => Get<OneRosterQueries>(s).NamesAsync(a, [s.Katherine])),
        ["OneRosterQueries.CheckAsync"] = Never(async (s, a) => await Get<OneRosterQueries>(s).CheckAsync(a, await SmallSchool.Algebra("ann").ReadAsync())),
        ["OneRosterImport.ApplyAsync"] = Never(async (s, a) => await Get<OneRosterImport>(s).ApplyAsync(a, await SmallSchool.Algebra("ann").ReadAsync())),
        ["JoinQueries.CodeAsync"] = Never((s, a) => Get<JoinQueries>(s).CodeAsync(a, s.Algebra)),
        ["JoinService.SetAsync"] = Never((s, a) => Get<JoinService>(s).SetAsync(a, s.Algebra, on: true)),
        ["JoinQueries.InvitationAsync"] = Never((s, a) => Get<JoinQueries>(s).InvitationAsync(a, "a guessed join code!")),
        ["JoinService.JoinAsync"] = Never((s, a) => Get<JoinService>(s).JoinAsync(a, "a guessed join code!")),
        ["GradebookQueries.HeadAsync"] = Never((s, a) => Get<GradebookQueries>(s).HeadAsync(a, s.Algebra, GradebookFilter.All)),
        ["GradebookQueries.RowsAsync"] = Never((s, a) => Get<GradebookQueries>(s).RowsAsync(a, s.Algebra, GradebookFilter.All, 0, 10)),
        ["GradebookQueries.ExportNameAsync"] = Never((s, a) => Get<GradebookQueries>(s).ExportNameAsync(a, s.Algebra)),
        ["GradebookExportService.TakeAsync"] = Never((s, a) => Get<GradebookExportService>(s).TakeAsync(a, s.Algebra, GradebookFilter.All)),
        ["OwnGradeQueries.EarlierAsync"] = OwnOnly((s, a) => Get<OwnGradeQueries>(s).EarlierAsync(a)),
        ["OwnGradeQueries.OwnAsync"] = Never((s, a) => Get<OwnGradeQueries>(s).OwnAsync(a, s.Algebra)) with { Student = Answer.Allowed },
        ["InvitationService.InviteAsync"] = Never(async (s, a) => await Get<InvitationService>(s).InviteAsync(a, null, [s.Katherine]) is { Succeeded: true } all
            ? all : await Get<InvitationService>(s).InviteAsync(a, s.Algebra, [s.Katherine])),
        ["StaffCopyService.CopyAsync"] = Never((s, a) => Get<StaffCopyService>(s).CopyAsync(a, s.Algebra, s.Algebra + 1)),
    };

    [Fact]
    public void Every_method_that_takes_an_actor_has_a_line_here() =>
        Assert.Equal(Door.Names(Door.WithActor).Order(), lines.Keys.Order());

    [Fact]
    public void The_methods_that_ask_nobody_who_acts_are_these_and_no_others() => Assert.Equal(
        ["AccountQueries.AdministratorAsync", "AccountService.EnsureAdministratorsAsync", "DatabasePulse.HasMovedAsync", "DemoData.EnsureAsync", "FileStore.SaveAsync", "ImportTakeBack.SweepAsync", "LmsDatabase.AnswersAsync", "LmsDatabase.PrepareAsync", "Outbox.SendNextAsync",
            "SessionQueries.GoingOnAsync", "SessionService.SeenAsync", "SessionService.SignOutAsync", "SignInService.SignInAsync", "UpkeepService.RunAsync"],
        Door.Names(Door.WithoutActor).Order());

    [Fact]
    public Task A_stranger_is_refused() => CheckAsync(school => Task.FromResult(school.Edsger), line => line.Stranger);

    [Fact]
    public Task A_student_opens_the_course_and_nothing_else() => CheckAsync(async school =>
    {
        _ = await school.EnrolAsync("edsger@school.example", "hedy@school.example");
        return school.Edsger;
    }, line => line.Student);

    [Fact]
    public Task A_grader_sees_the_staff_and_changes_nothing() => CheckAsync(school => Task.FromResult(school.Grace), line => line.Staff);

    [Fact]
    public Task A_suspended_co_teacher_can_do_nothing() => CheckAsync(async school =>
    {
        var barbara = await school.StaffAsync("barbara@school.example", CoTeacher);
        await school.SuspendAsync(barbara);
        return barbara;
    }, line => line.Suspended);

    [Fact]
    public Task A_suspended_administrator_can_do_nothing() => CheckAsync(async school =>
    {
        await school.SuspendAsync(school.Ada);
        return school.Ada;
    }, line => line.Suspended);

    [Fact]
    public Task A_suspended_owner_can_do_nothing() => CheckAsync(async school =>
    {
        await school.SuspendAsync(school.Alan);
        return school.Alan;
    }, line => line.Suspended);

    [Fact]
    public Task An_actor_that_does_not_exist_can_do_nothing() => CheckAsync(_ => Task.FromResult(Nobody), line => line.Nobody);

    static async Task CheckAsync(Func<Cast, Task<Actor>> actor, Func<Line, Answer> expected)
    {
        await using var school = await GatherAsync();
        _ = (await school.Courses.CreateAsync(school.Alan, "MATH-102", "Geometry", "")).Value;
        _ = await school.SetAsync();
        _ = await school.EnrolAsync("mary@school.example");
        _ = await school.ComeAsync("mary@school.example");
        await PublishMaterialAsync(school);
        var acting = await actor(school);
        var before = await DumpAsync(school);
        foreach (var (name, line) in lines)
        {
            if (expected(line) == Answer.Allowed && name.EndsWith("Service.LeaveAsync", StringComparison.Ordinal))
                continue; // a right of everybody's, with tests of its own
            var shown = await line.Call(school, acting);
            Assert.True(expected(line) != Answer.Refused || shown is null, $"{name} answered {shown}.");
            Assert.True(expected(line) != Answer.Allowed || shown is not null, $"{name} was refused.");
            Assert.True(before == await DumpAsync(school), $"{name} wrote something.");
        }
    }

    // That somebody is refused again and again is written down: nothing else.
    static async Task<string> DumpAsync(Cast school) => string.Join('\n', (await school.Database.DumpAsync()).Split('\n')
        .Where(row => !row.Contains($"Action={(int)AuditAction.RefusedOften} ", StringComparison.Ordinal)));

    static Line Never<T>(Func<Cast, Actor, Task<Result<T>>> call) =>
        new(Shown(call), Answer.Refused, Answer.Refused, Answer.Refused, Answer.Refused);

    static Line StaffOnly<T>(Func<Cast, Actor, Task<Result<T>>> call) =>
        new(Shown(call), Answer.Refused, Answer.Allowed, Answer.Refused, Answer.Refused);

    static Line OwnOnly<T>(Func<Cast, Actor, Task<Result<T>>> call) =>
        new(Shown(call), Answer.Own, Answer.Own, Answer.Refused, Answer.Refused);

    // An empty list shows nothing either.
    static Func<Cast, Actor, Task<object?>> Shown<T>(Func<Cast, Actor, Task<Result<T>>> call) => async (school, actor) =>
        await call(school, actor) is { Succeeded: true, Value: var value } && value is not System.Collections.ICollection { Count: 0 } ? value : null;

    static StaffChange KatherineCame(Cast school) => new(school.Algebra, [new StaffStep(
        school.Katherine, "Katherine", null, Grants.Nothing with { Allow = PermissionSet.Of(GradeSubmissions) }, true)]);

    static T Get<T>(Cast school) where T : notnull => school.Database.Get<T>();
}
