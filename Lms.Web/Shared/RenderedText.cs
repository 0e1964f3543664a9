using Microsoft.AspNetCore.Components;

namespace Lms.Web.Shared;

/// <summary>
/// A text as HTML that is safe to show; <see cref="AsTyped"/>: without its formatting, which would be too much work.
/// </summary>
public sealed record RenderedText(MarkupString Html, bool AsTyped);
