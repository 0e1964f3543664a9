using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Courses;
using Lms.Data.Enrolments;
using Lms.Data.Mail;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Support;

/// <summary>
/// The people the tests speak of, made by the real use cases: Ada Lovelace is an administrator; Alan Turing owns Algebra I, where
/// Grace Hopper is Grader and Katherine Johnson, who never signed in, may grade; Edsger Dijkstra has no role; Hedy is unknown.
/// </summary>
sealed class Cast : IAsyncDisposable
{
    internal const long CoTeacher = 1, TeachingAssistant = 2, Grader = 3, ContentEditor = 4, Observer = 5, Custom = CourseRole.Custom;

    static readonly Lazy<Task<(byte[] File, Ids Ids)>> gathered = new(async () =>
    {
        await using var database = await TestDatabase.CreateAsync();
        var ids = await GatherAsync(database);
        return (await database.FileAsync(), ids);
    });

    readonly Ids ids;

    Cast(TestDatabase database, Ids ids) => (Database, this.ids) = (database, ids);

    public TestDatabase Database { get; }

    public Actor Ada => new(ids.Ada);
    public Actor Alan => new(ids.Alan);
    public Actor Grace => new(ids.Grace);
    public Actor Edsger => new(ids.Edsger);
    public static Actor Nobody => new(987_654);

    /// <summary>Pending; no one can act as her.</summary>
    public long Katherine => ids.Katherine;

    public static PersonRef Hedy => Named("hedy@school.example");

    public long Algebra => ids.Algebra;

    public AccountService Accounts => Database.Get<AccountService>();
    public StandingService Standings => Database.Get<StandingService>();
    public SignInService SignIn => Database.Get<SignInService>();
    public CourseService Courses => Database.Get<CourseService>();
    public EnrolmentService Enrolments => Database.Get<EnrolmentService>();
    public RosterImport Rosters => Database.Get<RosterImport>();
    public PermissionService Permissions => Database.Get<PermissionService>();
    public RoleService Roles => Database.Get<RoleService>();
    public InvitationService Invitations => Database.Get<InvitationService>();

    public static async Task<Cast> GatherAsync(Action<SignInOptions>? settings = null)
    {
        var (file, ids) = await gathered.Value;
        return new Cast(await TestDatabase.OfFileAsync(file, settings), ids);
    }

    public static PersonRef Named(string address) => PersonRef.To(Address(address));

    public static EmailAddress Address(string text) => EmailAddress.Parse(text).Value;

    /// <summary>What Google says of somebody at the school, unless told otherwise.</summary>
    public static GoogleIdentity Google(
        string email, string? sub = null, bool verified = true, string? hd = "school.example", string? name = null) =>
        new(sub ?? $"sub-{email}", email, verified, hd, name, null);

    /// <summary>Somebody at the school signs in for the first time.</summary>
    public async Task<Actor> ArriveAsync(string email, string? name = null) =>
        new((await SignIn.SignInAsync(Google(email, name: name))).Value.AccountId!.Value);

    /// <summary>Somebody at the school signs in and is given a role on Algebra I by its owner.</summary>
    public async Task<Actor> StaffAsync(string email, long role, params Permission[] switchedOn)
    {
        var actor = await ArriveAsync(email);
        _ = (await Permissions.GiveRoleAsync(Alan, Algebra, [PersonRef.To(actor.AccountId)], role)).Value;
        foreach (var permission in switchedOn)
            _ = (await Permissions.SwitchAsync(Alan, Algebra, PersonRef.To(actor.AccountId), permission, true)).Value;
        return actor;
    }

    /// <summary>An assistant who may change the staff, within what she has herself: she lacks Edit course, assignments and students.</summary>
    public Task<Actor> EmmyAsync() => StaffAsync("emmy@school.example", TeachingAssistant, Permission.ManageStaff);

    /// <summary>Alan enrols these people in Algebra I, pasted one a line; who they are, in that order.</summary>
    public async Task<IReadOnlyList<long>> EnrolAsync(params string[] lines)
    {
        var rows = RosterFile.Read(string.Join('\n', lines), 1000).Value.Rows;
        _ = (await Rosters.EnrolAsync(Alan, Algebra, rows)).Value;
        await using var db = Database.Open();
        var addresses = rows.Select(row => row.Address!.Normal).ToList();
        var ids = await db.Users.Where(a => addresses.Contains(a.NormalizedEmail!)).ToDictionaryAsync(a => a.NormalizedEmail!, a => a.Id);
        return [.. addresses.Select(address => ids[address])];
    }

