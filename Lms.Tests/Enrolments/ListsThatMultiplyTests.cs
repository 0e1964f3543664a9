using System.Text;
using Lms.Data.Enrolments;
using Lms.Data.Shared;
using Lms.Tests.Support;

namespace Lms.Tests.Enrolments;

/// <summary>A list costs what its length allows, whatever signs it is made of.</summary>
public class ListsThatMultiplyTests
{
    const int Length = 2_000_000, Lines = 100_000, MostAllocatedPerCharacter = 500;

    static readonly TimeSpan longest = TimeSpan.FromSeconds(10);

    public static TheoryData<string> Pieces() =>
    [
        ",", ";", "\t", "|", "\"", "\"\"", "\",\"", "<", ">", "<>", "@", ":", "mailto:", "(", "a,", "a ", " ", "a", "\ufffd", "\ufdfa",
        "ada@school.example,", "ada@school.example ", "\"Ada\" ", "\"@\",", "<ada@school.example>", "Ada <", "a@b,\"",
        "Email,", "Email;", "Name,Email,", "\u2028", "\v",
    ];

    [Theory]
    [MemberData(nameof(Pieces))]
    public void A_single_line_of_two_million_characters_is_read_or_refused_in_time(string piece) => Read(Repeated(piece));

    [Theory]
    [MemberData(nameof(Pieces))]
    public void So_is_one_below_headings(string piece) => Read("Email,Name\nada@school.example,Ada\n" + Repeated(piece));

    [Theory]
    [MemberData(nameof(Pieces))]
    public void And_as_many_lines_as_may_come(string piece)
    {
        var line = string.Concat(Enumerable.Repeat(piece, 20))[..20];
        Read(string.Join('\n', Enumerable.Repeat(line, Lines)));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("a\n")]
    [InlineData("\"\n")]
    public void A_million_lines_are_refused_before_they_are_read(string line) =>
        Assert.Equal(Why.TooManyLines, RosterFile.Read("Email\n" + string.Concat(Enumerable.Repeat(line, 1_000_000)), Lines).Problem!.Why);

    [Fact]
    public void Of_a_table_with_twenty_thousand_columns_the_first_hundred_can_be_chosen()
    {
        var read = RosterFile.Read($"Email,{string.Concat(Enumerable.Repeat("a,", 19_000))}\nada@school.example,x\n", Lines);

        Assert.Equal(100, read.Value.Table!.Columns.Count);
        Assert.Equal("ada@school.example", read.Value.Rows[0].Address!.Display);
    }

    static void Read(string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var begun = ThreadClock.Worked();
        var read = RosterFile.Read(text, Lines);
        var took = ThreadClock.Worked() - begun;
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.InRange(took, TimeSpan.Zero, longest);
        Assert.InRange(allocated, 0, (long)MostAllocatedPerCharacter * Length);
        if (read.Succeeded)
            Assert.True((read.Value.Table?.Columns.Count ?? 0) <= 100);
    }

    static string Repeated(string piece) => new StringBuilder().Insert(0, piece, Length / piece.Length).ToString();
}
