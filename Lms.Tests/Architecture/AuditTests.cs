using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Content.Files;
using Lms.Data.Content.Grades;
using Lms.Data.Enrolments;
using Lms.Data.Enrolments.OneRoster;
using Lms.Data.Mail;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Lms.Data.Upkeep;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using static Lms.Data.Permissions.Permission;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Architecture;

/// <summary>Every method that changes something leaves one trace for each person it changed something for; a new one fails until it is listed.</summary>
public partial class AuditTests
{
    sealed record Trace(Func<Cast, Actor, Task<Problem?>> Call, AuditAction Action, Func<Cast, Actor> Actor)
    {
        /// <summary>What it does to somebody else besides.</summary>
        public IReadOnlyList<AuditAction> Also { get; init; } = [];
    }

    static readonly Dictionary<string, Trace> traces = new([.. AnnouncementTraces(), .. MaterialTraces(), .. WorkTraces()])
    {
        ["AccountService.CorrectAddressAsync"] = By(s => s.Alan, (s, a) =>
            s.Accounts.CorrectAddressAsync(a, s.Katherine, "kj@school.example", false), AuditAction.AddressCorrected),
        ["AccountService.MergeAsync"] = By(s => s.Ada, (s, a) => s.Accounts.MergeAsync(a, s.Katherine, s.Edsger.AccountId, true, true), AuditAction.AccountsMerged),
        ["AliasService.AddAsync"] = By(s => s.Ada, (s, a) => s.Database.Get<AliasService>().AddAsync(a, s.Katherine, "kj@school.example"), AuditAction.AliasAdded),
        ["AliasService.RemoveAsync"] = By(s => s.Ada, async (s, a) =>
        {
            await s.AliasAsync(s.Katherine, "kj@school.example");
            return await s.Database.Get<AliasService>().RemoveAsync(a, s.Katherine, "kj@school.example");
        }, AuditAction.AliasRemoved),
        ["ErasureService.EraseAsync"] = By(s => s.Ada, (s, a) => s.Database.Get<ErasureService>().EraseAsync(a, s.Grace.AccountId, "grace@school.example"), AuditAction.AccountErased),
        ["ErasureService.RemoveUnusedAsync"] = By(s => s.Ada, (s, a) =>
        {
            s.Database.Time.Advance(TimeSpan.FromDays(40));
            return s.Database.Get<ErasureService>().RemoveUnusedAsync(a, 30, [s.Katherine]);
        }, AuditAction.UnusedRemoved),
        ["UpkeepService.RunAsync"] = By(s => new Actor(s.Katherine), (s, _) =>
        {
            s.Database.Time.Advance(TimeSpan.FromDays(40));
            return new UpkeepService(s.Database.Get<LmsStore>(), s.Database.Get<LmsDatabase>(), s.Database.Get<FileSweep>(), s.Database.Get<SchoolClock>(),
                Options.Create(new RetentionOptions { UnusedDays = 30 })).RunAsync();
        }, AuditAction.UnusedExpired),
        ["StandingService.LetCreateCoursesAsync"] = By(s => s.Ada, (s, a) =>
            s.Standings.LetCreateCoursesAsync(a, s.Grace.AccountId, true), AuditAction.CourseCreationAllowed),
        ["AccountService.EnsureAdministratorsAsync"] = By(s => s.Grace, (s, _) =>
            s.Accounts.EnsureAdministratorsAsync([Address("grace@school.example")]), AuditAction.AdministratorBySetting),
        ["StandingService.SuspendAsync"] = By(s => s.Ada, (s, a) => s.Standings.SuspendAsync(a, s.Grace.AccountId, "On leave"), AuditAction.AccountSuspended),
        ["StandingService.ReinstateAsync"] = By(s => s.Ada, async (s, a) =>
        {
            await s.SuspendAsync(s.Edsger);
            return await s.Standings.ReinstateAsync(a, s.Edsger.AccountId, "Back");
        }, AuditAction.AccountReinstated),
        ["StandingService.SetAdministratorAsync"] = By(s => s.Ada, (s, a) => s.Standings.SetAdministratorAsync(a, s.Alan.AccountId, true), AuditAction.AdministratorMade),
        ["StandingService.SignOutEverywhereAsync"] = By(s => s.Grace, (s, a) => s.Standings.SignOutEverywhereAsync(a, a.AccountId), AuditAction.SignedOutEverywhere),
        ["PersonDataService.DownloadAsync"] = By(s => s.Grace, async (s, a) =>
        {
            var file = await s.Database.Get<PersonDataService>().DownloadAsync(a, a.AccountId);
            if (file.Succeeded)
                await file.Value.Content.DisposeAsync();
            return file;
        }, AuditAction.DataDownloaded),
        ["RosterExportService.TakeAsync"] = By(s => s.Alan, (s, a) =>
            s.Database.Get<RosterExportService>().TakeAsync(a, s.Algebra, RosterFilter.All), AuditAction.RosterDownloaded),
        ["GradebookExportService.TakeAsync"] = By(s => s.Alan, (s, a) =>
            s.Database.Get<GradebookExportService>().TakeAsync(a, s.Algebra, GradebookFilter.All), AuditAction.GradebookDownloaded),
        ["AuditExportService.TakeAsync"] = By(s => s.Ada, (s, a) => s.Database.Get<AuditExportService>().TakeAsync(a, AuditFilter.All), AuditAction.LogDownloaded),
        ["SignInRequestService.SamePersonAsync"] = By(s => s.Ada, async (s, a) => await s.Database.Get<SignInRequestService>().SamePersonAsync(a, await AskAsync(s)), AuditAction.RequestSamePerson),
        ["SignInRequestService.SomebodyNewAsync"] = By(s => s.Ada, async (s, a) => await s.Database.Get<SignInRequestService>().SomebodyNewAsync(a, await AskAsync(s)), AuditAction.RequestSomebodyNew),
        ["SignInRequestService.RefuseAsync"] = By(s => s.Ada, async (s, a) => await s.Database.Get<SignInRequestService>().RefuseAsync(a, await AskAsync(s)), AuditAction.RequestRefused),
        ["CourseService.CreateAsync"] = By(s => s.Alan, (s, a) => s.Courses.CreateAsync(a, "MATH-102", "Geometry", ""), AuditAction.CourseCreated),
        ["SignInService.SignInAsync"] = By(s => new Actor(s.Katherine), (s, _) =>
            s.SignIn.SignInAsync(Google("katherine@school.example")), AuditAction.SignInLinked),
        ["PermissionService.SwitchAsync"] = By(s => s.Alan, (s, a) =>
            s.Permissions.SwitchAsync(a, s.Algebra, Hedy, EditCourse, true), AuditAction.PermissionAllowed),
        ["PermissionService.BackToRoleAsync"] = By(s => s.Alan, (s, a) =>
            s.Permissions.BackToRoleAsync(a, s.Algebra, PersonRef.To(s.Katherine), GradeSubmissions), AuditAction.PermissionBackToRole),
        ["PermissionService.GiveRoleAsync"] = By(s => s.Ada, (s, a) =>
            s.Permissions.GiveRoleAsync(a, s.Algebra, [Hedy], Observer), AuditAction.RoleGiven),
        ["PermissionService.SetUntilAsync"] = By(s => s.Alan, (s, a) =>
            s.Permissions.SetUntilAsync(a, s.Algebra, [PersonRef.To(s.Grace.AccountId)], new(2027, 1, 1)), AuditAction.UntilSet),
        ["PermissionService.RemoveAsync"] = By(s => s.Alan, (s, a) =>
            s.Permissions.RemoveAsync(a, s.Algebra, [PersonRef.To(s.Grace.AccountId)]), AuditAction.StaffRemoved),
        ["PermissionService.UndoAsync"] = By(s => s.Alan, (s, a) => s.Permissions.UndoAsync(a, new StaffChange(s.Algebra,
            [new StaffStep(s.Katherine, "", null, Grants.Nothing with { Allow = PermissionSet.Of(GradeSubmissions) }, true)])),
            AuditAction.StaffChangeUndone),
        ["PermissionService.LeaveAsync"] = By(s => s.Grace, (s, a) => s.Permissions.LeaveAsync(a, s.Algebra), AuditAction.StaffLeft),
        ["StaffCopyService.CopyAsync"] = By(s => s.Ada, async (s, a) =>
        {
            // Grace is there already: only Katherine comes.
            var geometry = s.Algebra + 1;
            return await s.Database.Get<StaffCopyService>().CopyAsync(a, geometry, s.Algebra);
        }, AuditAction.StaffCopied),
        ["RoleService.CreateAsync"] = By(s => s.Ada, (s, a) => s.Roles.CreateAsync(a, "Lab tutor", PermissionSet.None), AuditAction.RoleCreated),
        ["RoleService.RenameAsync"] = By(s => s.Ada, (s, a) => s.Roles.RenameAsync(a, Grader, "Grader", "Marker"), AuditAction.RoleRenamed),
        ["RoleService.SetPermissionsAsync"] = By(s => s.Ada, (s, a) =>
            s.Roles.SetPermissionsAsync(a, Grader, PermissionSet.Of(GradeSubmissions), PermissionSet.All), AuditAction.RoleChanged),
        ["RoleService.RemoveAsync"] = By(s => s.Ada, (s, a) => s.Roles.RemoveAsync(a, Grader, Observer), AuditAction.RoleRemoved),
        ["RosterImport.EnrolAsync"] = By(s => s.Alan, (s, a) => s.Rosters.EnrolAsync(a, s.Algebra,
            [RosterRow.Of(1, "hedy@school.example", "hedy@school.example", "")]), AuditAction.Enrolled),
        ["OneRosterImport.ApplyAsync"] = By(s => s.Ada, async (s, a) =>
            await s.Database.Get<OneRosterImport>().ApplyAsync(a, await new SmallSchool().Class("alg").ReadAsync()), AuditAction.CourseCreated),
        ["EnrolmentService.WithdrawAsync"] = By(s => s.Ada, (s, a) => s.Enrolments.WithdrawAsync(a, s.Algebra + 1, [s.Edsger.AccountId]), AuditAction.Withdrawn),
        ["EnrolmentService.SetSectionAsync"] = By(s => s.Ada, (s, a) =>
            s.Enrolments.SetSectionAsync(a, s.Algebra + 1, [s.Edsger.AccountId], "7B"), AuditAction.EnrolmentChanged),
        ["EnrolmentService.UndoAsync"] = By(s => s.Ada, async (s, a) => await s.Enrolments.UndoAsync(a, EdsgerCame(s, await StateAsync(s))), AuditAction.EnrolmentUndone),
        ["EnrolmentService.LeaveAsync"] = By(s => s.Edsger, (s, a) => s.Enrolments.LeaveAsync(a, s.Algebra + 1), AuditAction.CourseLeft),
        ["AuditUndoService.UndoAsync"] = By(s => s.Ada, async (s, a) => await s.Database.Get<AuditUndoService>().UndoAsync(
            a, (await s.AuditAsync()).Single(e => e.CourseId == s.Algebra && e.Action == AuditAction.RoleGiven).Id), AuditAction.StaffChangeUndone),
        ["JoinService.SetAsync"] = By(s => s.Alan, (s, a) => s.Database.Get<JoinService>().SetAsync(a, s.Algebra, on: true), AuditAction.JoinLinkMade),
        ["InvitationService.InviteAsync"] = By(s => s.Alan, (s, a) =>
            s.Database.Get<InvitationService>().InviteAsync(a, s.Algebra, [s.Katherine]), AuditAction.InvitationAsked),
        ["JoinService.JoinAsync"] = By(s => s.Alan, async (s, a) => await s.Database.Get<JoinService>().JoinAsync(a, await CodeAsync(s)), AuditAction.Joined),
    };