    public async Task SuspendAsync(Actor person)
    {
        await using var db = Database.Open();
        await db.Users.Where(a => a.Id == person.AccountId).ExecuteUpdateAsync(set => set.SetProperty(a => a.Status, AccountStatus.Suspended));
    }

    /// <summary>A further address, as if somebody had vouched for it, without a trace in the log.</summary>
    public async Task AliasAsync(long accountId, string address, long? by = null)
    {
        await using var db = Database.Open();
        var account = await db.Users.SingleAsync(a => a.Id == accountId);
        account.Aliases.Add(AccountRules.NewAlias(Address(address), by ?? Ada.AccountId, TestDatabase.Start.UtcDateTime));
        AccountRules.Describe(account, account.DisplayName, EmailAddress.Kept(account.Email!));
        await db.SaveChangesAsync();
    }

    public async Task ArchiveAsync(long courseId)
    {
        await using var db = Database.Open();
        await db.Courses.Where(c => c.Id == courseId).ExecuteUpdateAsync(set => set.SetProperty(c => c.ArchivedAt, TestDatabase.Start.UtcDateTime));
    }

    public async Task<Account?> AccountAsync(string address)
    {
        await using var db = Database.Open();
        return await db.Users.SingleOrDefaultAsync(a => a.NormalizedEmail == address);
    }

    public async Task<Account> AccountAsync(long id)
    {
        await using var db = Database.Open();
        return await db.Users.SingleAsync(a => a.Id == id);
    }

    /// <summary>What the database says somebody was given on a course; null when not on the staff.</summary>
    public async Task<Grants?> GrantsAsync(long accountId, long? courseId = null)
    {
        await using var db = Database.Open();
        var staff = await CourseStaff.LoadAsync(db, Database.Get<SchoolClock>(), Ada, courseId ?? Algebra, default);
        return (await staff.Value.PeopleAsync([accountId], default))[accountId].Grants;
    }

    /// <summary>The same for everybody there is.</summary>
    public async Task<IReadOnlyCollection<Standing>> EverybodyAsync()
    {
        await using var db = Database.Open();
        var staff = await CourseStaff.LoadAsync(db, Database.Get<SchoolClock>(), Ada, Algebra, default);
        return (await staff.Value.PeopleAsync(await db.Users.Select(a => a.Id).ToListAsync(), default)).Values;
    }

    public async Task<IReadOnlyList<AuditEntry>> AuditAsync()
    {
        await using var db = Database.Open();
        return await db.Audit.AsNoTracking().OrderBy(e => e.Id).ToListAsync();
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    static async Task<Ids> GatherAsync(TestDatabase database)
    {
        var cast = new Cast(database, new Ids());
        _ = (await cast.Accounts.EnsureAdministratorsAsync([Address("ada@school.example")])).Value;
        var ada = await cast.ArriveAsync("ada@school.example", "Ada Lovelace");
        var alan = await cast.ArriveAsync("alan@school.example", "Alan Turing");
        var grace = await cast.ArriveAsync("grace@school.example", "Grace Hopper");
        var edsger = await cast.ArriveAsync("edsger@school.example", "Edsger Dijkstra");
        _ = (await cast.Standings.LetCreateCoursesAsync(ada, alan.AccountId, true)).Value;
        var algebra = (await cast.Courses.CreateAsync(alan, "MATH-101", "Algebra I", "Autumn 2026")).Value;
        _ = (await cast.Permissions.GiveRoleAsync(alan, algebra, [PersonRef.To(grace.AccountId)], Grader)).Value;
        var katherine = (await cast.Permissions.SwitchAsync(
            alan, algebra, Named("katherine@school.example"), Permission.GradeSubmissions, true)).Value.Steps[0].AccountId;
        return new Ids(ada.AccountId, alan.AccountId, grace.AccountId, edsger.AccountId, katherine, algebra);
    }

    readonly record struct Ids(long Ada, long Alan, long Grace, long Edsger, long Katherine, long Algebra);
}
