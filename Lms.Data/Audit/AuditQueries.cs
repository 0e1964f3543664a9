using Lms.Data.Accounts;
using Lms.Data.Content.Grades;
using Lms.Data.Enrolments;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Audit;

/// <summary>What the address of the audit log says; null: any. Days are the school's; before: older than this entry.</summary>
public sealed record AuditFilter(long? PersonId, long? CourseId, long? ActorId, AuditAction? Action, DateOnly? From, DateOnly? To, long? Before)
{
    /// <summary>Everything, the latest first.</summary>
    public static AuditFilter All { get; } = new(null, null, null, null, null, null, null);
}

/// <summary>One entry with the names of those it speaks of; at: UTC.</summary>
public sealed record AuditLine(
    long Id, DateTime At, AuditAction Action, long ActorId, string ActorName, long PersonId, string PersonName,
    long? CourseId, string? CourseTitle, Permission? Permission, string? Before, string? After)
{
    /// <summary>What the role is called that somebody had before, where the entry speaks of one and its name is still known.</summary>
    public string? RoleBefore { get; init; }

    /// <summary>What the role is called that somebody has since.</summary>
    public string? RoleAfter { get; init; }

    /// <summary>Whether undoing it may make sense: nothing was done to the same since, and the one who looks may try.</summary>
    public bool CanUndo { get; init; }
}

/// <summary>Entries, the latest first; next: where the older ones begin, null when there are none. Person, actor, course: whom and what is asked for.</summary>
public sealed record AuditView(IReadOnlyList<AuditLine> Lines, long? Next, string? PersonName, string? ActorName, string? CourseTitle);

/// <summary>What was done, by whom, to whom. Nothing here changes anything.</summary>
public sealed class AuditQueries(LmsStore store, SchoolClock clock)
{
    /// <summary>How many entries stand on one page.</summary>
    public const int PageSize = 50;

    /// <summary>The most entries taken away at once.</summary>
    public const int ExportLimit = 50_000;

    /// <summary>One page of the whole log, for administrators.</summary>
    public Task<Result<AuditView>> LogAsync(Actor actor, AuditFilter filter, CancellationToken cancel = default) =>
        store.ReadAsync<AuditView>(async db => await Administrators.AreAsync(db, actor, cancel)
            ? await OthersAsync(ViewAsync(db, actor, filter, _ => true, cancel), actor)
            : Why.AdministratorsOnly, cancel);

    /// <summary>One page of what happened on a course, for whoever manages its staff.</summary>
    public Task<Result<AuditView>> HistoryAsync(Actor actor, long courseId, AuditFilter filter, CancellationToken cancel = default) =>
        store.ReadAsync<AuditView>(async db =>
        {
            var entered = await CourseStaff.EnterAsync(db, clock, actor, courseId, PermissionRules.MaySeeHistory, cancel);
            if (!entered.Succeeded)
                return entered.Problem!;
            var (acting, course) = (entered.Value.Actor, entered.Value.Standing);
            var (staff, students) = (PermissionRules.MayManageStaff(acting, course) is null, EnrolmentRules.MayManageStudents(acting, course) is null);
            var view = await ViewAsync(db, actor, filter with { CourseId = courseId }, action => AuditUndoRules.Staff.Contains(action) ? staff : students, cancel);
            return view with { Lines = [.. view.Lines.Select(line => ReadBy(line, id => GradeRules.MaySee(acting, course, id, released: false)))] };
        }, cancel);

    /// <summary>What the file with the log is called, for whoever may have it.</summary>
    public Task<Result<string>> ExportNameAsync(Actor actor, CancellationToken cancel = default) =>
        store.ReadAsync<string>(async db => await Administrators.AreAsync(db, actor, cancel)
            ? $"audit {clock.Today:yyyy-MM-dd}.csv"
            : Why.AdministratorsOnly, cancel);

    /// <summary>
    /// The entries themselves, for administrators; the latest, if there are more than <see cref="ExportLimit"/>.
    /// <see cref="AuditExportService"/> hands them out.
    /// </summary>
    internal Task<Result<IReadOnlyList<AuditLine>>> LinesAsync(
        Actor actor, AuditFilter filter, CancellationToken cancel = default) =>
        store.ReadAsync<IReadOnlyList<AuditLine>>(async db => await Administrators.AreAsync(db, actor, cancel)
            ? Result.Of(Others(await LinesAsync(db, filter, ExportLimit, cancel), actor))
            : Why.AdministratorsOnly, cancel);

    // What an entry says of a grade is for who would see the grade before it is released: nobody their own.
    static AuditLine ReadBy(AuditLine line, Func<long, bool> sees) =>
        AuditText.Grades.Contains(line.Action) && !sees(line.PersonId) ? line with { Before = null, After = null } : line;

