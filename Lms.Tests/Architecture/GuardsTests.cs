using System.Text.RegularExpressions;
using Lms.Tests.Support;

namespace Lms.Tests.Architecture;

/// <summary>The table of guards in <c>Lms.Tests/README.md</c>: what it names is there, so that nobody trusts a test that has gone.</summary>
public sealed partial class GuardsTests
{
    static readonly string[] lines = [.. File.ReadLines(Path.Combine(Repository.Root, "Lms.Tests", "README.md"))
        .SkipWhile(line => line != "## The guards").Where(line => Row().IsMatch(line))];

    [Fact]
    public void Every_line_names_tests_that_exist()
    {
        Assert.True(lines.Length > 50, $"Only {lines.Length} lines were found.");
        Assert.All(lines, line => Assert.Matches(Named(), line));
        Assert.Equal([], lines.SelectMany(line => Named().Matches(line)).Where(test => !Exists(test)).Select(test => test.Value));
    }

    // A name that ends with … stands for what begins like it.
    static bool Exists(Match test)
    {
        var file = Path.Combine(Repository.Root, "Lms.Tests", test.Groups["file"].Value + ".cs");
        if (!File.Exists(file))
            return false;
        return test.Groups["method"].Value is not { Length: > 0 } method
            || File.ReadAllText(file).Contains($" {method.TrimEnd('…')}{(method.EndsWith('…') ? "" : "(")}", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^\| (?!threat|---)")]
    private static partial Regex Row();

    [GeneratedRegex(@"`(?<file>[A-Z]\w+(/\w+)+(Tests|AFloodOfPages|TheStaffPage))(\.(?<method>\w+…?))?`")]
    private static partial Regex Named();
}
