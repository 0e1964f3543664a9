using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Content.Files;
using Lms.Data.Content.Grades;
using Lms.Data.Content.Materials;
using Lms.Data.Content.Submissions;
using Lms.Data.Courses;
using Lms.Data.Enrolments;
using Lms.Data.Mail;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;

namespace Lms.Tests.Architecture;

/// <summary>Every query that a screen sends is shown to SQLite's planner: none may look through a whole table.</summary>
public sealed partial class QueriesUseIndexesTests
{
    [Fact]
    public async Task No_page_and_no_change_scans_a_table()
    {
        await using var cast = await Cast.GatherAsync();
        var queries = await cast.Database.ListenAsync(async () =>
        {
            foreach (var show in Enum.GetValues<StaffShow>())
            {
                foreach (var search in (string[])["", "g", "grace", "grace hop"])
                    _ = await cast.Database.Get<PermissionQueries>().StaffAsync(cast.Alan, cast.Algebra, new(search, show, false, 1));
            }

            _ = await cast.Database.Get<PermissionQueries>().RowsAsync(cast.Alan, cast.Algebra, [cast.Katherine]);
            _ = await cast.Database.Get<WhyQueries>().WhyAsync(cast.Alan, cast.Algebra, cast.Katherine);
            _ = await cast.Database.Get<NamingQueries>().NameAsync(cast.Alan, cast.Algebra, "grace.hoper@school.example", sure: false);
            _ = await cast.Database.Get<CourseQueries>().MineAsync(cast.Grace);
            _ = await cast.Database.Get<CourseQueries>().CourseAsync(cast.Grace, cast.Algebra);
            _ = await cast.Database.Get<AccountQueries>().MeAsync(cast.Alan);
            _ = await cast.Database.Get<AccountQueries>().WaitingAsync(cast.Grace);
            _ = await cast.Database.Get<AccountQueries>().OwnAsync(cast.Grace);
            await (await cast.Database.Get<PersonDataService>().DownloadAsync(cast.Grace, cast.Grace.AccountId)).Value.Content.DisposeAsync();
            _ = await cast.Permissions.SwitchAsync(cast.Alan, cast.Algebra, Cast.Hedy, Permission.ManageMaterials, on: true);
            _ = await cast.Permissions.RemoveAsync(cast.Alan, cast.Algebra, [Cast.Hedy]);
            _ = await cast.Accounts.CorrectAddressAsync(cast.Alan, cast.Katherine, "grace@school.example", merge: true);
            _ = await cast.SignIn.SignInAsync(Cast.Google("hedy@school.example"), SignedIn.Visit(earlier: "another number"));
            _ = await cast.Database.Get<SessionQueries>().MineAsync(cast.Grace, "a number");
            _ = await cast.Sessions().SignOutAsync("a number");
            _ = await cast.Sessions().EndAsync(cast.Grace, 1);
            _ = await cast.Sessions().SeenAsync(["a key"]);
            _ = await cast.SignIn.SignInAsync(Cast.Google("hedy@school.example", sub: "another"));
        });

        await CheckAsync(cast, queries, 40);
    }

    [Fact]
    public async Task Nor_do_materials_and_files()
    {
        await using var cast = await Cast.GatherAsync();
        var ids = await cast.EnrolAsync("edsger@school.example");
        _ = await cast.HoldsEverythingAsync(cast.Alan.AccountId, ids[0]);
        var (reading, sections, materials) = (cast.Database.Get<MaterialQueries>(), cast.Database.Get<MaterialSectionService>(), cast.Database.Get<MaterialService>());
        var queries = await cast.Database.ListenAsync(async () =>
        {
            foreach (var actor in (Actor[])[cast.Alan, cast.Edsger, cast.Ada])
            {
                _ = (await reading.CourseAsync(actor, cast.Algebra)).Value;
                _ = await cast.Database.Get<FileQueries>().OpenAsync(actor, 1);
                _ = await cast.Database.Get<FileQueries>().OpenAsync(actor, 2);
            }

            var later = (await sections.AddAsync(cast.Alan, cast.Algebra, "Later")).Value;
            var page = (await materials.AddAsync(cast.Alan, later, MaterialKind.Page, new("Notes"))).Value;
            _ = (await reading.ReadAsync(cast.Alan, cast.Algebra, page)).Value;
            _ = (await materials.MoveAsync(cast.Alan, page, 1, 0)).Value;
            _ = (await sections.MoveAsync(cast.Alan, later, 0)).Value;
            _ = (await materials.RemoveAsync(cast.Alan, 1)).Value;
            _ = (await sections.RemoveAsync(cast.Alan, later)).Value;
        });

        await CheckAsync(cast, queries, 30);
    }

