using Microsoft.JSInterop;

namespace Lms.Web.Shared;

/// <summary>The few things only the browser can do. A page that is gone needs none of them.</summary>
public sealed class Browser(IJSRuntime js)
{
    public Task SubmitAsync(string formId) => CallAsync("lms.submit", formId);

    /// <summary>Whether the browser let it happen; some ask for a permission first.</summary>
    public async Task<bool> CopyAsync(string text)
    {
        try
        {
            return await js.InvokeAsync<bool>("lms.copy", text);
        }
        catch (JSDisconnectedException)
        {
            return false;
        }
    }

    public Task UseThemeAsync(string theme) => CallAsync("lms.useTheme", theme);

    public Task FocusAsync(string selector) => CallAsync("lms.focus", selector);

    async Task CallAsync(string function, string argument)
    {
        try
        {
            await js.InvokeVoidAsync(function, argument);
        }
        catch (JSDisconnectedException)
        {
            // The window was closed in between.
        }
    }
}
