using System.Net;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Ganss.Xss;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Caching.Memory;

namespace Lms.Web.Shared;

/// <summary>
/// What people write, as it is shown. Markdown by Markdig, with HTML in it taken as text; what comes out is cleaned
/// again, so that a fault in the one is no hole in the other. What would cost more than a text may is shown as it was typed.
/// </summary>
public static class Markdown
{
    const int ShortestOutput = 64 * 1024, OutputPerCharacter = 8;

    // Characters of HTML. What is shown follows from the text alone: whoever reads it gets what was made for another.
    const int Kept = 8_000_000;

    static readonly MarkdownPipeline pipeline = Pipeline();

    static readonly HtmlSanitizer sanitizer = Sanitizer();

    static readonly MemoryCache rendered = new(new MemoryCacheOptions { SizeLimit = Kept });

    /// <summary>
    /// The text as it is shown; <paramref name="below"/>: the level of the heading under which it stands.
    /// </summary>
    public static RenderedText Shown(string text, int below)
    {
        var key = (below, Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan()))));
        if (rendered.TryGetValue(key, out RenderedText? known))
            return known!;
        var made = Make(text, below);
        rendered.Set(key, made, new MemoryCacheEntryOptions
        {
            Size = LeastKept + made.Html.Value.Length,
            SlidingExpiration = TimeSpan.FromHours(1),
        });
        return made;
    }

    /// <summary>How many characters of HTML a text may become.</summary>
    internal static int LongestOutput(string text) => ShortestOutput + (OutputPerCharacter * text.Length);

    // What an entry takes besides its text, in the same measure: the shortest texts are no less work to keep.
    const int LeastKept = 512;

    static RenderedText Make(string text, int below)
    {
        try
        {
            var html = sanitizer.Sanitize(Formatted(text, below));
            if (html.Length <= LongestOutput(text))
                return new(new(html), false);
        }
        catch (TooInvolvedException)
        {
            // shown as it was typed
        }
        catch (ArgumentException)
        {
            // nested deeper than the library goes: shown as it was typed
        }

        return new(new($"<pre>{WebUtility.HtmlEncode(text)}</pre>"), true);
    }

    static string Formatted(string text, int below)
    {
        TextWork.Judge(text);
        var document = Markdig.Markdown.Parse(text, pipeline, new TextWork());
        TextWork.Judge(document);
        foreach (var heading in document.Descendants<HeadingBlock>())
            heading.Level = Math.Min(heading.Level + below, 6);
        var pictures = document.Descendants<LinkInline>().Where(link => link.IsImage);
        foreach (var picture in pictures.Where(picture => !PictureAddress.IsCourseFile(picture.Url ?? "")))
            ShowAsLink(picture);
        using var html = new BoundedWriter(LongestOutput(text));
        var renderer = new HtmlRenderer(html);
        pipeline.Setup(renderer);
        renderer.Render(document);
        return html.ToString();
    }

    static MarkdownPipeline Pipeline()
    {
        var builder = new MarkdownPipelineBuilder()
            .DisableHtml().UseAutoLinks().UsePipeTables().UseListExtras().UseTaskLists().UseEmphasisExtras()
            .UseSoftlineBreakAsHardlineBreak();
        builder.Extensions.Add(new MeteredMarkdown());
        return builder.Build();
    }

    // A picture that is not shown is a way to it, so that nothing that was written is missing.
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
                "p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "strong", "em", "del", "ins", "mark", "sub", "sup",
                "blockquote", "ul", "ol", "li", "a", "img", "code", "pre", "table", "thead", "tbody", "tr", "th", "td", "input",
            },
            AllowedAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
            {
                "href", "src", "alt", "title", "start", "type", "checked", "disabled", "rel", "target",
            },
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
                case AngleSharp.Html.Dom.IHtmlImageElement image when !PictureAddress.IsCourseFile(image.GetAttribute("src") ?? ""):
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
