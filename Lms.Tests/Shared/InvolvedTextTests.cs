using System.Text;
using CsCheck;
using Lms.Tests.Support;
using Lms.Web.Shared;

namespace Lms.Tests.Shared;

/// <summary>A few signs can ask for a great deal of work: a text costs what its length allows, or is shown as it was typed.</summary>
public class InvolvedTextTests
{
    const int Long = 20_000, Longest = 200_000, MostAllocated = 100_000_000;

    static readonly string[] pieces =
    [
        "|\n", "a|", "a|b\n", "|-|-|\n", "-|", "|", "a|b\n-|-\n", "*a|b*\n", "|[", "|`",
        "[", "]", "[a", "[a](", "](b)", "[a](b) ", "[a]: x\n", "[a]:\n", "[a]\n\n[a]: https://school.example/", "[a] ", "![", "![a](b)", "[a][b", "[ ] ", "- [ ] a\n", "(", ")",
        "*", "**", "*a ", "a* ", "a**", "_", "_a ", "a_ ", "~", "~~a ", "^a", "==", "++", "*_", "***a",
        "> ", ">", ">a\n", "- ", "- a\n", "  - a\n", "* ", "+ ", "1. ", "1. a\n", "a. b\n", "    a\n", "\ta\n",
        "# ", "# a\n", "a\n=\n", "---\n", "\n", "\n\n", "  \n", "a  \n", " ", "a", "h ", "w\n", "ü", "\U0001F600", "\0", "\ud800",
        "`", "``a ", "```\n", "~~~\n", "<", "<b>", "<a ", "<!-- ", "<![CDATA[", "</", "&", "&amp;", "&#x1;", "\"", "'", "\\", "\\*",
        "https://a.b ", "www.a.b ", "http://", "mailto:a@b ", "https://a.b/(", "h*",
    ];

    // Rounds of a few pieces, or one after the other, many times each.
    static readonly Gen<string> text = Gen.Select(Gen.OneOf(pieces).Array[1, 6], Gen.Int[1, Long], Gen.Bool)
        .Select((parts, length, inRounds) => inRounds
            ? Repeated(string.Concat(parts), length)
            : string.Concat(parts.Select(part => Repeated(part, length / parts.Length))));

    [Fact]
    public void No_text_however_nasty_becomes_more_than_its_length_allows_nor_takes_long_nor_much_memory()
    {
        var (formatted, asTyped) = (0, 0);
        text.Sample(written =>
        {
            if (Bounded(written).AsTyped)
                asTyped++;
            else
                formatted++;
        }, iter: 2_000, threads: 1);

        Assert.True(formatted > 500 && asTyped > 100, $"{formatted} and {asTyped}: the texts should try both");
    }

    [Theory]
    [MemberData(nameof(Pieces))]
    public void The_longest_text_that_may_be_handed_in_stays_within_its_bounds_too(string piece) =>
        Bounded(Repeated(piece, Longest), seconds: 0.5);

    public static TheoryData<string> Pieces() => [.. pieces];

    [Fact]
    public void A_table_of_bare_lines_under_a_thousand_columns_is_shown_as_it_was_typed() =>
        AsTyped($"|{Repeated("a|", 2_000)}\n|{Repeated("-|", 2_000)}\n{Repeated("|\n", 2_000)}");

    [Fact]
    public void A_table_of_13_000_characters_that_would_fill_63_megabytes_is_shown_as_it_was_typed() =>
        AsTyped($"|{Repeated("a|", 4_000)}\n|{Repeated("-|", 4_000)}\n{Repeated("|\n", 5_000)}");

    [Fact]
    public void A_long_address_that_is_used_2_500_times_is_shown_as_it_was_typed() =>
        AsTyped($"[a]: https://school.example/{new string('x', 10_000)}\n\n{Repeated("[a] ", 10_000)}");

    [Fact]
    public void One_that_is_used_more_seldom_but_would_still_fill_twenty_megabytes_too() =>
        AsTyped($"[a]: https://school.example/{new string('x', 14_000)}\n\n{Repeated("[a] ", 5_600)}");

