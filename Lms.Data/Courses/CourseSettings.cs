using Lms.Data.Audit;
using Lms.Data.Shared;

namespace Lms.Data.Courses;

/// <summary>What of a course its staff may set. Days are in the school's time zone; null where nobody said.</summary>
public sealed record CourseSettings(string Title, string Description, string Term, DateOnly? StartsOn, DateOnly? EndsOn)
{
    internal static CourseSettings Of(Course course) =>
        new(course.Title, course.Description, course.Term, course.StartsOn, course.EndsOn);

    internal void WriteTo(Course course) =>
        (course.Title, course.Description, course.Term, course.StartsOn, course.EndsOn) = (Title, Description, Term, StartsOn, EndsOn);
}

/// <summary>One field of the settings. The numbers are kept in the log: never reuse one.</summary>
public enum CourseField
{
    /// <summary>The title.</summary>
    Title = 0,

    /// <summary>The description.</summary>
    Description = 1,

    /// <summary>The term.</summary>
    Term = 2,

    /// <summary>The first day.</summary>
    StartsOn = 3,

    /// <summary>The last day.</summary>
    EndsOn = 4,

    /// <summary>Whether students can open it.</summary>
    Open = 5,
}

/// <summary>The settings with what the reader may do there; null: they may.</summary>
public sealed record CourseSettingsView(CourseSettings Settings, string Code, string OwnerName, bool Archived)
{
    /// <summary>Whether students can open it.</summary>
    public bool Open { get; init; }

    /// <summary>Why nothing can be changed.</summary>
    public Problem? ReadOnly { get; init; }

    /// <summary>Why the course can't be handed over.</summary>
    public Problem? HandOver { get; init; }

    /// <summary>Why the course can't be copied.</summary>
    public Problem? Copy { get; init; }

    /// <summary>Whether title and term come from the school information system, which sets them again.</summary>
    public bool FromOneRoster { get; init; }
}

/// <summary>Settings as entries keep them: only what was changed, and never the description itself.</summary>
public sealed record CourseState(
    IReadOnlyList<CourseField> Changed, string? Title = null, string? Term = null, DateOnly? StartsOn = null, DateOnly? EndsOn = null, bool? Open = null)
{
    /// <summary>What is in the log; null where it is something else.</summary>
    public static CourseState? Read(string? written) => AuditText.Read<CourseState>(written);

    internal static CourseState Of(CourseSettings settings, IReadOnlyList<CourseField> changed) => new(
        changed,
        changed.Contains(CourseField.Title) ? settings.Title : null,
        changed.Contains(CourseField.Term) ? settings.Term : null,
        changed.Contains(CourseField.StartsOn) ? settings.StartsOn : null,
        changed.Contains(CourseField.EndsOn) ? settings.EndsOn : null);

    internal static CourseState OfOpen(bool open) => new([CourseField.Open], Open: open);

    internal static IReadOnlyList<CourseField> Differences(CourseSettings a, CourseSettings b) =>
        [.. Enum.GetValues<CourseField>().Where(field => !Equals(Part(a, field), Part(b, field)))];

    static object? Part(CourseSettings settings, CourseField field) => field switch
    {
        CourseField.Title => settings.Title,
        CourseField.Description => settings.Description,
        CourseField.Term => settings.Term,
        CourseField.StartsOn => settings.StartsOn,
        CourseField.EndsOn => settings.EndsOn,
        _ => null, // opened and closed by a switch of its own
    };
}
