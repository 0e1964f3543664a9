namespace Lms.Data.Permissions;

/// <summary>One thing a member of staff may do on one course. The numbers are stored: never reuse one.</summary>
public enum Permission
{
    /// <summary>Title, description, term, dates, archive.</summary>
    EditCourse = 0,

    /// <summary>Every change on the staff and permissions page.</summary>
    ManageStaff = 1,

    /// <summary>The roster.</summary>
    ViewStudents = 2,

    /// <summary>Enrol, withdraw, export the roster.</summary>
    ManageStudents = 3,

    /// <summary>Write, pin and remove announcements.</summary>
    PostAnnouncements = 4,

    /// <summary>Pages, files and links.</summary>
    ManageMaterials = 5,

    /// <summary>Create, edit, publish and close assignments.</summary>
    ManageAssignments = 6,

    /// <summary>Read what students handed in.</summary>
    ViewSubmissions = 7,

    /// <summary>Points, feedback, releasing grades.</summary>
    GradeSubmissions = 8,

    /// <summary>The grade table and its export.</summary>
    ViewGradebook = 9,
}
