using Lms.Data.Courses;
using Lms.Data.Shared;
using Lms.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace Lms.Web.Features.Courses;

/// <summary>The settings of a course. What others save meanwhile is told when one saves: nobody's typing is overwritten.</summary>
public sealed partial class CourseSettingsPage
{
    CourseFrame? frame;
    Unsaved? unsaved;
    CourseSettingsView? view;
    Problem? problem, refused;
    long shown, me;
    bool saving;

    [Inject] CourseSettingsQueries Queries { get; set; } = null!;

    [Inject] CourseSettingsService Service { get; set; } = null!;

    [Inject] CourseActions Actions { get; set; } = null!;

    [Inject] CurrentActor Current { get; set; } = null!;

    [Inject] Messages Messages { get; set; } = null!;

    [Parameter] public long CourseId { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (shown != CourseId)
            await LoadAsync();
    }

    protected override bool Concerned(IReadOnlyCollection<Change> changes) =>
        changes.Any(change => change.TouchesPlaceOf(me, CourseId));

    // Rights, owner and archive are read again; the fields stay as they are being filled in.
    protected override async Task ReadAgainAsync()
    {
        var answer = await Queries.SettingsAsync(await Current.GetAsync(), CourseId);
        if (Passes(answer.Problem) || answer.Problem?.Why == Why.StorageUnavailable)
            return; // after one's own change too: what is typed stays
        problem = answer.Problem;
        if (answer.Succeeded && view is not null)
            view = answer.Value with { Settings = view.Settings };
        if (frame is not null)
            await frame.RefreshAsync();
    }

    async Task LoadAsync()
    {
        shown = CourseId;
        me = await Current.IdAsync();
        var answer = await Queries.SettingsAsync(await Current.GetAsync(), CourseId);
        (problem, refused, view) = (answer.Problem, null, answer.Succeeded ? answer.Value : null);
    }

    async Task SaveAsync(CourseSettings wanted)
    {
        if (saving)
            return;
        saving = true;
        var saved = await Service.SaveAsync(await Current.GetAsync(), CourseId, view!.Settings, wanted);
        saving = false;
        refused = saved.Problem;
        if (!saved.Succeeded)
            return;
        Messages.Tell(Say["Told.SettingsSaved"]);
        await ShowAsync();
    }

    async Task OpenAsync(bool open)
    {
        if (await Actions.OpenAsync(CourseId, open))
            await ReadAgainAsync();
    }

    async Task HandOverAsync()
    {
        if (await Actions.HandOverAsync(CourseId, view!.Settings.Title, view.OwnerName))
            await ReadAgainAsync();
    }

    async Task ArchiveAsync()
    {
        var done = view!.Archived
            ? await Actions.ReopenAsync(CourseId, view.Settings.Title)
            : await Actions.ArchiveAsync(CourseId, view.Settings.Title);
        if (done)
            await ReadAgainAsync();
    }

    async Task ShowAsync()
    {
        unsaved?.Forget();
        await LoadAsync();
        if (frame is not null)
            await frame.RefreshAsync();
    }
}
