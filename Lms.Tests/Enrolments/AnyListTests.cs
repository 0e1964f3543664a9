using System.Text;
using CsCheck;
using Lms.Data.Enrolments;
using Lms.Data.Shared;

namespace Lms.Tests.Enrolments;

/// <summary>Whatever is chosen or pasted: read or refused, but never thrown, and nobody falls out of the list.</summary>
public class AnyListTests
{
    static readonly string[] people = ["ada@school.example", "alan@school.example", "emmy@school.example"];

    static readonly Gen<string> piece = Gen.OneOf(
        Gen.OneOf("\"", "\"\"", "\0", "\ud800", "\udc00", "\ufffe", "\ufeff", "\r", "\n", "\r\n", "<", ">", "@", ",", ";", "\t", "|", " ", ":", "?", "'", "(", "\u2028", "\u200b", "\u0085"),
        Gen.OneOf("ada@school.example", "Ada", "Lovelace, Ada", "<alan@school.example>", "hedy", "mailto:emmy@school.example", "𠮷田", "5b", "100234", "\u202eada"),
        Gen.OneOf("Email", "Name", "Parent's email", "Vorname", "Section", "\nEmail,Name\n", "sep=;\n", "=1+1"),
        Gen.String[0, 3]);

    static readonly Gen<string> text = Gen.OneOf(
        piece.Array[0, 30].Select(string.Concat),
        Gen.Select(Gen.OneOf(",", ";", "\t", "|"), piece.Array[3].Array[0, 8])
            .Select((separator, rows) => string.Join('\n', rows.Select(row => string.Join(separator, row)))),
        Gen.Select(Gen.OneOf("Email,Name\n", "Name;E-Mail;Klasse\n"), piece.Array[0, 20]).Select((head, rest) => head + string.Concat(rest)));

    static readonly Gen<RosterColumn[]?> chosen = Gen.OneOf(
        Gen.Const(() => (RosterColumn[]?)null), Gen.Enum<RosterColumn>().Array[0, 5].Select(c => (RosterColumn[]?)c));

    [Fact]
    public void Any_text_is_read_or_refused_and_every_row_has_its_line_and_an_address_or_a_reason()
    {
        var (tables, lists) = (0, 0);
        Gen.Select(text, chosen).Sample((typed, columns) =>
        {
            var read = RosterFile.Read(typed, 20, columns);
            if (!read.Succeeded)
            {
                Assert.True(read.Problem!.Why is Why.ListEmpty or Why.TooManyLines or Why.NoAddressColumn);
                return;
            }

            var lines = typed.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r').Length;
            Interlocked.Increment(ref read.Value.Table is null ? ref lists : ref tables);
            Assert.All(read.Value.Rows, row =>
            {
                Assert.InRange(row.Line, 1, lines);
                Assert.True(row.Address is null != row.Problem is null);
            });
            Assert.Equal(read.Value.Rows.OrderBy(row => row.Line), read.Value.Rows);
            Assert.All(people.Where(person => typed.Contains(person, StringComparison.Ordinal)), person =>
                Assert.Contains(read.Value.Rows, row => row.Text.Contains(person, StringComparison.Ordinal)));
            _ = read.Value.Remainder(read.Value.Rows);
        }, iter: 20_000);

        Assert.True(tables > 1_000 && lists > 1_000, $"Only {tables} tables and {lists} lists: the texts have to do more.");
    }

    [Fact]
    public void Any_bytes_are_read_or_refused() => Gen.Byte.Array[0, 300].Sample(bytes =>
    {
        var decoded = RosterText.Decode(bytes);
        if (decoded.Succeeded)
            _ = RosterFile.Read(decoded.Value, 100);
    }, iter: 20_000);

    [Fact]
    public void Nobody_falls_out_of_a_list_of_addresses_whatever_stands_between_them()
    {
        var between = Gen.OneOf(", ", ";", "\n", " ", "\t", " <", "> ", "\"", ",\"", "\", ", " Ada Lovelace ", "; Lovelace, Ada <", ">;", "\r\n> ", " | ", "…", "('", "');");
        Gen.Select(between, between, Gen.Int[0, 99]).Select((a, b, n) => $"{a}{b} p{n}@school.example").Array[1, 12].Sample(people =>
        {
            var typed = string.Concat(people);
            var file = RosterFile.Read(typed, 1000).Value;
            if (file.Table is null)
                Assert.Equal(people.Select(p => p[(p.LastIndexOf(' ') + 1)..]).Distinct().Order(), file.Rows.Select(row => row.Address?.Normal).Where(a => a is not null).Distinct().Order());
        }, iter: 20_000);
    }

    [Fact]
    public void What_is_left_of_a_list_to_mend_reads_again_into_the_same_problems()
    {
        var bad = Gen.OneOf("hedy", "hedy@", "Hedy <hedy@school>", "Hedy <>", "Students of 5b", "@school.example", "héd@school.example", "Lamarr, Hedy <hedy>");
        var good = Gen.OneOf("ada@school.example", "Alan <alan@school.example>");
        Gen.Select(Gen.OneOf(bad, good), Gen.OneOf("\n", "\n", ";", "\r\n\r\n")).Select((a, b) => a + b).Array[1, 12].Sample(entries =>
        {
            var file = RosterFile.Read(string.Concat(entries), 1000).Value;
            var problems = file.Rows.Where(row => row.Problem is not null).ToList();
            if (problems.Count == 0)
                return;
            Assert.Equal(
                problems.Select(row => (row.Text, row.Problem!.Why)),
                RosterFile.Read(file.Remainder(problems), 1000).Value.Rows.Select(row => (row.Text, row.Problem!.Why)));
        }, iter: 20_000);
    }

    public static TheoryData<string> Hostile => ["<", "\"", "\"\n", ",", ",\"", "\",\"", "<\"", "\" ", "a@b.example ", "a ", "@", "<@>", "(", "\"a\"b,", "\"@,", "\t;|", "\u200b", "Ada <", "a,", "\ud800"];

    [Theory, MemberData(nameof(Hostile))]
    public void A_megabyte_of_anything_ends(string part)
    {
        var typed = string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length));
        foreach (var text in (string[])[typed, "Email,Name\n" + typed, "ada@school.example\n" + typed, "Ada Lovelace,ada@school.example,\"" + typed])
            _ = RosterFile.Read(text, 100_000);
    }
}
