using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Content;
using Lms.Data.Content.Announcements;
using Lms.Data.Content.Assignments;
using Lms.Data.Content.Files;
using Lms.Data.Content.Grades;
using Lms.Data.Content.Materials;
using Lms.Data.Content.Submissions;
using Lms.Data.Courses;
using Lms.Data.Enrolments;
using Lms.Data.Enrolments.Turns;
using Lms.Data.Mail;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Upkeep;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Lms.Data.Storage;

/// <summary>The database. One is opened and closed inside each use case; no screen ever sees it.</summary>
public abstract class LmsDbContext(DbContextOptions options) : IdentityUserContext<Account, long>(options)
{
    readonly HashSet<Change> changes = [];

    /// <summary>Further addresses.</summary>
    public DbSet<Alias> Aliases => Set<Alias>();

    /// <summary>Courses.</summary>
    public DbSet<Course> Courses => Set<Course>();

    /// <summary>Roles.</summary>
    public DbSet<CourseRole> Roles => Set<CourseRole>();

    /// <summary>Who is on the staff of what.</summary>
    public DbSet<StaffMembership> Memberships => Set<StaffMembership>();

    /// <summary>Switches that differ from the role.</summary>
    public DbSet<PermissionOverride> Overrides => Set<PermissionOverride>();

    /// <summary>Who is a student of what.</summary>
    public DbSet<Enrolment> Enrolments => Set<Enrolment>();

    /// <summary>The audit log.</summary>
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    /// <summary>Requests that wait for an administrator.</summary>
    public DbSet<SignInRequest> SignInRequests => Set<SignInRequest>();

    /// <summary>Sign-ins that were refused.</summary>
    public DbSet<RefusedSignIn> RefusedSignIns => Set<RefusedSignIn>();

    /// <summary>Who is or was signed in, and where.</summary>
    public DbSet<SignInSession> Sessions => Set<SignInSession>();

    /// <summary>Hand-shakes that have had their turn.</summary>
    public DbSet<SpentHandshake> SpentHandshakes => Set<SpentHandshake>();

    /// <summary>What is done from time to time.</summary>
    public DbSet<TimedJob> Jobs => Set<TimedJob>();

    /// <summary>Mails that were asked for.</summary>
    public DbSet<Invitation> Invitations => Set<Invitation>();

    /// <summary>What the staff of courses told their students.</summary>
    public DbSet<Announcement> Announcements => Set<Announcement>();

    /// <summary>Until when who has seen them.</summary>
    public DbSet<AnnouncementsSeen> AnnouncementsSeen => Set<AnnouncementsSeen>();

    /// <summary>Uploaded files.</summary>
    public DbSet<StoredFile> Files => Set<StoredFile>();

    /// <summary>Headings of materials.</summary>
    public DbSet<MaterialSection> MaterialSections => Set<MaterialSection>();

    /// <summary>Pages, links and files.</summary>
    public DbSet<Material> Materials => Set<Material>();

    /// <summary>Assignments.</summary>
    public DbSet<Assignment> Assignments => Set<Assignment>();

    /// <summary>What was handed in.</summary>
    public DbSet<Submission> Submissions => Set<Submission>();

    /// <summary>The files that were handed in.</summary>
    public DbSet<SubmissionFile> SubmissionFiles => Set<SubmissionFile>();

    /// <summary>Grades.</summary>
    public DbSet<Grade> Grades => Set<Grade>();

    /// <summary>Imports that are under way, or were when their program ended.</summary>
    public DbSet<UnfinishedImport> UnfinishedImports => Set<UnfinishedImport>();

    /// <summary>What their turns did.</summary>
    public DbSet<ImportNote> ImportNotes => Set<ImportNote>();

    internal IReadOnlyCollection<Change> Changes => changes;

    /// <summary>Who asked, once it is known.</summary>
    internal Asked? Asked { get; set; }

    /// <summary>Adds the audit entry and, once committed, tells open pages.</summary>
    internal void Record(AuditEntry entry)
    {
        Audit.Add(entry);
        changes.Add(new Change(entry.PersonId, entry.CourseId, AuditAreas.Of(entry.Action)));
    }

    /// <summary>Tells open pages, once committed, of changes whose audit entries are written many at once, or that have none.</summary>
    internal void Announce(IEnumerable<Change> told) => changes.UnionWith(told);

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        AccountMapping.Map(builder);
        CourseMapping.Map(builder);
        PermissionMapping.Map(builder);
        EnrolmentMapping.Map(builder);
        UnfinishedImport.Map(builder);
        AuditMapping.Map(builder);
        TimedJob.Map(builder);
        InvitationMapping.Map(builder);
        ContentMapping.Map(builder);
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();

    sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        written => written, read => DateTime.SpecifyKind(read, DateTimeKind.Utc));
}
