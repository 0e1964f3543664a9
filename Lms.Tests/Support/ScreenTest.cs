using System.Globalization;
using System.Security.Claims;
using AngleSharp.Dom;
using Bunit;
using Bunit.TestDoubles;
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
using Lms.Data.Mail;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Web.Features.Accounts;
using Lms.Web.Features.Audit;
using Lms.Web.Features.Content.Announcements;
using Lms.Web.Features.Content.Assignments;
using Lms.Web.Features.Content.Grades;
using Lms.Web.Features.Courses;
using Lms.Web.Features.Enrolments;
using Lms.Web.Features.Mail;
using Lms.Web.Features.Permissions;
using Lms.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MudBlazor.Services;

namespace Lms.Tests.Support;

/// <summary>A screen over the real use cases and a database of its own, as one of the cast sees it: Alan, unless told otherwise.</summary>
public abstract class ScreenTest : BunitContext, IAsyncLifetime
{
    IRenderedComponent<Stage>? stage;
    BunitAuthorizationContext? visitor;

    static ScreenTest() => DefaultWaitTimeout = TimeSpan.FromSeconds(20); // only ever waited for by what fails

    protected ScreenTest() => CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>What the screens offer; off, as in a school that sends no mail, unless a test says otherwise.</summary>
    private protected MailOptions Mail { get; } = new();

    private protected Cast School { get; private set; } = null!;

    private protected IRenderedComponent<Stage> Stage => stage!;

    private protected NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    public virtual async ValueTask InitializeAsync()
    {
        School = await Cast.GatherAsync();
        var database = School.Database;
        Services.AddSingleton(database.Get<SessionQueries>()).AddSingleton(database.Get<SessionService>());
        Services.AddSingleton(database.Get<AccountQueries>()).AddSingleton(database.Get<AccountService>())
            .AddSingleton(database.Get<CourseQueries>()).AddSingleton(database.Get<CourseService>()).AddSingleton(database.Get<CourseVisitService>())
            .AddSingleton(database.Get<CourseSettingsQueries>()).AddSingleton(database.Get<CourseSettingsService>())
            .AddSingleton(database.Get<CourseHandoverService>()).AddSingleton(database.Get<CourseCopyService>())
            .AddSingleton(database.Get<AnnouncementQueries>()).AddSingleton(database.Get<AnnouncementService>())
            .AddSingleton(database.Get<PermissionQueries>()).AddSingleton(database.Get<PermissionService>())
            .AddSingleton(database.Get<NamingQueries>()).AddSingleton(database.Get<WhyQueries>())
            .AddSingleton(database.Get<StaffCopyService>()).AddSingleton(database.Get<LiveChanges>())
            .AddSingleton(database.Get<RoleService>()).AddSingleton(database.Get<RoleQueries>())
            .AddSingleton(database.Get<EnrolmentService>()).AddSingleton(database.Get<EnrolmentQueries>())
            .AddSingleton(database.Get<RosterQueries>()).AddSingleton(database.Get<RosterImport>())
            .AddSingleton(database.Get<JoinQueries>()).AddSingleton(database.Get<JoinService>())
            .AddSingleton(database.Get<PeopleQueries>()).AddSingleton(database.Get<PersonQueries>()).AddSingleton(database.Get<StandingService>())
            .AddSingleton(database.Get<SignInRequestQueries>()).AddSingleton(database.Get<SignInRequestService>())
            .AddSingleton(database.Get<AuditQueries>()).AddSingleton(database.Get<AuditUndoService>())
            .AddSingleton(database.Get<AliasService>()).AddSingleton(database.Get<ErasureService>()).AddSingleton(database.Get<UnusedQueries>())
            .AddSingleton(database.Get<OneRosterQueries>()).AddSingleton(database.Get<OneRosterImport>())
            .AddSingleton(database.Get<AssignmentQueries>()).AddSingleton(database.Get<AssignmentService>()).AddSingleton(database.Get<SubmissionQueries>()).AddSingleton(database.Get<DueQueries>())
            .AddSingleton(database.Get<SubmissionService>()).AddSingleton(database.Get<GradeQueries>()).AddSingleton(database.Get<GradeService>())
            .AddSingleton(database.Get<GradebookQueries>()).AddSingleton(database.Get<OwnGradeQueries>())
            .AddSingleton(database.Get<FileStore>()).AddSingleton(database.Get<FileQueries>()).AddSingleton(database.Get<IOptions<FilesOptions>>())
            .AddSingleton(database.Get<MaterialQueries>()).AddSingleton(database.Get<MaterialService>()).AddSingleton(database.Get<MaterialFileService>()).AddSingleton(database.Get<MaterialSectionService>())
            .AddSingleton(database.Get<SchoolClock>()).AddSingleton(database.Get<IOptions<SignInOptions>>());
        Services.AddMudServices().AddLocalization().AddSingleton<Say>().AddSingleton(new Institution("Example School")).AddSingleton(Options.Create(new ImportOptions()))
            .AddSingleton(database.Get<InvitationService>()).AddSingleton(Options.Create(Mail));
        Services.AddScoped<LookingAs>().AddScoped<CurrentActor>().AddScoped<Messages>().AddScoped<Browser>().AddScoped<PersonDialogs>().AddScoped<RosterActions>()
            .AddScoped<StaffActions>().AddScoped<StaffDialogs>().AddScoped<RoleActions>().AddScoped<AuditActions>().AddScoped<InvitationActions>()
            .AddScoped<AnnouncementActions>().AddScoped<CourseActions>()
            .AddScoped<AssignmentActions>().AddScoped<GradeActions>();
        JSInterop.Mode = JSRuntimeMode.Loose;
        visitor = AddAuthorization();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        Become(School.Alan);
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await School.DisposeAsync();
    }

