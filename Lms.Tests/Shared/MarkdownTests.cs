using Lms.Web.Shared;

namespace Lms.Tests.Shared;

public class MarkdownTests
{
    [Theory]
    [InlineData("**bold** and *slanted*", "<p><strong>bold</strong> and <em>slanted</em></p>")]
    [InlineData("one\ntwo", "<p>one<br>\ntwo</p>")]
    [InlineData("# Week 1", "<h3>Week 1</h3>")]
    [InlineData("###### Deep", "<h6>Deep</h6>")]
    [InlineData("[here](/courses/1)", "<p><a href=\"/courses/1\">here</a></p>")]
    [InlineData("Look at ![a *curve*](https://example.org/x.png)", "<p>Look at <a href=\"https://example.org/x.png\" rel=\"noopener noreferrer nofollow\" target=\"_blank\">a <em>curve</em></a></p>")]
    [InlineData("![](https://example.org/x.png)", "<p><a href=\"https://example.org/x.png\" rel=\"noopener noreferrer nofollow\" target=\"_blank\">https://example.org/x.png</a></p>")]
    [InlineData("![x](/files/3/x.png)", "<p><img src=\"/files/3/x.png\" alt=\"x\"></p>")]
    public void Text_is_shown_as_it_was_meant(string written, string shown) => Assert.Equal(shown, Html(written));

    [Theory]
    [InlineData("https://example.org/a")]
    [InlineData("[a](https://example.org/a)")]
    [InlineData("[a](//example.org/a)")]
    public void Links_that_lead_away_open_a_window_of_their_own_and_do_not_tell_where_from(string written)
    {
        var html = Html(written);
        Assert.Contains("rel=\"noopener noreferrer nofollow\"", html, StringComparison.Ordinal);
        Assert.Contains("target=\"_blank\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](&#106;avascript:alert(1))")]
    [InlineData("[x](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("![x](javascript:alert(1))")]
    [InlineData("<https://example.org/\" onmouseover=\"alert(1)>")]
    [InlineData("[x](/a \"t\\\" onclick=\\\"alert(1)\")")]
    [InlineData("<a href=\"/x\" style=\"position:fixed\">x</a>")]
    [InlineData("- [ ] <input type=image src=x onerror=alert(1)>")]
    public void Nothing_that_somebody_writes_runs(string written)
    {
        var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(Html(written));
        Assert.Empty(document.QuerySelectorAll("script, style, iframe, object, form, svg, input:not([disabled])"));
        Assert.All(document.All.SelectMany(element => element.Attributes), attribute =>
        {
            Assert.False(attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name is "style" or "class" or "id", attribute.Name);
            Assert.False(attribute.Name is "href" or "src" && attribute.Value.Contains(':', StringComparison.Ordinal)
                && !attribute.Value.StartsWith("https://", StringComparison.Ordinal) && !attribute.Value.StartsWith("mailto:", StringComparison.Ordinal), attribute.Value);
        });
    }

    [Fact]
    public void What_is_nested_too_deeply_is_shown_as_it_was_typed()
    {
        Assert.Contains("&gt;&gt;&gt;", Html(new string('>', 2_000) + " <b>"), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", Html(new string('>', 2_000) + " <b>"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_from_elsewhere_is_not_fetched_for_another_host_would_learn_who_reads() =>
        Assert.DoesNotContain("<img", Html("![x](https://example.org/spy.png) ![y](//example.org/spy.png) ![z](\\\\example.org/spy.png)"), StringComparison.Ordinal);

    static string Html(string written) => Markdown.Shown(written, 2).Value.Trim();
}
