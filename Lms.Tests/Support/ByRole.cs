using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Lms.Tests.Support;

/// <summary>Finds what is on screen as people are told of it: by role and accessible name. As much of the rules as these screens need.</summary>
static partial class ByRole
{
    public static IEnumerable<IElement> EveryOf(this IParentNode screen, string role, string? name = null) => screen.QuerySelectorAll("*")
        .Where(element => RoleOf(element) == role && IsShown(element) && (name is null || NameOf(element) == name));

    public static string NameOf(IElement element)
    {
        if (element.GetAttribute("aria-label") is { Length: > 0 } label)
            return label;
        if (element.HasAttribute("aria-labelledby"))
            return element.WordsOf("aria-labelledby");
        return element is IHtmlInputElement or IHtmlSelectElement or IHtmlTextAreaElement ? LabelOf(element) : Words(element);
    }

    /// <summary>The visible text, with blanks as they are seen.</summary>
    public static string Words(this IElement element)
    {
        var copy = (IElement)element.Clone();
        foreach (var unspoken in copy.QuerySelectorAll("input, select, [aria-hidden=true], svg").ToList())
            unspoken.Remove();
        return Blanks().Replace(copy.TextContent, " ").Trim();
    }

    /// <summary>The words of the elements that an attribute refers to.</summary>
    public static string WordsOf(this IElement element, string attribute) => string.Join(" ", (element.GetAttribute(attribute) ?? "").Split(' ')
        .Select(id => Screen(element).QuerySelector($"[id='{id}']")?.Words()).Distinct());

    static IParentNode Screen(IElement element) => (IParentNode)element.GetRoot();

    static string LabelOf(IElement field)
    {
        var label = field.Id is { Length: > 0 } id ? Screen(field).QuerySelector($"label[for='{id}']") : null;
        return (label ?? field.Closest("label")) is { } found ? Words(found) : "";
    }

    static string? RoleOf(IElement element) => element.GetAttribute("role") ?? element switch
    {
        IHtmlButtonElement => "button",
        IHtmlAnchorElement { Href.Length: > 0 } => "link",
        IHtmlHeadingElement => "heading",
        IHtmlSelectElement => "combobox",
        IHtmlOptionElement => "option",
        IHtmlTextAreaElement => "textbox",
        IHtmlInputElement { Type: "checkbox" or "radio" } box => box.Type,
        IHtmlInputElement { Type: "search" } => "searchbox",
        IHtmlInputElement { Type: not "hidden" } => "textbox",
        IHtmlListItemElement => "listitem",
        IHtmlTableHeaderCellElement cell => cell.GetAttribute("scope") == "row" ? "rowheader" : "columnheader",
        IHtmlTableRowElement => "row",
        _ => element.LocalName switch { "nav" => "navigation", "section" => "region", "ul" => "list", "table" => "table", "progress" => "progressbar", _ => null },
    };

    static bool IsShown(IElement element) => element.Closest("[aria-hidden=true], [hidden]") is null;

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
