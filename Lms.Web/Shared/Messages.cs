using Lms.Data.Shared;
using MudBlazor;

namespace Lms.Web.Shared;

/// <summary>Says what happened, at the foot of the page, with a way back where there is one.</summary>
public sealed class Messages(ISnackbar snackbar, Say say)
{
    public void Tell(string sentence, Func<Task>? undo = null) => snackbar.Add(sentence, Severity.Normal, options =>
    {
        options.HideIcon = true;
        if (undo is null)
            return;
        options.Action = say["Undo"];
        options.ActionVariant = Variant.Text;
        options.OnClick = _ => undo();
    });

    public void Tell(Problem problem) => snackbar.Add(say.Of(problem), Severity.Error);
}