    private protected void Become(Actor actor) => visitor!.SetAuthorized("somebody")
        .SetClaims(new Claim(ClaimTypes.NameIdentifier, actor.AccountId.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Their session ends while the page is open.</summary>
    private protected void SignOut() => visitor!.SetNotAuthorized();

    private protected void Show<T>(Action<ComponentParameterCollectionBuilder<T>>? parameters = null) where T : IComponent
    {
        if (stage is not null)
            DisposeComponentsAsync().GetAwaiter().GetResult(); // one window, one page
        stage = Render<Stage>(around => around.AddChildContent(parameters ?? (_ => { })));
    }

    private protected IEnumerable<IElement> Every(string role, string? name = null) =>
        Stage.Nodes.OfType<IElement>().First().ParentElement!.EveryOf(role, name);

    private protected IElement The(string role, string? name = null) => Every(role, name).ToList() switch
    {
        [var one] => one,
        var some => throw new Xunit.Sdk.XunitException(
            $"{some.Count} of {role} “{name}” instead of one among: {string.Join("; ", Every(role).Select(ByRole.NameOf))}"),
    };

    private protected void Soon(Action assertion) => Stage.WaitForAssertion(assertion);

    // On the renderer's own thread: nothing can be drawn anew between finding it and pressing it.
    private protected async Task PressAsync(string role, string name)
    {
        Soon(() => The(role, name));
        await Stage.InvokeAsync(() =>
        {
            // A browser sends the form a button belongs to, wherever the button stands.
            if (The(role, name).GetAttribute("form") is { } form)
                Stage.Find($"form#{form}").Submit();
            else
                The(role, name).Click();
        });
    }

    private protected async Task TypeAsync<T>(string role, string name, T text)
    {
        Soon(() => The(role, name));
        await Stage.InvokeAsync(() =>
        {
            if (The(role, name).HasAttribute("blazor:oninput"))
                The(role, name).Input(text);
            else
                The(role, name).Change(text);
        });
    }

    // The browser tells of the first letter.
    private protected async Task BeginTypingAsync()
    {
        Soon(() => Stage.Find("[data-tells-typing]"));
        await Stage.InvokeAsync(() => { _ = Stage.Find("[data-tells-typing]").TriggerEventAsync("ontyped", EventArgs.Empty); });
    }

    private protected Task LeaveAsync() => Stage.InvokeAsync(() => Navigation.NavigateTo("/elsewhere"));

    // A dialog often asks with the same word as the button that opened it.
    private protected async Task AnswerAsync(string button)
    {
        Soon(() => The("dialog"));
        await Stage.InvokeAsync(() =>
        {
            var answer = Assert.Single(The("dialog").EveryOf("button", button));
            if (answer.GetAttribute("form") is { } form)
                Stage.Find($"form#{form}").Submit();
            else
                answer.Click();
        });
    }

    private protected static string DescriptionOf(IElement element) => element.WordsOf("aria-describedby");

    private protected void SoonSays(string role, string sentence) =>
        Soon(() => Assert.Contains(Every(role), element => element.Words().Contains(sentence, StringComparison.Ordinal)));
}
