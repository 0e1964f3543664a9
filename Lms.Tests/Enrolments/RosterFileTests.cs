using Lms.Data.Enrolments;
using Lms.Data.Shared;
using static Lms.Data.Enrolments.RosterColumn;

namespace Lms.Tests.Enrolments;

/// <summary>Tables with everything that goes wrong in them, and what is left of a list to mend.</summary>
public class RosterFileTests
{
    [Fact]
    public void Lines_are_counted_as_editors_count_them_cells_of_several_lines_too()
    {
        var rows = Read("Name,Address,Email\r\n\r\nAda,\"12 Main Street\r\nLondon, W1\",ada@school.example\r\n,,\r\nAlan,,alan@school.example\rEmmy,,emmy\n").Rows;

        Assert.Equal([(3, "ada@school.example"), (6, "alan@school.example"), (7, null)], rows.Select(row => (row.Line, row.Address?.Display)));
        Assert.Equal("Ada,\"12 Main Street\r\nLondon, W1\",ada@school.example", rows[0].Text);
    }

    [Theory]
    [InlineData("\"Ada,ada@school.example\nAlan,alan@school.example\nEmmy,emmy@school.example", 2)]
    [InlineData("\"Ada,ada@school.example\nAlan,alan@school.example\n\"Emmy\",emmy@school.example", 2)]
    [InlineData("\"Ada,ada@school.example\nAlan,alan@school.example\nEmmy\",emmy@school.example", 2)]
    [InlineData("Ada,ada@school.example\nAlan,alan@school.example\n\"Emmy,emmy@school.example", 4)]
    public void A_quotation_mark_without_a_partner_costs_its_own_line_and_no_other(string rows, int line)
    {
        var read = Read("Name,Email\n" + rows).Rows;

        Assert.Equal([2, 3, 4], read.Select(row => row.Line));
        Assert.Equal(Why.QuoteUnclosed, read.Single(row => row.Address is null).Problem!.Why);
        Assert.Equal(line, read.Single(row => row.Address is null).Line);
    }

    [Fact]
    public void Nor_does_one_in_a_column_that_has_no_heading() => Assert.Equal(
        ["ada@school.example", "alan@school.example", "emmy@school.example"],
        Read("Name,Email\nAda,ada@school.example,\"note\nAlan,alan@school.example,\nEmmy,emmy@school.example,\"").Rows.Select(row => row.Address?.Normal));

    [Theory]
    [InlineData("Ada \"Countess\" Lovelace,ada@school.example", "Ada \"Countess\" Lovelace")]
    [InlineData("\"Ada \"\"Countess\"\" Lovelace\",ada@school.example", "Ada \"Countess\" Lovelace")]
    [InlineData("\"Ada\" Lovelace,ada@school.example", "Ada Lovelace")]
    [InlineData(" Ada\u00a0 Lovelace ,\u200b ada@school.example ", "Ada Lovelace")]
    [InlineData("\"Lovelace,\nAda\",mailto:ada@school.example", "Ada Lovelace")]
    [InlineData("\u202aAda\u202c\0 Lovelace,Ada <ada@school.example>", "Ada Lovelace")]
    public void What_can_be_meant_in_one_way_is_read_so(string line, string name)
    {
        var row = Assert.Single(Read("Name,Email\n" + line).Rows);
        Assert.Equal((name, "ada@school.example"), (row.Name, row.Address!.Normal));
    }

    [Theory]
    [InlineData("Hedy,", Why.NoAddressInLine)]
    [InlineData("Hedy", Why.NoAddressInLine)]
    [InlineData("Hedy,hedy", Why.AddressNeedsOneAt)]
    [InlineData("Hedy,hedy lamarr@school.example", Why.AddressHasOddCharacters)]
    [InlineData("Hedy,hedy@school.example hedy@home.example", Why.AddressHasOddCharacters)]
    public void A_row_without_one_address_is_a_problem(string line, Why why) =>
        Assert.Equal(why, Assert.Single(Read("Name,Email\n" + line).Rows).Problem?.Why);