    [Fact]
    public async Task Nor_does_the_gradebook()
    {
        await using var cast = await Cast.GatherAsync();
        var ids = await cast.EnrolAsync("edsger@school.example", "mary@school.example");
        await cast.GradeAsync(await cast.SetAsync("Essay"), ids[0], 7);
        var queries = await cast.Database.ListenAsync(async () =>
        {
            foreach (var filter in (GradebookFilter[])[GradebookFilter.All, new("mary j", "7B", true), new("", "", false), new("", null, true)])
            {
                _ = (await cast.Database.Get<GradebookQueries>().HeadAsync(cast.Alan, cast.Algebra, filter)).Value;
                _ = (await cast.Database.Get<GradebookQueries>().RowsAsync(cast.Alan, cast.Algebra, filter, 0, 50)).Value;
            }

            _ = (await cast.Database.Get<OwnGradeQueries>().OwnAsync(cast.Edsger, cast.Algebra)).Value;
            _ = (await cast.Database.Get<OwnGradeQueries>().EarlierAsync(cast.Edsger)).Value;
            _ = (await cast.Database.Get<DueQueries>().DueAsync(cast.Edsger)).Value;
        });

        await CheckAsync(cast, queries, 20);
    }

    [Fact]
    public async Task Nor_does_the_roster_a_list_or_a_students_page()
    {
        await using var cast = await Cast.GatherAsync();
        var ids = await cast.EnrolAsync("edsger@school.example", "hedy@school.example", "mary@school.example");
        var (roster, joining, links) = (cast.Database.Get<EnrolmentQueries>(), cast.Database.Get<JoinService>(), cast.Database.Get<JoinQueries>());
        var queries = await cast.Database.ListenAsync(async () =>
        {
            foreach (var filter in Filters())
                _ = (await roster.RosterAsync(cast.Alan, cast.Algebra, filter)).Value;
            _ = (await roster.ExportAsync(cast.Alan, cast.Algebra, RosterFilter.All)).Value;
            var rows = Classroom.Rows("Mary Jackson <mary@school.example>", "annie@school.example", "grace@school.example", "edsger@school.example");
            _ = (await cast.Database.Get<RosterQueries>().CheckAsync(cast.Alan, cast.Algebra, rows)).Value;
            _ = (await cast.Rosters.EnrolAsync(cast.Alan, cast.Algebra, rows)).Value;
            _ = (await cast.Enrolments.SetSectionAsync(cast.Alan, cast.Algebra, ids, "7B")).Value;
            _ = (await cast.Enrolments.UndoAsync(cast.Alan, (await cast.Enrolments.WithdrawAsync(cast.Alan, cast.Algebra, ids)).Value)).Value;
            var code = (await joining.SetAsync(cast.Alan, cast.Algebra, on: true)).Value!;
            _ = (await links.CodeAsync(cast.Alan, cast.Algebra)).Value;
            _ = (await cast.Enrolments.LeaveAsync(cast.Edsger, cast.Algebra)).Value;
            _ = (await links.InvitationAsync(cast.Edsger, code)).Value;
            _ = (await joining.JoinAsync(cast.Edsger, code)).Value;
            _ = (await cast.Database.Get<CourseQueries>().MineAsync(cast.Edsger)).Value;
            _ = (await cast.Database.Get<CourseQueries>().CourseAsync(cast.Edsger, cast.Algebra)).Value;
            _ = (await cast.Database.Get<AccountQueries>().WaitingAsync(cast.Edsger)).Value;
            _ = (await cast.Permissions.SwitchAsync(cast.Alan, cast.Algebra, Cast.Named("joan@school.example"), Permission.ManageMaterials, on: true)).Value;
            _ = (await cast.Accounts.CorrectAddressAsync(cast.Alan, ids[1], "edsger@school.example", merge: true)).Value;
        });

        await CheckAsync(cast, queries, 60);
    }

