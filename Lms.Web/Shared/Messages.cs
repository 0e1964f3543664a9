using Lms.Data.Shared;
using MudBlazor;

namespace Lms.Web.Shared;

/// <summary>Says what happened, at the foot of the page, with a way back where there is one.</summary>
public sealed class Messages(ISnackbar snackbar, Say say)
{
    /// <summary>How many are seen at once.</summary>
    internal const int Shown = 3;

    // Milliseconds: to read a sentence, and to make up one's mind.
    const int Reading = 6_000, Deciding = 15_000;

    public void Tell(string sentence, Func<Task>? undo = null) => Add(sentence, Severity.Normal, options =>
    {
        options.HideIcon = true;
        if (undo is null)
            return;
        options.VisibleStateDuration = Deciding;
        options.Action = say["Undo"];
        options.ActionVariant = Variant.Text;
        options.OnClick = _ => undo();
    });

    public void Tell(Problem problem) => Add(say.Of(problem), Severity.Error, _ => { });

    // The newest is always seen; the oldest makes room.
    void Add(string sentence, Severity severity, Action<SnackbarOptions> configure)
    {
        foreach (var old in snackbar.ShownSnackbars.ToList().SkipLast(Shown - 1))
            snackbar.Remove(old);
        snackbar.Add(sentence, severity, options =>
        {
            options.RequireInteraction = false;
            options.VisibleStateDuration = Reading;
            configure(options);
        });
    }
}
