using MudBlazor;

namespace Lms.Web.Layout;

/// <summary>Type and corners. The colours are CSS variables in app.css, so that light and dark need no round trip.</summary>
static class LmsTheme
{
    static readonly string[] fonts = ["Inter", "system-ui", "sans-serif"];

    internal static MudTheme Theme { get; } = new()
    {
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "8px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = fonts, FontSize = "0.9375rem", LineHeight = "1.5", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontFamily = fonts, FontSize = "0.9375rem", FontWeight = "600", TextTransform = "none", LetterSpacing = "normal" },
        },
    };
}
