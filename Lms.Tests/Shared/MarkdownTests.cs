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

    [Theory]
    [InlineData("/files/3/x.png", true)]
    [InlineData("/files/3/x.png?inline", true)]
    [InlineData("/files/3/x.png?inline=", true)]
    [InlineData("/files/3/Kurve%20%C3%BC%20%28neu%29.png", true)]
    [InlineData("/files/3/größe.png", true)]
    [InlineData("/admin/people/2/data.zip", false)]
    [InlineData("/courses/1/roster.csv", false)]
    [InlineData("/sign-out", false)]
    [InlineData("/", false)]
    [InlineData("", false)]
    [InlineData("#x", false)]
    [InlineData("?x", false)]
    [InlineData("x.png", false)]
    [InlineData("files/3/x.png", false)]
    [InlineData("/files", false)]
    [InlineData("/files/3", false)]
    [InlineData("/files/3/", false)]
    [InlineData("/files/x/y.png", false)]
    [InlineData("/files/3/x/y.png", false)]
    [InlineData("/files/3/x.png?inline&download=data", false)]
    [InlineData("/files/3/x.png#x", false)]
    [InlineData("/FILES/3/x.png", false)]
    [InlineData("//files/3/x.png", false)]
    [InlineData("/\\files/3/x.png", false)]
    [InlineData("\\files\\3\\x.png", false)]
    [InlineData("/files/3/..", false)]
    [InlineData("/files/3/.", false)]
    [InlineData("/files/3/%2e%2E", false)]
    [InlineData("/files/3/.%2e", false)]
    [InlineData("/files/3/../../admin/people/2/data.zip", false)]
    [InlineData("/files/3/..%2f..%2fadmin%2fpeople%2f2%2fdata.zip", false)]
    [InlineData("/files/3/..%5c..%5cadmin", false)]
    [InlineData("/files/../admin/people/2/data.zip", false)]
    [InlineData("/files/3/.\t./x.png", false)]
    [InlineData("/files/3/\t..", false)]
    [InlineData("/files/3/..\n", false)]
    [InlineData("/fi\tles/3/x.png", false)]
    [InlineData("/files/3/x.png\n", false)]
    [InlineData(" /files/3/x.png", false)]
    [InlineData("/files/3/%00x.png", false)]
    [InlineData("/files/\u0663/x.png", false)]
    [InlineData("https://school.example/files/3/x.png", false)]
    [InlineData("https:/files/3/x.png", false)]
    [InlineData("https:admin/people/2/data.zip", false)]
    [InlineData("http://school.example/x.png", false)]
    [InlineData("data:image/png;base64,AAAA", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("blob:https://school.example/x", false)]
    public void Only_a_file_of_a_course_is_a_picture(string address, bool shown)
    {
        Assert.Equal(shown, PictureAddress.IsCourseFile(address));
        Assert.All(Written(address), written => Assert.Equal(shown, Html(written).Contains("<img", StringComparison.Ordinal)));
    }

    // As it is typed, in brackets, through a definition, with each sign as an entity, and as HTML.
    static IEnumerable<string> Written(string address)
    {
        var entities = string.Concat(address.Select(sign => $"&#{(int)sign};"));
        if (!address.Contains('\n', StringComparison.Ordinal) && address is not "" && address == address.Trim())
        {
            yield return $"![x](<{address.Replace("\\", "\\\\", StringComparison.Ordinal)}>)";
            yield return $"![x][y]\n\n[y]: <{address.Replace("\\", "\\\\", StringComparison.Ordinal)}>";
            yield return $"[![x](<{address.Replace("\\", "\\\\", StringComparison.Ordinal)}>)](/courses/1)";
        }

        if (!address.Any(char.IsWhiteSpace) && address is not "")
            yield return $"![x]({entities})";
    }

    [Theory]
    [InlineData("![x](/admin/people/2/data.zip)")]
    [InlineData("![](/admin/people/2/data.zip)")]
    [InlineData("![x](/files/3/&#46;&#46;/&#46;&#46;/admin/people/2/data.zip)")]
    [InlineData("![x][y]\n\n[y]: /admin/people/2/data.zip")]
    [InlineData("![x](</files/3/\t../../../admin/people/2/data.zip>)")]
    [InlineData("<img src=\"/admin/people/2/data.zip\">")]
    [InlineData("<picture><source srcset=\"/admin/people/2/data.zip\"></picture>")]
    [InlineData("<base href=\"/admin/people/2/\"> ![x](data.zip)")]
    public void What_is_no_file_of_a_course_is_never_fetched_by_reading_a_text(string written)
    {
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(Html(written));
        Assert.Empty(page.QuerySelectorAll("[src], [srcset], [style], [background], base, link"));
    }

    [Fact]
    public void A_picture_that_is_not_shown_stays_as_a_link_for_whoever_wants_to_follow_it() =>
        Assert.Equal("<p><a href=\"/courses/1\">our course</a></p>", Html("![our course](/courses/1)"));

    static string Html(string written) => Markdown.Shown(written, 2).Html.Value.Trim();
}
