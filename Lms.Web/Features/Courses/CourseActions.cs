using Lms.Data.Accounts;
using Lms.Data.Courses;
using Lms.Data.Shared;
using Lms.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Lms.Web.Features.Courses;

/// <summary>Changes a course as a whole, asking first where there is no way back by one click.</summary>
public sealed class CourseActions(
    CourseSettingsService settings, IDialogService dialogs, NavigationManager navigation, CurrentActor current, Messages messages, Say say)
{
    /// <summary>Opens the course to its students, or closes it; false when it was not done.</summary>
    public async Task<bool> OpenAsync(long courseId, bool open)
    {
        var done = await settings.SetOpenAsync(await current.GetAsync(), courseId, open);
        if (done.Problem is { } problem)
            messages.Tell(problem);
        return done.Succeeded;
    }

    /// <summary>Archives the course; false when it was not done.</summary>
    public async Task<bool> ArchiveAsync(long courseId, string title) =>
        await dialogs.ConfirmAsync(say["CourseArchive.Ask", title], say["CourseArchive.AskLead"], say["CourseArchive.Yes"], say["Cancel"])
        && Told(await settings.SetArchivedAsync(await current.GetAsync(), courseId, archived: true), say["Told.CourseArchived", title]);

    /// <summary>Opens an archived course for changes again.</summary>
    public async Task<bool> ReopenAsync(long courseId, string title) =>
        await dialogs.ConfirmAsync(say["CourseArchive.ReopenAsk", title], say["CourseArchive.ReopenLead"], say["CourseArchive.ReopenYes"], say["Cancel"])
        && Told(await settings.SetArchivedAsync(await current.GetAsync(), courseId, archived: false), say["Told.CourseReopened", title]);

    /// <summary>Asks for the new owner and hands the course over; false when it was not done.</summary>
    public async Task<bool> HandOverAsync(long courseId, string title, string ownerName)
    {
        var dialog = await dialogs.ShowAsync<HandOverDialog>(say["HandOver.Heading", title], new DialogParameters
        {
            [nameof(HandOverDialog.CourseId)] = courseId,
            [nameof(HandOverDialog.OwnerName)] = ownerName,
        });
        if (await dialog.GetReturnValueAsync<string?>() is not { } name)
            return false;
        messages.Tell(say["Told.HandedOver", name, ownerName]);
        return true;
    }

    /// <summary>Asks for code and title of a copy, makes it and goes there.</summary>
    public async Task CopyAsync(long courseId, CourseSettings source)
    {
        var dialog = await dialogs.ShowAsync<CopyCourseDialog>(say["CourseCopy.Dialog", source.Title], new DialogParameters
        {
            [nameof(CopyCourseDialog.CourseId)] = courseId,
            [nameof(CopyCourseDialog.Source)] = source,
        });
        if (await dialog.GetReturnValueAsync<CourseCopied?>() is not { } copied)
            return;
        var left = copied.Copy.LeftOut;
        messages.Tell(say["Told.CourseCopied", copied.Title, copied.Code] + (left.Count > 0 ? " " + say["Told.LeftOut", left.Count, say.Of(left[0])] : ""));
        navigation.NavigateTo($"/courses/{copied.Copy.CourseId}");
    }

    bool Told(Result<Done> result, string sentence)
    {
        if (result.Problem is { } problem)
            messages.Tell(problem);
        else
            messages.Tell(sentence);
        return result.Succeeded;
    }
}

/// <summary>The copy, what it is called and its code.</summary>
public sealed record CourseCopied(CourseCopy Copy, string Title, string Code);
