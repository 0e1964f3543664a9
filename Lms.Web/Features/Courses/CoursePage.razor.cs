using System.Globalization;
using System.Text.RegularExpressions;
using Lms.Data.Content.Announcements;
using Lms.Data.Courses;
using Lms.Data.Enrolments;
using Lms.Data.Shared;
using Lms.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Lms.Web.Features.Courses;

/// <summary>The course home: what is new appears while it is open, and counts as seen once it was shown.</summary>
public sealed partial class CoursePage
{
    readonly HashSet<long> fresh = []; // new when the reader came
    CourseFrame? frame;
    AnnouncementsView? view;
    Problem? problem;
    (long Course, int Page)? shown;
    (long Course, DateTime At)? seen;
    string? asked; // the announcement that a link led to
    long me;
    int loads;

    [Inject] AnnouncementQueries Queries { get; set; } = null!;

    [Inject] AnnouncementService Announcements { get; set; } = null!;

    [Inject] EnrolmentService Enrolments { get; set; } = null!;

    [Inject] Browser Browser { get; set; } = null!;

    [Inject] CurrentActor Current { get; set; } = null!;

    [Inject] IDialogService Dialogs { get; set; } = null!;

    [Inject] Messages Messages { get; set; } = null!;

    [Inject] NavigationManager Navigation { get; set; } = null!;

    [Parameter] public long CourseId { get; set; }

    [SupplyParameterFromQuery] string? Page { get; set; }

    int Number => int.TryParse(Page, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 1;

    protected override async Task OnParametersSetAsync()
    {
        if (shown == (CourseId, Number))
            return;
        asked = new Uri(Navigation.Uri).Fragment is var part && AskedFor().IsMatch(part) ? part : null;
        if (shown?.Course != CourseId)
        {
            fresh.Clear();
            view = null;
        }

        await LoadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (view is not null && asked is { } one)
        {
            asked = null;
            await Browser.ShowAsync(one);
        }

        if (view is not { AnyNew: true, NewestAt: { } newest } || seen == (CourseId, newest))
            return;
        seen = (CourseId, newest);
        await Announcements.MarkSeenAsync(await Current.GetAsync(), CourseId, newest); // if not now, then the next time
    }

    protected override bool Concerned(IReadOnlyCollection<Change> changes) => changes.Any(change =>
        (change.Area == CourseArea.Announcements && change.CourseId == CourseId)
        || change.TouchesPlaceOf(me, CourseId));

    protected override async Task ReadAgainAsync()
    {
        if (frame is not null)
            await frame.RefreshAsync();
        await LoadAsync();
    }

    async Task LoadAsync()
    {
        shown = (CourseId, Number);
        var load = ++loads;
        me = await Current.IdAsync();
        var answer = await Queries.CourseAsync(await Current.GetAsync(), CourseId, Number);
        if (load != loads || Passes(answer.Problem))
            return; // something newer was asked for meanwhile
        (problem, view) = (answer.Problem, answer.Succeeded ? answer.Value : null);
        fresh.UnionWith(view?.Announcements.Rows.Where(row => row.IsNew).Select(row => row.Id) ?? []);
        ReadAgainAt(view?.NextAt);
    }

    [GeneratedRegex(@"^#announcement-\d+$")]
    private static partial Regex AskedFor();

    void Show(int page) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("page", page > 1 ? page : (int?)null));

    async Task LeaveAsync(CourseView course)
    {
        if (!await Dialogs.ConfirmAsync(Say["LeaveCourse.Heading", course.Title], Say["LeaveCourse.Lead"], Say["Leave.Do"], Say["Cancel"]))
            return;
        var left = await Enrolments.LeaveAsync(await Current.GetAsync(), course.Id);
        if (left.Problem is { } why)
        {
            Messages.Tell(why);
            return;
        }

        Messages.Tell(Say["Told.LeftCourse", course.Title]);
        Navigation.NavigateTo("/");
    }
}