    [Fact]
    public async Task Nor_do_the_pages_of_administrators()
    {
        await using var cast = await Cast.GatherAsync();
        var (people, audit, requests) = (cast.Database.Get<PeopleQueries>(), cast.Database.Get<AuditQueries>(), cast.Requests());
        var entries = (await cast.AuditAsync()).Reverse();
        var queries = await cast.Database.ListenAsync(async () =>
        {
            foreach (var status in (AccountStatus?[])[null, .. Enum.GetValues<AccountStatus>()])
            {
                foreach (var search in (string[])["", "g", "grace hop"])
                    _ = (await people.DirectoryAsync(cast.Ada, new(search, status, search.Length > 1, 1))).Value;
            }

            foreach (var search in (string[])["", "g", "grace hop"])
                _ = (await people.DirectoryAsync(cast.Ada, new(search, null, search.Length > 1, 1) { NoCourse = true })).Value;
            _ = (await cast.Database.Get<UnusedQueries>().UnusedAsync(cast.Ada, 90, 1)).Value;
            _ = (await cast.Database.Get<AliasService>().AddAsync(cast.Ada, cast.Grace.AccountId, "amazing@school.example")).Value;
            _ = (await cast.Accounts.MergeAsync(cast.Ada, cast.Katherine, cast.Edsger.AccountId, keepAddress: true, consent: false)).Value;

            foreach (var filter in AuditFilters(cast))
            {
                _ = (await audit.LogAsync(cast.Ada, filter)).Value;
                _ = (await audit.LinesAsync(cast.Ada, filter)).Value;
                _ = (await audit.HistoryAsync(cast.Alan, cast.Algebra, filter)).Value;
            }

            foreach (var entry in entries)
                _ = await cast.Database.Get<AuditUndoService>().UndoAsync(cast.Ada, entry.Id);
            _ = (await cast.Database.Get<PersonQueries>().PersonAsync(cast.Ada, cast.Katherine)).Value;
            foreach (var sub in (string[])["sub-1", "sub-2", "sub-3"])
                _ = await cast.AskAsync(Doorstep.GraceAddress, sub);
            foreach (var (request, at) in (await cast.WaitingAsync()).Select((request, at) => (request.Id, at)))
                _ = at switch { 0 => await requests.RefuseAsync(cast.Ada, request), 1 => await requests.SamePersonAsync(cast.Ada, request), _ => await requests.SomebodyNewAsync(cast.Ada, request) };
            _ = (await cast.Standings.SuspendAsync(cast.Ada, cast.Edsger.AccountId, "On leave")).Value;
            _ = (await cast.Standings.ReinstateAsync(cast.Ada, cast.Edsger.AccountId, "Back")).Value;
            _ = (await cast.Standings.SetAdministratorAsync(cast.Ada, cast.Alan.AccountId, true)).Value;
            _ = (await cast.Standings.SetAdministratorAsync(cast.Ada, cast.Alan.AccountId, false)).Value;
            _ = (await cast.Standings.SignOutEverywhereAsync(cast.Ada, cast.Alan.AccountId)).Value;
            _ = await cast.ComeAsync(Doorstep.KatherineAddress, "sub-edsger@school.example");
        });

        await CheckAsync(cast, queries, 300);
    }

    static IEnumerable<AuditFilter> AuditFilters(Cast cast) =>
        from person in (long?[])[null, cast.Grace.AccountId]
        from course in (long?[])[null, cast.Algebra]
        from actor in (long?[])[null, cast.Alan.AccountId]
        from action in (AuditAction?[])[null, AuditAction.RoleGiven]
        from day in (DateOnly?[])[null, new(2026, 11, 25)]
        from before in (long?[])[null, 1000]
        select new AuditFilter(person, course, actor, action, day, day, before);

    [Fact]
    public async Task Nor_do_the_roles_and_their_changes()
    {
        await using var cast = await Cast.GatherAsync();
        var queries = await cast.Database.ListenAsync(async () =>
        {
            _ = (await cast.Database.Get<RoleQueries>().RolesAsync(cast.Ada)).Value;
            var tutor = (await cast.Roles.CreateAsync(cast.Ada, "Lab tutor", PermissionSet.None)).Value;
            _ = (await cast.Roles.RenameAsync(cast.Ada, tutor, "Lab tutor", "Tutor")).Value;
            _ = (await cast.Roles.SetPermissionsAsync(cast.Ada, tutor, PermissionSet.None, PermissionSet.All)).Value;
            _ = (await cast.Roles.RemoveAsync(cast.Ada, Cast.Grader, tutor)).Value;
        });

        await CheckAsync(cast, queries, 10);
    }

    [Fact]
    public async Task Nor_do_invitations_and_what_is_due()
    {
        await using var cast = await Cast.GatherAsync();
        var students = await cast.EnrolAsync("hedy@school.example", "mary@school.example");
        var queries = await cast.Database.ListenAsync(async () =>
        {
            _ = (await cast.Invitations.InviteAsync(cast.Alan, cast.Algebra, [.. students, cast.Katherine])).Value;
            _ = (await cast.InviteAsync(cast.Katherine)).Problem;
            await cast.SuspendAsync(new Actor(students[0]));
            _ = await cast.SendAsync(Delivery.Failed);
            cast.Database.Time.Advance(TimeSpan.FromMinutes(1));
            _ = await cast.SendAsync();
            _ = (await cast.Database.Get<PersonQueries>().PersonAsync(cast.Ada, cast.Katherine)).Value;
        });

        await CheckAsync(cast, queries, 30);
    }

    static IEnumerable<RosterFilter> Filters() =>
        from show in Enum.GetValues<RosterShow>()
        from sort in Enum.GetValues<RosterSort>()
        from section in (string?[])[null, "", "7B"]
        from search in (string[])["", "edsger 47"]
        select new RosterFilter(search, show, section, sort, sort == RosterSort.Name, 1);

    static async Task CheckAsync(Cast cast, List<string> queries, int atLeast)
    {
        Assert.True(queries.Count > atLeast, $"Only {queries.Count} queries were heard.");
        var scans = await cast.Database.ScansAsync(queries);
        Assert.True(scans.Count == 0, string.Join("\n\n", scans));
    }
}
