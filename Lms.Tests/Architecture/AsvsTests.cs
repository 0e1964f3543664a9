using System.Text.RegularExpressions;
using Lms.Tests.Support;

namespace Lms.Tests.Architecture;

/// <summary>The checklist <c>.github/ASVS.md</c>: nothing is left out, counted wrongly, or looked for in vain.</summary>
public sealed partial class AsvsTests
{
    sealed record Row(string Number, string Answer, string Where);

    // The level of each requirement, a text for each section, a line for each chapter. Source: OWASP ASVS 5.0.0.
    static readonly string[][] levels =
    [
        ["22", "1111122223", "112222222223", "222", "123"],
        ["122", "112", "12223", "23"],
        ["3", "113", "12223", "11222233", "11122333", "3", "22333"],
        ["12233", "23333", "22", "1222"],
        ["2", "112333", "113", "222"],
        ["122", "111111112222", "11223333", "112233", "22222333", "2223", "33", "2222"],
        ["222", "1111", "22", "11222", "223", "22"],
        ["1233", "1123", "133", "23"],
        ["111", "1222"],
        ["22", "223", "22223", "1111122222233333", "22222", "22", "222"],
        ["2233", "22233", "11233", "1222", "23", "23", "33"],
        ["12233", "11", "22223"],
        ["2333", "222223", "2233", "1222233"],
        ["22", "12223333", "122"],
        ["12233", "12233", "1222222", "3333"],
        ["2", "22222", "2222", "222", "2223"],
        ["23", "22223333", "22"],
    ];

    static readonly string[] answers = ["met", "n/a", "not met"], endings = ["", ".cs", ".razor"];

    static readonly string text = Read(".github/ASVS.md"), readme = Read("README.md");

    static readonly Row[] rows = [.. RowPattern().Matches(text).Select(row =>
        new Row(row.Groups["number"].Value, row.Groups["answer"].Value, row.Groups["where"].Value))];

    static readonly string[] files = [.. Directory.EnumerateFiles(Repository.Root, "*", SearchOption.AllDirectories)
        .Select(file => "/" + Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
        .Where(file => !MadePattern().IsMatch(file))];

    [Fact]
    public void Every_requirement_of_levels_1_and_2_has_its_row() => Assert.Equal(
        from chapter in levels.Index()
        from section in chapter.Item.Index()
        from requirement in section.Item.Index()
        where requirement.Item != '3'
        select $"{chapter.Index + 1}.{section.Index + 1}.{requirement.Index + 1}",
        rows.Select(row => row.Number));

    [Fact]
    public void Each_row_has_one_of_three_answers_and_says_where_or_why() => Assert.All(rows, row =>
    {
        Assert.Contains(row.Answer, answers);
        Assert.False(string.IsNullOrWhiteSpace(row.Where), $"{row.Number} says nothing.");
    });

    [Fact]
    public void The_counts_are_those_of_the_rows() => Assert.Equal(
        [.. answers.Select(CountOf), $"| together | {rows.Length} |"],
        CountPattern().Matches(text).Select(count => count.Value));

    [Fact]
    public void It_is_said_once_what_becomes_of_each_that_is_not_met()
    {
        var said = text[At("What becomes of")..At("## V1 ")];
        Assert.Equal(
            rows.Where(row => row.Answer == "not met").Select(row => row.Number).Order(),
            NumberPattern().Matches(said).Select(number => number.Value).Order());
    }

    [Fact]
    public void What_is_named_exists() => Assert.DoesNotContain(
        NamedPattern().Matches(text).Select(named => named.Groups[1].Value).Distinct(), named => !Exists(named));

    [Fact]
    public void Links_within_it_lead_to_a_heading()
    {
        var headings = HeadingPattern().Matches(text).Select(heading => AnchorOf(heading.Groups[1].Value));
        Assert.Empty(LinkPattern().Matches(text).Select(link => link.Groups[1].Value).Except(headings));
    }

    static string CountOf(string answer) => $"| {answer} | {rows.Count(row => row.Answer == answer)} |";

    static int At(string words) => text.IndexOf(words, StringComparison.Ordinal);

    static string AnchorOf(string heading) => heading.ToLowerInvariant().Replace(' ', '-');

    // A setting, which the README explains; a file or folder, wherever it lies, without its ending; or a member of one.
    static bool Exists(string named)
    {
        if (named.Contains(':', StringComparison.Ordinal))
            return readme.Contains(named, StringComparison.Ordinal);
        if (Files(named).Any() || files.Any(file => file.Contains($"/{named}/", StringComparison.Ordinal)))
            return true;
        var dot = named.LastIndexOf('.');
        var member = named[(dot + 1)..];
        return dot > 0 && Files(named[..dot]).Any(file => Read(file).Contains(member, StringComparison.Ordinal));
    }

    static IEnumerable<string> Files(string named) =>
        files.Where(file => endings.Any(ending => file.EndsWith($"/{named}{ending}", StringComparison.Ordinal)));

    static string Read(string file) =>
        File.ReadAllText(Path.Combine(Repository.Root, file.TrimStart('/'))).ReplaceLineEndings("\n");

    [GeneratedRegex(
        @"^\| (?<number>\d+\.\d+\.\d+) \| .+? \| (?<answer>.+?) \| (?<where>.*) \|$", RegexOptions.Multiline)]
    private static partial Regex RowPattern();

    [GeneratedRegex(@"^\| (met|n/a|not met|together) \| \d+ \|$", RegexOptions.Multiline)]
    private static partial Regex CountPattern();

    [GeneratedRegex(@"\d+\.\d+\.\d+")]
    private static partial Regex NumberPattern();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex NamedPattern();

    [GeneratedRegex("^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex HeadingPattern();

    [GeneratedRegex(@"\]\(#([^)]+)\)")]
    private static partial Regex LinkPattern();

    [GeneratedRegex(@"/(bin|obj|\.git)/")]
    private static partial Regex MadePattern();
}