    /// <summary>What somebody has seen is their own: it changes nothing for anybody else, and a log of it would be a record of who reads what.</summary>
    static readonly string[] theReadersOwn = ["AnnouncementService.MarkSeenAsync"];

    /// <summary>A sign-in has a record of its own, and that says how it ended.</summary>
    static readonly string[] ofSignIns = ["SessionService.EndAsync", "SessionService.SeenAsync", "SessionService.SignOutAsync"];

    /// <summary>The demo school is made by the use cases above; preparing the database and keeping a file are no use cases, and nor is sending what was asked for,
    /// or taking back what came to nothing.</summary>
    static readonly string[] without = ["DatabasePulse.HasMovedAsync", "DemoData.EnsureAsync", "FileStore.SaveAsync",
        "ImportTakeBack.SweepAsync", "LmsDatabase.AnswersAsync", "LmsDatabase.PrepareAsync", "Outbox.SendNextAsync"];

    public static TheoryData<string> Methods => [.. traces.Keys];

    [Fact]
    public void Every_method_that_is_not_a_query_is_listed() => Assert.Equal(
        Door.Names(Door.WithActor.Concat(Door.WithoutActor)).Where(name => !name.Contains("Queries.", StringComparison.Ordinal)).Except(without).Except(theReadersOwn).Except(ofSignIns).Order(),
        traces.Keys.Order());

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task A_change_leaves_exactly_one_trace_that_says_who_did_what(string method)
    {
        await using var school = await StageAsync();
        var before = (await school.AuditAsync()).Count;
        var trace = traces[method];
        school.Database.Time.Advance(TimeSpan.FromMinutes(1));
        if (Door.Names(Door.WithActor).Contains(method))
            await RefusedToWhoOnlyLooksAsync(method);

        Assert.Null(await trace.Call(school, trace.Actor(school)));

        var entries = (await school.AuditAsync()).Skip(before).ToList();
        Assert.Equal([trace.Action, .. trace.Also], entries.Select(e => e.Action));
        var entry = entries[0];
        Assert.Equal((trace.Action, trace.Actor(school).AccountId, school.Database.Time.GetUtcNow().UtcDateTime), (entry.Action, entry.ActorId, entry.At));
    }

