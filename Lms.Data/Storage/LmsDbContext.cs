using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Courses;
using Lms.Data.Enrolments;
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

    /// <summary>What is done from time to time.</summary>
    public DbSet<TimedJob> Jobs => Set<TimedJob>();

    /// <summary>Mails that were asked for.</summary>
    public DbSet<Invitation> Invitations => Set<Invitation>();

    internal IReadOnlyCollection<Change> Changes => changes;

    /// <summary>Adds the audit entry and, once committed, tells open pages.</summary>
    internal void Record(AuditEntry entry)
    {
        Audit.Add(entry);
        changes.Add(new Change(entry.PersonId, entry.CourseId));
    }

    /// <summary>Tells open pages, once committed, of changes whose audit entries are written many at once.</summary>
    internal void Announce(IEnumerable<Change> told) => changes.UnionWith(told);

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        AccountMapping.Map(builder);
        CourseMapping.Map(builder);
        PermissionMapping.Map(builder);
        EnrolmentMapping.Map(builder);
        AuditMapping.Map(builder);
        TimedJob.Map(builder);
        InvitationMapping.Map(builder);
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();

    sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        written => written, read => DateTime.SpecifyKind(read, DateTimeKind.Utc));
}
