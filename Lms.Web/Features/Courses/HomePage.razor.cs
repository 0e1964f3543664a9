using Lms.Data.Accounts;
using Lms.Data.Content.Announcements;
using Lms.Data.Content.Grades;
using Lms.Data.Content.Submissions;
using Lms.Data.Courses;
using Lms.Data.Shared;
using Lms.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Lms.Web.Features.Courses;

/// <summary>One's own page: one's courses and what was announced on them; what is new appears while it is open.</summary>
public sealed partial class HomePage
{
    Me? me;
    IReadOnlyList<CourseCard> mine = [];
    IReadOnlyList<EarlierCourse> earlier = [];
    IReadOnlyList<DueRow> due = [];
    News news = new([], null);
    Problem? problem;
    long myId;

    [Inject] CourseQueries Courses { get; set; } = null!;

    [Inject] AccountQueries Accounts { get; set; } = null!;

    [Inject] AnnouncementQueries Announcements { get; set; } = null!;

    [Inject] DueQueries Work { get; set; } = null!;

    [Inject] OwnGradeQueries Grades { get; set; } = null!;

    [Inject] CurrentActor Current { get; set; } = null!;

    [Inject] IDialogService Dialogs { get; set; } = null!;

    [Inject] NavigationManager Navigation { get; set; } = null!;

    protected override Task OnInitializedAsync() => LoadAsync();

    protected override bool Concerned(IReadOnlyCollection<Change> changes) => changes.Any(change => change.Area switch
    {
        CourseArea.People => change.MayConcern(myId),
        CourseArea.Announcements => mine.Any(course => course.Id == change.CourseId),
        CourseArea.Assignments => mine.Any(course => course.IsStudent && course.Id == change.CourseId),
        CourseArea.Work => change.AccountId == myId,
        _ => false,
    });

    protected override Task ReadAgainAsync() => LoadAsync();

    async Task LoadAsync()
    {
        myId = await Current.IdAsync();
        var who = await Accounts.MeAsync(await Current.GetAsync());
        var courses = await Courses.MineAsync(await Current.GetAsync());
        var told = await Announcements.NewsAsync(await Current.GetAsync());
        var next = await Work.DueAsync(await Current.GetAsync());
        var once = await Grades.EarlierAsync(await Current.GetAsync());
        var failed = who.Problem ?? courses.Problem ?? told.Problem ?? next.Problem ?? once.Problem;
        if (Passes(failed))
            return;
        problem = failed;
        if (problem is not null)
            return;
        (me, mine, news, due, earlier) = (who.Value, courses.Value, told.Value, next.Value, once.Value);
        ReadAgainAt(news.NextAt);
    }

    async Task CreateAsync()
    {
        var dialog = await Dialogs.ShowAsync<NewCourseDialog>(Say["NewCourse.Heading"]);
        if (await dialog.GetReturnValueAsync<long?>() is { } id)
            Navigation.NavigateTo($"/courses/{id}");
    }
}
