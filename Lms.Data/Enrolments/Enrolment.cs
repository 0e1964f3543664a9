namespace Lms.Data.Enrolments;

/// <summary>By which way an enrolment came into its present state. The numbers are stored: never reuse one.</summary>
public enum EnrolmentSource
{
    /// <summary>Staff, by a list or one by one.</summary>
    Staff = 1,

    /// <summary>The school information system, by a OneRoster file.</summary>
    OneRoster = 2,

    /// <summary>The student, by a join link or by leaving.</summary>
    Student = 3,
}

/// <summary>Somebody's place as a student of one course. Who withdrew keeps the row, so that their work is not lost.</summary>
public sealed class Enrolment
{
    /// <summary>The course.</summary>
    public long CourseId { get; init; }

    /// <summary>The student.</summary>
    public long AccountId { get; set; }

    /// <summary>The group within the course, in the school's own words; may be empty.</summary>
    public string Section { get; set; } = "";

    /// <summary>The number the school knows the student by, as this course's lists have it; may be empty.</summary>
    public string StudentNumber { get; set; } = "";

    /// <summary>Who brought it into its present state.</summary>
    public long ById { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; set; }

    /// <summary>By which way.</summary>
    public EnrolmentSource Source { get; set; }

    /// <summary>When the student was withdrawn or left, UTC; null while enrolled.</summary>
    public DateTime? WithdrawnAt { get; set; }
}
