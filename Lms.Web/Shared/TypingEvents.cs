using Microsoft.AspNetCore.Components;

namespace Lms.Web.Shared;

/// <summary>The first letter typed within something that bears <c>data-tells-typing</c>; sent by app.js.</summary>
[EventHandler("ontyped", typeof(EventArgs), enableStopPropagation: true, enablePreventDefault: false)]
public static class EventHandlers;