    // Beside Algebra I a course of Ada's, with Grace on its staff, Edsger as a student and a join link.
    static async Task<Cast> StageAsync()
    {
        var school = await GatherAsync();
        var geometry = (await school.Courses.CreateAsync(school.Ada, "MATH-103", "Trigonometry", "")).Value;
        _ = (await school.Permissions.GiveRoleAsync(school.Ada, geometry, [PersonRef.To(school.Grace.AccountId)], Observer)).Value;
        _ = (await school.Rosters.EnrolAsync(school.Ada, geometry, [RosterRow.Of(1, "", "edsger@school.example", "")])).Value;
        _ = (await school.Database.Get<JoinService>().SetAsync(school.Ada, geometry, on: true)).Value;
        _ = (await school.Assignments().CreateAsync(school.Ada, geometry, Coursework.Essay, publish: true)).Value;
        return school;
    }

    // Whoever looks through others' eyes changes nothing, on whichever course.
    static async Task RefusedToWhoOnlyLooksAsync(string method)
    {
        await using var school = await StageAsync();
        var trace = traces[method];
        var problem = await trace.Call(school, trace.Actor(school) with { Eyes = new(school.Algebra, null, Observer) });
        Assert.Equal((method, Why.OnlyLooking), (method, problem?.Why));
    }

