using System.Globalization;
using Lms.Web.Features.Accounts;
using Lms.Web.Features.Audit;
using Lms.Web.Features.Content.Announcements;
using Lms.Web.Features.Content.Assignments;
using Lms.Web.Features.Content.Files;
using Lms.Web.Features.Content.Grades;
using Lms.Web.Features.Courses;
using Lms.Web.Features.Enrolments;
using Lms.Web.Features.Mail;
using Lms.Web.Features.Permissions;
using Lms.Web.Shared;
using Microsoft.Extensions.Options;
using MudBlazor;
using MudBlazor.Services;

namespace Lms.Web.Startup;

static class ScreensStartup
{
    internal static void AddScreens(this WebApplicationBuilder builder, LmsSettings settings)
    {
        builder.Services.AddCascadingAuthenticationState();
        builder.Services.AddMudServices(mud =>
        {
            mud.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomCenter;
            mud.SnackbarConfiguration.ShowTransitionDuration = 100;
            mud.SnackbarConfiguration.HideTransitionDuration = 100;
            mud.SnackbarConfiguration.PreventDuplicates = false;
            mud.SnackbarConfiguration.MaxDisplayedSnackbars = Messages.Shown;
        });

        builder.Services.AddLocalization();
        builder.Services.Configure<RequestLocalizationOptions>(options =>
        {
            // Texts are in English for now; dates and numbers are the visitor's own.
            options.SupportedCultures = CultureInfo.GetCultures(CultureTypes.SpecificCultures);
            options.SetDefaultCulture("en-GB");
            options.SupportedUICultures = [CultureInfo.GetCultureInfo("en")]; // the default culture replaces it
        });
        builder.Services.AddSingleton(new Institution(settings.InstitutionName)).AddSingleton(Options.Create(settings.Import)).AddSingleton(Options.Create(settings.Files));
        builder.Services.AddSingleton(Options.Create(settings.Retention)).AddHostedService<Upkeep>()
            .AddSingleton<ImportSweep>().AddHostedService(services => services.GetRequiredService<ImportSweep>());
        builder.Services.AddSingleton<Say>();
        builder.Services.AddScoped<LookingAs>().AddScoped<CurrentActor>().AddScoped<Messages>().AddScoped<Browser>()
            .AddScoped<PersonDialogs>().AddScoped<InvitationActions>().AddScoped<StaffActions>().AddScoped<StaffDialogs>().AddScoped<RoleActions>()
            .AddScoped<RosterActions>().AddScoped<AnnouncementActions>().AddScoped<CourseActions>().AddScoped<AuditActions>()
            .AddScoped<AssignmentActions>().AddScoped<GradeActions>();
    }

    internal static void MapScreens(this WebApplication app)
    {
        app.MapMethods("/favicon.ico", StatusPages.GetAndHead, () =>
            Results.LocalRedirect("/favicon.svg", permanent: true)); // browsers ask unasked
        app.MapRosterDownload();
        app.MapAuditDownload();
        app.MapGradebookDownload();
        app.MapPersonDataDownload();
        app.MapFileDownload();
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = "'none'")
            .AnswerAllMethods();
    }
}
