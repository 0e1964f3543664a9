using Lms.Data.Content.Announcements;
using Lms.Data.Shared;
using Lms.Web.Shared;

namespace Lms.Web.Features.Content.Announcements;

/// <summary>Changes announcements and says what came of it, with Undo.</summary>
public sealed class AnnouncementActions(AnnouncementService announcements, SchoolClock clock, CurrentActor current, Messages messages, Say say)
{
    public async Task<Problem?> PostAsync(long courseId, AnnouncementDraft draft)
    {
        var posted = await announcements.PostAsync(await current.GetAsync(), courseId, draft);
        if (!posted.Succeeded)
            return posted.Problem;
        var sentence = draft.PublishAt is { } at
            ? say["Told.AnnouncementScheduled", draft.Title.Trim(), say.Exactly(clock, at)]
            : say["Told.AnnouncementPosted", draft.Title.Trim()];
        messages.Tell(sentence, () => UndoAsync(async actor => await announcements.RemoveAsync(actor, courseId, posted.Value)));
        return null;
    }

    /// <summary>Saves a change; undoing it is another one.</summary>
    public async Task<Problem?> EditAsync(long courseId, long id, AnnouncementDraft seen, AnnouncementDraft wanted)
    {
        var saved = await announcements.EditAsync(await current.GetAsync(), courseId, id, seen, wanted);
        if (saved.Succeeded)
            messages.Tell(say["Told.AnnouncementSaved", wanted.Title.Trim()]);
        return saved.Problem;
    }

    public async Task PinAsync(long courseId, AnnouncementRow row) => Told(
        await announcements.PinAsync(await current.GetAsync(), courseId, row.Id, !row.Pinned),
        say[row.Pinned ? "Told.AnnouncementUnpinned" : "Told.AnnouncementPinned", row.Title],
        actor => announcements.PinAsync(actor, courseId, row.Id, row.Pinned));

    public async Task RemoveAsync(long courseId, AnnouncementRow row) => Told(
        await announcements.RemoveAsync(await current.GetAsync(), courseId, row.Id),
        say["Told.AnnouncementRemoved", row.Title],
        actor => announcements.RestoreAsync(actor, courseId, row.Id));

    void Told(Result<Done> result, string sentence, Func<Actor, Task<Result<Done>>> undo)
    {
        if (result.Problem is { } problem)
            messages.Tell(problem);
        else
            messages.Tell(sentence, () => UndoAsync(undo));
    }

    async Task UndoAsync(Func<Actor, Task<Result<Done>>> undo)
    {
        var undone = await undo(await current.GetAsync());
        if (undone.Problem is { } problem)
            messages.Tell(problem);
        else
            messages.Tell(say["Told.Undone"]);
    }
}
