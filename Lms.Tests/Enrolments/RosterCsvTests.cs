using System.Text;
using CsCheck;
using Lms.Data.Enrolments;

namespace Lms.Tests.Enrolments;

/// <summary>Tables that leave the product for a spreadsheet, and come back.</summary>
public class RosterCsvTests
{
    static readonly Gen<string> nasty = Gen.OneOf(
        Gen.String,
        Gen.Char["'=+-@\t\r\n＝＋－＠a \",;|"].Array[0, 8].Select(string.Concat));

    [Fact]
    public void What_was_put_before_a_cell_is_taken_off_again_whatever_the_cell() =>
        nasty.Sample(cell => Assert.Equal(cell, RosterCsv.Restored(RosterCsv.Neutral(cell))), iter: 30_000);

    [Fact]
    public void No_cell_that_leaves_begins_like_a_formula() => nasty.Sample(cell =>
        Assert.DoesNotContain(RosterCsv.Neutral(cell).FirstOrDefault(), "=+-@\t\r\n＝＋－＠"), iter: 30_000);

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public void However_a_spreadsheet_parts_the_cells_none_is_calculated(char separator) => nasty.Array[3].Sample(cells =>
    {
        var written = Encoding.UTF8.GetString(RosterCsv.Write(["A", "B", "C"], [cells])).TrimStart('\ufeff');
        var pieces = written.Split([separator, '\n', '\r']).Select(piece => piece.StartsWith('"') ? piece[1..] : piece);
        Assert.All(pieces, piece => Assert.DoesNotContain(piece.FirstOrDefault(), "=+-@＝＋－＠"));
    }, iter: 10_000);

    [Fact]
    public void A_cell_stays_one_where_semicolons_part_them()
    {
        var written = Encoding.UTF8.GetString(RosterCsv.Write(["Name"], [["x;=1+1"]]));
        Assert.Equal("\ufeff\"Name\"\r\n\"x;'=1+1\"\r\n", written);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("x;=1+1", "x;'=1+1")]
    [InlineData("x;'=1+1", "x;''=1+1")]
    [InlineData("a, b; c", "a, b; c")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("-5", "'-5")]
    [InlineData("+44 20", "'+44 20")]
    [InlineData("'=1+1", "''=1+1")]
    [InlineData("\t=1", "'\t'=1")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("'t Hooft", "'t Hooft")]
    [InlineData("ada@school.example", "ada@school.example")]
    [InlineData("", "")]
    public void Only_a_cell_that_a_spreadsheet_would_calculate_gets_an_apostrophe(string cell, string written) =>
        Assert.Equal(written, RosterCsv.Neutral(cell));

    [Fact]
    public void An_exported_roster_comes_back_as_it_was()
    {
        string[][] students =
        [
            ["ada@school.example", "Ada Lovelace", "5b", "S-1"],
            ["+alan@school.example", "=HYPERLINK(\"http://evil.example\")", "-5", "@7"],
            ["=hedy@school.example", "'t Hooft; \"Hedy\"", "'=1", ""],
            ["-emmy@school.example", "Zoë ＝ Groß", "", "+44"],
            ["joan@school.example", "x;=1+1", "7B|@2", "1,-2"],
        ];

        var text = RosterText.Decode(RosterCsv.Write(RosterCsv.Headings, students)).Value;
        var file = RosterFile.Read(text, 100).Value;

        Assert.Equal(
            [RosterColumn.Email, RosterColumn.Name, RosterColumn.Section, RosterColumn.StudentNumber], file.Table!.Columns);
        Assert.False(file.Table.Unsure);
        Assert.Equal(students, file.Rows.Select(row => new[] { row.Address!.Display, row.Name, row.Section, row.StudentNumber }));
    }

    [Fact]
    public void A_table_begins_with_a_mark_so_that_spreadsheets_read_its_letters() =>
        Assert.Equal("\ufeff\"Name\"\r\n\"Zoë\"\r\n", Encoding.UTF8.GetString(RosterCsv.Write(["Name"], [["Zoë"]])));

    [Fact]
    public void Headings_for_every_kind_of_column_are_understood() => Assert.All(Enum.GetValues<RosterColumn>(), column =>
        Assert.Equal(column, RosterColumns.OfHeading(RosterColumns.Heading(column))));

    [Theory]
    [InlineData(';', "Ada;\"Love;lace\";\"a \"\"b\"\"\";\"c\nd\"")]
    [InlineData('\t', "Ada\tLove;lace\t\"a \"\"b\"\"\"\t\"c\nd\"")]
    public void A_line_that_is_left_is_quoted_where_it_must_be(char separator, string line) =>
        Assert.Equal(line, RosterCsv.Line(["Ada", "Love;lace", "a \"b\"", "c\nd"], separator));
}
