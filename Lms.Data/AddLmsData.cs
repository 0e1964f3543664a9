using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Content.Announcements;
using Lms.Data.Content.Assignments;
using Lms.Data.Content.Files;
using Lms.Data.Content.Grades;
using Lms.Data.Content.Materials;
using Lms.Data.Content.Submissions;
using Lms.Data.Courses;
using Lms.Data.Enrolments;
using Lms.Data.Enrolments.OneRoster;
using Lms.Data.Enrolments.Turns;
using Lms.Data.Mail;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Lms.Data.Upkeep;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Lms.Data;

/// <summary>The one door of Lms.Data: everything a host needs to run the LMS without its screens.</summary>
public static class LmsData
{
    /// <summary>Seconds to wait for another process that is writing, before saying that it can't be done now.</summary>
    const int BusySeconds = 5;

    /// <summary>
    /// Registers the LMS over a SQLite database. A relative file lies in <paramref name="folder"/>, which is made when missing.
    /// <see cref="SignInOptions"/>, <see cref="ImportOptions"/>, <see cref="FilesOptions"/> and <see cref="MailOptions"/> are set by the host.
    /// </summary>
    public static IServiceCollection AddLmsData(this IServiceCollection services, string connectionString, string folder, TimeZoneInfo zone)
    {
        var connection = ConnectionTo(connectionString, folder);
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<SignInOptions>();
        services.AddOptions<ImportOptions>();
        services.AddOptions<RetentionOptions>();
        services.AddOptions<MailOptions>();
        services.AddOptions<FilesOptions>().PostConfigure(files => files.Folder = Path.GetFullPath(files.Folder, Path.GetFullPath(folder)));
        services.AddDbContextFactory<SqliteLmsDbContext>(db => db.UseSqlite(connection).AddInterceptors(SecureDelete.Always)
            .ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.MappedEntityTypeIgnoredWarning))); // Identity maps more than we keep
        services.AddSingleton<IDbContextFactory<LmsDbContext>, ContextFactory>();
        services.AddScoped<LmsDbContext>(provider => provider.GetRequiredService<IDbContextFactory<LmsDbContext>>().CreateDbContext());
        services.AddSingleton(provider => new SchoolClock(provider.GetRequiredService<TimeProvider>(), zone));
        return services
            .AddSingleton<LmsStore>().AddSingleton<LmsDatabase>().AddTransient<DatabasePulse>().AddSingleton<LiveChanges>()
            .AddSingleton<IPersonSearch, SqlitePersonSearch>().AddSingleton<PersonResolver>()
            .AddSingleton<AccountService>().AddSingleton<AccountQueries>().AddSingleton<AliasService>().AddSingleton<StandingService>().AddSingleton<PeopleQueries>()
            .AddSingleton<PersonQueries>().AddSingleton<PersonDataService>().AddSingleton<UnusedQueries>().AddSingleton<ErasureService>().AddSingleton<UpkeepService>()
            .AddSingleton<SignInRequestService>().AddSingleton<SignInRequestQueries>()
            .AddSingleton<AuditQueries>().AddSingleton<AuditExportService>().AddSingleton<AuditUndoService>()
            .AddSingleton<SignInService>().AddSingleton<SessionService>().AddSingleton<SessionQueries>()
            .AddSingleton<CourseService>().AddSingleton<CourseQueries>()
            .AddSingleton<CourseSettingsService>().AddSingleton<CourseSettingsQueries>().AddSingleton<CourseHandoverService>().AddSingleton<CourseCopyService>()
            .AddSingleton<CourseVisitService>().AddSingleton<RefusalWatch>()
            .AddSingleton<AnnouncementService>().AddSingleton<AnnouncementQueries>()
            .AddSingleton<PermissionService>().AddSingleton<StaffCopyService>().AddSingleton<RoleService>().AddSingleton<RoleQueries>()
            .AddSingleton<PermissionQueries>().AddSingleton<NamingQueries>().AddSingleton<WhyQueries>()
            .AddSingleton<ImportMark>().AddSingleton<ImportTurns>().AddSingleton<ImportTakeBack>().AddSingleton<RosterImport>()
            .AddSingleton<EnrolmentService>().AddSingleton<EnrolmentQueries>().AddSingleton<RosterExportService>().AddSingleton<RosterQueries>()
            .AddSingleton<JoinQueries>().AddSingleton<JoinService>()
            .AddSingleton<OneRosterQueries>().AddSingleton<OneRosterImport>()
            .AddSingleton<GradebookQueries>().AddSingleton<GradebookExportService>().AddSingleton<OwnGradeQueries>()
            .AddSingleton<FileStore>().AddSingleton<FileQueries>().AddSingleton<FileSweep>()
            .AddSingleton<MaterialService>().AddSingleton<MaterialFileService>().AddSingleton<MaterialSectionService>().AddSingleton<MaterialQueries>()
            .AddSingleton<InvitationService>().AddSingleton<Outbox>()
            .AddSingleton<AssignmentService>().AddSingleton<AssignmentQueries>().AddSingleton<SubmissionService>().AddSingleton<SubmissionQueries>().AddSingleton<DueQueries>()
            .AddSingleton<GradeService>().AddSingleton<GradeQueries>()
            .AddSingleton<DemoCourse>().AddSingleton<DemoData>();
    }

    static string ConnectionTo(string connectionString, string folder)
    {
        var connection = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true, DefaultTimeout = BusySeconds };
        connection.DataSource = Path.GetFullPath(connection.DataSource, Path.GetFullPath(folder));
        Directory.CreateDirectory(Path.GetDirectoryName(connection.DataSource)!);
        return connection.ToString();
    }

    sealed class ContextFactory(IDbContextFactory<SqliteLmsDbContext> sqlite) : IDbContextFactory<LmsDbContext>
    {
        public LmsDbContext CreateDbContext() => sqlite.CreateDbContext();
    }
}