    static IReadOnlyList<AuditLine> Others(IReadOnlyList<AuditLine> lines, Actor reader) =>
        [.. lines.Select(line => ReadBy(line, id => id != reader.AccountId))];

    static async Task<AuditView> OthersAsync(Task<AuditView> asked, Actor reader)
    {
        var view = await asked;
        return view with { Lines = Others(view.Lines, reader) };
    }

    async Task<AuditView> ViewAsync(LmsDbContext db, Actor actor, AuditFilter filter, Func<AuditAction, bool> mayUndo, CancellationToken cancel)
    {
        var lines = await LinesAsync(db, filter, PageSize + 1, cancel);
        var undoable = await UndoableAsync(db, actor, [.. lines.Take(PageSize).Where(line => mayUndo(line.Action))], cancel);
        var title = filter.CourseId is { } course ? await db.Courses.Where(c => c.Id == course).Select(c => c.Title).FirstOrDefaultAsync(cancel) : null;
        return new([.. lines.Take(PageSize).Select(line => line with { CanUndo = undoable.Contains(line.Id) })], lines.Count > PageSize ? lines[PageSize - 1].Id : null,
            await NameAsync(db, filter.PersonId, cancel), await NameAsync(db, filter.ActorId, cancel), title);
    }

    // What the rules refuse for reasons seldom met is left to them.
    static async Task<HashSet<long>> UndoableAsync(LmsDbContext db, Actor actor, IReadOnlyList<AuditLine> lines, CancellationToken cancel)
    {
        IReadOnlyList<long> ids = [.. lines.Where(line => AuditUndoRules.MayOffer(line.Action, line.PersonId == actor.AccountId)).Select(line => line.Id)];
        return ids.Count == 0 ? [] : [.. await AuditUndoService.Latest(db, ids)
            .Where(entry => !db.Courses.Any(c => c.Id == entry.CourseId && (c.ArchivedAt != null || c.OwnerId == entry.PersonId)))
            .Select(entry => entry.Id).ToListAsync(cancel)];
    }

    async Task<IReadOnlyList<AuditLine>> LinesAsync(LmsDbContext db, AuditFilter filter, int limit, CancellationToken cancel)
    {
        var entries = db.Audit.AsQueryable();
        if (filter.PersonId is { } person)
            entries = entries.Where(e => e.PersonId == person);
        if (filter.CourseId is { } course)
            entries = entries.Where(e => e.CourseId == course);
        if (filter.ActorId is { } actor)
            entries = entries.Where(e => e.ActorId == actor);
        if (filter.Action is { } action)
            entries = entries.Where(e => e.Action == action);
        if (filter.Before is { } before)
            entries = entries.Where(e => e.Id < before);

        // Entries are numbered as they happen: days become numbers, and every index that ends in the number serves.
        if (filter.From is { } from && clock.StartOf(from) is var since)
        {
            var first = await db.Audit.Where(e => e.At >= since).OrderBy(e => e.At).ThenBy(e => e.Id).Select(e => (long?)e.Id).FirstOrDefaultAsync(cancel);
            entries = entries.Where(e => e.Id >= (first ?? long.MaxValue));
        }

        if (filter.To is { } to && to < DateOnly.MaxValue && clock.StartOf(to.AddDays(1)) is var until)
        {
            var last = await db.Audit.Where(e => e.At < until).OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Select(e => (long?)e.Id).FirstOrDefaultAsync(cancel);
            entries = entries.Where(e => e.Id <= (last ?? 0));
        }

        return await RolesInEntries.NameAsync(db, await (
            from entry in entries.OrderByDescending(e => e.Id).Take(limit)
            join actedBy in db.Users on entry.ActorId equals actedBy.Id
            join whom in db.Users on entry.PersonId equals whom.Id
            join at in db.Courses on entry.CourseId equals at.Id into courses
            from at in courses.DefaultIfEmpty()
            orderby entry.Id descending
            select new AuditLine(entry.Id, entry.At, entry.Action, actedBy.Id, AccountRules.NameOf(actedBy.DisplayName, actedBy.Email),
                whom.Id, AccountRules.NameOf(whom.DisplayName, whom.Email), entry.CourseId, at.Title, entry.Permission, entry.Before, entry.After)).ToListAsync(cancel), cancel);
    }

    static async Task<string?> NameAsync(LmsDbContext db, long? accountId, CancellationToken cancel) => accountId is null ? null
        : await db.Users.Where(a => a.Id == accountId).Select(a => AccountRules.NameOf(a.DisplayName, a.Email)).FirstOrDefaultAsync(cancel);
}
