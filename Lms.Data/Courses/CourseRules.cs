using Lms.Data.Accounts;
using Lms.Data.Permissions;
using Lms.Data.Shared;

namespace Lms.Data.Courses;

/// <summary>What a course must look like and who may make one.</summary>
public static class CourseRules
{
    /// <summary>The longest code, in characters.</summary>
    public const int CodeLength = 40;

    /// <summary>The longest title, in characters.</summary>
    public const int TitleLength = 200;

    /// <summary>The longest term, in characters.</summary>
    public const int TermLength = 60;

    /// <summary>The longest description, in characters.</summary>
    public const int DescriptionLength = 20_000;

    /// <summary>Administrators may, and whoever was given the right.</summary>
    public static Problem? MayCreate(AccountStatus status, bool administrator, bool mayCreateCourses) =>
        status == AccountStatus.Suspended ? new Problem(Why.ActorSuspended)
        : administrator || mayCreateCourses ? null
        : new Problem(Why.MayNotCreateCourses);

    /// <summary>Whether the texts will do, once cleaned.</summary>
    public static Problem? Check(string code, string title, string term) =>
        code.Length == 0 ? new Problem(Why.CodeMissing)
        : title.Length == 0 ? new Problem(Why.TitleMissing)
        : code.Length > CodeLength ? new Problem(Why.TooLong, CodeLength)
        : title.Length > TitleLength ? new Problem(Why.TooLong, TitleLength)
        : term.Length > TermLength ? new Problem(Why.TooLong, TermLength)
        : null;

    /// <summary>What is wrong with the settings, once cleaned, each at its field.</summary>
    public static IReadOnlyDictionary<CourseField, Problem> Check(CourseSettings settings)
    {
        var problems = new Dictionary<CourseField, Problem>();
        if (settings.Title.Length == 0)
            problems[CourseField.Title] = new(Why.TitleMissing);
        else if (settings.Title.Length > TitleLength)
            problems[CourseField.Title] = new(Why.TooLong, TitleLength);
        if (settings.Term.Length > TermLength)
            problems[CourseField.Term] = new(Why.TooLong, TermLength);
        if (settings.Description.Length > DescriptionLength)
            problems[CourseField.Description] = new(Why.TooLong, DescriptionLength);
        if (settings.EndsOn < settings.StartsOn)
            problems[CourseField.EndsOn] = new(Why.EndsBeforeStart);
        return problems;
    }

    /// <summary>The settings without what can't be seen; the description as it was written.</summary>
    public static CourseSettings Clean(CourseSettings settings) => settings with
    {
        Title = AccountRules.CleanName(settings.Title, TitleLength + 1),
        Term = AccountRules.CleanName(settings.Term, TermLength + 1),
        Description = settings.Description.ReplaceLineEndings("\n").Trim(),
    };

    /// <summary>Whether the settings may be changed.</summary>
    public static Problem? MayEdit(Standing actor, CourseStanding course) => PermissionRules.May(actor, course, Permission.EditCourse);

    /// <summary>Whether the settings may be seen: by whoever could change them were the course not archived.</summary>
    public static Problem? MaySeeSettings(Standing actor, CourseStanding course) => MayEdit(actor, course with { Archived = false });

    /// <summary>Whether an archived course may be opened for changes again: by whoever may archive it.</summary>
    public static Problem? MayReopen(Standing actor, CourseStanding course) => MaySeeSettings(actor, course);

    /// <summary>Whether the course may be given to another owner.</summary>
    public static Problem? MayHandOver(Standing actor, CourseStanding course) =>
        PermissionRules.MaySeeStaff(actor, course) is { } problem ? problem
        : !actor.IsOwner && !actor.IsAdministrator ? new Problem(Why.OwnerOnly, course.OwnerName)
        : course.Archived ? new Problem(Why.CourseArchived)
        : null;

    /// <summary>
    /// Whether the course, archived or not, may be copied by whoever may create courses: who owns the copy sees drafts, so only who sees them here.
    /// </summary>
    public static Problem? MayCopy(Standing actor, CourseStanding course) =>
        MaySeeSettings(actor, course) ?? PermissionRules.MayManageStaff(actor, course with { Archived = false })
        ?? PermissionRules.May(actor, course with { Archived = false }, Permission.ManageMaterials)
        ?? PermissionRules.May(actor, course with { Archived = false }, Permission.ManageAssignments);
}
