using System.Globalization;
using System.Text.RegularExpressions;
using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Enrolments;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Lms.Web.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Tests.Shared;

public sealed partial class TextsTests
{
    readonly Say say = new ServiceCollection().AddLogging().AddLocalization().AddSingleton<Say>().BuildServiceProvider().GetRequiredService<Say>();

    public static TheoryData<string> Keys { get; } = new((string[])
    [
        .. Enum.GetNames<Why>().Select(name => $"Why.{name}"),
        .. Enum.GetNames<SignInRefusal>().Select(name => $"Refused.{name}"),
        .. Enum.GetNames<Permission>().Select(name => $"Permission.{name}"),
        .. Enum.GetNames<Permission>().Select(name => $"Column.{name}"),
        .. Enum.GetNames<AuditAction>().Select(name => $"Kind.{name}"),
        .. Enum.GetNames<AuditAction>().Select(name => $"Audit.{name}"),
        .. Enum.GetNames<SwitchSource>().Select(name => $"Because.{name}"),
        .. Enum.GetNames<StaffShow>().Select(name => $"Show.{name}"),
        .. Enum.GetNames<AccountStatus>().Select(name => $"Status.{name}"),
        .. Enum.GetNames<AuditAction>().Select(name => $"Kind.{name}"),
        .. Enum.GetNames<EnrolmentSource>().Select(name => $"Source.{name}"),
    ]);

    [Theory, MemberData(nameof(Keys))]
    public void Every_reason_and_word_has_its_text(string key) => Assert.NotEmpty(say[key]);

    [Fact]
    public void Every_text_that_a_screen_asks_for_is_there_and_every_text_is_asked_for()
    {
        var web = Path.Combine(Repository.Root, "Lms.Web");
        var source = string.Concat(Directory.EnumerateFiles(web, "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".razor" or ".cs" && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText));
        var asked = QuotedKey().Matches(source).Select(match => match.Groups[1].Value).ToHashSet();
        var built = BuiltKey().Matches(source).Select(match => match.Groups[1].Value).ToHashSet();
        var there = ResourceKey().Matches(File.ReadAllText(Path.Combine(web, "Shared", "Texts.resx"))).Select(match => match.Groups[1].Value).ToList();

        var families = there.Select(Family).ToHashSet();
        Assert.Equal([], asked.Where(key => key.Contains('.', StringComparison.Ordinal) && families.Contains(Family(key))).Except(there));
        Assert.Equal([], there.Where(key => !asked.Contains(key) && !built.Contains(Family(key))));
    }

    [Theory]
    [InlineData(0, false, "No one found")]
    [InlineData(1, false, "1 person")]
    [InlineData(12, false, "12 people")]
    [InlineData(1000, true, "More than 1,000 people")]
    public void A_count_is_said_in_words(int known, bool more, string sentence)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-GB");
        Assert.Equal(sentence, say.People(new BoundedCount(known, more)));
    }

    [Fact]
    public void Dates_and_numbers_are_the_visitors_own()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        Assert.Equal("More than 1.000 people", say.People(new BoundedCount(1000, true)));
        Assert.Equal("30 Juni 2026", say.Date(new DateOnly(2026, 6, 30)));
    }

    static string Family(string key) => key.Split('.')[0];

    [GeneratedRegex("\"([A-Z][A-Za-z]*(?:\\.[A-Za-z]+)?)\"")]
    private static partial Regex QuotedKey();

    [GeneratedRegex("\\$\"([A-Z][A-Za-z]*)\\.\\{")]
    private static partial Regex BuiltKey();

    [GeneratedRegex("<data name=\"([^\"]+)\"")]
    private static partial Regex ResourceKey();
}
