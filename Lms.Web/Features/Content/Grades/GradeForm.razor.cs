using System.Globalization;
using Lms.Data.Content.Assignments;
using Lms.Data.Content.Grades;
using Lms.Data.Content.Submissions;
using Lms.Data.Shared;
using Lms.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace Lms.Web.Features.Content.Grades;

/// <summary>
/// What is typed is saved a breath after the last letter. When somebody else was there meanwhile both are shown, and nothing is saved until
/// one of them was chosen.
/// </summary>
public sealed partial class GradeForm
{
    static readonly TimeSpan breath = TimeSpan.FromMilliseconds(800);

    string points = "", feedback = "";
    GradeState known = GradeState.None;
    GradeState? theirs;
    Problem? wrong, failed;
    string? told;
    int typed, saved;
    Task<bool>? saving;
    bool saidSaved, opened;

    [Inject] GradeService Service { get; set; } = null!;

    [Inject] GradeQueries Queries { get; set; } = null!;

    [Inject] CurrentActor Current { get; set; } = null!;

    [Parameter, EditorRequired] public GradingView View { get; set; } = null!;

    /// <summary>Whether somebody else's form is on its way: what is typed now is not about this student.</summary>
    [Parameter] public bool Leaving { get; set; }

    /// <summary>Whether something is typed that is not kept yet.</summary>
    internal bool Unsaved => typed != saved;

    bool ReadOnly => View.ReadOnly is not null;

    string Status => failed is { } problem ? Say.Of(problem)
        : saving is not null ? Say["Grade.Saving"]
        : wrong is not null || theirs is not null ? Say["Grade.NotSaved"]
        : Unsaved ? Say["Grade.Saving"]
        : told ?? (saidSaved ? Say["Grade.Saved"] : "");

    protected override void OnParametersSet()
    {
        if (theirs is not null && View.Grade.Version > theirs.Version)
            theirs = View.Grade; // they went on: the choice is between what is there now and mine

        // Read again because somebody changed it: taken over where nothing is typed here; otherwise saving will find out.
        if (Unsaved || saving is not null || theirs is not null)
            return;
        if (View.Grade.Version > known.Version && opened)
            told = Say["Grade.ChangedBy", View.Grade.GraderName];
        if (View.Grade.Version >= known.Version)
            Take(View.Grade);
        opened = true;
    }

    /// <summary>Keeps what is typed now; false when it can't be.</summary>
    internal async Task<bool> SaveNowAsync()
    {
        while (Unsaved && wrong is null && theirs is null)
        {
            var running = saving ??= SaveOnceAsync();
            var kept = await running;
            if (ReferenceEquals(saving, running))
                saving = null; // here, for it may have been done before it was noted
            StateHasChanged();
            if (!kept)
                return false;
        }

        return !Unsaved;
    }

    Task TypePointsAsync(string? text)
    {
        if (Leaving)
            return Task.CompletedTask;
        points = text ?? "";
        return TypedAsync();
    }

    Task TypeFeedbackAsync(string? text)
    {
        if (Leaving)
            return Task.CompletedTask;
        feedback = text ?? "";
        return TypedAsync();
    }

    async Task TypedAsync()
    {
        var now = ++typed;
        (told, failed) = (null, null);
        var read = PointsText.Read(points, CultureInfo.CurrentCulture);
        wrong = read.Problem ?? GradeRules.Check(read.Value, "", View.Assignment.Text.Points);
        await Task.Delay(breath);
        if (now == typed)
            await SaveNowAsync(); // also when the page shows somebody else by now: this form is still about its own student
    }

    async Task<bool> SaveOnceAsync()
    {
        var now = typed;
        var result = await Service.SaveAsync(await Current.GetAsync(), View.Assignment.CourseId, View.Assignment.Id, View.AccountId,
            PointsText.Read(points, CultureInfo.CurrentCulture).Value, feedback, known.Version);
        failed = null;
        if (result.Succeeded)
            (known, saved, saidSaved) = (result.Value, now, true);
        else if (result.Problem!.Why == Why.GradeChanged)
            await LookAsync();
        else
            failed = result.Problem;
        return result.Succeeded;
    }

    async Task LookAsync()
    {
        var opened = await Queries.OpenAsync(await Current.GetAsync(), View.Assignment.CourseId, View.Assignment.Id, View.AccountId, SubmissionFilter.All);
        (theirs, failed) = (opened.Succeeded ? opened.Value.Grade : null, opened.Problem);
    }

    Task<bool> KeepMineAsync()
    {
        (known, theirs) = (theirs!, null);
        return SaveNowAsync();
    }

    void TakeTheirs()
    {
        Take(theirs!);
        (theirs, wrong, saved) = (null, null, typed);
    }

    void Take(GradeState state)
    {
        known = state;
        points = state.Points is { } given ? PointsText.Of(given, CultureInfo.CurrentCulture) : "";
        feedback = state.Feedback;
    }
}