    [Fact]
    public void A_table_behind_an_open_sign_is_shown_as_it_was_typed() => AsTyped(")*" + Repeated("a|b\n-|-\n", 18_000));

    [Fact]
    public void Quotes_within_quotes_line_after_line_are_shown_as_they_were_typed() =>
        AsTyped(Repeated(new string('>', 9_000) + "\n", Longest));

    [Fact]
    public void What_grows_too_long_only_when_each_link_says_where_it_opens_is_shown_as_it_was_typed() =>
        AsTyped(Repeated("www.a.b\n\n", 42_300));

    [Fact]
    public void Whoever_writes_more_than_was_agreed_is_stopped()
    {
        using var page = new BoundedWriter(4);
        page.Write('a');
        page.Write("bc");
        page.Write(['d']);

        Assert.Throws<TooInvolvedException>(() => page.Write('e'));
        Assert.Throws<TooInvolvedException>(() => page.Write("e"));
        Assert.Throws<TooInvolvedException>(() => page.Write(['e'], 0, 1));
        Assert.Equal("abcd", page.ToString());
    }

    [Theory]
    [InlineData("[")]
    [InlineData("*a ")]
    [InlineData("[a][b")]
    [InlineData(">")]
    [InlineData("1. ")]
    [InlineData("[a]:\n")]
    [InlineData("www.a.b ")]
    [InlineData("[a](")]
    [InlineData("https://a.b/(")]
    [InlineData("a\n=\n")]
    [InlineData("*a|b*\n")]
    [InlineData("a\n")]
    public void What_the_parser_or_the_cleaner_would_look_through_again_and_again_is_shown_as_it_was_typed(string piece) => AsTyped(Repeated(piece, Longest));

    [Fact]
    public void What_people_really_write_keeps_its_formatting()
    {
        var poem = Repeated("**Shall** I compare *thee* to a [summer's day](https://school.example/18)?\n", 18_000);
        var table = $"| name | points |\n|---|---|\n{Repeated("| **Ada** | 10 |\n", 7_000)}";
        var list = Repeated("- [ ] read *chapter 3*, see www.school.example\n", 18_000);
        var lines = Repeated("abcd\n", Long);
        var longList = string.Concat(Enumerable.Range(1, 12).Select(level => $"{new string(' ', 2 * level)}- deeper\n"));
        var essay = Repeated($"{Repeated("The *quick* brown fox, he jumps. ", 800)}\n\n", Longest);

        Assert.All([poem, table, list, lines, longList, essay], written => Assert.False(Bounded(written).AsTyped, written[..40]));
    }

    [Fact]
    public void A_text_that_was_shown_once_is_not_worked_out_again()
    {
        var written = Repeated("*once* and **for all**\n\n", Long);

        // Other tests fill the bounded cache at the same time, and what does not fit in is not kept: sooner or later there is room.
        Assert.True(SpinWait.SpinUntil(() => ReferenceEquals(Markdown.Shown(written, 2), Markdown.Shown(written, 2)), TimeSpan.FromMinutes(1)));
        Assert.NotSame(Markdown.Shown(written, 2), Markdown.Shown(written, 3));
    }

    static void AsTyped(string written)
    {
        var shown = Bounded(written);
        Assert.True(shown.AsTyped);
        Assert.StartsWith("<pre>", shown.Html.Value, StringComparison.Ordinal);
        Assert.Equal(written, System.Net.WebUtility.HtmlDecode(shown.Html.Value["<pre>".Length..^"</pre>".Length]));
    }

    static RenderedText Bounded(string written, double seconds = 1)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var begun = ThreadClock.Worked();
        var shown = Markdown.Shown(written, 2);
        var took = ThreadClock.Worked() - begun;
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.InRange(shown.Html.Value.Length, 0, (64 * 1024) + (8 * written.Length));
        Assert.InRange(allocated, 0, MostAllocated);
        Assert.InRange(took.TotalSeconds, 0, seconds);
        return shown;
    }

    static string Repeated(string piece, int length)
    {
        var all = new StringBuilder();
        while (all.Length + piece.Length <= length)
            all.Append(piece);
        return all.ToString();
    }
}
