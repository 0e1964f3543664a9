using Lms.Data.Accounts;
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
}
