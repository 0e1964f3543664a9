using CsCheck;
using Lms.Data.Accounts;

namespace Lms.Tests.Accounts;

public class TextFoldingTests
{
    [Theory]
    [InlineData("José", "jose")]
    [InlineData("Jose\u0301", "jose")]
    [InlineData("ŁÓDŹ", "lodz")]
    [InlineData("Søren Æbelø", "soren aebelo")]
    [InlineData("Weiß", "weiss")]
    [InlineData("GROẞ", "gross")]
    [InlineData("ıstanbul İzmir", "istanbul izmir")]
    [InlineData("Þór Đorđe Ħal Œuvre", "thor dorde hal oeuvre")]
    [InlineData("O’Brien", "o'brien")]
    [InlineData("Ｆｕｌｌ ﬁne", "full fine")]
    [InlineData("Žofia\u200b\u202e", "zofia")]
    [InlineData("Иван", "иван")]
    [InlineData("山田", "山田")]
    public void Case_and_accents_do_not_matter(string text, string folded) => Assert.Equal(folded, TextFolding.Fold(text));

    [Fact]
    public void Words_are_folded_each_once_and_no_more_than_eight()
    {
        Assert.Equal(["ada", "lovelace"], TextFolding.Words("  ÁDA  lovelace ada "));
        Assert.Equal(8, TextFolding.Words("a b c d e f g h i j").Count);
        Assert.Empty(TextFolding.Words(null));
        Assert.Empty(TextFolding.Words(" \u200b\t"));
    }

    [Theory]
    [InlineData("ada", true)]
    [InlineData("lace", true)]
    [InlineData("lo", true)]
    [InlineData("a", true)]
    [InlineData("l", true)]
    [InlineData("da", false)]
    [InlineData("ve", false)]
    [InlineData("sc", true)]
    [InlineData("grace", false)]
    public void Three_letters_are_found_anywhere_and_one_or_two_at_the_beginning_of_a_word(string word, bool held) =>
        Assert.Equal(held, TextFolding.Holds("ada lovelace ada@school.example", [word]));

    [Fact]
    public void All_words_must_be_held()
    {
        Assert.True(TextFolding.Holds("ada lovelace", ["love", "ad"]));
        Assert.False(TextFolding.Holds("ada lovelace", ["love", "alan"]));
    }

    [Fact]
    public void No_character_that_a_browser_can_send_breaks_a_search()
    {
        for (var c = 0; c <= char.MaxValue; c++)
            Assert.InRange(TextFolding.Words($"a{(char)c}da {(char)c}").Count, 1, 8);
    }

    [Fact]
    public void Folding_twice_is_folding_once() =>
        Gen.Char.Array[0, 12].Select(chars => AccountRules.CleanName(string.Concat(chars))).Sample(
            name => Assert.Equal(TextFolding.Fold(name), TextFolding.Fold(TextFolding.Fold(name))), iter: 20_000);

    [Fact]
    public void Whoever_types_a_whole_name_finds_it() =>
        Gen.OneOf(Gen.Char, Gen.Char["aàÀβжñ ß-'’.田ı"]).Array[1, 20].Select(chars => AccountRules.CleanName(string.Concat(chars))).Sample(
            name => Assert.True(TextFolding.Holds($"{TextFolding.Fold(name)} x@y.example", TextFolding.Words(name)), name), iter: 20_000);
}
