using Lms.Data.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Lms.Web.Shared;

/// <summary>The few things only the browser can do. A page that is gone needs none of them.</summary>
public sealed class Browser(IJSRuntime js)
{
    /// <summary>Sends the form that signs out; what boxes kept is gone.</summary>
    public Task SignOutAsync(string formId) => CallAsync("lms.signOut", formId);

    /// <summary>What boxes kept is gone.</summary>
    public Task ForgetAsync() => CallAsync("lms.forget");

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

    /// <summary>Lets things within be dragged; the page is told by its <c>DroppedAsync</c>.</summary>
    public Task DragAsync<T>(ElementReference list, DotNetObjectReference<T> page) where T : class => CallAsync("lms.drag", list, page);

    public Task FocusAsync(string selector) => CallAsync("lms.focus", selector);

    /// <summary>What stands in a text box, however much: it comes as a stream, not as a message. Null when it is more than the limit.</summary>
    public async Task<Stream?> TextOfAsync(string selector, long maxBytes, CancellationToken cancel = default)
    {
        if (await js.InvokeAsync<bool>("lms.isEmpty", cancel, selector))
            return Stream.Null; // a stream of nothing is none to the framework
        var text = await js.InvokeAsync<IJSStreamReference>("lms.textOf", cancel, selector);
        return text.Length > maxBytes ? null : await text.OpenReadStreamAsync(maxBytes, cancel);
    }

    /// <summary>Whether something was typed since the box was last read or set.</summary>
    public async Task<bool> IsTypedAsync(string selector) => await js.InvokeAsync<bool>("lms.isTyped", selector);

    /// <summary>
    /// Lets a box keep what this person types into it, and puts back what it kept, or else what it begins with: until they sign out, or – others'
    /// data – until the window is closed. Whoever only looks through others' eyes leaves nothing behind.
    /// </summary>
    public Task KeepTextAsync(string selector, Actor actor, string? begin = null, bool untilClosed = false) =>
        CallAsync("lms.keepText", selector, actor.Eyes is null ? actor.AccountId : null, begin, untilClosed);

    /// <summary>Keeps no longer what stands in a box, for it is where it belongs; it stands there still.</summary>
    public Task ForgetTextAsync(string selector) => CallAsync("lms.forgetText", selector);

    /// <summary>Brings something to the top of the window, with the focus on it.</summary>
    public Task ShowAsync(string selector) => CallAsync("lms.show", selector);

    /// <summary>Puts a text into a box; if so wished, only where nothing was typed since it was last read or set.</summary>
    public Task SetTextAsync(string selector, string text, bool unlessTyped = false) => CallAsync("lms.setText", selector, text, unlessTyped);

    /// <summary>Hands a file to whoever looks at the page.</summary>
    public async Task DownloadAsync(string fileName, byte[] content)
    {
        using var stream = new DotNetStreamReference(new MemoryStream(content));
        await CallAsync("lms.download", fileName, stream);
    }

    async Task CallAsync(string function, params object?[] arguments)
    {
        try
        {
            await js.InvokeVoidAsync(function, arguments);
        }
        catch (JSDisconnectedException)
        {
            // The window was closed in between.
        }
    }
}