    [Fact]
    public void Columns_that_somebody_chose_are_taken_as_chosen()
    {
        const string Text = "Email,Login,Code\nmother@home.example,ada@school.example,5b";

        var chosen = RosterFile.Read(Text, 100, [Ignored, Email, Section]).Value;

        Assert.Equal("mother@home.example", Read(Text).Rows[0].Address!.Normal);
        Assert.Equal(("ada@school.example", "5b", false), (chosen.Rows[0].Address!.Normal, chosen.Rows[0].Section, chosen.Table!.Unsure));
        Assert.Equal(Why.NoAddressColumn, RosterFile.Read("Email,Name\nada@school.example,Ada", 100, [Ignored, Name]).Problem?.Why);
        Assert.Equal("Ada", RosterFile.Read("Email,Name\nada@school.example,Ada", 100, [Email]).Value.Rows[0].Name);
    }

    [Fact]
    public void Cells_are_kept_no_longer_than_there_is_room_for_them()
    {
        var row = Read($"Email,Name,Section,Student number\nada@school.example,{new string('a', 500)},{string.Concat(Enumerable.Repeat("🎓", 50))},{new string('7', 90)}").Rows[0];
        Assert.Equal((200, 60, 60), (row.Name.Length, row.Section.Length, row.StudentNumber.Length));
    }

    [Fact]
    public void Lines_beyond_the_limit_are_too_many()
    {
        Assert.True(RosterFile.Read("a@b.example\r\nc@d.example\r\n", 2).Succeeded);
        Assert.Equal(Why.TooManyLines, RosterFile.Read("a@b.example\rc@d.example\re@f.example", 2).Problem?.Why);
        Assert.Equal(Why.TooManyLines, RosterFile.Read(new string('\n', 1_000_000) + "a@b.example", 100_000).Problem?.Why);
    }

    [Theory]
    [InlineData("Email,Name\nhedy,Hedy\nada@school.example,Ada\nada@,\"Lovelace,\nAda\"", "Email,Name\nhedy,Hedy\nada@,\"Lovelace,\nAda\"")]
    [InlineData("\"E-mail; school\";Name\nada@school.example;Ada\nhedy;Hedy", "E-mail;Name\nhedy;Hedy")]
    [InlineData("List 5b\n\"E-mail\";\"My; own\"\nhedy;Hedy", "E-mail;\"My; own\"\nhedy;Hedy")]
    [InlineData("Student,SIS Login ID,Notes\nAda,ada@school.example,\nHedy,hedy,x", "Student,E-mail,Notes\nHedy,hedy,x")]
    [InlineData("Ada Lovelace\tada@school.example\t5b\tx\nHedy Lamarr\thedy\t5b\ty\nAlan Turing\talan@school.example\t6a\tz", "Name\tE-mail\tSection\t\nHedy Lamarr\thedy\t5b\ty")]
    [InlineData("ada@school.example, hedy; Lovelace, Ada <ada@school>\n\"Hedy\" <hedy@>", "hedy\nLovelace, Ada <ada@school>\n\"Hedy\" <hedy@>")]
    public void What_is_left_to_mend_is_as_it_was_written_and_reads_again_the_same(string text, string left)
    {
        var file = Read(text);
        var problems = file.Rows.Where(row => row.Problem is not null).ToList();

        var remainder = file.Remainder(problems);

        Assert.Equal(left, remainder);
        Assert.Equal(
            problems.Select(row => (row.Text, row.Problem!.Why, row.Name, row.Section)),
            Read(remainder).Rows.Select(row => (row.Text, row.Problem!.Why, row.Name, row.Section)));
    }

    [Fact]
    public void What_is_left_of_chosen_columns_says_what_was_chosen()
    {
        var file = RosterFile.Read("Email,Login,Name\nmother@home.example,hedy,Hedy", 100, [Ignored, Email, Name]).Value;
        Assert.Equal(",E-mail,Name\nmother@home.example,hedy,Hedy", file.Remainder(file.Rows));
        Assert.Equal(Why.AddressNeedsOneAt, Read(file.Remainder(file.Rows)).Rows[0].Problem?.Why);
    }

    static RosterFile Read(string text) => RosterFile.Read(text, 1000).Value;
}