    [Fact]
    public void The_stored_numbers_of_actions_are_never_reused()
    {
        var numbers = Enum.GetValues<AuditAction>().Select(action => (int)action).ToList();
        Assert.Equal(numbers.Distinct().Count(), Enum.GetNames<AuditAction>().Length);
    }

    // Somebody else comes with Grace's address.
    static async Task<long> AskAsync(Cast school)
    {
        _ = (await school.SignIn.SignInAsync(Google("grace@school.example", sub: "another"))).Value;
        await using var db = school.Database.Open();
        return await db.SignInRequests.Select(r => r.Id).SingleAsync();
    }

    // The course that the test makes after Algebra I, where Edsger is a student and which has a join link.
    static async Task<EnrolmentState> StateAsync(Cast school)
    {
        await using var db = school.Database.Open();
        return (await EnrolmentWriter.StatesAsync(db, school.Algebra + 1, [school.Edsger.AccountId], default))[school.Edsger.AccountId];
    }

    static async Task<string> CodeAsync(Cast school)
    {
        await using var db = school.Database.Open();
        return (await db.Courses.Where(c => c.Id == school.Algebra + 1).Select(c => c.JoinCode).SingleAsync())!;
    }

    static EnrolmentChange EdsgerCame(Cast school, EnrolmentState state) =>
        new(school.Algebra + 1, [new(school.Edsger.AccountId, "Edsger Dijkstra", null, state)]);

    static Trace By<T>(Func<Cast, Actor> actor, Func<Cast, Actor, Task<Result<T>>> call, AuditAction action) =>
        new(async (school, acting) => (await call(school, acting)).Problem, action, actor);
}
