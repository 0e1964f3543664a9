using Ganss.Xss;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components;

namespace Lms.Web.Shared;

/// <summary>
/// What people write, as it is shown. Markdown by Markdig, with HTML in it taken as text; what comes out is cleaned again, so that a
/// fault in the one is no hole in the other. Pictures come from this site only: another host would learn who reads what.
/// </summary>
public static class Markdown
{
    static readonly MarkdownPipeline pipeline = new MarkdownPipelineBuilder()
        .DisableHtml().UseAutoLinks().UsePipeTables().UseListExtras().UseTaskLists().UseEmphasisExtras().UseSoftlineBreakAsHardlineBreak().Build();

    static readonly HtmlSanitizer sanitizer = Sanitizer();

    /// <summary>The text as HTML that is safe to show; <paramref name="below"/>: the level of the heading under which it stands.</summary>
    public static MarkupString Shown(string text, int below)
    {
        try
        {
            var document = Markdig.Markdown.Parse(text, pipeline);
            foreach (var heading in document.Descendants<HeadingBlock>())
                heading.Level = Math.Min(heading.Level + below, 6);
            foreach (var picture in document.Descendants<LinkInline>().Where(link => link.IsImage && !IsOwn(link.Url ?? "")))
                ShowAsLink(picture);
            return new(sanitizer.Sanitize(document.ToHtml(pipeline)));
        }
        catch (ArgumentException)
        {
            return new($"<pre>{System.Net.WebUtility.HtmlEncode(text)}</pre>"); // nested deeper than the library goes: shown as it was typed
        }
    }

    // A picture of another site is a way to it, so that nothing that was written is missing.
    static void ShowAsLink(LinkInline picture)
    {
        picture.IsImage = false;
        if (picture.FirstChild is null)
            picture.AppendChild(new LiteralInline(picture.Url ?? ""));
    }

    static HtmlSanitizer Sanitizer()
    {
        var cleaner = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
            {
                "p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "strong", "em", "del", "ins", "mark", "sub", "sup", "blockquote", "ul", "ol", "li",
                "a", "img", "code", "pre", "table", "thead", "tbody", "tr", "th", "td", "input",
            },
            AllowedAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href", "src", "alt", "title", "start", "type", "checked", "disabled", "rel", "target" },
            AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "http", "https", "mailto" },
            UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href", "src" },
        });
        cleaner.PostProcessNode += (_, args) =>
        {
            switch (args.Node)
            {
                case AngleSharp.Html.Dom.IHtmlAnchorElement link when link.GetAttribute("href") is { } href && !IsOwn(href):
                    link.SetAttribute("rel", "noopener noreferrer nofollow");
                    link.SetAttribute("target", "_blank");
                    break;
                case AngleSharp.Html.Dom.IHtmlImageElement image when !IsOwn(image.GetAttribute("src") ?? "//"):
                    image.Remove();
                    break;
                case AngleSharp.Html.Dom.IHtmlInputElement box when box.Type != "checkbox" || !box.HasAttribute("disabled"):
                    box.Remove();
                    break;
            }
        };
        return cleaner;
    }

    static bool IsOwn(string address) => address is ['/', not ('/' or '\\'), ..] or "/" or ['#', ..];
}
