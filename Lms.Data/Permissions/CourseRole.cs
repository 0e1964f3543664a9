namespace Lms.Data.Permissions;

/// <summary>A named set of permissions, given as a starting point. "Custom" is the empty one.</summary>
public sealed class CourseRole
{
    /// <summary>The role that gives nothing: switches only.</summary>
    public const long Custom = 6;

    /// <summary>What a OneRoster file gives to teachers, and to everybody else who is no student.</summary>
    public const long CoTeacher = 1, Observer = 5;

    /// <summary>The roles that a OneRoster file gives: they are always there.</summary>
    public static IReadOnlySet<long> ByOneRoster { get; } = new HashSet<long> { CoTeacher, Observer };

    /// <summary>The role's id.</summary>
    public long Id { get; init; }

    /// <summary>The name, as the school writes it.</summary>
    public required string Name { get; set; }

    /// <summary>What it gives.</summary>
    public PermissionSet Permissions { get; set; }

    /// <summary>The roles that ship.</summary>
    public static IReadOnlyList<CourseRole> Shipped { get; } =
    [
        new() { Id = CoTeacher, Name = "Co-teacher", Permissions = PermissionSet.All },
        new()
        {
            Id = 2,
            Name = "Teaching assistant",
            Permissions = PermissionSet.Of(
                Permission.ViewStudents, Permission.PostAnnouncements, Permission.ManageMaterials,
                Permission.GradeSubmissions, Permission.ViewGradebook),
        },
        new() { Id = 3, Name = "Grader", Permissions = PermissionSet.Of(Permission.GradeSubmissions) },
        new()
        {
            Id = 4,
            Name = "Content editor",
            Permissions = PermissionSet.Of(
                Permission.PostAnnouncements, Permission.ManageMaterials, Permission.ManageAssignments),
        },
        new()
        {
            Id = Observer,
            Name = "Observer",
            Permissions = PermissionSet.Of(
                Permission.ViewStudents, Permission.ViewSubmissions, Permission.ViewGradebook),
        },
        new() { Id = Custom, Name = "Custom", Permissions = PermissionSet.None },
    ];
}
